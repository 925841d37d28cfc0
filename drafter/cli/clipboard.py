"""A text in; on the clipboard out, by whatever this system has for it, or by the terminal itself."""

import base64
import os
import subprocess
import sys
from contextlib import suppress
from shutil import which
from typing import Literal

Way = Literal["system", "terminal", ""]
"""By a program of the system; by the terminal, which does not say whether it did it; not at all."""

_PROGRAMS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("pbcopy", (), "", "utf-8"),
    ("clip.exe", (), "", "utf-16"),  # Windows, and Linux within it; told by the mark at the beginning
    ("wl-copy", (), "WAYLAND_DISPLAY", "utf-8"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY", "utf-8"),
    ("xsel", ("--input", "--clipboard"), "DISPLAY", "utf-8"),
)
"""Name, arguments, the variable without which it has no clipboard to write to, the encoding that it reads."""
_PATIENCE = 5.0
"""Seconds."""
_LONGEST = 74_994
"""Bytes in base64 that terminals take at once: xterm's bound of 100,000 less a quarter."""


def put_on_clipboard(text: str) -> Way:
    """Put a text on the clipboard; how that was done."""
    for name, arguments, needed, encoding in _PROGRAMS:
        program = which(name)
        if program and (not needed or os.environ.get(needed)) and _run([program, *arguments], text.encode(encoding)):
            return "system"
    return "terminal" if _ask_terminal(text) else ""


def _run(command: list[str], data: bytes) -> bool:
    with suppress(OSError, subprocess.SubprocessError):
        nothing = subprocess.DEVNULL  # xclip stays behind to serve the text, and would keep a pipe open
        done = subprocess.run(command, input=data, stdout=nothing, stderr=nothing, timeout=_PATIENCE, check=False)
        return done.returncode == 0
    return False


def _ask_terminal(text: str) -> bool:
    """Send the sequence that sets the clipboard, which works through ssh too (xterm, ctlseqs: OSC 52)."""
    encoded = base64.b64encode(text.encode()).decode("ascii")
    if not sys.stderr.isatty() or os.environ.get("TERM") in (None, "", "dumb", "linux") or len(encoded) > _LONGEST:
        return False
    sys.stderr.write(f"\x1b]52;c;{encoded}\a")
    sys.stderr.flush()
    return True
