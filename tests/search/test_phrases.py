"""Looking phrases up: all words, two characters are enough, the nearest first."""

from dataclasses import replace

import pytest

from drafter.model.phrase import Fits, Phrase, Source
from drafter.search import search_phrases, select_phrases


def phrase(number: int, text: str, count: int = 1, **more: object) -> Phrase:
    entry = Phrase(f"move-{number:04}", text, "phrase", "accountability", "sentence", count=count)
    return replace(entry, **more)  # type: ignore[arg-type]  # the fields that a case is about


BANK = [
    phrase(1, "要严格落实24小时值班和领导带班制度。", count=2),
    phrase(2, "值班值守"),
    phrase(3, "值班值守不能断线。", count=9),
    phrase(4, "要把值守落到人头、值班落到岗位。", count=5),
    phrase(5, "确保联络畅通。", variants=("确保值班电话畅通。",)),
    phrase(6, "随时应对。", sources=(Source("speeches/1", 3, "加强值班，随时应对"),), count=7),
    phrase(7, "下面，我强调【点数】点意见"),
]


def ids(found: list[Phrase]) -> list[int]:
    return [int(entry.id[-4:]) for entry in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("值班", [3, 2, 4, 1, 6, 5]),
        ("值班值守", [2, 3]),
        ("值守 值班", [3, 4, 2]),
        ("值班 值守", [2, 3, 4]),
        ("２４小时", [1]),
        ("下面我强调", [7]),
        ("点数", [7]),
        ("“落到人头”", [4]),
        ("脱贫", []),
        ("，。", []),
        ("", []),
    ],
)
def test_phrases_that_hold_every_word_are_found_the_nearest_first(query: str, found: list[int]):
    assert ids(search_phrases(BANK, query)) == found


def test_a_phrase_without_a_class_fits_every_class():
    bank = [
        phrase(1, "一"),
        phrase(2, "二", fits=Fits(classes=("party",))),
        phrase(3, "三", fits=Fits(classes=("prevention",))),
    ]
    assert ids(select_phrases(bank, theme_class="prevention")) == [1, 3]


def test_phrases_are_chosen_by_move_kind_and_status_together():
    bank = [
        phrase(1, "一", move="recap"),
        phrase(2, "二", move="recap", status="reviewed"),
        phrase(3, "三", status="reviewed"),
    ]
    assert ids(select_phrases(bank, move="recap", status="reviewed")) == [2]
    assert ids(select_phrases(bank, kind="frame")) == []
