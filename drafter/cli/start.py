"""The first moments of a command, before it is loaded: Ctrl-C ends it quietly, closed streams are opened."""

import gc
import os
import signal
import sys
from collections.abc import Sequence

_COLLECTED = (200_000, 20, 20)
"""After how many new objects Python looks for rubbish: what a command makes stays, and looking took a tenth of it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; without arguments this process is the program, and takes sys.argv."""
    if arguments is None:
        gc.set_threshold(*_COLLECTED)
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback out of half an import
        open_streams()
    from drafter.cli.entry import main as run
    from drafter.files.expressions import CopiedExpressions
    from drafter.language.expressions import compile_by

    if arguments is not None:
        return run(arguments)
    copied = CopiedExpressions()
    compile_by(copied.compile)
    try:
        return run()
    finally:
        copied.keep()
        gc.freeze()  # what is left ends with the process


def open_streams() -> None:
    """Give a process that was started without one of its three streams an empty input or a place for its errors.

    Otherwise the next file that is opened would get the number of the missing stream, and what is printed. A result
    cannot be delivered without a standard output: writing to it fails, as it should.
    """
    for number, (name, flags) in enumerate([("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)]):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # gets the lowest number that is free, which is this one
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", closefd=False))
