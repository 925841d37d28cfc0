"""A meeting file, the templates and `--set` changes in; one Meeting out, its texts spans that know their paths."""

import re
from collections.abc import Mapping as Mapped
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.faults import Faults
from drafter.files.overrides import apply_overrides
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.text import read_file
from drafter.files.yaml import Mapping, Node, Scalar, copy_tree, parse_bytes
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.meeting.keys import rename_keys, rename_path
from drafter.meeting.kinds import Kind, ReadFacts, Reading
from drafter.meeting.names import find_kind
from drafter.meeting.vocabulary import Vocabulary, vocabulary_of
from drafter.model.day import parse_day
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import ATTRIBUTES, Meeting
from drafter.model.place import Place
from drafter.model.template import FieldKind, Template, Templates
from drafter.word.sniff import sniff

STDIN = "<stdin>"
"""The file name of a meeting that is given as bytes."""


class LastRead:
    """The meeting file that was read last: the rows of a table all begin with it, and each only sets some values."""

    def __init__(self) -> None:
        self._file, self._data = "", b""
        self._root: Mapping | None = None
        self._read_by: tuple[Vocabulary, int | None] | None = None
        self._facts: ReadFacts = {}

    def keep(self, file: str, data: bytes, root: Mapping) -> None:
        """Keep the tree of a file with nothing odd in it, its keys under our names; nobody may change it any more."""
        self._file, self._data, self._root, self._read_by = file, data, root, None

    def tree_of(self, file: str, data: bytes) -> Mapping | None:
        """The tree of the same bytes, which nobody may change; None for any others."""
        return self._root if (file, data) == (self._file, self._data) else None

    def facts_by(self, vocabulary: Vocabulary, year: int | None) -> ReadFacts:
        """What facts of the file were read as by the same vocabulary for the same year."""
        if self._read_by != (vocabulary, year):
            self._read_by = vocabulary, year
            facts = self._root.entries.get("facts") if self._root is not None else None
            nodes = facts.entries.values() if isinstance(facts, Mapping) else ()
            self._facts = {id(node): (node, None) for node in nodes}
        return self._facts


def load_meeting(
    source: Path | bytes,
    templates: Templates,
    overrides: Mapped[str, str] | None = None,
    last: LastRead | None = None,
    called: str = "",
    parsed: Node | None = None,
) -> tuple[Meeting, list[Finding]]:
    """A meeting from its file, or from bytes read from standard input, and what is odd about it.

    overrides: path to text, `theme.noun` or `facts.tasks[0].title`: set before anything is converted. last: what was
    read last by the same templates. called: the file that bytes are to be written to.
    parsed: what the YAML of the source says, where that is known already; it stays as it is.
    Raises InputError with every fault: of the YAML, of the tables, kinds, facts and fields that do not exist.
    """
    faults = Faults()
    file = called or (STDIN if isinstance(source, bytes) else str(source))
    data = source if isinstance(source, bytes) else read_file(source, faults)
    root: Node | None = last.tree_of(file, data) if last is not None and data is not None else None
    if root is None:
        root, known = _read_tree(data, file, templates, faults, parsed)
        if isinstance(root, Mapping) and last is not None and data is not None and not faults.findings:
            last.keep(file, data, root)
    else:
        known = vocabulary_of(templates, _template_of(root, templates))
    if isinstance(root, Mapping):
        named = {rename_path(path, known): text for path, text in (overrides or {}).items()}
        root = apply_overrides(root, named, faults)
    vocabulary = known
    if (template := _template_of(root, templates)) is not known.template:  # a setting has changed the kind
        vocabulary = vocabulary_of(templates, template)
        root = copy_tree(root) if root is not None else None
        rename_keys(root, vocabulary.fields, vocabulary)
    year = _year_of(root)
    reading = Reading(faults, year, last.facts_by(vocabulary, year) if last is not None else {})
    values = read_root(meeting_table(vocabulary, reading), root, faults) or {}
    findings = faults.close()
    return _make(values, overrides or {}, sha256(data or b"").hexdigest()), findings


def _read_tree(
    data: bytes | None, file: str, templates: Templates, faults: Faults, parsed: Node | None
) -> tuple[Node | None, Vocabulary]:
    """The tree of a meeting file, its keys under our names, and those names. Raises InputError for what is none."""
    if data is not None and (other := _say_what_else(data, file)):
        raise InputError([other])
    root = copy_tree(parsed) if parsed is not None else None if data is None else parse_bytes(data, file, faults)
    bare = vocabulary_of(templates, None)
    rename_keys(root, bare.fields, bare)  # first, since the key that names the kind may be in Chinese too
    known = vocabulary_of(templates, _template_of(root, templates))
    rename_keys(root, known.fields, known)
    return root, known


