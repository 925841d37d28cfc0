"""A draft refreshed after editors had it: choices, stores, prompts and properties as they should be."""

from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree

from drafter.model.marks import STORE_SPACE
from drafter.word.controls import content_of, is_marked, read_placeholders, tag_of, walk_controls
from drafter.word.draft import read_draft, read_properties
from drafter.word.namespaces import W
from drafter.word.nodes import make, parse_xml, remove, serialise
from drafter.word.package import Package
from drafter.workspace import Workspace
from tests.editing import Node, WordFile
from tests.writers.samples import ROOT

MEETING = ROOT / "examples" / "flood-season.yaml"


@cache
def workspace() -> Workspace:
    return Workspace.find(MEETING)


@cache
def drafted() -> bytes:
    return workspace().write(workspace().draft(workspace().load(MEETING))[0], comments="all")


def refreshed(edit: Callable[[WordFile], None]) -> Package:
    """The draft as an editor leaves it, with another date in the meeting file."""
    file = WordFile(drafted())
    edit(file)
    package = Package(bytes(file))
    meeting = workspace().load(MEETING, {"date": "2026-06-30"})
    result = workspace().refresh(package, read_draft(package), meeting, "稿.docx")
    assert result.refresh.edits
    return Package(result.data)


def box_of(package: Package, tag: str) -> list[str]:
    """What the choice of a tag offers."""
    control = next(control for control in walk_controls(package.document) if tag_of(control) == tag)
    return [item.get(f"{W}value", "") for item in control.iterfind(f"{W}sdtPr/{W}comboBox/{W}listItem")]


def store_of(package: Package) -> dict[str, str]:
    root = package.root(package.item(STORE_SPACE))
    return {node.get("path", ""): node.text or "" for node in root}


@cache
def choice() -> tuple[str, list[str]]:
    """Tag and wordings of a phrase with a choice."""
    package = Package(drafted())
    boxes = ((tag_of(control), box_of(package, tag_of(control))) for control in walk_controls(package.document))
    return next((tag, items) for tag, items in boxes if len(items) > 1)


def strike(control: Node, kind: str = "del") -> None:
    """Delete, or move away, what is in a control, with changes tracked."""
    content = content_of(control)
    assert content is not None
    change = make(kind, id=9001, author="王主任", date="2026-01-22T10:30:00Z")
    for run in list(content):
        for text in run.iter(f"{W}t") if kind == "del" else ():
            text.tag = f"{W}delText"
        change.append(run)
    content.append(change)


def empty(file: WordFile) -> None:
    file.empty(choice()[0])


def pick(file: WordFile) -> None:
    file.fill(*choice()[:1], choice()[1][1])


def delete(file: WordFile) -> None:
    strike(file.controls(choice()[0])[0])


@pytest.mark.parametrize("edit", [empty, pick, delete])
def test_a_choice_offers_every_wording_it_was_drafted_with_and_nothing_that_is_none(edit: Callable[[WordFile], None]):
    tag, items = choice()
    assert sorted(box_of(refreshed(edit), tag)) == sorted(items)


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_fact_that_was_struck_with_changes_tracked_keeps_its_value_in_the_store(kind: str):
    before = store_of(Package(drafted()))
    path = next(path for path, text in before.items() if text and path.startswith("facts."))

    def edit(file: WordFile) -> None:
        for control in file.controls(f"fact:{path}"):
            strike(control, kind)

    assert store_of(refreshed(edit))[path] == before[path]


def test_prompts_that_an_editor_renamed_and_its_own_building_blocks_stay():
    def edit(file: WordFile) -> None:
        glossary = file.package.edit(file.package.target("glossaryDocument"))
        for root in (glossary, file.body):
            for node in root.iter(f"{W}docPart", f"{W}name"):
                name = node.get(f"{W}val", "")
                if name.startswith("PH_"):
                    node.set(f"{W}val", f"{{{name}-6F1C}}")
        (parts,) = glossary.iter(f"{W}docParts")
        own = "<w:docPart><w:docPartPr><w:name w:val='落款'/><w:category><w:gallery w:val='autoTxt'/></w:category>"
        space = W[1:-1]
        parts.append(parse_xml(f"<g xmlns:w='{space}'>{own}</w:docPartPr></w:docPart></g>".encode())[0])

    package = refreshed(edit)
    names = set(read_placeholders(package))
    blocks = {
        node.get(f"{W}val", "")
        for node in package.root(package.target("glossaryDocument")).iter(f"{W}name")
        if node.get(f"{W}val") != "General"
    }
    assert "落款" in blocks
    assert names and not [name for name in names if not name.endswith("-6F1C}")]
    assert {node.get(f"{W}val", "") for node in package.document.iter(f"{W}docPart")} <= names


def test_properties_of_others_stay_and_ours_are_those_of_now():
    def edit(file: WordFile) -> None:
        name = file.package.target("custom-properties", "")
        root = file.package.edit(name)
        own = etree.fromstring(serialise(root[0]))
        own.set("name", "文号")
        root.append(own)

    properties = read_properties(refreshed(edit))
    assert "文号" in properties
    assert properties["tool"].startswith("drafter")
    assert list(properties).count("kind") == 1


def test_an_answer_on_which_an_editor_left_the_mark_of_a_prompt_loses_it():
    tag = next(tag_of(control) for control in walk_controls(Package(drafted()).document) if "facts." in tag_of(control))

    def edit(file: WordFile) -> None:
        file.controls(tag)[0].find(f"{W}sdtPr/{W}id").addnext(make("showingPlcHdr"))

    assert not [control for control in walk_controls(refreshed(edit).document) if is_marked(control)]


def test_a_store_that_an_editor_dropped_is_there_again():
    def edit(file: WordFile) -> None:
        name = file.package.item(STORE_SPACE)
        file.package.cut(lambda relation: relation.target == name)
        file.package.drop(name)
        for binding in list(file.body.iter(f"{W}dataBinding")):
            remove(binding)

    package = refreshed(edit)
    assert store_of(package).keys() == store_of(Package(drafted())).keys()
    assert any(each.target == package.item(STORE_SPACE) for each in package.relations(package.main))
