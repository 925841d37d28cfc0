"""The public API of drafter."""

__version__ = "0.1.0"
