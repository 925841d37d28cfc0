"""Every Word file is valid under the schemas and the Open XML SDK, and free of what neither of them sees."""

import random
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pytest

from drafter.model.draft import Block, Draft, Run
from drafter.model.style import Style
from drafter.writers.docx import write_docx
from tests.writers.docx.reading import read_texts
from tests.writers.docx.validators import SCHEMAS, find_defects, schema_errors, sdk_errors
from tests.writers.samples import draft_of, gbt9704, long_speech, paragraph, speech
from tests.writers.test_write import HOSTILE

needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=f"the schemas are not at {SCHEMAS}")

STYLES: dict[str, dict[str, Any]] = {
    "as shipped": {},
    "centred": {"page_number": "center", "widow_control": True},
    "without page numbers": {"page_number": "none"},
    "grid of characters": {"page": {"grid": "characters"}, "blank_lines_above_title": 2},
    "date first": {"speaker_first": False, "arabic_dates": False, "name_space": False},
    "kept sentences, minutes in the margin": {"keep_sentences": 3, "minutes": "margin"},
    "minutes in the footer": {"minutes": "footer"},
    "hostile fonts": {"latin": '"A" & <B>', "alternative_fonts": {"黑体": "<&\">'"}},
}
DRAFTS = {
    "speech": speech(),
    "long": long_speech(80),
    "nothing": draft_of(),
    "hostile": draft_of(
        *(Block("title", (Run(fact, fact="title"),)) for fact in HOSTILE[:2]),
        *(paragraph("甲", Run(fact, fact="f"), Run(fact, blank="b")) for fact in HOSTILE),
        author='<&">',
        keywords="]]>",
        **{'name"<&>': "<&>"},
    ),
}


@pytest.mark.parametrize("options", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@needs_schemas
def test_every_style_and_draft_is_valid_under_the_schemas(options: dict[str, Any], draft: Draft):
    assert schema_errors(write_docx(draft, gbt9704(**options))) == []


@pytest.mark.parametrize(
    ("options", "draft"),
    [*((options, "speech") for options in STYLES.values()), *(({}, name) for name in DRAFTS)],
    ids=[*STYLES, *DRAFTS],
)
def test_every_style_and_draft_is_valid_under_the_sdk(
    options: dict[str, Any], draft: str, validator: str, tmp_path: Path
):
    assert sdk_errors(validator, write_docx(DRAFTS[draft], gbt9704(**options)), tmp_path) == []


@pytest.mark.parametrize("options", [options for name, options in STYLES.items() if name != "hostile fonts"])
@pytest.mark.parametrize(
    "draft", [DRAFTS["speech"], DRAFTS["long"], DRAFTS["hostile"]], ids=["speech", "long", "hostile"]
)
def test_every_style_and_draft_is_free_of_what_the_validators_miss(options: dict[str, Any], draft: Draft):
    assert list(find_defects(write_docx(draft, gbt9704(**options)))) == []


DEFECTS = {
    "direct formatting of a paragraph": ("word/document.xml", "</w:pPr>", '<w:jc w:val="left"/></w:pPr>'),
    "direct formatting of a run": ("word/document.xml", '<w:rFonts w:hint="eastAsia"/>', "<w:b/>"),
    "a font on a run": ("word/document.xml", 'w:hint="eastAsia"', 'w:hint="eastAsia" w:ascii="黑体"'),
    "a missing hint": ("word/document.xml", '<w:rFonts w:hint="eastAsia"/>', ""),
    "an unknown paragraph style": ("word/document.xml", 'w:val="BodyText"', 'w:val="Body"'),
    "an unknown character style": ("word/document.xml", 'w:val="Strong"', 'w:val="Title"'),
    "an empty paragraph": ("word/document.xml", "<w:body>", "<w:body><w:p/>"),
    "revision ids": ("word/document.xml", "<w:p>", '<w:p w:rsidR="00A1">'),
    "spaces lost": ("word/footer1.xml", ' xml:space="preserve"', ""),
    "a font without its entry": ("word/styles.xml", "楷体_GB2312", "隶书"),
    "a font of another character set": ("word/fontTable.xml", 'w:val="86"', 'w:val="00"'),
    "a font without another name": ("word/fontTable.xml", '<w:altName w:val="仿宋"/>', ""),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_that_the_validators_miss_is_caught(defect: str, draft: Draft, style: Style):
    name, old, new = DEFECTS[defect]
    assert list(find_defects(replace_in(write_docx(draft, style), name, old, new)))


def test_a_package_that_tells_when_it_was_made_is_caught(draft: Draft, style: Style):
    document = BytesIO()
    docx.Document(BytesIO(write_docx(draft, style))).save(document)
    assert any("made" in defect for defect in find_defects(document.getvalue()))


def replace_in(written: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first `old` of one part replaced."""
    changed = BytesIO()
    with ZipFile(BytesIO(written)) as archive, ZipFile(changed, "w") as copy:
        for entry in archive.infolist():
            text = archive.read(entry).decode()
            assert entry.filename != part or old in text
            fresh = ZipInfo(entry.filename, entry.date_time)
            fresh.create_system, fresh.compress_type = 0, ZIP_DEFLATED
            copy.writestr(fresh, text.replace(old, new, 1) if entry.filename == part else text)
    return changed.getvalue()


@pytest.mark.parametrize("fact", HOSTILE)
def test_every_fact_is_read_back_unchanged(fact: str, style: Style):
    ((_, text),) = read_texts(write_docx(draft_of(paragraph("甲", Run(fact, fact="f"), "乙")), style))
    assert text == f"甲{fact}乙"


def test_fifty_random_drafts_are_valid_and_read_back(validator: str, tmp_path: Path, style: Style):
    """One file of fifty random drafts' blocks, so that the validator starts once."""
    chance = random.Random(9704)
    pieces = [*HOSTILE, "把冷库排查干净。", "112家", "，", "ABC ", "“", "…"]
    blocks = []
    for _ in range(50):
        kind = chance.choice(["paragraph", "item", "heading", "closing", "salutation"])
        runs = tuple(
            Run(text, head=chance.random() < 0.3, blank=chance.choice(["", "", "x"]))
            for text in chance.choices(pieces, k=chance.randint(1, 6))
        )
        marker = chance.choice(["", "一、", "（一）", "1.", "（1）", "一要"])
        blocks.append(Block(kind, runs, depth=chance.randint(0, 6), marker=marker))  # type: ignore[arg-type]
    written = write_docx(draft_of(*blocks), style)
    assert [text for _, text in read_texts(written)] == [block.text for block in blocks]
    assert list(find_defects(written)) == []
    assert sdk_errors(validator, written, tmp_path) == []
