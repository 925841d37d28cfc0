"""Values in; the facts that a learned kind asks for out: one for each thing, however often it is named."""

from collections.abc import Sequence
from dataclasses import field

from drafter.dataclass import dataclass, replace
from drafter.files.learned_words import LearnedWords
from drafter.language.dated import Kind

_SHARED: frozenset[Kind] = frozenset(
    ("person", "place", "short", "organ", "meeting", "document", "post", "year", "date", "period", "plan", "term")
)
"""Kinds whose facts are one where their values are."""

Values = Sequence[str | None]
"""What a fact says in each of the speeches that are learned together; None where a speech does not have it."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A fact that a learned kind asks for."""

    name: str
    kind: Kind
    ask: str
    value: str
    help: str = ""
    """The words around it, with ＿＿ in its place."""
    required: bool = True
    when: str = ""
    """The condition of the only way of saying it in which it stands."""
    ways: tuple[str, ...] = ()
    """Of a fact that chooses among ways of saying something: what they are called."""


@dataclass
class Facts:
    """Gives every value a fact: a name that comes twice is one fact, a figure that comes twice is two."""

    words: LearnedWords
    speeches: int = 1
    when: str = ""
    """The condition under which what is named now is said."""
    found: dict[str, Learned] = field(default_factory=dict)
    _values: dict[str, list[str | None]] = field(default_factory=dict)
    _named: dict[Kind, list[str]] = field(default_factory=dict)
    """Of each shared kind, its facts that are no placeholders."""
    _counts: dict[Kind, int] = field(default_factory=dict)

    def name(self, kind: Kind, values: Values, *, blank: bool = False) -> str:
        """The name of the fact that holds a value.

        blank: the value is a placeholder (××), which stands for another thing each time.
        """
        shared = kind in _SHARED and not blank
        for name in self._named.get(kind, ()) if shared else ():
            if _agree(self._values[name], values):
                known = zip(self._values[name], values, strict=True)
                self._values[name] = [new if old is None else old for old, new in known]
                if self.found[name].when not in ("", self.when):
                    self.found[name] = replace(self.found[name], when="")
                return name
        name = self._add(kind, values)
        if shared:
            self._named.setdefault(kind, []).append(name)
        return name

    def choose(self, ways: Sequence[str]) -> str:
        """A fact that chooses among ways of saying something. ways: that of each speech."""
        name = self._add("way", ways)
        self.found[name] = replace(self.found[name], required=False, ways=tuple(dict.fromkeys(ways)))
        return name

    def tell(self, name: str, help: str) -> None:
        """Say what a fact is about."""
        self.found[name] = replace(self.found[name], help=help)

    def of(self, speech: int) -> tuple[Learned, ...]:
        """The facts as one of the speeches has them."""
        return tuple(replace(fact, value=self._values[fact.name][speech] or "") for fact in self.found.values())

    def _add(self, kind: Kind, values: Values) -> str:
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        name = f"{kind}_{number}"
        value = next((value for value in values if value), "")
        required = not any(value == "" for value in values)
        self.found[name] = Learned(name, kind, self.words.asks[kind], value, required=required, when=self.when)
        self._values[name] = list(values)
        return name


def _agree(known: Values, values: Values) -> bool:
    """Whether two facts may be one: some speech has both, and every one that has both says the same."""
    both = [(old, new) for old, new in zip(known, values, strict=True) if old is not None and new is not None]
    return bool(both) and all(old == new for old, new in both)
