"""What a save by LibreOffice 24.8 or newer leaves of a draft, and what it changes: docs/word-draft.md tells of it.

Older ones multiply the text of controls (7.4 does): their files cannot be read back.
"""

import json
import subprocess
from collections import Counter
from typing import Any

import pytest

from drafter.model.marks import RECORD_SPACE, STORE_SPACE
from drafter.word.text import read_docx
from drafter.workspace import Workspace
from drafter.writers.docx import write_docx
from tests.writers.docx.opened import COMMENTS, DOCUMENT, Opened, has, text_of, value
from tests.writers.docx.validators import WORD, Node
from tests.writers.rendering import find_office, office_version
from tests.writers.samples import ROOT, gbt9704, living_speech

KEEPS_CONTROLS = (24, 8)
pytestmark = pytest.mark.skipif(
    office_version() < KEEPS_CONTROLS,
    reason=f"LibreOffice 24.8 or newer is not installed: {'.'.join(map(str, office_version())) or 'none'}",
)


@pytest.fixture(scope="module", params=["living", "spring-festival", "rural-revival"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A draft with all its comments, as we wrote it and as LibreOffice saved it."""
    if request.param == "living":
        written = write_docx(living_speech(), gbt9704(), "all")
    else:
        workspace = Workspace()
        meeting = workspace.load(ROOT / "examples" / f"{request.param}.yaml")
        written = workspace.write(workspace.draft(meeting)[0], comments="all")
    folder = tmp_path_factory.mktemp("office")
    (folder / "draft.docx").write_bytes(written)
    command = [find_office(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"), str(folder / "draft.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return written, (folder / "saved" / "draft.docx").read_bytes()


def controls(opened: Opened) -> list[tuple[Any, ...]]:
    """Of each control all that harvest and refresh go by; of one around others only its tag."""
    return [_describe(control) for control in opened.parts[DOCUMENT].iter(f"{WORD}sdt")]


def _describe(control: Node) -> tuple[Any, ...]:
    properties, content = control.find(f"{WORD}sdtPr"), control.find(f"{WORD}sdtContent")
    binding = properties.find(f"{WORD}dataBinding")
    return (
        *(value(properties, name) for name in ("tag", "alias", "id", "placeholder/docPart")),
        *(has(properties, name) for name in ("showingPlcHdr", "text", "comboBox")),
        None if binding is None else tuple(binding.get(f"{WORD}{name}") for name in ("xpath", "storeItemID")),
        tuple(item.get(f"{WORD}displayText") for item in properties.iter(f"{WORD}listItem")),
        text_of(content),
    )


def outer(opened: Opened) -> list[str]:
    """Tags of the controls around other controls."""
    return [
        str(value(control, "sdtPr/tag"))
        for control in opened.parts[DOCUMENT].iter(f"{WORD}sdt")
        if next(control.find(f"{WORD}sdtContent").iter(f"{WORD}sdt"), None) is not None
    ]


def test_the_text_stays_paragraph_by_paragraph(saved: tuple[bytes, bytes]):
    assert read_docx(saved[1]) == read_docx(saved[0])


def test_controls_stay_as_they_were_but_for_those_around_others(saved: tuple[bytes, bytes]):
    before, after = map(Opened, saved)
    lost = outer(before)
    kept = [each for each in controls(before) if each[0] not in lost]
    assert len(kept) > 5
    assert controls(after) == kept


def test_bookmarks_stay_also_around_the_controls_that_are_lost(saved: tuple[bytes, bytes]):
    before, after = ([(name, text) for name, text in _bookmarks(Opened(docx))] for docx in saved)
    assert any(name.startswith("_Phrase") or name.startswith("_Fact") for name, _ in before)
    assert sorted(after) == sorted(before)


def _bookmarks(opened: Opened) -> list[tuple[str, str]]:
    """Name of each bookmark and the text between its ends."""
    found, open_ones = [], {}
    for node in opened.parts[DOCUMENT].iter(f"{WORD}bookmarkStart", f"{WORD}bookmarkEnd", f"{WORD}t", f"{WORD}br"):
        if node.tag == f"{WORD}bookmarkStart":
            open_ones[node.get(f"{WORD}id")] = [str(node.get(f"{WORD}name"))]
        elif node.tag == f"{WORD}bookmarkEnd":
            name, *texts = open_ones.pop(node.get(f"{WORD}id"))
            found.append((name, "".join(texts)))
        else:
            for texts in open_ones.values():
                texts.append(node.text or "\n")
    return found


def test_comments_stay_with_their_ranges(saved: tuple[bytes, bytes]):
    before, after = map(Opened, saved)
    assert _comments(after) == _comments(before) != []
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        counts = [len(list(opened.parts[DOCUMENT].iter(f"{WORD}{name}"))) for opened in (before, after)]
        assert counts[0] == counts[1] == len(_comments(before))


def _comments(opened: Opened) -> list[tuple[str, ...]]:
    return [
        (*(str(comment.get(f"{WORD}{name}")) for name in ("author", "date", "initials")), text_of(comment))
        for comment in opened.parts[COMMENTS].iter(f"{WORD}comment")
    ]


def test_the_record_stays(saved: tuple[bytes, bytes]):
    (_, before), (_, after) = (Opened(docx).item(RECORD_SPACE) for docx in saved)
    assert _tree(after) == _tree(before)


def _tree(node: Node) -> Any:
    return node.tag, dict(node.attrib), node.text or "", [_tree(child) for child in node]


def test_the_store_keeps_its_texts_and_loses_its_paths_and_takes_prompts_for_texts(saved: tuple[bytes, bytes]):
    """Of no use to who reads an edited draft: contents of controls are read, never the store."""
    (_, before), (_, after) = (Opened(docx).item(STORE_SPACE) for docx in saved)
    assert len(after) == len(before)
    assert [node.get("path") for node in after] == [None] * len(before)
    for old, new in zip(before, after, strict=True):
        assert new.text == old.text or (not old.text and new.text.startswith("【"))


def test_the_items_lose_the_relationships_to_their_ids(saved: tuple[bytes, bytes]):
    """So that bindings lead nowhere until `refresh` writes them again."""
    before, after = (Counter(name for name in Opened(docx).parts if "customXml/_rels" in name) for docx in saved)
    assert sum(before.values()) == 2
    assert sum(after.values()) == 0


def test_the_properties_of_the_draft_stay(saved: tuple[bytes, bytes]):
    before, after = (json.dumps(_tree(Opened(docx).parts["docProps/custom.xml"])) for docx in saved)
    assert after == before


def test_no_part_is_emptied_though_a_fact_holds_an_ampersand(saved: tuple[bytes, bytes]):
    """A bound one would leave store and record of no length."""
    assert Opened(saved[1]).broken == {}
