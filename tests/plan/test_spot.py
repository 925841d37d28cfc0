"""What stands directly before a phrase, read off its section's body and the facts given."""

from typing import Any

import pytest

from drafter.model.phrase import Fits, Phrase
from drafter.model.place import Place
from drafter.model.plan import Choice
from drafter.model.template import FieldKind, RecordKind, SectionTemplate, Template
from drafter.plan.spot import spot_of, tell

BODY = (
    "{% for a in achievements %}{{ a }}{% endfor %}{{ phrases.affirm }}{{ phrases.lead }}"
    "{{ countdown }}{{ phrases.end }}"
)
SECTION = SectionTemplate("s", "一段", BODY)
RECORDS = {"achievement": RecordKind("achievement", "achievements", {}, move="achievements", tone="affirm")}
TEMPLATE = Template(
    "k",
    "讲话",
    Place("template.yaml", 1),
    facts={
        "achievements": FieldKind("achievements", "achievements", "成绩"),
        "countdown": FieldKind("countdown", "text", "还有几天"),
        "tasks": FieldKind("tasks", "texts", "任务"),
    },
)
GIVEN: dict[str, Any] = {"achievements": [{"text": "完成31处"}], "countdown": "还有30天", "tasks": ["另一段说的"]}
PHRASE = Phrase("situation-0001", "形势严峻", "phrase", "situation", "clause", fits=Fits(tone="warn"))


@pytest.mark.parametrize(
    ("name", "given", "chosen", "before"),
    [
        ("affirm", GIVEN, {}, {"achievements", "affirm"}),
        ("affirm", {}, {}, {"start"}),
        ("lead", GIVEN, {"affirm": Choice("s.affirm", "形势严峻", phrase=PHRASE)}, {"situation", "warn"}),
        ("lead", GIVEN, {}, {"achievements", "affirm"}),
        ("end", GIVEN, {}, set()),
    ],
)
def test_the_nearest_that_is_given_stands_before(
    name: str, given: dict[str, Any], chosen: dict[str, Choice], before: set[str]
) -> None:
    told = tell(SECTION, TEMPLATE, given)
    assert spot_of(SECTION, name, "", chosen, told, TEMPLATE, RECORDS).before == frozenset(before)


def test_here_is_what_the_section_itself_tells() -> None:
    told = tell(SECTION, TEMPLATE, GIVEN)
    assert spot_of(SECTION, "lead", "", {}, told, TEMPLATE, RECORDS).here == ("完成31处", "还有30天")
