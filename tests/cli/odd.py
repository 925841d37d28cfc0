"""A case of tests/fixtures/odd/ in; its command run on its files in this process, and what is wrong with that, out."""

import io
import os
import re
import shlex
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from drafter.meeting import Vocabulary, list_tasks
from drafter.workspace import Workspace
from drafter.writers.task_table import write_task_table
from tests.cli.conftest import Outcome, Run
from tests.house import read_cases

FOLDER = Path(__file__).parents[1] / "fixtures" / "odd"
_EXAMPLES = Path(__file__).parents[2] / "examples"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LONGEST = 8000
"""Characters that a command says at most: a screen or two, all faults of a file together."""


def odd_cases() -> list[dict[str, Any]]:
    """Every case, with the files of its `with` beside its own; `group` is the name of the file it stands in."""
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        group = read_cases(path)
        for case in group["cases"]:
            files = group.get("sets", {}).get(case.get("with"), {}) | case.get("files", {})
            cases.append({"run": group["run"], "says": [], "leaves": []} | case | {"files": files, "group": path.stem})
    return cases


@cache
def example_draft() -> bytes:
    """The Word draft of the example of a work deployment."""
    house = Workspace()
    return house.write(house.draft(house.load(_EXAMPLES / "spring-festival.yaml"))[0])


@cache
def example_workbook() -> bytes:
    """The Excel table of the tasks of the same example."""
    house = Workspace()
    meeting = house.load(_EXAMPLES / "spring-festival.yaml")
    rows = list_tasks(meeting, Vocabulary(house.templates, house.templates.kinds[meeting.kind]))
    return write_task_table(rows, meeting.title, "xlsx", house.style(meeting.style))


def make_data(content: Any) -> bytes:
    """The bytes that a case describes; README.md beside the cases says how."""
    if not isinstance(content, dict):
        return str(content).encode()
    if "parts" in content:
        return "".join(text * times for times, text in content["parts"]).encode()
    if "hex" in content:
        return bytes.fromhex(content["hex"])
    if "encoding" in content:
        return str(content["text"]).encode(content["encoding"])
    if "example" in content:
        text = (_EXAMPLES / content["example"]).read_text(encoding="utf-8")
        return _replaced(text, content.get("replace", [])).encode()
    if "draft" in content:
        return _damaged(repack(example_draft(), content["draft"]), content)
    if "workbook" in content:
        return _damaged(repack(example_workbook(), content["workbook"]), content)
    raise ValueError(f"no such content: {content}")


def _replaced(text: str, changes: list[list[str]]) -> str:
    for old, new in changes:
        assert old in text, f"{old} is not in the file any more"
        text = text.replace(old, new)
    return text


def _damaged(data: bytes, content: dict[str, Any]) -> bytes:
    """The bytes cut to a share, or with some of them overwritten: at: [[from the end, hex]]."""
    data = data[: int(len(data) * content.get("cut", 1))]
    for offset, digits in content.get("at", []):
        new = bytes.fromhex(digits)
        start = len(data) - offset
        data = data[:start] + new + data[start + len(new) :]
    return data


def repack(data: bytes, change: dict[str, Any]) -> bytes:
    """A zip with parts left out (drop), replaced in (replace: part to pairs) and written (add: part to content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in change.get("drop", []) and name not in change.get("add", {}):
                part = old.read(name)
                if name in change.get("replace", {}):
                    part = _replaced(part.decode(), change["replace"][name]).encode()
                new.writestr(name, part)
        for name, content in change.get("add", {}).items():
            new.writestr(name, make_data(content))
    return out.getvalue()


def put_files(files: dict[str, Any], folder: Path) -> None:
    """Write the files of a case: content, or {link: target}, {folder: true}, {pipe: true}."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict) and "link" in content:
            path.symlink_to(content["link"])
        elif isinstance(content, dict) and "folder" in content:
            path.mkdir()
        elif isinstance(content, dict) and "pipe" in content:
            os.mkfifo(path)
        else:
            path.write_bytes(make_data(content))


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() and not (path.name.startswith(".") and path.name.endswith(".lock"))
    }


def try_case(case: dict[str, Any], folder: Path, run: Run) -> tuple[list[str], Outcome]:
    """What is wrong with how a case was taken, nothing when all is as it should be, and what the command said."""
    put_files(case["files"], folder)
    before = _contents(folder)
    outcome = run(*shlex.split(case["run"]), stdin=make_data(case.get("stdin", "")))
    after = _contents(folder)
    said = outcome.out + outcome.err
    wrong = []
    if "drafter failed" in said or "Traceback" in said:
        wrong.append("a fault of the program")
    if outcome.status != case["exit"]:
        wrong.append(f"exit {outcome.status}, not {case['exit']}")
    wrong += [f"does not say {words!r}" for words in _listed(case["says"]) if words not in said]
    wrong += [f"says {words!r}" for words in _listed(case.get("never", [])) if words in said]
    if outcome.status and len(outcome.err) > LONGEST:
        wrong.append(f"{len(outcome.err)} characters")
    if _CONTROL.search(said):
        wrong.append("raw control characters")
    if new := sorted(after.keys() - before.keys() - set(_listed(case["leaves"]))):
        wrong.append(f"leaves {new}")
    if gone := sorted(set(_listed(case["leaves"])) - after.keys()):
        wrong.append(f"did not write {gone}")
    changed = {name for name in before if after.get(name) != before[name]} - set(_listed(case.get("changes", [])))
    if changed:
        wrong.append(f"changed {sorted(changed)}")
    return wrong, outcome


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
