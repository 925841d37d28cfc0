"""What Jinja cannot read is said in our words, with what to type."""

import pytest

from drafter.compose.marks import plain
from drafter.compose.syntax import explain_syntax
from drafter.model.finding import InputError
from tests.compose.rendering import make_values, render


def _say(body: str) -> str:
    with pytest.raises(InputError) as refused:
        plain(render(body, make_values(1)))
    return refused.value.findings[0].message


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{ theme.noun", "'}}' is missing"),
        ("{% if theme.noun %}x", "{% endif %} is missing"),
        ("{% for t in tasks %}x", "{% endfor %} is missing"),
        ("{% fro x in tasks %}{% endfor %}", "did you mean {% for %}?"),
        ("{% endif %}", "{% endif %} stands where nothing is open"),
        ("{% else %}", "{% else %} stands where nothing is open"),
        ("{% zzz %}", "there is no {% zzz %}; there are if elif"),
        ("{{ theme..noun }}", "a name is missing behind '.'"),
        ("{{ 'a }}", "a text in quotation marks is not closed: ' is missing"),
        ('{{ "a }}', 'a text in quotation marks is not closed: " is missing'),
        ("{{ theme？ }}", "'？' may not stand between {{ }} or {% %}"),
        ('{{ theme["noun" }}', "']' is missing before '}'"),
        ('{% if theme.noun = "x" %}a{% endif %}', "to compare type '=='"),
        ("{{ theme noun }}", "'noun' is too much here"),
        ("{{ }}", "is missing before '}}'"),
        ("{% for x tasks %}{% endfor %}", "'in' is missing before 'tasks'"),
        ("{# abc", "#} is missing"),
        ("{% %}", "{% %} is empty"),
        ("{{ theme.noum }}", "did you mean theme.noun?"),
        ("{{ theem.noun }}", "did you mean theme?"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_type(body: str, said: str) -> None:
    assert said in _say(body)


def test_what_jinja_may_say_one_day_is_said_in_general() -> None:
    assert "brackets and quotation marks" in explain_syntax("something new")
