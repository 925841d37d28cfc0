"""Phrasebank folders in; one Phrasebank out: moves, phrases, section patterns, formulations, verbs."""

import os
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from drafter.bounds import PHRASES
from drafter.dataclass import replace
from drafter.files.collector import without_collector
from drafter.files.faults import Faults, shown
from drafter.files.phrase_tables import (
    EVIDENCE_FILE,
    FORMULATIONS_FILE,
    FUNCTIONS_FILE,
    MOVES_FILE,
    PATTERNS_FILE,
    PHRASES_FILE,
    ROLES_FILE,
    SOURCES_FILE,
    SYNONYMS_FILE,
    VERBS_FILE,
)
from drafter.files.schema import Record, read_root
from drafter.files.text import refuse_unseen
from drafter.files.yaml import read_yaml
from drafter.i18n import _
from drafter.language.words import Words
from drafter.model.finding import Finding
from drafter.model.phrase import Evidence, Formulation, Function, Move, Phrase, Phrasebank, Role, SectionPattern
from drafter.model.place import Place

Entry = TypeVar("Entry", Move, Function, Phrase, SectionPattern, Formulation, Evidence, Role)


def load_phrasebank(folders: Sequence[Path]) -> tuple[Phrasebank, list[Finding]]:
    """Everything in the folders and what is odd about it; an entry of an earlier folder replaces its namesake later on.

    Raises InputError with every fault: of the YAML, of the tables, equal ids in one folder, unknown moves, slots that
    are in the text or in `slots` only.
    """
    faults = Faults()
    with without_collector():
        banks = [_read_folder(folder, faults) for folder in folders]
    bank = Phrasebank(
        moves=_merge(bank.moves.values() for bank in reversed(banks)),
        functions=_merge(bank.functions.values() for bank in reversed(banks)),
        phrases=tuple(_first(bank.phrases for bank in banks)),
        patterns=tuple(_first(bank.patterns for bank in banks)),
        formulations=_merge(bank.formulations.values() for bank in reversed(banks)),
        words=Words(
            verbs=frozenset().union(*(bank.words.verbs for bank in banks)),
            nouns=frozenset().union(*(bank.words.nouns for bank in banks)),
            common=frozenset().union(*(bank.words.common for bank in banks)),
            orders=frozenset().union(*(bank.words.orders for bank in banks)),
            acts={act: others for bank in reversed(banks) for act, others in bank.words.acts.items()},
            deeds=frozenset().union(*(bank.words.deeds for bank in banks)),
            pivots=frozenset().union(*(bank.words.pivots for bank in banks)),
            names=frozenset().union(*(bank.words.names for bank in banks)),
            plain=frozenset().union(*(bank.words.plain for bank in banks)),
            heads={head: verb for bank in reversed(banks) for head, verb in bank.words.heads.items()},
        ),
        evidence=_merge(bank.evidence.values() for bank in reversed(banks)),
        roles=_merge(bank.roles.values() for bank in reversed(banks)),
        toward=frozenset().union(*(bank.toward for bank in banks)),
        gathered=frozenset().union(*(bank.gathered for bank in banks)),
        synonyms={word: others for bank in reversed(banks) for word, others in bank.synonyms.items()},
        asking=frozenset().union(*(bank.asking for bank in banks)),
        settings=frozenset().union(*(bank.settings for bank in banks)),
        occasions=frozenset().union(*(bank.occasions for bank in banks)),
        requests=frozenset().union(*(bank.requests for bank in banks)),
        before=frozenset().union(*(bank.before for bank in banks)),
        manners=frozenset().union(*(bank.manners for bank in banks)),
        unwanted=frozenset().union(*(bank.unwanted for bank in banks)),
        daily=frozenset().union(*(bank.daily for bank in banks)),
        wording=frozenset().union(*(bank.wording for bank in banks)),
        speeches=frozenset().union(*(bank.speeches for bank in banks)),
        names={name: words for bank in reversed(banks) for name, words in bank.names.items()},
        sources={name: title for bank in reversed(banks) for name, title in bank.sources.items()},
    )
    _check_names(bank, faults)
    _check_evidence(bank, faults)
    return bank, faults.close()


