"""Lists of words that sections look for have names and stand in templates/words.yaml."""

import re
from pathlib import Path

from drafter.resources import data_dir
from tests.house import HOUSE

NEWER = (
    *("tribute", "commentary", "pupil-address", "welcome", "opening-address", "acceptance", "farewell"),
    *("annual", "work-report", "warning", "symposium", "greeting-letter"),
)
MOST = 4
"""Words that a section may look for by itself."""
TEMPLATES = Path(data_dir("templates"))


def test_a_section_of_the_newer_kinds_holds_no_long_list_of_words() -> None:
    long = [
        f"{path.parent.name}/{path.name}: {found[0]}"
        for kind in NEWER
        for path in sorted((TEMPLATES / kind).glob("*.j2"))
        for found in re.finditer(
            r"\[[^\]]*\]", path.read_text(encoding="utf-8").partition("---\n")[2].partition("---\n")[2]
        )
        if len(re.findall(r"[\"'][^\"']+[\"']", found[0])) > MOST
    ]
    assert long == []


def test_every_list_of_words_is_looked_for_somewhere() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*") if path.suffix in (".j2", ".yaml")
    )
    assert [name for name in HOUSE.templates.words if f"words.{name}" not in sources] == []
