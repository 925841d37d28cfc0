"""What was taken of a harvest goes into the meeting file and the own phrasebank: both or neither, comments and all."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from drafter.edited.harvest import Harvest, Taken, Written, give_back, harvest
from drafter.files.phrasebank import load_phrasebank
from drafter.model.finding import InputError
from drafter.model.phrase import Phrase
from drafter.resources import data_dir
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.workspace import Workspace
from tests.edited.harvest.cases import MEETING, SPEECH, edited, meeting, workspace
from tests.editing import WordFile

SHIPPED = data_dir("phrasebank")
OWN = """format: 1
phrases:
  # 市长爱用的一句
  - id: exhortation-0901
    text: 雨不停，人不撤；水不退，心不松。   # 2024年
    kind: parallel
    move: exhortation
    form: sentence
    count: 3
    status: reviewed
"""
PINNED = "  closing.call: {id: exhortation-0901}\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with a meeting file and a phrasebank of its own, from which the closing call is pinned."""
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    (tmp_path / "bank" / "phrases" / "exhortation.yaml").write_text(OWN, encoding="utf-8", newline="\n")
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8")
    text = MEETING.read_text(encoding="utf-8").replace("  closing.call: {id: exhortation-0001}\n", PINNED)
    (tmp_path / "flood.yaml").write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def found(edits: list[dict[str, Any]], own: Path | None = None) -> Harvest:
    return harvest(
        read_draft(Package(edited(edits))),
        workspace().phrasebank,
        workspace().templates,
        SPEECH,
        own=own,
        meeting=meeting(),
    )


def all_of(harvested: Harvest) -> Taken:
    return Taken(harvested.facts, (), harvested.phrases, tuple(s for s in harvested.sentences if s.proposal))


def give(taken: Taken, place: Path) -> Written:
    return give_back(taken, place / "flood.yaml", place / "bank", [SHIPPED], workspace().templates)


def entries(place: Path) -> dict[str, Phrase]:
    return {phrase.id: phrase for phrase in load_phrasebank([place / "bank", SHIPPED])[0].phrases}


REWORDED = [{"fill": "phrase:situation.close", "with": "这些问题，必须改一个、销一个，绝不留尾巴"}]


def test_a_reworded_phrase_is_a_reviewed_entry_with_the_draft_as_its_source_and_the_next_number(place: Path):
    before = entries(place)
    written = give(all_of(found(REWORDED)), place)
    (new,) = written.difference.added
    assert all(int(new.id[-4:]) > int(name[-4:]) for name in before if name.startswith("shortcomings-"))
    kept = entries(place)[new.id]
    assert (kept.status, kept.text) == ("reviewed", "这些问题，必须改一个、销一个，绝不留尾巴")
    assert [(source.speech, source.text) for source in kept.sources] == [(SPEECH, kept.text)]
    assert (kept.move, kept.form, kept.fits.classes) == ("shortcomings", "clause", ("prevention",))


def test_the_meeting_file_pins_the_new_entry_so_that_the_next_draft_says_it(place: Path):
    (new,) = give(all_of(found(REWORDED)), place).difference.added
    own = Workspace.find(place)
    draft, _plan = own.draft(own.load(place / "flood.yaml"))
    assert new.text in "".join(block.text for block in draft.blocks)


def test_what_was_taken_over_is_not_found_again(place: Path):
    edits = [
        *REWORDED,
        {"fill": "fact:facts.tasks[1].measures[0].text", "with": "3月底前，各县补足沙袋"},
        {"fill": "phrase:closing.call", "with": "部署只是开头，落实才见分晓。"},
        {"add": "堤防险情早一分钟报告，群众就多一分安全。", "after": "把值守落到人头"},
    ]
    give(all_of(found(edits)), place)
    own = Workspace.find(place)
    again = harvest(
        read_draft(Package(edited(edits))),
        own.phrasebank,
        own.templates,
        SPEECH,
        meeting=own.load(place / "flood.yaml"),
    )
    assert not again


