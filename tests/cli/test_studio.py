"""`drafter studio`: what is wrong with the way it was called is said before anything listens."""

import socket
import stat

import pytest

from tests.cli.conftest import Run

pytest.importorskip("uvicorn", reason="the extra drafter[studio] is not installed")


def test_a_folder_that_is_none_is_refused(run: Run, tmp_path):
    outcome = run("studio", "nowhere", "--no-open")
    assert outcome.status == 2 and "nowhere" in outcome.err


def test_a_port_that_is_taken_is_said(run: Run, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = run("studio", ".", "--no-open", "--port", str(taken.getsockname()[1]))
    assert outcome.status == 1 and "--port" in outcome.err


def test_the_key_of_a_folder_is_the_same_each_time_and_for_one_person_only(tmp_path, monkeypatch):
    from drafter.studio.serve import keep_token

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    token = keep_token(tmp_path)
    assert keep_token(tmp_path) == token != keep_token(tmp_path / "config")
    kept = [path for path in (tmp_path / "config").rglob("*") if path.is_file()]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in kept) and len(kept) == 2
