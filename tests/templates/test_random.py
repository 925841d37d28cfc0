"""Every kind of speech with facts at random: what is given stands in the draft letter by letter, in a sound file."""

import pytest

from drafter.word.text import read_docx
from tests.house import HOUSE
from tests.meetings import MOVABLE
from tests.templates.random_facts import RandomFacts
from tests.writers.docx.defects import find_defects
from tests.writers.docx.validators import SCHEMAS, schema_errors

KINDS = sorted(set(HOUSE.templates.kinds) - set(MOVABLE))
"""Those that `tests/meetings.py` does not know."""
QUOTED = str.maketrans("“”‘’", "‘’“”")
"""How quotation marks stand in what is quoted itself."""


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_any_kind_keeps_every_fact_and_has_no_defect(kind: str, seed: int) -> None:
    made = RandomFacts(HOUSE.templates.kinds[kind], HOUSE.templates, seed)
    draft, _plan = HOUSE.draft(HOUSE.load(made.yaml))
    written = HOUSE.write(draft)
    text = "\n".join(read_docx(written))
    assert [fact for fact in made.texts if fact not in text and fact.translate(QUOTED) not in text] == []
    assert list(find_defects(written)) == []
    if SCHEMAS.exists():
        assert schema_errors(written) == []