def test_a_wording_near_an_entry_of_the_own_phrasebank_becomes_its_variant_and_comments_stay(place: Path):
    own = Workspace.find(place)
    draft, _plan = own.draft(own.load(place / "flood.yaml"))
    word = WordFile(own.write(draft))
    word.fill("phrase:closing.call", "雨不停，人不撤；水不退，心不能松。")
    harvested = harvest(read_draft(Package(bytes(word))), own.phrasebank, own.templates, SPEECH, own=place / "bank")
    assert [change.kind for change in harvested.phrases] == ["variant"]
    give(all_of(harvested), place)
    text = (place / "bank" / "phrases" / "exhortation.yaml").read_text(encoding="utf-8")
    assert "# 市长爱用的一句" in text and "# 2024年" in text
    entry = entries(place)["exhortation-0901"]
    assert entry.variants == ("雨不停，人不撤；水不退，心不能松。",)
    assert (entry.text, entry.count, entry.sources[-1].speech) == ("雨不停，人不撤；水不退，心不松。", 3, SPEECH)


def test_added_sentences_wait_for_review(place: Path):
    harvested = found([{"append": "把值守落到人头", "text": "雨情就是命令，水情就是军情。", "author": "刘副市长"}])
    (new,) = give(all_of(harvested), place).difference.added
    assert (new.status, new.move, new.note) == ("mined", "directive", "刘副市长 修订")


def test_neither_file_changes_when_one_of_them_cannot_be_written(place: Path, monkeypatch: pytest.MonkeyPatch):
    files = {path: path.read_bytes() for path in place.rglob("*.yaml")}
    harvested = found([*REWORDED, {"fill": "fact:date", "with": "2026年3月6日"}])
    rename = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "flood.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InputError):
        give(all_of(harvested), place)
    assert {path: path.read_bytes() for path in place.rglob("*.yaml")} == files


def test_a_conflict_that_was_decided_is_written_and_no_other(place: Path):
    harvested = found([{"fill": "fact:theme.short", "with": "防汛备汛", "only": 0}])
    assert not all_of(harvested)
    written = give(Taken(settled=(("theme.short", "防汛备汛"),)), place)
    assert written.meeting is not None and written.meeting.made == ("theme.short",)
    assert "short: 防汛备汛" in (place / "flood.yaml").read_text(encoding="utf-8")


def test_a_fact_that_the_meeting_file_says_otherwise_by_now_is_to_be_decided(place: Path):
    text = (place / "flood.yaml").read_text(encoding="utf-8").replace("name: 周岩", "name: 吴岩")
    (place / "flood.yaml").write_text(text, encoding="utf-8")
    own = Workspace.find(place)
    harvested = harvest(
        read_draft(Package(edited([{"fill": "fact:speaker.name", "with": "郑江"}]))),
        own.phrasebank,
        own.templates,
        SPEECH,
        meeting=own.load(place / "flood.yaml"),
    )
    assert not harvested.facts
    assert [version.text for version in harvested.conflicts[0].versions] == ["郑江", "吴岩"]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("facts.tasks[0].measures[0].what", "把42座水库和318处险段都查到，做到一处不漏"),
        ("facts.tasks[0].measures[0].what", "守好堤"),
        ("facts.tasks[0].measures[0].who[0]", "市应急局"),
    ],
)
def test_what_was_added_stands_behind_a_sentence_that_the_same_edit_changed(place: Path, fact: str, text: str):
    behind = "市水务局要对42座病险水库逐座排查"
    added = "我再说一句：堤是死的，人是活的。"
    harvested = found([{"append": behind, "text": added}, {"fill": f"fact:{fact}", "with": text}])
    assert [each.text for each in harvested.sentences] == [added] and harvested.facts
    give(Taken(facts=harvested.facts, placed=harvested.sentences), place)
    own = Workspace.find(place)
    draft, plan = own.draft(own.load(place / "flood.yaml"))
    assert not [each for each in plan.findings if each.rule.startswith("sentence-")]
    assert any(text in block.text and block.text.endswith(added) for block in draft.blocks)
