"""Cross-check claims and reconcile sources."""

__version__ = "0.1.0"
