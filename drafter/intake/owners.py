"""Who has to do something, as a cell, a bracket or a clause names them, in; who leads, who helps, who answers out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.units import Units

LEAD, SUPPORT, PERSON = "lead", "support", "person"
ROLES = (LEAD, SUPPORT, PERSON)
"""The roles of columns and labels that name owners."""

_LEADS = (
    "(?:共同|联合|具体)?牵头(?:负责|抓总|落实|组织|实施|单位|部门)?"
    "|主办(?:单位)?|主责(?:单位|部门)?|承办(?:单位)?|(?:具体)?负责(?:落实)?"
)
_HELPS = "(?:积极|做好|共同|分别)?(?:配合|协办|协助|协同|参与|参加)(?:做好|实施|落实|单位|部门|单位及部门)?"
_SAYS_ROLE = re.compile(f"^(?P<name>.+?)(?:(?P<lead>{_LEADS})|(?P<support>{_HELPS}))$")
_BRACKETED = re.compile(f"^(?P<name>.+?)[（(](?:(?P<lead>{_LEADS})|(?P<support>{_HELPS})|(?P<inside>[^（()）]+))[）)]$")
_LABEL = re.compile(r"(?:^|(?<=[；;，,。\s]))(?P<label>[^：:；;，,、。（）()\s]{2,10})[：:]\s*")
_CLAUSES = re.compile(r"[，,；;。\n](?![^（(]*[）)])")
_WITH = re.compile("会同|联合")
_SPACE = re.compile(r"[ \u3000\t]+")
_PHONE = re.compile(r"[（(]?[\d-]{7,}[）)]?")


@dataclass(slots=True)
class Owners:
    """Names by what they have to do with a measure."""

    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    person: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lead or self.support or self.person)

    def add(self, role: str, names: Sequence[str]) -> None:
        """Take names, each once."""
        told: list[str] = getattr(self, role)
        told += [name for name in dict.fromkeys(names) if name not in told]

    def let_first_lead(self) -> None:
        """All but the first of those who have to do it help, where nobody else is told to."""
        if not self.support:
            self.lead, self.support = self.lead[:1], self.lead[1:]

    def join(self, others: "Owners") -> None:
        """Take what is told elsewhere of the same measure; who leads does not help as well."""
        for role in ROLES:
            self.add(role, getattr(others, role))
        self.support = [name for name in self.support if name not in self.lead]

    @property
    def names(self) -> list[str]:
        return [*self.lead, *self.support, *self.person]


class OwnerReader:
    """Reads owners by the words of templates/intake.yaml."""

    def __init__(self, words: IntakeWords, units: Units) -> None:
        self._words = words
        self._units = units

    def read(self, text: str, role: str = LEAD) -> Owners:
        """The owners of a text of nothing else: 县水利局牵头，各乡镇配合. role: of those of whom it says none."""
        found = Owners()
        parts = list(self._labelled(text.strip()))
        led = False
        for label, name, inside in parts:
            told = SUPPORT if led and label == LEAD and not tells_lead(name) else label or role
            led = led or (label == LEAD and tells_lead(name))
            found.join(self._read_part(inside, told, bool(label)))
        return found

    def is_owners(self, text: str) -> bool:
        """Whether a text names units, and perhaps their roles, and says nothing else."""
        return self._units.is_unit(text) or (bool(text) and self._are_units(self.read(text)))

    def _are_units(self, found: Owners) -> bool:
        bodies = [*found.lead, *found.support]
        return bool(bodies) and all(map(self._units.is_unit, bodies))

    def read_clause(self, clause: str) -> Owners:
        """Of a clause that says nothing but who does it (由县水利局牵头、各乡镇配合); else none."""
        bare = clause.removeprefix("由")
        if bare == clause and _SAYS_ROLE.match(clause) is None:
            return Owners()
        found = self.read(bare)
        return found if self._are_units(found) and self._says_a_role(bare) else Owners()

    def _says_a_role(self, text: str) -> bool:
        return any(_SAYS_ROLE.match(item) for clause in _CLAUSES.split(text) for item in self._units.split(clause))

    def _labelled(self, text: str) -> Iterator[tuple[str, str, str]]:
        """The stretches of a text behind 牵头单位： and the like: role and label, both empty where none is, text."""
        labels = [match for match in _LABEL.finditer(text) if self._words.role_of(match["label"]) in ROLES]
        ends = [*(label.start() for label in labels), len(text)]
        if before := text[: ends[0]].strip(_STOPS):
            yield "", "", before
        for label, end in zip(labels, ends[1:], strict=True):
            inside = text[label.end() : end].strip(_STOPS)
            if inside:
                yield self._words.role_of(label["label"]), label["label"], inside

    def _read_part(self, text: str, role: str, labelled: bool) -> Owners:
        told: list[tuple[str, str]] = []
        for clause in filter(None, _CLAUSES.split(text)):
            told += self._read_clause(clause.strip().removeprefix("由"))
        led = any(mark == LEAD for _name, mark in told)
        default = SUPPORT if led and role == LEAD else role
        found = Owners()
        bodies = any(self._units.is_unit(name) for name, _mark in told)
        for name, mark in told:
            own = mark or default
            if own in (LEAD, SUPPORT) and bodies and self.is_person(name):
                own = PERSON
            elif own == PERSON and not labelled and self._units.is_unit(name):
                own = LEAD
            found.join(Owners(**{own: [name]}))
        return found

    def _read_clause(self, clause: str) -> Iterator[tuple[str, str]]:
        """The names of a clause, each with the role that it says; a verb is said of all names before it."""
        pending: list[str] = []
        mark = ""
        for item in self._items(clause):
            if says := _SAYS_ROLE.match(item):
                role = LEAD if says["lead"] else SUPPORT
                yield from ((name, role) for name in (*pending, *self._units.split(says["name"])))
                pending, mark = [], ""
            elif (said := _BRACKETED.match(item)) and (said["lead"] or said["support"]):
                yield from ((name, mark) for name in pending)
                pending = []
                yield said["name"], LEAD if said["lead"] else SUPPORT
            elif said and self.is_person(said["inside"]):
                yield from ((name, mark) for name in pending)
                pending = []
                yield said["name"], mark
                yield said["inside"], PERSON
            elif len(halves := _WITH.split(item)) == 2 and all(halves):
                yield from ((name, LEAD) for name in (*pending, halves[0]))
                pending, mark = [halves[1]], SUPPORT
            else:
                pending.append(item)
        yield from ((name, mark) for name in pending)

    def _items(self, clause: str) -> Iterator[str]:
        """The names of a clause as they stand: parted by marks, and by spaces where units or people stand alone."""
        for item in self._units.split(clause):
            parts = [part for part in _SPACE.split(_PHONE.sub(" ", item)) if part]
            known = [self._units.is_unit(part) or self.is_person(part) for part in parts]
            yield from parts if len(parts) > 1 and all(known) else ["".join(parts) if len(parts) > 1 else item]

    def is_person(self, text: str) -> bool:
        """Whether a text is a name, or a post and a name: 张立新, 县水利局局长张立新."""
        if self._units.is_unit(text):
            return False
        _post, name, rest = self._units.person(text)
        return self._units.is_name(text) or (bool(name) and not rest)


_STOPS = "，,；;。 \u3000\n"
_FIRST_LEADS = re.compile("(?:第一|首)[^，]{0,6}牵头|牵头[^，]{0,6}(?:第一|首)")
_TELLS_LEAD = re.compile("牵头|主办|主责")


def says_first_leads(head: str) -> bool:
    """Whether a head says that the first of the names leads: 责任单位（排第一位的为牵头单位）."""
    return _FIRST_LEADS.search(head) is not None


def tells_lead(head: str) -> bool:
    """Whether a head or label says who leads, so that a 责任单位 beside it does so with others."""
    return _TELLS_LEAD.search(head) is not None
