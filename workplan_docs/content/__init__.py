"""What the office says: YAML text to validated, frozen models, units resolved. Knows nothing above it."""
