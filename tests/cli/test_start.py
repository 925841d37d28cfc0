"""What surrounds a command: closed streams, full ones, signals; one line at most, and nothing torn."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.mining.archives import speech_text

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "spring-festival.yaml"
DRAFTER = f"{sys.executable} -m drafter"
SELF = {**os.environ, "PYTHONPATH": str(ROOT), "DRAFTER_LANG": "en"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and signals of POSIX")


def shell(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=folder, env=SELF, check=False)


@pytest.mark.parametrize(
    ("streams", "status", "said"),
    [
        ("<&-", 0, ""),
        (">&-", 1, "Error: the output cannot be written: Bad file descriptor"),
        ("2>&-", 0, ""),
        ("<&- 2>&-", 0, ""),
        ("> /dev/full", 1, "Error: the output cannot be written: No space left on device"),
        ("2> /dev/full", 0, ""),
        ("2> >(true)", 0, ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_one_true_line_at_most(tmp_path: Path, streams: str, status: int, said: str):
    ended = shell(f"{DRAFTER} templates list {streams}", tmp_path)
    assert (ended.returncode, ended.stderr.strip()) == (status, said)


def test_a_draft_is_whole_though_every_stream_is_closed(tmp_path: Path):
    assert shell(f"{DRAFTER} draft {EXAMPLE} -o a.docx <&- >&- 2>&-", tmp_path).returncode == 0
    assert shell(f"{DRAFTER} draft {EXAMPLE} -o b.docx", tmp_path).returncode == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a file-size limit that is a signal elsewhere")
def test_a_file_size_limit_is_said_and_leaves_nothing(tmp_path: Path):
    ended = shell(f"ulimit -f 4; {DRAFTER} draft {EXAMPLE} -o a.docx", tmp_path)
    assert (ended.returncode, ended.stderr) == (1, "Error: a.docx:1: cannot be written: File too large\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("milliseconds", [10, 25, 40, 60, 90, 130, 180, 250])
def test_ctrl_c_in_the_first_moments_shows_no_traceback(tmp_path: Path, milliseconds: int):
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from drafter.cli import main; print(flush=True); raise SystemExit(main())",
            "plan",
            EXAMPLE,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=SELF,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        time.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert process.returncode in (-signal.SIGINT, 130, 0)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_polite_end_leaves_nothing_in_the_temporary_folder(tmp_path: Path, name: str):
    archive, temporary = tmp_path / "archive", tmp_path / "temporary"
    archive.mkdir()
    temporary.mkdir()
    for number in range(30):
        pages = (f"第{page}篇：{speech_text(number % 3)}" for page in range(1, 50))
        (archive / f"{number:02}.txt").write_text("\n".join(pages), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "drafter", "mine", archive, "--into", tmp_path / "bank"],
        env={**SELF, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        while not list(temporary.glob("*/pieces-*")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(getattr(signal, name))
        _out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + getattr(signal, name)
    assert err.decode().strip().endswith("Interrupted: nothing more was written.")
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "bank").exists()


def test_a_signal_that_was_to_be_ignored_is_ignored(tmp_path: Path):
    command = f"trap '' HUP; {DRAFTER} draft {EXAMPLE} -o a.docx & sleep 0.3; kill -HUP $!; wait $!"
    assert shell(command, tmp_path).returncode == 0
    assert (tmp_path / "a.docx").is_file()
