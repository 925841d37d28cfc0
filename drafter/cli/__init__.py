"""The command line: `drafter`, or `python -m drafter`."""

from drafter.cli.start import main

__all__ = ["main"]
