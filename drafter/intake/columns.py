"""Rows of a table in; its head and what each column holds out: by the words of the head, else by the cells."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.deadlines import is_deadline
from drafter.intake.owners import LEAD, PERSON, SUPPORT, OwnerReader, says_first_leads, tells_lead
from drafter.language.han import count_han
from drafter.language.numerals import ORDINAL

_HEAD_ROWS = 12
"""Among so many first rows that say anything the head is looked for."""
_HEAD = 14
"""Characters of the longest head that is one."""
_BRACKET = re.compile("[（(][^（()）]*[）)]$")
_MOST = 0.6
"""Of the cells of a column that must look alike."""

Cells = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the rows of tasks begin, and what each column holds; `note` is kept and not understood."""

    first: int
    roles: Mapping[int, str]
    heads: Mapping[int, str]
    """What the head says of each column; empty without a head."""
    repeats: frozenset[int]
    """Rows that only say the head again."""
    head_rows: range = range(0)

    @property
    def first_leads(self) -> bool:
        """Whether the first of the owners in a cell leads."""
        return any(says_first_leads(self.heads.get(at, "")) for at, role in self.roles.items() if role == LEAD)


def find_columns(rows: Sequence[Cells], words: IntakeWords, owners: OwnerReader) -> Columns | None:
    """None where neither a head nor the cells tell tasks."""
    seen = 0
    for index, row in enumerate(rows):
        filled = [cell for cell in row if cell]
        seen += bool(filled)
        if seen > _HEAD_ROWS:
            break
        roles = _roles_of(row, words)
        if len(roles) < 2 or not _is_head(filled, roles):
            continue
        heads = {at: "".join(cell.split()) for at, cell in enumerate(row) if cell}
        first = index + 1
        if first < len(rows) and _is_second_head(rows[first], row, words):
            below = _roles_of(rows[first], words)
            roles = {**roles, **below}
            heads |= {at: cell for at, cell in enumerate(rows[first]) if cell}
            first += 1
        repeats = frozenset(at for at in range(first, len(rows)) if _same(rows[at], row))
        return Columns(first, _one_lead(_one_task(roles), heads), heads, repeats, range(index, first))
    return _by_cells(rows, owners)


def _roles_of(row: Cells, words: IntakeWords) -> dict[int, str]:
    return {at: role for at, cell in enumerate(row) if cell and _is_short(cell) and (role := words.role_of(cell))}


def _is_short(cell: str) -> bool:
    """Whether a cell is no longer than a head, what it says in brackets aside."""
    return len(_BRACKET.sub("", cell)) <= _HEAD


def _is_head(filled: Sequence[str], roles: Mapping[int, str]) -> bool:
    short = all(_is_short(cell) and not any(mark in cell for mark in "，。；") for cell in filled)
    told = set(roles.values()) - {"number", "note"}
    return short and len(told) >= 2 and len(roles) * 2 >= len(filled) and not any(map(_has_figure, filled))


def is_number(cell: str) -> bool:
    """Whether a cell only counts: 1, 1., （一）."""
    return bool(re.fullmatch(rf"[（(]?(?:\d+(?:\.\d+)*|{ORDINAL})[）)]?[.、．]?", cell.strip()))


def _has_figure(cell: str) -> bool:
    return any(character.isdigit() for character in cell) or is_deadline(cell)


def _is_second_head(row: Cells, above: Cells, words: IntakeWords) -> bool:
    """Whether a row parts the columns of the head above it: 责任单位 into 牵头 and 配合."""
    filled = [cell for cell in row if cell]
    spread = any(not above[at] for at, cell in enumerate(row) if cell and at < len(above))
    roles = _roles_of(row, words)
    open_cells = any(not cell for cell in row)
    return spread and open_cells and len(roles) == len(filled) >= 1 and not any(map(_has_figure, filled))


def _same(row: Cells, head: Cells) -> bool:
    return [cell or "" for cell in row] == [cell or "" for cell in head]


def _one_task(roles: dict[int, str]) -> dict[int, str]:
    """Of several columns that name the task the last names it; those before it are the group it belongs to."""
    tasks = [at for at, role in roles.items() if role == "task"]
    if len(tasks) > 1 and "what" not in roles.values():
        roles = {**roles, tasks[-1]: "what"}
        tasks = tasks[:-1]
    return {**roles, **dict.fromkeys(tasks[:-1], "note")}


def _one_lead(roles: dict[int, str], heads: Mapping[int, str]) -> dict[int, str]:
    """Beside a column that says who leads the 责任单位 does it with others; 牵头及配合单位 in one tell no roles."""
    if LEAD not in roles.values():
        return {at: LEAD if role == SUPPORT and tells_lead(heads.get(at, "")) else role for at, role in roles.items()}
    leads = [at for at, role in roles.items() if role == LEAD]
    told = [at for at in leads if tells_lead(heads.get(at, ""))]
    return {**roles, **dict.fromkeys(set(leads) - set(told), SUPPORT)} if told else roles


def _by_cells(rows: Sequence[Cells], owners: OwnerReader) -> Columns | None:
    """What the columns hold by their cells: units, deadlines, and the longest text is what is to be done."""
    width = max((len(row) for row in rows), default=0)
    roles: dict[int, str] = {}
    lengths: Counter[int] = Counter()
    for at in range(width):
        cells = [cell for row in rows if at < len(row) and (cell := row[at])]
        if not cells:
            continue
        if sum(map(is_deadline, cells)) >= _MOST * len(cells):
            roles[at] = "by" if "by" not in roles.values() else "note"
        elif sum(map(owners.is_owners, cells)) >= _MOST * len(cells):
            roles[at] = LEAD if LEAD not in roles.values() else SUPPORT
        elif sum(map(owners.is_person, cells)) >= _MOST * len(cells):
            roles[at] = PERSON
        elif all(map(is_number, cells)):
            roles[at] = "number"
        else:
            lengths[at] = sum(map(count_han, cells))
    if not lengths or not {LEAD, "by"} & set(roles.values()):
        return None
    longest = lengths.most_common(1)[0][0]
    before = [at for at in lengths if at < longest]
    roles |= dict.fromkeys(lengths, "note") | {longest: "what"}
    if before:
        roles[before[-1]] = "task"
    after = [at for at in lengths if at > longest]
    if after:
        roles[after[0]] = "standard"
    return Columns(0, roles, {}, frozenset())
