"""Official notices, assignment sheets and quarterly reports from one structured work plan."""

__version__ = "0.1.0"
