"""The markup of sections: cases in fixtures/compose/lines.yaml."""

import re
from pathlib import Path

import pytest

from drafter.compose.lines import Line, parse_lines
from drafter.compose.marks import Piece
from drafter.model.draft import Run
from drafter.model.span import Origin
from tests.house import read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures/compose/lines.yaml")


def _pieces(rendered: str) -> list[Piece]:
    origin = Origin("fact", "facts.x")
    parts = re.split(r"(<[^>]*>)", rendered)
    return [Piece(part[1:-1], (origin,)) if part.startswith("<") else Piece(part) for part in parts if part]


def _show(run: Run) -> str:
    text = f"{{{run.text}}}" if run.blank else f"<{run.text}>" if run.fact else run.text
    return f"[{text}]" if run.head else text


def _line(line: Line) -> str:
    return f"{line.kind} {line.below} " + "".join(map(_show, line.runs))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_rendered_text_becomes_lines(case: dict[str, object]) -> None:
    rendered = case["rendered"]
    assert isinstance(rendered, str)
    assert [_line(line) for line in parse_lines(_pieces(rendered))] == case["lines"]
