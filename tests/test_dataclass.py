"""Our `dataclass` is the standard library's in everything that one can see of a class of fields."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import dataclass as ours

WAYS: list[dict[str, bool]] = [
    {"frozen": frozen, "slots": slots, "eq": eq}
    for frozen in (True, False)
    for slots in (True, False)
    for eq in (True, False)
]
VALUES = st.tuples(st.text(max_size=3), st.integers(0, 3), st.lists(st.integers(0, 3), max_size=2).map(tuple))


def make(decorate: Callable[..., Any], **way: bool) -> Any:
    class Pair:
        """A class with a default, one that is made anew, one that is not compared, and one that is not given."""

        name: str
        count: int = 0
        items: tuple[int, ...] = dataclasses.field(default_factory=tuple)
        place: int = dataclasses.field(default=7, compare=False)
        whole: int = dataclasses.field(init=False, default=9, hash=False)

        @property
        def twice(self) -> int:
            return 2 * self.count

    return decorate(**way)(Pair)


@dataclasses.dataclass(frozen=True, slots=True)
class _Standard:
    text: str
    count: int = 1


@ours.dataclass(frozen=True, slots=True)
class _Ours:
    text: str
    count: int = 1


@pytest.mark.parametrize("way", WAYS, ids=str)
@given(one=VALUES, other=VALUES)
def test_values_are_told_apart_shown_and_replaced_alike(way: dict[str, bool], one: Any, other: Any) -> None:
    standard, mine = make(dataclasses.dataclass, **way), make(ours.dataclass, **way)
    assert (standard(*one) == standard(*other)) == (mine(*one) == mine(*other))
    assert (standard(*one) == one) == (mine(*one) == one) is False
    assert repr(standard(*one)) == repr(mine(*one))
    assert dataclasses.asdict(standard(*one)) == dataclasses.asdict(mine(*one))
    assert repr(dataclasses.replace(standard(*one), name="乙")) == repr(dataclasses.replace(mine(*one), name="乙"))
    assert repr(ours.replace(mine(*one), name="乙")) == repr(dataclasses.replace(mine(*one), name="乙"))
    assert mine(*one).twice == standard(*one).twice
    assert copy.deepcopy(mine(*one)).items == one[2]


@dataclasses.dataclass(frozen=True, slots=True)
class _StandardBelow(_Standard):
    place: str = ""


@ours.dataclass(frozen=True, slots=True)
class _OursBelow(_Ours):
    place: str = ""


@pytest.mark.parametrize(
    "changes",
    [{}, {"count": 2}, {"text": "乙", "place": "丙"}, {"count": 2, "text": "乙", "place": "丙"}, {"wrong": 1}],
    ids=str,
)
@pytest.mark.parametrize(
    ("standard", "mine"), [(_Standard("甲"), _Ours("甲")), (_StandardBelow("甲", 3), _OursBelow("甲", 3))]
)
def test_fields_are_replaced_alike(standard: Any, mine: Any, changes: dict[str, Any]) -> None:
    def outcome(replace: Callable[..., Any], value: Any) -> str:
        try:
            return repr(replace(value, **changes))
        except TypeError as error:
            return str(error)

    assert outcome(ours.replace, mine) == outcome(dataclasses.replace, standard).replace("_Standard", "_Ours")
    assert outcome(ours.replace, standard) == outcome(dataclasses.replace, standard)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_what_cannot_be_set_hashed_or_left_out_is_the_same(way: dict[str, bool]) -> None:
    def outcome(act: Callable[[], Any]) -> str:
        try:
            return str(act())
        except Exception as error:
            return f"{type(error).__name__}: {error}".replace("make.<locals>.", "")

    made = [make(dataclasses.dataclass, **way), make(ours.dataclass, **way)]
    for act in (
        lambda cls: setattr(cls("甲"), "name", "乙"),
        lambda cls: delattr(cls("甲"), "name"),
        lambda cls: cls(),
        lambda cls: cls("甲", wrong=1),
        lambda cls: (hash(cls("甲", 1)) == hash(cls("甲", 1, place=3))) if way["eq"] else "by itself",
        lambda cls: cls.__match_args__,
        lambda cls: [field.name for field in dataclasses.fields(cls)],
        lambda cls: getattr(cls, "__slots__", None),
        lambda cls: cls("甲").whole,
    ):
        standard, mine = (outcome(lambda act=act, cls=cls: act(cls)) for cls in made)  # type: ignore[misc]
        assert standard == mine


def test_a_value_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(_Ours("甲", 2))) == _Ours("甲", 2)
    assert repr(_Ours("甲")).replace("_Ours", "_Standard") == repr(_Standard("甲"))
    assert len({_Ours("甲"), _Ours("甲"), _Ours("乙")}) == 2
