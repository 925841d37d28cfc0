"""Detail against the minutes: the nearest reachable length, exactly, and the evenest way to it."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from drafter.fit import Rung, choose_rungs

LADDERS = st.lists(
    st.lists(st.integers(0, 400), min_size=1, max_size=5, unique=True).map(
        lambda sizes: [Rung(1, 0, size) for size in sorted(sizes)]
    ),
    min_size=1,
    max_size=5,
)


@given(LADDERS, st.integers(0, 2000))
def test_no_other_choice_comes_nearer_to_the_target(ladders: list[list[Rung]], target: int) -> None:
    found = sum(rung.characters for rung in choose_rungs(ladders, target))
    best = min(abs(sum(rung.characters for rung in choice) - target) for choice in product(*ladders))
    assert abs(found - target) == best


@given(LADDERS)
def test_beyond_the_reach_everything_is_told_or_as_little_as_can_be(ladders: list[list[Rung]]) -> None:
    assert choose_rungs(ladders, 10_000) == [ladder[-1] for ladder in ladders]
    assert choose_rungs(ladders, -10_000) == [ladder[0] for ladder in ladders]


def test_among_equal_lengths_the_sections_are_told_evenly() -> None:
    ladder = [Rung(1, 0, 100), Rung(2, 0, 200), Rung(3, 0, 300)]
    assert [rung.detail for rung in choose_rungs([ladder, ladder], 400)] == [2, 2]
