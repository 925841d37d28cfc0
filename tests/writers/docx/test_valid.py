"""Every Word file is valid under the schemas and the Open XML SDK, and free of what neither of them sees."""

import random
from pathlib import Path
from typing import Any

import pytest

from drafter.model.draft import Block, Draft, Run
from drafter.model.style import Style
from drafter.writers.docx import write_docx
from tests.writers.docx.defects import find_defects
from tests.writers.docx.reading import read_texts
from tests.writers.docx.validators import SCHEMAS, schema_errors, sdk_errors
from tests.writers.samples import HOUSE_STYLES, draft_of, gbt9704, living_speech, long_speech, paragraph, speech
from tests.writers.test_write import HOSTILE

needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=f"the schemas are not at {SCHEMAS}")

DRAFTS = {
    "speech": speech(),
    "long": long_speech(80),
    "living": living_speech(),
    "nothing": draft_of(),
    "hostile": draft_of(
        *(Block("title", (Run(fact, fact="title"),)) for fact in HOSTILE[:2]),
        *(paragraph("甲", Run(fact, fact="f"), Run(f"【{fact}】", blank="b")) for fact in HOSTILE),
        author='<&">',
        keywords="]]>",
        **{'name"<&>': "<&>"},
    ),
}


@pytest.mark.parametrize("options", HOUSE_STYLES.values(), ids=HOUSE_STYLES)
@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@needs_schemas
def test_every_style_and_draft_is_valid_under_the_schemas(options: dict[str, Any], draft: Draft):
    assert schema_errors(write_docx(draft, gbt9704(**options))) == []


@pytest.mark.parametrize(
    ("options", "draft"),
    [*((options, "speech") for options in HOUSE_STYLES.values()), *(({}, name) for name in DRAFTS)],
    ids=[*HOUSE_STYLES, *DRAFTS],
)
def test_every_style_and_draft_is_valid_under_the_sdk(
    options: dict[str, Any], draft: str, validator: str, tmp_path: Path
):
    assert sdk_errors(validator, write_docx(DRAFTS[draft], gbt9704(**options)), tmp_path) == []


@pytest.mark.parametrize("options", [options for name, options in HOUSE_STYLES.items() if name != "hostile fonts"])
@pytest.mark.parametrize(
    "draft", [DRAFTS["speech"], DRAFTS["long"], DRAFTS["hostile"]], ids=["speech", "long", "hostile"]
)
def test_every_style_and_draft_is_free_of_what_the_validators_miss(options: dict[str, Any], draft: Draft):
    assert list(find_defects(write_docx(draft, gbt9704(**options)))) == []


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
            chance.choice([Run(text), Run(text, head=True), Run(f"【{text}】", blank="x")])
            for text in chance.choices(pieces, k=chance.randint(1, 6))
        )
        marker = chance.choice(["", "一、", "（一）", "1.", "（1）", "一要"])
        blocks.append(Block(kind, runs, depth=chance.randint(0, 6), marker=marker))  # type: ignore[arg-type]
    written = write_docx(draft_of(*blocks), style)
    assert [text for _, text in read_texts(written)] == [block.text for block in blocks]
    assert list(find_defects(written)) == []
    assert sdk_errors(validator, written, tmp_path) == []
