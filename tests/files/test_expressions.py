"""The copy of compiled expressions: equal to what `re.compile` gives, and nothing where it cannot be."""

import ast
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

import drafter
from drafter.files import expressions
from drafter.files.expressions import CopiedExpressions
from drafter.resources import user_dir

HOUSE = Path(drafter.__file__).parent


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one each time that an expression is compiled anew."""
    found: list[str] = []
    compile_anew = expressions._compile

    def counting(pattern: str, flags: int) -> tuple[int, int, dict[str, int], list[int]]:
        found.append(pattern)
        return compile_anew(pattern, flags)

    monkeypatch.setattr(expressions, "_compile", counting)
    return found


def copies() -> list[Path]:
    return sorted(user_dir("cache").glob("expressions-*"))


def house_expressions() -> set[tuple[str, int]]:
    """Pattern and flags of every expression that a module of ours makes when it is loaded."""
    found = set()
    for path in HOUSE.rglob("*.py"):
        if "expression(" in path.read_text(encoding="utf-8") and "data" not in path.parts:
            module = import_module(".".join(path.relative_to(HOUSE.parent).with_suffix("").parts))
            for value in vars(module).values():
                if type(value).__name__ == "_Expression" and isinstance(value.pattern, str):
                    found.add((value.pattern, value._flags))
    return found


def test_every_expression_of_ours_is_the_same_from_its_copy(compiled: list[str]):
    every = house_expressions()
    assert len(every) > 250
    first = CopiedExpressions()
    for pattern, flags in every:
        first.compile(pattern, flags)
    first.keep()
    assert len(compiled) == len(every)
    second = CopiedExpressions()
    for pattern, flags in every:
        assert second.compile(pattern, flags) == re.compile(pattern, flags)  # equal: flags, groups' code, every number
        assert second.compile(pattern, flags).groupindex == re.compile(pattern, flags).groupindex
    assert len(compiled) == len(every)


def test_names_of_groups_and_places_are_known_from_a_copy():
    for _time in range(2):
        known = CopiedExpressions()
        found = known.compile("(?P<year>[0-9〇一二]{4})年(\\d)?(?P<rest>.*)", re.DOTALL).search("起于二〇一二年\n春")
        assert found and found.groupdict() == {"year": "二〇一二", "rest": "\n春"} and found.lastgroup == "rest"
        known.keep()


def test_what_was_compiled_later_stands_beside_what_was_known(compiled: list[str]):
    for pattern in ("甲[一-龥]", "乙[一-龥]", "丙[一-龥]"):
        known = CopiedExpressions()
        known.compile(pattern, 0)
        known.keep()
    again = CopiedExpressions()
    for pattern in ("甲[一-龥]", "乙[一-龥]", "丙[一-龥]"):
        assert again.compile(pattern, 0).match(f"{pattern[0]}天")
    assert len(compiled) == 3


def test_what_is_no_expression_is_refused_as_ever():
    with pytest.raises(re.error, match="unterminated"):
        CopiedExpressions().compile("[一", 0)


@pytest.mark.parametrize("cut", [0, 40, 170, -9])
def test_a_damaged_copy_is_passed_over_and_made_anew(compiled: list[str], cut: int):
    for _time in range(2):
        known = CopiedExpressions()
        known.compile("[一-龥]{2}", 0)
        known.keep()
    assert len(compiled) == 1
    [path] = copies()
    path.write_bytes(path.read_bytes()[:cut])
    for _time in range(2):
        known = CopiedExpressions()
        assert known.compile("[一-龥]{2}", 0).match("天地")
        known.keep()
    assert len(compiled) == 2


def test_code_that_the_matcher_refuses_is_compiled_anew(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(expressions, "_compile", lambda pattern, flags: (32, 0, {}, [7, 7, 7]))
    assert CopiedExpressions().compile("天+", 0) == re.compile("天+")


def test_where_python_has_no_such_names_expressions_are_compiled_as_ever(monkeypatch: pytest.MonkeyPatch):
    for name in ("_sre", "re._compiler"):
        monkeypatch.setitem(sys.modules, name, None)  # importing it fails
        monkeypatch.delattr(re, "_compiler", raising=False)
        known = CopiedExpressions()
        assert known.compile("天+", 0).match("天天")
        known.keep()
    assert copies() == []


def test_an_expression_is_told_from_the_same_with_other_flags(compiled: list[str]):
    known = CopiedExpressions()
    assert known.compile("a.", 0).match("a\n") is None
    assert known.compile("a.", re.DOTALL).match("a\n")
    assert len(compiled) == 2


def test_the_copy_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(expressions, "_MOST", 3)
    for number in range(9):
        known = CopiedExpressions()
        known.compile(f"天{number}", 0)
        known.keep()
    assert len(CopiedExpressions()._known.index) <= 3


def test_expressions_at_the_top_of_a_module_are_compiled_when_they_are_used():
    compiled_at_once = set()
    for room in ("language", "model", "plan", "compose", "checks", "meeting"):
        for path in (HOUSE / room).rglob("*.py"):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("re.compile("):
                    compiled_at_once.add(path.relative_to(HOUSE).as_posix())
    assert compiled_at_once <= {"language/dated.py", "language/names.py", "language/yearly.py"}  # mining's alone
