"""What the checks pass over: the file that stands beside a text, and the entries of drafter.yaml."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.bounds import WRITTEN
from drafter.dataclass import replace
from drafter.files.encoding import decode
from drafter.files.faults import Faults
from drafter.files.kinds import Many, Number, Text
from drafter.files.reading import read_named
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.writing import locked, write_file
from drafter.files.yaml import Mapping, Scalar, parse_text, read_yaml
from drafter.files.yaml_edit import NotEditable, set_value
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.ignored import Ignored
from drafter.model.place import Place

IGNORED = Record(
    "ignored finding",
    (
        Field("rule", Text(), "规则", required=True),
        Field("words", Text(), "哪几个字；不写，这条规则查到的都不提"),
        Field("within", Text(), "前后文：只有这一处不提；不写，处处不提"),
        Field("line", Number(above=0, most=10**7), "写这一条时在第几行"),
    ),
    make=Ignored,
    label="rule",
)
IGNORE_FILE = Record("ignore file", (FORMAT, Field("ignored", Many(IGNORED), "不再提的", required=True)), placed=False)
SUFFIX = ".ignore.yaml"
_HEAD = "# drafter check 不再提的几处：删去一行，那一处就又会提。没有 within 的，全文都不提。\nformat: 1\nignored:\n"


def ignore_path(path: Path) -> Path:
    """The file beside a text that says what is not told of it any more: 讲话.docx.ignore.yaml."""
    return path.with_name(path.name + SUFFIX)


def load_ignored(path: Path) -> tuple[Ignored, ...]:
    """The entries of the file beside a text; none without one. Raises InputError with every fault."""
    file = ignore_path(path)
    if not os.path.lexists(file):
        return ()
    faults = Faults()
    values = read_root(IGNORE_FILE, read_yaml(file, faults), faults) or {}
    faults.close()
    return tuple(values.get("ignored", ()))


def add_ignored(path: Path, entries: Iterable[Ignored]) -> Path:
    """Put entries behind those of the file beside a text, which keep their characters; made where there is none."""
    file = ignore_path(path)
    lines = [write_entry(entry) for entry in entries]
    with locked(file):
        text = decode(read_named(file, WRITTEN)).text if os.path.lexists(file) else _HEAD
        write_file(file, (text.rstrip("\n") + "\n" + "".join(lines)).encode(), force=True)
    return file


def drop_ignored(path: Path, entry: Ignored) -> None:
    """Take an entry out of the file beside a text again; the file goes with its last one. Raises InputError.

    Only a line as `add_ignored` writes it can be taken out.
    """
    file = ignore_path(path)
    with locked(file):
        if not any(_same(each) == _same(entry) for each in load_ignored(path)):
            return
        data = read_named(file, WRITTEN)
        lines = decode(data).text.splitlines(keepends=True)
        kept = [line for line in lines if line.rstrip("\r\n") + "\n" != write_entry(entry)]
        if kept == lines:
            message = _("cannot be taken out by a program; take it out yourself:")
            raise InputError([Finding("file", "error", message, entry.place, suggestion=write_entry(entry).strip())])
        if len(load_ignored(path)) == len(lines) - len(kept):
            file.unlink()
        else:
            write_file(file, "".join(kept).encode(), force=True, before=data)


def add_for_all(file: Path, entries: Iterable[Ignored]) -> None:
    """Put entries under `ignored` of a drafter.yaml, everything else in it as it was. Raises InputError.

    A line number would mean another line in every text, and is left out.
    """
    with locked(file):
        data = read_named(file, WRITTEN)
        decoded = decode(data)
        text, known = decoded.text, _read_entries(decoded.text, file)
        new = [entry for entry in entries if all(_same(entry) != _same(other) for other in known)]
        try:
            for number, entry in enumerate(new, len(known)):
                text = set_value(text, ("ignored", number), dict(_pairs(replace(entry, line=None))))
        except NotEditable:
            text = decoded.text
        if [*map(_same, _read_entries(text, file))] != [*map(_same, (*known, *new))]:
            message = _("cannot be added to by a program; add it under 'ignored' yourself:")
            lines = "".join(map(write_entry, new)).rstrip()
            raise InputError([Finding("file", "error", message, Place(str(file), 1), suggestion=lines)])
        if new:
            write_file(file, decoded.encode(text), force=True, before=data)


def _read_entries(text: str, file: Path) -> list[Ignored]:
    """What stands under `ignored` of a drafter.yaml. Raises InputError."""
    faults = Faults()
    root = parse_text(text.replace("\r\n", "\n"), str(file), faults)
    node = root.entries.get("ignored") if isinstance(root, Mapping) else None
    entries = (
        []
        if node is None or (isinstance(node, Scalar) and node.absent)
        else Many(IGNORED).read(node, "ignored", faults)
    )
    faults.close()
    return list(entries)


def _same(entry: Ignored) -> tuple[str, str, str]:
    return entry.rule, entry.words, entry.within


def write_entry(entry: Ignored) -> str:
    """An entry as a line of YAML; JSON quotes every text as YAML reads it."""
    said = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in _pairs(entry))
    return f"  - {{{said}}}\n"


def _pairs(entry: Ignored) -> list[tuple[str, str | int]]:
    """What an entry says, by keys."""
    pairs: Sequence[tuple[str, str | int | None]] = (
        ("rule", entry.rule),
        ("words", entry.words),
        ("within", entry.within),
        ("line", entry.line),
    )
    return [(key, value) for key, value in pairs if value]
