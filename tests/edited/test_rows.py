"""Drafts as Word, WPS and LibreOffice left them: what harvest, refresh and finalize make of them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from drafter.edited import finalize, find_differences
from drafter.edited.harvest import Harvest, harvest
from drafter.model.edited import EditedDraft
from drafter.model.finding import InputError
from drafter.model.marks import RECORD_SPACE, STORE_SPACE
from drafter.model.meeting import Meeting
from drafter.word.draft import read_draft
from drafter.word.namespaces import W
from drafter.word.nodes import BrokenPackage
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Refreshed
from tests.edited.desk import Desk
from tests.edited.states import state_defects
from tests.edited.test_editors import FIXTURES, MEETING, drafted, meeting
from tests.house import HOUSE

FILES = FIXTURES / "files"
BY = "fact:facts.pledges[0].promises[0].by"
OPEN = "fact:facts.pledges[2].promises[0].who[0]"
DRAFTED = "会上定的事，有我们的一份，我们领回去、办到底"


def left(name: str) -> bytes:
    return (FILES / f"{name}.docx").read_bytes()


def read(data: bytes) -> EditedDraft:
    return read_draft(Package(data))


def harvested(data: bytes) -> Harvest:
    return harvest(read(data), HOUSE.phrasebank, HOUSE.templates, "稿", meeting=meeting())


def changed(*changes: str) -> Meeting:
    """The meeting with words of its file changed."""
    text = MEETING.read_text(encoding="utf-8")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return HOUSE.load(text.encode())


def refreshed(data: bytes, *changes: str) -> Refreshed:
    package = Package(data)
    return HOUSE.refresh(package, read_draft(package), changed(*changes), "稿.docx")


def desk(*edits: dict[str, object]) -> Desk:
    made = Desk(drafted("as it is"))
    for edit in edits:
        made.make(edit)
    return made


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def store_of(data: bytes) -> str:
    package = Package(data)
    return package.read(package.item(STORE_SPACE)).decode()


def items_of(data: bytes, tag: str) -> list[str]:
    (control,) = Desk(data).controls(tag)
    return [str(item.get(f"{W}displayText")) for item in control.iter(f"{W}listItem")]


def test_a_replacement_behind_a_lost_control_is_asked_for_whole():
    (phrase,) = harvested(left("1-lo-tracked-accepted")).phrases
    assert (phrase.new, phrase.certain) == ("请市政府放心，请广大群众监督", False)


def test_a_tracked_replacement_behind_a_lost_control_is_left_until_somebody_accepts_it():
    found = harvested(left("1-lo-tracked-pending"))
    assert not found.phrases
    assert [(each.name, each.text) for each in found.left_out] == [("vow.vow", "请市政府放心，请广大群众监督")]


def test_what_was_moved_with_changes_tracked_keeps_its_facts_in_the_store():
    data = refreshed(left("2-word-tracked-move"), "date: 2026-02-03", "date: 2026-02-09").data
    assert "协调办理鲜活农产品运输车辆的进城通行证</m:fact>" in store_of(data)
    assert "2026年2月9日" in "\n".join(read_docx(data))
    assert list(state_defects(data)) == []


@pytest.mark.parametrize("name", ["3-combo-emptied", "3-combo-picked", "3-combo-tracked-deleted"])
def test_a_list_keeps_the_wording_as_drafted_and_holds_neither_nothing_nor_a_prompt(name: str):
    data = refreshed(left(name), "date: 2026-02-03", "date: 2026-02-09").data
    items = items_of(data, "phrase:attitude.take")
    assert DRAFTED in items
    assert len(items) == len(set(items)) >= 3
    assert not [item for item in items if not item or "选择一项" in item]


@pytest.mark.parametrize("name", ["5-word-guid-docparts", "5-wps-like"])
def test_prompts_that_an_editor_renamed_stay_found_and_red(name: str):
    data = refreshed(left(name), "date: 2026-02-03", "date: 2026-02-09").data
    assert list(state_defects(data)) == []


def test_other_peoples_building_blocks_stay():
    files = desk()
    glossary = files.package.edit("word/glossary/document.xml")
    block = etree.SubElement(glossary[0], f"{W}docPart")
    properties = etree.SubElement(block, f"{W}docPartPr")
    etree.SubElement(properties, f"{W}name").set(f"{W}val", "本单位落款")
    etree.SubElement(etree.SubElement(properties, f"{W}category"), f"{W}gallery").set(f"{W}val", "autoTxt")
    etree.SubElement(block, f"{W}docPartBody")
    data = refreshed(bytes(files), "date: 2026-02-03", "date: 2026-02-09").data
    assert "本单位落款" in part(data, "word/glossary/document.xml")


def test_reordered_joined_and_copied_paragraphs_are_said():
    assert [change.kind for change in harvested(left("10-reordered")).paragraphs] == ["moved"]


@pytest.mark.parametrize("flag", ["", "0", "false"])
def test_a_blank_that_is_typed_over_is_filled_for_every_command(flag: str):
    data = bytes(desk({"type": OPEN, "with": "公司门店部", "flag": flag}))
    assert [(fact.kind, fact.new) for fact in harvested(data).facts] == [("filled", "公司门店部")]
    with pytest.raises(InputError) as refusal:
        finalize(data)
    assert "责任单位" not in "".join(finding.message for finding in refusal.value.findings)
    again = refreshed(data, "date: 2026-02-03", "date: 2026-02-09").data
    assert list(state_defects(again)) == []
    (control,) = Desk(again).controls(OPEN)
    assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is None


def test_a_bookmark_without_an_end_does_not_swallow_what_follows():
    files = desk()
    mark = next(node for node in files.body.iter(f"{W}bookmarkStart") if node.get(f"{W}name") == "_Phrase2")
    end = next(node for node in files.body.iter(f"{W}bookmarkEnd") if node.get(f"{W}id") == mark.get(f"{W}id"))
    end.getparent().remove(end)
    files.unlock("phrase:vow.vow")
    said = {stretch.phrase for stretch in read(bytes(files)).paragraphs[-1].stretches}
    assert said == {"closing.end"}


def test_a_store_that_an_editor_dropped_is_written_anew():
    files = desk()
    package, store = files.package, files.package.item(STORE_SPACE)
    package.cut(lambda relation: relation.target == store)
    package.sweep()
    data = bytes(files)
    assert not harvested(data)
    again = refreshed(data, "date: 2026-02-03", "date: 2026-02-09").data
    assert list(state_defects(again)) == []


def test_a_draft_whose_record_an_editor_dropped_is_called_a_draft_of_ours():
    files = desk()
    record = files.package.item(RECORD_SPACE)
    files.package.cut(lambda relation: relation.target == record)
    files.package.sweep()
    with pytest.raises(BrokenPackage, match="a draft of drafter's"):
        read(bytes(files))


def test_controls_in_a_deleted_paragraph_are_not_called_open():
    data = bytes(desk({"track delete": "有一件事", "author": "赵主任"}))
    with pytest.raises(InputError) as refusal:
        finalize(data)
    rules = [
        finding.rule for finding in refusal.value.findings if "支持" in finding.message or "召集" in finding.message
    ]
    assert "control-open" not in rules


PASTE: dict[str, object] = {"paste": BY, "after": "请市政府放心", "between": ["我再说一遍，", "一定见到货。"]}


def test_a_control_copied_into_another_sentence_follows_its_fact():
    text = "\n".join(read_docx(refreshed(bytes(desk(PASTE)), "by: 2月8日前", "by: 2月7日前").data))
    assert "我再说一遍，2月7日前一定见到货。" in text
    assert "2月8日前" not in text


def test_two_values_of_one_fact_keep_a_file_from_being_final():
    data = bytes(desk(PASTE, {"fill": BY, "with": "2月9日前", "only": 1}))
    with pytest.raises(InputError) as refusal:
        finalize(data)
    assert [finding.rule for finding in refusal.value.findings].count("fact-differs") == 1
    assert [finding.rule for finding in find_differences(Package(data), "稿.docx")] == ["fact-differs"]


@pytest.mark.parametrize("copy", [PASTE, {"copy": "把货备足", "after": "请市政府放心"}], ids=["control", "paragraph"])
def test_what_was_copied_is_final_with_its_fact(copy: dict[str, object]):
    data = refreshed(bytes(desk(copy)), "by: 2月8日前", "by: 2月7日前").data
    assert find_differences(Package(data), "稿.docx") == []


def test_a_fact_that_was_changed_in_both_stays_a_question_until_it_is_settled():
    mine = bytes(desk({"fill": BY, "with": "2月9日前"}))
    other = ("by: 2月8日前", "by: 2月7日前")
    first = refreshed(mine, *other)
    assert first.refresh.open == {"facts.pledges[0].promises[0].by": "2月7日前"}
    again = refreshed(first.data, *other)
    assert again.refresh.open == first.refresh.open
    assert [kept.suggestion for kept in again.refresh.kept] != []
    assert [finding.rule for finding in find_differences(Package(again.data), "")] == ["fact-kept"]
    found = harvest(read(again.data), HOUSE.phrasebank, HOUSE.templates, "稿", meeting=changed(*other))
    assert not found.facts
    assert [version.text for version in found.conflicts[0].versions] == ["2月9日前", "2月7日前"]
    settled = Desk(again.data)
    settled.fill(BY, "2月7日前")
    last = refreshed(bytes(settled), *other)
    assert (last.refresh.open, last.refresh.kept) == ({}, ())
    assert find_differences(Package(bytes(settled)), "") == []


def test_a_copy_follows_its_fact_also_where_the_paragraph_that_told_it_was_struck():
    data = bytes(desk(PASTE, {"delete": "把货备足"}))
    text = "\n".join(read_docx(refreshed(data, "by: 2月8日前", "by: 2月7日前").data))
    assert "我再说一遍，2月7日前一定见到货。" in text


def test_a_fact_that_was_typed_over_stays_a_question_too():
    first = refreshed(bytes(desk({"over": BY, "with": "2月9日前"})), "by: 2月8日前", "by: 2月7日前")
    again = refreshed(first.data, "by: 2月8日前", "by: 2月7日前")
    assert again.refresh.open == first.refresh.open == {"facts.pledges[0].promises[0].by": "2月7日前"}
    assert not again.refresh.changes
    typed = Desk(again.data)
    typed.retype("2月9日前", "2月7日前")
    settled = refreshed(bytes(typed), "by: 2月8日前", "by: 2月7日前")
    assert (settled.refresh.open, settled.refresh.changes) == ({}, False)
