"""A command that is stopped tears, loses and leaves nothing: by sample what tests/harden_writing.py does at length."""

import errno
import sys
from pathlib import Path

import pytest

from tests.writers_of_files import Stop, Trial, Writer, writers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is forked and killed")


@pytest.mark.parametrize("writer", writers()[::5] if sys.platform != "win32" else [], ids=lambda writer: writer.name)
def test_a_command_that_is_stopped_leaves_each_file_as_it_was_or_as_it_becomes(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "person"))
    trial = Trial(writer, tmp_path)
    stops = [Stop(trial.calls // 2), Stop(trial.calls - 2), Stop(trial.calls // 2, errno.ENOSPC)]
    assert [fault for stop in stops for fault in trial.try_stop(stop)] == []
