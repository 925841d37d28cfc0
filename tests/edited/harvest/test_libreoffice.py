"""The same edits after LibreOffice has opened and saved the file: it drops the outer of two controls and much else."""

from pathlib import Path

import pytest

from tests.edited.harvest.cases import cases, drafted, edited, found_in, lines_of, meeting_since, read_case, workspace
from tests.edited.harvest.libreoffice import save_again, why_not
from tests.meetings import RandomMeeting

pytestmark = pytest.mark.slow

OTHERWISE = {
    "copies-differ": "it keeps the copies apart and takes the store's word when it opens the file",
    "copies-differ-three-ways": "as above",
    "fact-changed-with-changes-tracked": "as above: what was tracked in a bound control gives way to the store",
}
"""Cases that a script cannot make for it, and why."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if reason := why_not():
        pytest.skip(reason)
    files = {path.stem: edited(read_case(path)["edits"]) for path in cases()}
    return save_again({**files, "untouched": drafted()}, tmp_path_factory.mktemp("saved"))


def test_a_draft_that_was_only_saved_gives_nothing_back(saved: dict[str, bytes]):
    assert not found_in(saved["untouched"])


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_what_a_case_edits_comes_back_all_the_same(path: Path, saved: dict[str, bytes], tmp_path: Path):
    if path.stem in OTHERWISE:
        pytest.skip(OTHERWISE[path.stem])
    case = read_case(path)
    found = found_in(saved[path.stem], meeting_since(case.get("then", []), tmp_path))
    assert list(lines_of(found)) == case["found"]


def test_random_drafts_that_were_only_saved_give_nothing_back(tmp_path: Path):
    if reason := why_not():
        pytest.skip(reason)
    meetings = {str(seed): workspace().load(RandomMeeting(seed).yaml.encode()) for seed in range(20)}
    files = {seed: workspace().write(workspace().draft(meeting)[0]) for seed, meeting in meetings.items()}
    for seed, data in save_again(files, tmp_path).items():
        assert not found_in(data, meetings[seed]), f"seed {seed}"
