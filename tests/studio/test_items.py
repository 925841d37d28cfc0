"""Items of a list as somebody types them become the items of the meeting file."""

import pytest

from drafter.model.template import FieldKind
from drafter.studio.form import split_items

LINES = FieldKind("gist", "texts", "归起来有哪几条")
NAMES = FieldKind("who", "texts", "责任单位", form="noun")


@pytest.mark.parametrize(
    ("kind", "typed", "items"),
    [
        (LINES, "要用地\n要贷款\n", ["要用地", "要贷款"]),
        (LINES, "一是要用地，二是要贷款；三是要工人。", ["要用地", "要贷款", "要工人。"]),
        (LINES, "一是一，二是二", ["一", "二"]),
        (LINES, "会议强调，一是抓早，二是抓小", ["会议强调，一是抓早，二是抓小"]),
        (LINES, "要用地、要贷款", ["要用地、要贷款"]),
        (NAMES, "市商务局、市公安局\n各县", ["市商务局", "市公安局", "各县"]),
    ],
)
def test_what_is_typed_becomes_items(kind, typed, items):
    assert split_items(typed, kind) == items
