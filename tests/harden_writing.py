"""Every command that writes, stopped at each of its steps and at moments by chance: nothing torn, lost or left behind.

    python -m tests.harden_writing [KILLS]

At every call that changes the disk: kill -9, a full disk, and in turn a broken disk, no permission, a file-size limit.
Then KILLS times (500) a process of its own, killed at a moment by chance. It goes on where it was stopped.
"""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.progress import Progress
from tests.writers_of_files import Stop, Trial, Writer, put, writers

ALWAYS = (0, errno.ENOSPC)
"""How a command ends at every step; 0 is kill -9."""
IN_TURN = (errno.EIO, errno.EACCES, errno.EFBIG)


def list_stops(calls: int) -> Iterator[Stop]:
    for moment in range(1, calls + 1):
        for error in (*ALWAYS, IN_TURN[moment % len(IN_TURN)]):
            yield Stop(moment, error)


def make_trials(folder: Path, wanted: str = "") -> list[Trial]:
    return [Trial(writer, folder / str(number)) for number, writer in enumerate(writers()) if wanted in writer.name]


def kill_by_chance(trial: Trial, seed: int, seconds: float) -> list[str]:
    """What is wrong after a process of its own was killed somewhere between its start and its end."""
    writer, folder = trial.writer, put(trial.writer, trial.place / f"by-chance-{seed}")
    with subprocess.Popen(
        [sys.executable, "-m", "drafter", *writer.command],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        assert process.stdin
        process.stdin.write(writer.typed.encode())
        process.stdin.close()
        time.sleep(Random(f"{writer.name} {seed}").uniform(0.1, 1.1) * seconds)
        os.killpg(process.pid, signal.SIGKILL)
    wrong = trial.find_torn(folder)
    wrong += trial.find_left(folder)
    shutil.rmtree(folder)
    return [f"{writer.name}, killed by chance {seed}: {each}" for each in wrong]


def _seconds(writer: Writer, folder: Path) -> float:
    """How long a process of its own takes."""
    put(writer, folder)
    start = time.monotonic()
    command = [sys.executable, "-m", "drafter", *writer.command]
    subprocess.run(command, cwd=folder, input=writer.typed.encode(), capture_output=True, check=False)
    return time.monotonic() - start


def main(kills: int) -> int:
    wrong: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = f"{place}/person"
        os.environ["DRAFTER_LANG"] = "en"
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
        trials = make_trials(Path(place))
        steps = [(trial, stop) for trial in trials for stop in list_stops(trial.calls)]
        for number in Progress("steps", len(steps)):
            trial, stop = steps[number]
            how = errno.errorcode.get(stop.error, "kill -9")
            tried[how] += 1
            for fault in trial.try_stop(stop):
                wrong[how] += 1
                print(fault, flush=True)
        apart = [trial for trial in trials if trial.writer.call is None]
        seconds = {trial.writer.name: _seconds(trial.writer, trial.place / "timed") for trial in apart}
        for number in Progress("kills", kills):
            trial = apart[number % len(apart)]
            tried["kill -9 by chance"] += 1
            for fault in kill_by_chance(trial, number, seconds[trial.writer.name]):
                wrong["kill -9 by chance"] += 1
                print(fault, flush=True)
    print(f"{len(trials)} commands, {dict(tried)}: {sum(wrong.values())} wrong {dict(wrong) or ''}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
