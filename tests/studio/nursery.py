"""Starts studios for the tests: a process that has loaded once what each of them loads, and forks for each.

    python -m tests.studio.nursery

A line of its input is a studio to start: the arguments, what of the environment is other, and the pipe by name into
which it says what `drafter studio` says. The answer is the number of its process, which does all else as if it had been
started by itself: the command, the language, the port, the end.
"""

import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path

from drafter.cli.start import main
from drafter.resources import data_dir
from drafter.studio.asked import Asked
from drafter.studio.desk import Desk
from drafter.studio.drafting import draft_page


def load() -> None:
    """Load what a first page of a speech loads, and what serves it."""
    import_module("drafter.studio.serve")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(data_dir("templates").parent / "examples" / "spring-festival.yaml", folder)
        desk = Desk(Path(folder))
        [opened] = desk.list_meetings()
        draft_page(Asked(desk, {"meeting": opened.id}))


def start(arguments: list[str], environment: dict[str, str], said: str) -> int:
    """The process of a studio."""
    process = os.fork()
    if process:
        return process
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.dup2(os.open(said, os.O_WRONLY), 2)
        # those of the nursery have been used
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
        os.environ.update(environment)
        os._exit(main(arguments))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them here
    load()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        print(start(asked["arguments"], asked["environment"], asked["said"]), flush=True)
