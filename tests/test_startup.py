"""A command loads what it uses: counted in modules, libraries, files of YAML and expressions, since times are not held.

The bounds lie a tenth above what is counted today; `make bench` says the times (benchmarks/startup.py). Where a count
grows, look for an import that one command needs and the others do not:
`python -X importtime -m drafter plan examples/spring-festival.yaml`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "spring-festival.yaml"
COUNT = """
import json, re, sys
import yaml.cyaml
parsed, compiled, modules = [], [], set(sys.modules)
class Counting(yaml.cyaml.CParser):
    def __init__(self, text):
        parsed.append(len(text))
        super().__init__(text)
yaml.cyaml.CParser = Counting
compile = re._compiler.compile
def counting(*given):
    compiled.append(given)
    return compile(*given)
re._compiler.compile = counting
from drafter.cli import main
status = main()
said = {"status": status, "yaml": len(parsed), "expressions": len(compiled)}
said["modules"] = len([name for name in sys.modules if name.startswith("drafter")])
said["libraries"] = sorted({name.partition(".")[0] for name in sys.modules.keys() - modules})
print("\\n" + json.dumps(said))
"""
HEAVY = ("jinja2", "lxml", "rapidfuzz", "pypinyin", "sqlite3", "email", "multiprocessing", "concurrent")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a meeting file and its draft, and a cache in which the compact copies are."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "meeting.yaml").write_bytes(EXAMPLE.read_bytes())
    count(folder, "draft", "meeting.yaml")
    return folder


def count(folder: Path, *arguments: str) -> dict[str, Any]:
    """What a process of its own loads for a command."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
    surroundings["DRAFTER_LANG"] = "zh"
    command = [sys.executable, "-c", COUNT, *arguments]
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=120)
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert said["status"] == 0, done.stderr.decode()
    return said


@pytest.mark.parametrize(
    ("command", "modules", "files", "expressions", "libraries"),
    [
        ("--version", 26, 0, 28, ()),
        ("phrases search 值守", 57, 0, 29, ()),
        ("plan meeting.yaml", 165, 2, 76, ()),
        ("draft meeting.yaml -o new.docx", 236, 3, 78, ()),
        ("check meeting.yaml", 178, 2, 46, ()),
        ("check meeting.docx", 180, 1, 58, ("lxml",)),
        ("finalize meeting.docx -o final.docx", 140, 1, 72, ("lxml",)),
    ],
)
def test_a_command_loads_what_it_uses(
    desk: Path, command: str, modules: int, files: int, expressions: int, libraries: tuple[str, ...]
) -> None:
    for _time in range(2):  # the first compiles what it uses, and keeps it
        for made in ("new.docx", "final.docx"):
            (desk / made).unlink(missing_ok=True)
        said = count(desk, *command.split())
    assert said["modules"] <= modules
    assert said["yaml"] <= files
    assert said["expressions"] <= expressions
    assert [name for name in HEAVY if name in said["libraries"]] == list(libraries)


def test_without_a_cache_the_same_is_read_from_the_files(tmp_path: Path) -> None:
    (tmp_path / "meeting.yaml").write_bytes(EXAMPLE.read_bytes())
    first = count(tmp_path, "plan", "meeting.yaml")
    again = count(tmp_path, "plan", "meeting.yaml")
    assert first["yaml"] > 100 > again["yaml"]
