"""What a template may not do: every attack is refused with file and line, quickly, and nothing is printed."""

from pathlib import Path

import pytest

from drafter.bounds import STEPS
from drafter.compose.marks import plain
from drafter.model.finding import InputError
from tests.compose.rendering import FILE, FIRST_LINE, make_values, render
from tests.house import read_cases

ATTACKS = read_cases(Path(__file__).parents[1] / "fixtures/compose/attacks.yaml")


def _render(body: str, items: int = 3) -> str:
    return plain(render(body, make_values(items)))


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["name"] for attack in ATTACKS])
def test_an_attack_is_refused_with_file_and_line(attack: dict[str, str]) -> None:
    with pytest.raises(InputError) as refused:
        _render("甲\n" + attack["body"])
    for finding in refused.value.findings:
        assert finding.place is not None
        assert finding.place.file == FILE
        assert finding.place.line >= FIRST_LINE
        assert 0 < len(finding.message) < 4000
        assert all(character >= " " for character in finding.message)


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in tasks %}" * 30 + "x" + "{% endfor %}" * 30,
        "{% if theme %}" * 200 + "x" + "{% endif %}" * 200,
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "not " * 5000 + "theme }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ 1e400 }}",
        "x" * 300_000,
        "{{ theme.noun }}" * 20_000,
        "{{ theme" + ".noun" * 3000 + " }}",
        "{{ '" + "x" * 3000 + "' }}",
        "\x01",
        "\x00",
    ],
    ids=lambda body: repr(body[:16]),
)
def test_a_template_that_is_too_large_or_too_deep_is_refused(body: str) -> None:
    with pytest.raises(InputError) as refused:
        _render(body)
    assert all(finding.place and len(finding.message) < 4000 for finding in refused.value.findings)


def test_nested_loops_pay_before_they_run() -> None:
    body = "{% for a in tasks %}{% for b in tasks %}{% for c in tasks %}xxxxxxxxxx{% endfor %}{% endfor %}{% endfor %}"
    assert STEPS < 300**3 * 10
    with pytest.raises(InputError, match="too much"):
        _render(body, items=300)


def test_empty_loops_pay_too() -> None:
    body = "{% for a in tasks %}" * 5 + "{% endfor %}" * 5
    with pytest.raises(InputError):
        _render(body, items=300)


def test_a_fault_while_running_names_its_line() -> None:
    with pytest.raises(InputError) as refused:
        _render("一行\n二行\n{% for task in tasks %}\n{{ task.titel }}\n{% endfor %}")
    place = refused.value.findings[0].place
    assert place is not None
    assert place.line == 10


def test_what_sections_need_is_allowed() -> None:
    text = _render(
        "{% set n = count.sections + 1 %}{% for task in tasks %}{% if not loop.last and task.title %}{{ task.title }}、"
        "{% elif loop.index == 3 %}{{ task['title'] }}{% else %}x{% endif %}{% endfor %}，共{{ n }}件，"
        "{{ '有' if theme.noun == '安全生产' else '无' }}；{{ shortcomings | run_on }}"
    )
    assert text == "抓好第0件事、抓好第1件事、抓好第2件事，共4件，有；一是责任没有到人；二是整改没有到底。"
