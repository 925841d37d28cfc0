"""A condition of a template is told in the words of a writer."""

import pytest

from drafter.meeting.conditions import say_condition
from drafter.meeting.vocabulary import Vocabulary
from tests.house import HOUSE

TEMPLATES = HOUSE.templates
WORDS = Vocabulary(TEMPLATES, TEMPLATES.kinds["progress"])


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("people", "“who speaks at the meeting” is given"),
        ("not achievements", "“前一段完成了什么” is not given"),
        ("theme.class == prevention", "“主题类别” is 安全防范"),
        ("theme.class != prevention", "“主题类别” is not 安全防范"),
        ("theme.class in [prevention, party]", "“主题类别” is 安全防范/党建"),
        ("tasks says [值守, 值班]", "says 值守/值班"),
        ("not theme.short says [行动]", "“主题简称” does not say 行动"),
        ("theme.class == prevention and people", "“主题类别” is 安全防范；“who speaks at the meeting” is given"),
        ("spoke", "“somebody spoke before” is given"),
        ("tasks.nodes", "“时间节点” is given"),
        ("mystery", "“mystery” is given"),
        ("no condition at all", "no condition at all"),
    ],
)
def test_a_condition_is_said_by_the_prompts_of_its_fields(condition: str, said: str) -> None:
    assert said in say_condition(condition, WORDS)


def test_no_condition_of_a_shipped_kind_shows_a_name_that_only_the_files_have() -> None:
    for kind in TEMPLATES.kinds.values():
        for when in (*(fact.when for fact in kind.facts.values()), *(entry.when for entry in kind.outline)):
            said = say_condition(when, Vocabulary(TEMPLATES, kind)) if when else ""
            assert when == "" or when not in said
