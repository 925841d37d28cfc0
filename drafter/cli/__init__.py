"""The command line: `drafter`, or `python -m drafter`."""

from drafter.cli.entry import main

__all__ = ["main"]