def read_again(bank: Phrasebank, file: Path) -> Phrasebank:
    """The bank with the phrases of one file as they are now, without reading any other file again.

    The file lies in a folder that goes before what came with the program. Raises InputError with every fault.
    """
    faults = Faults()
    read = _unique(_read(file, PHRASES_FILE, faults).get("phrases", ()), faults)
    name, folder = str(file), str(file.parent)
    kept = [phrase for phrase in bank.phrases if phrase.id not in read and _file_of(phrase) != name]
    beside = [at for at, phrase in enumerate(kept) if _file_of(phrase).rpartition(os.sep)[0] == folder]
    at = next((at for at in beside if _file_of(kept[at]) > name), beside[-1] + 1 if beside else 0)
    found = replace(bank, phrases=(*kept[:at], *read.values(), *kept[at:]))
    _check_names(found, faults)
    _check_evidence(found, faults)
    faults.close()
    return found


def _file_of(phrase: Phrase) -> str:
    return phrase.place.file if phrase.place else ""


def _read_folder(folder: Path, faults: Faults) -> Phrasebank:
    if not folder.is_dir():
        faults.error("file", Place(str(folder), 1), _("there is no such folder"))
    for room in (folder, folder / "phrases"):
        refuse_unseen(room, faults)
    words = _read(folder / "verbs.yaml", VERBS_FILE, faults)
    files = sorted(path for path in (folder / "phrases").glob("*.yaml") if not path.name.startswith((".", "~")))
    phrases = [phrase for path in files for phrase in _read(path, PHRASES_FILE, faults).get("phrases", ())]
    sought = _read(folder / "synonyms.yaml", SYNONYMS_FILE, faults)
    roles = _read(folder / "roles.yaml", ROLES_FILE, faults)
    branches = _read(folder / "functions.yaml", FUNCTIONS_FILE, faults).get("functions", ())
    return Phrasebank(
        moves=_unique(_read(folder / "moves.yaml", MOVES_FILE, faults).get("moves", ()), faults),
        functions=_unique(chain.from_iterable(branches), faults),
        phrases=tuple(_unique(phrases, faults).values()),
        patterns=tuple(
            _unique(_read(folder / "patterns.yaml", PATTERNS_FILE, faults).get("patterns", ()), faults).values()
        ),
        formulations=_unique(
            _read(folder / "formulations.yaml", FORMULATIONS_FILE, faults).get("formulations", ()), faults
        ),
        words=Words(
            verbs=frozenset(words.get("verbs", ())),
            nouns=frozenset(words.get("nouns", ())),
            common=frozenset(words.get("common", ())),
            orders=frozenset(words.get("orders", ())),
            acts={act: tuple(others) for act, others in words.get("acts", {}).items()},
            deeds=frozenset(words.get("deeds", ())),
            pivots=frozenset(words.get("pivots", ())),
            names=frozenset(words.get("names", ())),
            plain=frozenset(words.get("plain", ())),
            heads={head: verb for verb, heads in words.get("heads", {}).items() for head in heads},
        ),
        evidence=_unique(_read(folder / "evidence.yaml", EVIDENCE_FILE, faults).get("evidence", ()), faults),
        roles=_unique(roles.get("roles", ()), faults),
        toward=frozenset(roles.get("toward", ())),
        gathered=frozenset(roles.get("gathered", ())),
        synonyms=sought.get("synonyms", {}),
        names=sought.get("names", {}),
        asking=frozenset(sought.get("asking", ())),
        settings=frozenset(sought.get("settings", ())),
        occasions=frozenset(sought.get("occasions", ())),
        requests=frozenset(sought.get("requests", ())),
        before=frozenset(sought.get("before", ())),
        manners=frozenset(sought.get("manners", ())),
        unwanted=frozenset(sought.get("unwanted", ())),
        daily=frozenset(sought.get("daily", ())),
        wording=frozenset(sought.get("wording", ())),
        speeches=frozenset(sought.get("speeches", ())),
        sources=_read(folder / "sources.yaml", SOURCES_FILE, faults).get("sources", {}),
    )


