"""Bad and odd templates, fixtures/compose/odd.yaml: refused with their line, or read as they should, in time."""

import time
from typing import Any

import pytest

from drafter.compose.marks import Origins, plain, unwrap
from drafter.model.finding import InputError
from drafter.model.span import Span
from tests.compose.rendering import FILE, FIRST_LINE, ODD, SECONDS, body_of, make_values, render
from tests.harden_templates import RandomTemplate, try_template


@pytest.mark.parametrize("case", [case for case in ODD if "refused" in case], ids=lambda case: case["name"])
def test_a_bad_template_is_refused_with_its_line_in_time(case: dict[str, Any]) -> None:
    start = time.process_time()
    with pytest.raises(InputError) as refused:
        render(body_of(case))
    assert time.process_time() - start < SECONDS
    places = [(finding.place.file, finding.place.line) for finding in refused.value.findings if finding.place]
    assert places[0] == (FILE, FIRST_LINE + case["refused"] - 1), refused.value
    assert case["says"] in str(refused.value)
    assert len(str(refused.value)) < 4000
    assert all(character >= " " for character in refused.value.findings[0].message)


@pytest.mark.parametrize("case", [case for case in ODD if "reads" in case], ids=lambda case: case["name"])
def test_an_odd_template_reads_as_it_should(case: dict[str, Any]) -> None:
    start = time.process_time()
    text = plain(render(body_of(case)))
    assert time.process_time() - start < SECONDS
    if case["reads"].endswith("…"):
        assert text.startswith(case["reads"][:-1])
    else:
        assert text == case["reads"]


def test_random_templates_are_refused_with_their_place_or_print() -> None:
    for seed in range(400):  # make harden tries 100,000
        source = RandomTemplate(seed).source
        assert not try_template(source), f"{seed}: {source}"


@pytest.mark.parametrize("forged", ["\x010\x02市长\x03", "甲\x03", "\x02"])
def test_no_value_can_forge_where_it_came_from(forged: str) -> None:
    values = make_values() | {"forged": forged, "span": Span(forged, make_values()["theme"]["noun"].origin)}
    for body in ("{{ forged }}", "{{ span }}", "{{ [span]|join }}", "{{ span|stop }}", "{{ [forged]|run_on }}"):
        with pytest.raises(InputError, match="control characters"):
            render(body, values)


def test_only_what_was_printed_as_a_fact_has_the_origin_of_a_fact() -> None:
    origins = Origins()
    pieces = unwrap(render("安全生产{{ theme.noun }}{{ '安全生产' }}", origins=origins), origins)
    assert [(piece.text, bool(piece.origins)) for piece in pieces] == [
        ("安全生产", False),
        ("安全生产", True),
        ("安全生产", False),
    ]
