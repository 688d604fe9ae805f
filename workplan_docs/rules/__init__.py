"""What is checked in content beyond its shape: one function per code."""
