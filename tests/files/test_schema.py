"""Tables: what a mapping becomes, and what editors are told of it."""

from dataclasses import dataclass
from typing import Any

import pytest

from drafter.files.faults import MOST_FAULTS, Faults
from drafter.files.kinds import Choice, Date, Flag, Kind, Many, Named, Number, Shaped, Text
from drafter.files.schema import Field, Record, read_root
from drafter.files.yaml import parse_text
from drafter.model.finding import InputError
from drafter.model.place import Place


@dataclass(frozen=True)
class City:
    name: str
    source: str = "none"
    size: int = 0
    place: Place | None = None


CITY = Record(
    "city",
    (
        Field("name", Text(), "名称", required=True),
        Field("from", Text(), "来源", into="source"),
        Field("size", Number(0, 99), "大小"),
    ),
    make=City,
    label="name",
    called=lambda name: f"city {name}",
    plain="name",
)


def read(kind: Kind, text: str) -> tuple[Any, list[str]]:
    faults = Faults()
    root = parse_text(f"a: {text}\n", "x.yaml", faults)
    value = read_root(Record("file", (Field("a", kind, "甲"),), placed=False), root, faults)
    return (value or {}).get("a"), [str(finding) for finding in faults.findings]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Text(), "007", "007"),
        (Text(lines=True), "|\n  甲\n  乙\n", "甲\n乙\n"),
        (Text(), "|\n  甲\n  乙\n", "甲乙"),
        (Text(may_be_empty=True), "''", ""),
        (Choice(("on", "off")), "off", "off"),
        (Number(), "-12", -12),
        (Number(decimals=True), "2.50", 2.5),
        (Flag(), "true", True),
        (Flag(), "No", False),
        (Flag(), "是", True),
        (Flag(), "否", False),
        (Many(Text()), "[甲, 乙]", ("甲", "乙")),
        (Many(Text()), "甲", ("甲",)),
        (Many(Text()), "[]", ()),
        (Named(Number()), "{甲: 1}", {"甲": 1}),
        (Named(Number(), make=lambda name, value: f"{name}{value}"), "{甲: 1}", {"甲": "甲1"}),
        (Shaped(Text(), Named(Text())), "甲", "甲"),
        (Shaped(Text(), Named(Text())), "{甲: 乙}", {"甲": "乙"}),
        (CITY, "{name: 云州, from: 甲, size: 5}", City("云州", "甲", 5, Place("x.yaml", 1, 4))),
        (CITY, "云州", City("云州", place=Place("x.yaml", 1, 4))),
        (CITY, "{name: 云州, size: }", City("云州", place=Place("x.yaml", 1, 4))),
        (Text(), "", None),
    ],
)
def test_a_node_becomes_a_value(kind: Kind, text: str, value: Any):
    assert read(kind, text) == (value, [])


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (CITY, "{name: 云州, form: 甲}", "x.yaml:1: city 云州: unknown key 'form', did you mean 'from'?"),
        (CITY, "{name: 云州, size: 100}", "x.yaml:1: city 云州: size: must be at most 99"),
        (CITY, "{size: 5}", "x.yaml:1: 'name' is missing"),
        (CITY, "[云州]", "x.yaml:1: a: must be 'key: value' lines, but is a list."),
        (Many(Text(), most=1), "[甲, 乙]", "x.yaml:1: a: may be 1 at most"),
        (Many(Text()), "[甲, '']", "x.yaml:1: a: is empty"),
        (Text("[a-z]+", lambda: "a word"), "甲", "x.yaml:1: a: '甲' is not a word"),
        (
            Text(jinja=True),
            "'｛｛ a ｝｝'",
            "x.yaml:1: a: '｛｛' has a full-width character. Write {{ }} and {% %} half-width.",
        ),
        (Date(), "2026-02-29", "x.yaml:1: a: there is no such day as 2026-02-29"),
    ],
)
def test_what_is_wrong_is_a_fault_with_its_place(kind: Kind, text: str, fault: str):
    assert read(kind, text) == (None, [fault])


def test_a_record_inside_a_record_is_named_by_the_nearest_that_has_a_name():
    inner = Record("street", (Field("length", Number(), "长"),), make=dict)
    outer = Record(
        "city", (*CITY.fields, Field("street", inner, "街")), label="name", called=lambda name: f"city {name}"
    )
    assert read(outer, "{name: 云州, street: {length: 长}}")[1] == [
        "x.yaml:1: city 云州: length: '长' is not a whole number"
    ]


def test_no_more_faults_are_kept_than_anyone_reads():
    faults = Faults()
    for _time in range(MOST_FAULTS + 50):
        faults.error("x", Place("x.yaml", 1), "wrong")
    assert faults.full
    assert faults.did_you_mean("a", ["a"]) == ""
    with pytest.raises(InputError) as refused:
        faults.close()
    assert len(str(refused.value)) < 4000
    assert refused.value.findings[-1].message.startswith("and ")


def test_editors_are_told_keys_requirements_and_words():
    definitions: dict[str, Any] = {}
    assert CITY.schema(definitions) == {"anyOf": [{"$ref": "#/$defs/city"}, {"$ref": "#/$defs/text"}]}
    assert definitions["city"] == {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {
            "name": {"$ref": "#/$defs/text", "description": "名称"},
            "from": {"$ref": "#/$defs/text", "description": "来源"},
            "size": {"type": "integer", "minimum": 0, "maximum": 99, "description": "大小"},
        },
    }
