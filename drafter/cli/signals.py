"""Ctrl-C, a closed terminal and a polite kill in; one exception, which every `finally` sees, out."""

import signal
from contextlib import suppress
from types import FrameType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Signals:
    """While it is entered, the first of these signals raises KeyboardInterrupt, and later ones do not disturb its end.

    What was to be ignored (`nohup`, a command in the background) is ignored still.
    """

    def __init__(self) -> None:
        self.received = int(signal.SIGINT)
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "Signals":
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                with suppress(ValueError):  # only the main thread may
                    self._before[number] = signal.signal(number, self._raise)
        return self

    def __exit__(self, *_error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @property
    def status(self) -> int:
        """What a shell reports of a program that the signal ended: 128 and its number."""
        return 128 + self.received

    def _raise(self, number: int, _frame: FrameType | None) -> None:
        for other in self._before:
            signal.signal(other, signal.SIG_IGN)
        self.received = number
        raise KeyboardInterrupt
