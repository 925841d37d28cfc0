"""The house stands as docs/architecture.md says: who imports whom, and who alone may do what."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import drafter
from tests.house import of_each

HOUSE = Path(drafter.__file__).parent
FILES = sorted(path for path in HOUSE.rglob("*.py") if "data" not in path.relative_to(HOUSE).parts)
ONLY: dict[str, str | tuple[str, ...]] = {
    "jinja2": ("compose", "studio"),
    "starlette": "studio",
    "uvicorn": "studio",
    "yaml": "files",
    "lxml": "word",
    "zipfile": "word",
    "typer": "cli",
    "click": "cli",
    "rapidfuzz": "search",
    "pypinyin": "search",
}
"""Package to the one room that may import it; Jinja is the language of sections, and of the pages of the studio."""
CLI_ONLY = {"print", "input", "sys.argv", "sys.exit", "sys.stdin", "sys.stdout", "sys.stderr"}

READERS = ("files/reading.py", "files/writing.py")
"""Who opens what a person names: bounded, never a pipe or a device."""
OWN_FILES = (
    *("catalogues.py", "corpus/weights.py", "files/copies.py", "mining/archive.py", "mining/runs.py"),
    *("search/favourites.py", "studio/after.py", "studio/desk.py", "studio/serve.py", "word/archive.py"),
)
"""Who reads what drafter itself wrote or ships, or what was looked at first."""


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def floors() -> dict[str, int]:
    """Each room's floor, from the line of docs/architecture.md."""
    text = (HOUSE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    line = re.search(r"^    (\{.* < .*)$", text, re.MULTILINE)
    assert line, "docs/architecture.md does not say the import order"
    return {room: floor for floor, rooms in enumerate(line[1].split(" < ")) for room in re.findall(r"\w+", rooms)}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "drafter":
            yield from (f"drafter.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").parts[0]


@of_each(FILES, lambda path: path.relative_to(HOUSE))
def test_imports_run_down_the_line_and_siblings_keep_apart(path: Path):
    room, floor = room_of(path), floors()
    if room in ("__init__", "__main__"):
        return
    assert room in floor, f"{room} has no place in the line of docs/architecture.md"
    for module in imports(path):
        package, _, name = module.partition(".")
        other = name.split(".")[0]
        if package == "drafter" and other in floor and other != room:
            assert floor[other] < floor[room], f"{room} may not import {module}"


@of_each(FILES, lambda path: path.relative_to(HOUSE))
def test_each_library_is_known_to_one_room(path: Path):
    here = path.relative_to(HOUSE).as_posix()
    for module in imports(path):
        room = ONLY.get(module.split(".")[0])
        assert room is None or here.startswith(room), f"{here} may not import {module}: {room} does"


@of_each(FILES, lambda path: path.relative_to(HOUSE))
def test_a_class_of_fields_says_what_it_is(path: Path):
    classes = [node for node in ast.walk(parse(path)) if isinstance(node, ast.ClassDef)]
    fields = [each for each in classes if any("dataclass" in ast.unparse(by) for by in each.decorator_list)]
    assert [each.name for each in fields if not ast.get_docstring(each)] == []


@of_each(FILES, lambda path: path.relative_to(HOUSE))
def test_only_the_command_line_prints_exits_and_reads_arguments(path: Path):
    if room_of(path) in ("cli", "studio", "__main__"):
        return
    tree = parse(path)
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
    assert not used & CLI_ONLY


@of_each(FILES, lambda path: path.relative_to(HOUSE))
def test_what_a_person_names_is_opened_in_one_place(path: Path):
    if path.relative_to(HOUSE).as_posix() in (*READERS, *OWN_FILES):
        return
    called = [node for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    methods = [(node.func.attr, node.args) for node in called if isinstance(node.func, ast.Attribute)]
    assert not [name for name, _arguments in methods if name in ("read_bytes", "read_text")]
    opened = [arguments[0] for name, arguments in methods if name == "open" and arguments]
    assert not [mode for mode in opened if isinstance(mode, ast.Constant) and "r" in str(mode.value)]
