"""Bounds on what is read: the table for writers says what the program holds to."""

import re
from pathlib import Path

from drafter import bounds

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| .+ \| ([\d,]+) (MB|KB|[字格个层篇条]) \| ([A-Z]+) \|$", re.MULTILINE)
UNITS = {"MB": bounds.MEBIBYTE, "KB": 1024}


def test_the_table_for_writers_says_each_bound_as_it_is() -> None:
    text = (ROOT / "docs" / "bounds.md").read_text(encoding="utf-8")
    rows = ROW.findall(text)
    assert len(rows) == text.count("\n| ") - 2  # the heads of the table
    told = {name: int(number.replace(",", "")) * UNITS.get(unit, 1) for number, unit, name in rows}
    assert told == {name: getattr(bounds, name) for name in told}


def test_security_names_the_table_and_repeats_the_depth_of_controls_as_it_is() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "docs/bounds.md" in text
    assert f"{bounds.CONTROLS} 层以上" in text and f"more than {bounds.CONTROLS} deep" in text


def test_every_bound_is_used() -> None:
    house = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "drafter").rglob("*.py"))
    names = [name for name in vars(bounds) if name.isupper()]
    assert [name for name in names if len(re.findall(rf"\b{name}\b", house)) < 2] == []
