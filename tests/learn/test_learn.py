"""A learned speech comes back letter by letter, and without what was of its year."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.learn.prove import FRONT
from drafter.model.finding import InputError
from tests.house import HOUSE
from tests.learn.learning import KIND, learn, learn_kind, next_year, paragraphs_of

ROOT = Path(__file__).parents[2]
SPEECHES = sorted((ROOT / "examples" / "speeches").glob("*.txt"))
MEETINGS = sorted((ROOT / "examples").glob("*.yaml"))
FIXTURES = sorted((ROOT / "tests" / "fixtures" / "learn").glob("*.txt"))
MOST_FREE = 0.4
"""Share of the body that facts of whole sentences may hold (issue: two fifths)."""

each = pytest.mark.parametrize("file", [*SPEECHES, *FIXTURES], ids=lambda file: file.stem)


@each
def test_a_learned_speech_comes_back_letter_by_letter(file: Path):
    assert learn(file).draft() == paragraphs_of(file)


@each
def test_next_year_nothing_is_left_of_the_old_names_places_and_theme(file: Path):
    again = learn(file)
    changes, old = next_year(again)
    said = "\n".join(again.draft(changes))
    assert {word for word in old if word in said} == set()


@each
def test_at_most_two_fifths_of_a_speech_stand_in_facts_of_whole_sentences(file: Path):
    assert learn_kind((file, None)).lessons[0].free <= MOST_FREE


@each
def test_what_is_learned_passes_the_check_of_templates(file: Path):
    again = learn(file)
    assert [finding for finding in again.workspace.check_templates() if finding.severity == "error"] == []


@each
def test_a_learned_kind_with_nothing_filled_in_is_drafted_with_blanks(file: Path):
    again = learn(file)
    bare = f"format: 1\nkind: {KIND}\ntitle: 讲话\n".encode()
    draft, _plan = again.workspace.draft(again.workspace.load(bare))
    assert draft.blocks
    _changes, old = next_year(again)
    said = "\n".join(block.text for block in draft.blocks)
    assert {word for word in old if word in said} == set()


def test_headings_of_the_outline_are_numbered_anew_when_a_part_is_left_out():
    again = learn(ROOT / "examples" / "speeches" / "flood-control.txt")
    text = again.kind.meetings[0] + "sections: {omit: [part-1]}\n"
    meeting = again.workspace.load(text.encode())
    draft, _plan = again.workspace.draft(meeting)
    assert [b.marker for b in draft.blocks if b.kind == "heading" and b.depth == 1] == ["一、", "二、"]
    assert again.lesson.front.name == "李明"


def test_what_else_is_of_its_year_is_listed_with_its_line():
    lesson = learn_kind((ROOT / "examples" / "speeches" / "flood-control.txt", None)).lessons[0]
    assert ("去年", 6) in {(item.text, item.line) for item in lesson.yearly}


def test_a_file_of_several_speeches_asks_which(tmp_path: Path):
    file = tmp_path / "all.txt"
    one = SPEECHES[1].read_text(encoding="utf-8")
    two = SPEECHES[2].read_text(encoding="utf-8")
    file.write_text(f"第一篇：{one}\n第二篇：{two}", encoding="utf-8")
    with pytest.raises(InputError, match="2 speeches"):
        learn_kind((file, None))
    with pytest.raises(InputError, match="no number 3"):
        learn_kind((file, 3))
    assert learn_kind((file, 2)).lessons[0].front.name == "李明"


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(MEETINGS), st.integers(1, 5), st.randoms(use_true_random=False))
def test_any_draft_of_ours_can_be_learned_from_its_text(
    tmp_path_factory: pytest.TempPathFactory, file: Path, variant: int, chance: random.Random
):
    draft, _plan = HOUSE.draft(HOUSE.load(file), variant=variant)
    body = [block.text for block in draft.blocks if block.kind not in FRONT]
    kept = [line for number, line in enumerate(body) if number < 3 or chance.random() < 0.9]
    folder = tmp_path_factory.mktemp("learned")
    speech = folder / "speech.txt"
    speech.write_text("\n".join([draft.title, "", *kept]), encoding="utf-8")
    assert learn(speech).draft() == paragraphs_of(speech)


def test_a_fact_that_stands_in_several_places_says_so_where_it_is_asked(tmp_path: Path) -> None:
    speech = tmp_path / "speech.txt"
    speech.write_text(
        "在全县粮食收购工作会议上的讲话\n县长　沈立\n（2025年5月18日）\n同志们：\n今天开这个会，部署粮食收购。\n"
        "一、仓要腾空\n这件事由县粮储局局长彭立同志抓。\n二、钱要备足\n资金由县农发行备足，彭立同志每天报一次进度。\n"
        "三、人要到位\n出了事，先问彭立同志。\n我就讲这些。\n",
        encoding="utf-8",
    )
    learned = HOUSE.learn([(speech, None)], "grain", "粮食收购会讲话")
    template = next(text for name, text in learned.files.items() if str(name).endswith("template.yaml"))
    office = next(
        line for line in template.splitlines() if "腾出仓容" in line or ("县农发行" in line and "＿＿" in line)
    )
    assert office.count("＿＿") >= 2, office
