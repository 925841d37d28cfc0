"""Pages as people have them, held to what a careful reader saw in them (evaluation/pages)."""

from collections import Counter

import pytest

from evaluation.measure_pages import Asked, main, measure


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    return list(measure())


@pytest.mark.parametrize(
    ("of", "least"),
    [
        ("speeches", 1.0),
        ("title", 0.9),
        ("salutation", 0.95),
        ("first", 0.95),
        ("last", 0.95),
        ("site", 0.99),
        ("kept", 0.98),
        ("outline", 0.9),
    ],
)
def test_a_page_is_framed_as_a_careful_reader_sees_it(asked: list[Asked], of: str, least: float):
    wrong = [f"{each.page}: {each.right} / {each.read}" for each in asked if each.of == of and not each.is_right]
    total = sum(each.of == of for each in asked)
    assert len(wrong) <= (1 - least) * total + 1e-9, wrong


def test_every_page_is_asked_about_and_the_table_tells_what_is_read_otherwise():
    lines: list[str] = []
    assert main(["--misses"], lines.append) == 0
    heads = Counter(line.split()[0] for line in lines[:9])
    assert heads["title"] == heads["site"] == 1
    assert any(line.startswith("05-ocr.txt/1 title") for line in lines)