def _read(path: Path, table: Record, faults: Faults) -> dict[str, Any]:
    """The values of a file by key; nothing where there is no such file, or it is wrong."""
    if not os.path.lexists(path):  # a link that leads nowhere, or back to itself, is a file that is missed
        return {}
    return read_root(table, read_yaml(path, faults, PHRASES), faults) or {}


def _unique(entries: Iterable[Entry], faults: Faults) -> dict[str, Entry]:
    """Entries by id; two of one id are a fault that names both places."""
    found: dict[str, Entry] = {}
    for entry in entries:
        other = found.setdefault(entry.id, entry)
        if other is not entry and entry.place:
            message = _("id '{id}' stands twice; the first is at {place}", id=entry.id, place=other.place)
            faults.error("duplicate-id", entry.place, message)
    return found


def _merge(groups: Iterable[Iterable[Entry]]) -> dict[str, Entry]:
    """Entries by id, later groups replacing in place what earlier ones said."""
    return {entry.id: entry for group in groups for entry in group}


def _first(groups: Iterable[Iterable[Entry]]) -> list[Entry]:
    """Entries in order, without those whose id an earlier group has."""
    found: dict[str, Entry] = {}
    for group in groups:
        for entry in group:
            found.setdefault(entry.id, entry)
    return list(found.values())


def _check_names(bank: Phrasebank, faults: Faults) -> None:
    """Every move that is named is one of moves.yaml, every function a leaf of functions.yaml; each trade has a name.

    So has each role.
    """
    leaves = [function.id for function in bank.functions.values() if function.parent]
    for phrase in bank.phrases:
        if phrase.move not in bank.moves:
            _unknown_move(_("phrase {id}", id=phrase.id), phrase.place, phrase.move, bank, faults)
        if phrase.function and phrase.function not in leaves and phrase.place:
            wrong = shown(phrase.function)
            message = _("phrase {id}: there is no function '{function}',", id=phrase.id, function=wrong)
            faults.error("unknown-function", phrase.place, message, faults.did_you_mean(phrase.function, leaves))
        for trade in phrase.fits.trades:
            if not bank.names.get(trade) and phrase.place:
                message = _("phrase {id}: there is no line of work '{trade}',", id=phrase.id, trade=shown(trade))
                faults.error("unknown-trade", phrase.place, message, faults.did_you_mean(trade, bank.names))
        if phrase.fits.speakers or phrase.fits.audiences:
            named = (*phrase.fits.speakers, *phrase.fits.audiences)
            _check_roles(_("phrase {id}", id=phrase.id), phrase.place, named, bank, faults)
    for function in bank.functions.values():
        if function.move and function.move not in bank.moves:
            _unknown_move(_("function {id}", id=function.id), function.place, function.move, bank, faults)
        _check_roles(_("function {id}", id=function.id), function.place, function.speakers, bank, faults)
    for pattern in bank.patterns:
        for step in pattern.steps:
            if step.move not in bank.moves:
                _unknown_move(_("pattern {id}", id=pattern.id), pattern.place, step.move, bank, faults)


def _check_roles(entry: str, place: Place | None, named: Iterable[str], bank: Phrasebank, faults: Faults) -> None:
    for role in named:
        if role not in bank.roles and place:
            message = _("{entry}: there is no role '{role}',", entry=entry, role=shown(role))
            faults.error("unknown-role", place, message, faults.did_you_mean(role, bank.roles))


def _check_evidence(bank: Phrasebank, faults: Faults) -> None:
    """Everything that a phrase requires is one of evidence.yaml."""
    for phrase in bank.phrases:
        for name in phrase.requires:
            if name not in bank.evidence and phrase.place:
                message = _("phrase {id}: there is no evidence '{name}',", id=phrase.id, name=shown(name))
                faults.error("unknown-evidence", phrase.place, message, faults.did_you_mean(name, bank.evidence))


def _unknown_move(entry: str, place: Place | None, move: str, bank: Phrasebank, faults: Faults) -> None:
    message = _("{entry}: there is no move '{move}',", entry=entry, move=shown(move))
    if place:
        faults.error("unknown-move", place, message, faults.did_you_mean(move, bank.moves))