_WORTH = expression(rb"^[ \t]*[^#\s]", re.MULTILINE)
"""A line that says something: no comment."""
_KEY = expression(rb":|\xef\xbc\x9a|\xa3\xba|\0|^[{\[]", re.MULTILINE)
"""What a meeting file has: a colon behind a key, in whatever width and encoding."""


_SUFFIXES = (".yaml", ".yml")
"""Of a file that is meant as a meeting file: what is wrong in it is told line by line."""
_SPEECHES = ("word", "sheet", "mhtml", "rtf", "opendocument", "word-xml")


def _say_what_else(data: bytes, file: str) -> Finding | None:
    """What a file is that is no meeting file, and which command makes one; None for what looks like one."""
    kind, name = sniff(data), file if file != STDIN else "FILE"
    place = Place(file, 1)
    if kind == "empty" or not _WORTH.search(data):
        how = _("`drafter new -o {file} --force` asks for the facts; with --no-input it writes a form", file=name)
        return Finding("file", "error", _("the meeting file is empty:"), place, suggestion=how)
    if kind == "word" and (meeting := _meeting_of(data)):
        how = _(
            "its meeting file is {meeting}: `drafter draft {meeting}` drafts it anew, `drafter refresh {file}` brings"
            " into it what changed there",
            meeting=meeting,
            file=name,
        )
        return Finding("file", "error", _("is a draft and no meeting file:"), place, suggestion=how)
    prose = kind in ("text", "html") and file != STDIN and Path(file).suffix.lower() not in _SUFFIXES
    if kind in _SPEECHES or (prose and not _KEY.search(data)):
        target = Path(name).with_suffix(".yaml").name
        how = _("`drafter new --from {file} -o {target}` makes a meeting file of it", file=name, target=target)
        return Finding("file", "error", _("is no meeting file:"), place, suggestion=how)
    return None


def _meeting_of(data: bytes) -> str:
    """The name of the meeting file of which a Word file is a draft; empty where it is none of ours."""
    from drafter.word.draft import read_properties  # only here: lxml takes longer to load than a draft
    from drafter.word.nodes import BrokenPackage
    from drafter.word.package import Package

    try:
        return read_properties(Package(data)).get("meeting", "")
    except BrokenPackage:
        return ""


def meeting_table(vocabulary: Vocabulary, reading: Reading) -> Record:
    """What a meeting file may hold, for the loader and for the JSON Schema."""
    bound = [
        Field(field.name, _Bound(kind, field, reading), field.help or field.ask, field.required)
        for field, kind in vocabulary.top()
    ]
    return Record("meeting file", (FORMAT, *bound))


@dataclass(frozen=True, slots=True)
class _Bound:
    """A kind of field together with the field, for a table."""

    kind: Kind
    field: FieldKind
    reading: Reading

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        return self.kind.read(self.field, node, name, self.reading)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return self.kind.schema(self.field, definitions)


def _make(values: dict[str, Any], settings: Mapped[str, str], fingerprint: str) -> Meeting:
    """A rank and a class are attributes of their own: phrases are chosen by them."""
    values = {key: value for key, value in values.items() if key != "format"}
    known = {key: value for key, value in values.items() if key in (*ATTRIBUTES, "place")}
    for part, key, attribute in (("speaker", "rank", "rank"), ("theme", "class", "theme_class")):
        if key in known.get(part, {}):
            known[attribute] = known[part].pop(key)
    if "people" in known:
        known["people"] = tuple(known["people"])
    more = {key: value for key, value in values.items() if key not in known}
    return Meeting(**known, more=more, settings=dict(settings), fingerprint=fingerprint)


def _template_of(root: Node | None, templates: Templates) -> Template | None:
    """The kind that a file names, also a file with faults."""
    kind = root.entries.get("kind") if isinstance(root, Mapping) else None
    return templates.kinds.get(find_kind(kind.text, templates.kinds)) if isinstance(kind, Scalar) else None


def _year_of(root: Node | None) -> int | None:
    day = root.entries.get("date") if isinstance(root, Mapping) else None
    with suppress(ValueError):
        return found.year if isinstance(day, Scalar) and (found := parse_day(day.text)) else None
    return None
