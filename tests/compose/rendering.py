"""What the tests of templates render with: a few values of every kind, and what one rendering prints."""

from pathlib import Path
from typing import Any

from drafter.compose.budget import Budget
from drafter.compose.filters import FILTERS
from drafter.compose.judge import TESTS
from drafter.compose.marks import Origins, Rendered
from drafter.compose.render import Setting
from drafter.compose.sandbox import Sandbox
from drafter.language.words import Words
from drafter.meeting.records import Record
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import Start
from tests.house import read_cases

FILE = "sections/attack.md.j2"
FIRST_LINE = 7
"""Of the file, on which a body begins."""
ODD = read_cases(Path(__file__).parents[1] / "fixtures/compose/odd.yaml")
SECONDS = 2.0
MEGABYTES = 64


def make_span(text: str) -> Span:
    return Span(text, Origin("fact", "facts.x", "noun"))


def make_values(items: int = 3) -> dict[str, Any]:
    person = {"name": make_span("赵刚"), "org": "", "post": make_span("副市长"), "did": make_span("通报了情况")}
    office = {"name": "", "org": make_span("临江区"), "post": "", "did": make_span("作了发言")}
    return {
        "theme": {"noun": make_span("安全生产"), "full": make_span("安全生产工作")},
        "tasks": [
            Record("task", {"title": make_span(f"抓好第{number}件事"), "needs": [make_span("人"), make_span("钱")]})
            for number in range(items)
        ],
        "shortcomings": [make_span("责任没有到人"), make_span("整改没有到底")],
        "people": [Record("person", person), Record("person", office)],
        "count": {"sections": 3},
        "nothing": None,
        "empty": [],
    }


def make_setting(origins: Origins | None = None) -> Setting:
    return Setting(origins or Origins(), Budget(), Words(frozenset({"抓好"})))


def render(body: str, values: dict[str, Any] | None = None, origins: Origins | None = None) -> Rendered:
    """What a body prints, marked. Raises InputError."""
    given = values or make_values()
    start = Start(Place(FILE, FIRST_LINE))
    return Sandbox(FILTERS, TESTS).render_section(body, start, given, make_setting(origins), frozenset(given))


def body_of(case: dict[str, Any]) -> str:
    """The body of a case of fixtures/compose/odd.yaml."""
    return "".join(text * times for times, text in case["parts"])
