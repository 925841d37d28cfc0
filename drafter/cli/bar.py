"""How much of a long piece of work is done, in; a line of the terminal with that and the time left, out."""

import sys
import time

from drafter.i18n import _

_WIDTH = 24
"""Columns."""


class Bar:
    """How much is done and how long the rest takes, on one line of the terminal; nothing where there is none."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = 0.0

    def show(self, share: float) -> None:
        """share: 0 to 1."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._shown < 0.2:
            return
        self._shown = now
        filled = round(share * _WIDTH)
        spent = now - self._begun
        left = _("{seconds} s left", seconds=round(spent / share * (1 - share))) if share and spent > 1 else ""
        sys.stderr.write(f"\r{'█' * filled}{'░' * (_WIDTH - filled)} {share:4.0%}  {left}\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
