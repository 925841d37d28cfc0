"""The words that the checks look for: phrasebank folders in, one Wordlists out."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.files.faults import Faults
from drafter.files.kinds import Choice, Date, Flag, Many, Text
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.yaml import read_yaml
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.phrase import Formulation, Phrasebank
from drafter.model.place import Place
from drafter.model.wordlist import Confusable, Honorific, Office, StateName, Wordlists

CONFUSABLE = Record(
    "confusable",
    (
        Field("wrong", Text(r"..+", lambda: _("two characters or more")), "写错的词，至少两个字", required=True),
        Field("right", Text(), "应写的词", required=True),
        Field("severity", Choice(("error", "warning", "hint")), "把握：error、warning、hint"),
        Field("before", Many(Text()), "紧挨在前面的字须是其中之一"),
        Field("after", Many(Text()), "紧挨在后面的字须是其中之一"),
        Field("unless", Many(Text()), "含有这个词而不算错的说法"),
        Field("note", Text(), "给写稿人的说明"),
        Field("fix", Flag(), "可以直接替换"),
    ),
    make=Confusable,
    label="wrong",
)
HONORIFIC = Record(
    "honorific",
    (
        Field("word", Text(), "敬辞或谦辞", required=True),
        Field("of", Choice(("other", "self", "none")), "只说谁：other 别人，self 自己，none 不这样说", required=True),
        Field("better", Text(), "改说什么", required=True),
    ),
    make=Honorific,
    label="word",
)
OFFICE = Record(
    "office",
    (
        Field("name", Text(), "旧名称", required=True),
        Field("now", Text(), "现名称", required=True),
        Field("valid_to", Date(), "旧名称最后有效的一天", required=True),
        Field("source", Text(), "依据", required=True),
        Field("unless", Many(Text()), "含有旧名称而不算错的说法"),
    ),
    make=Office,
    label="name",
)


STATE_NAME = Record(
    "state name",
    (
        Field("name", Text(), "规范的名称", required=True),
        Field("wrong", Many(Text()), "常见的错写"),
        Field("unless", Many(Text()), "含有错写而不算错的说法"),
        Field("kept", Many(Text()), "只差一个字、本身也是名称的"),
    ),
    make=StateName,
    label="name",
)


def file_of(key: str, record: Record) -> Record:
    """A file that holds a list of records under one key."""
    return Record(f"{record.name}s", (FORMAT, Field(key, Many(record), "词表", required=True)), placed=False)


NAMES = Record(
    "names",
    (
        FORMAT,
        Field("surnames", Text(), "单姓，连着写"),
        Field("homophones", Many(Text()), "人名里容易选错的同音字，一组一行"),
        Field("places", Many(Text()), "地名，一行几个，用空格隔开"),
    ),
    placed=False,
)

IDIOMS = Record(
    "idioms", (FORMAT, Field("idioms", Text(lines=True), "成对的词：写错的 应写的", required=True)), placed=False
)

LISTS: Mapping[str, tuple[Record, str, Callable[[Any], object]]] = {
    "confusables": (file_of("confusables", CONFUSABLE), "confusables", lambda entry: entry.wrong),
    "contexts": (file_of("confusables", CONFUSABLE), "confusables", lambda entry: (entry.wrong, entry.before)),
    "state_names": (file_of("state_names", STATE_NAME), "state_names", lambda entry: entry.name),
    "honorifics": (file_of("honorifics", HONORIFIC), "honorifics", lambda entry: entry.word),
    "offices": (file_of("offices", OFFICE), "offices", lambda entry: entry.name),
}
"""File under checks/, its shape, its key, and what makes two entries one: the first of them holds."""


def load_wordlists(folders: Sequence[Path], bank: Phrasebank | None = None) -> tuple[Wordlists, list[Finding]]:
    """The lists of all folders (an organisation's before the built-in one) and warnings. Raises InputError."""
    bank = bank or Phrasebank()
    faults = Faults()
    lists = {name: read_list(name, folders, faults) for name in LISTS}
    idioms = list(read_idioms(folders, faults))
    surnames: frozenset[str] = frozenset()
    homophones: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    for folder in folders:
        names = read_record(folder / "checks" / "names.yaml", NAMES, faults)
        surnames |= frozenset(names.get("surnames", ""))
        homophones += names.get("homophones", ())
        places |= frozenset(place for line in names.get("places", ()) for place in line.split())
    warnings = faults.close()
    formulations: Mapping[str, Formulation] = bank.formulations
    return (
        Wordlists(
            (*lists["confusables"], *lists["contexts"], *idioms),
            lists["offices"],
            lists["honorifics"],
            formulations,
            surnames,
            homophones,
            bank.words.verbs,
            bank.words.nouns,
            state_names=lists["state_names"],
            places=places,
        ),
        warnings,
    )


def read_list(name: str, folders: Sequence[Path], faults: Faults) -> tuple[Any, ...]:
    """The entries of one list from all folders, each once."""
    record, key, identity = LISTS[name]
    entries: dict[object, Any] = {}
    for folder in folders:
        for entry in read_record(folder / "checks" / f"{name}.yaml", record, faults).get(key, ()):
            entries.setdefault(identity(entry), entry)
    return tuple(entries.values())


def read_idioms(folders: Sequence[Path], faults: Faults) -> Iterator[Confusable]:
    """Pairs that are wrong in any sentence; a thousand of them are one text, since each record would take its time."""
    for folder in folders:
        path = folder / "checks" / "idioms.yaml"
        words = read_record(path, IDIOMS, faults).get("idioms", "").split()
        if len(words) % 2:
            message = _("idioms go in pairs: the wrong word, then the right one")
            faults.error("idioms", Place(str(path), 1), message, excerpt=words[-1])
        for wrong, right in zip(words[::2], words[1::2], strict=False):
            yield Confusable(wrong, right, fix=True)


def load_surnames(folders: Sequence[Path]) -> frozenset[str]:
    """The surnames of one character that the lists know."""
    faults = Faults()
    lists = (read_record(folder / "checks" / "names.yaml", NAMES, faults) for folder in folders)
    return frozenset("".join(names.get("surnames", "") for names in lists))


def read_record(path: Path, record: Record, faults: Faults) -> Mapping[str, Any]:
    """What one file holds; nothing when there is no such file, or when it is wrong."""
    if not os.path.lexists(path):
        return {}
    return read_root(record, read_yaml(path, faults), faults) or {}
