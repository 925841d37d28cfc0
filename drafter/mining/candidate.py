"""What a rule finds in one place of one speech: a wording with its places to fill, and where it stands."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafter.language.forms import Form
from drafter.model.phrase import PhraseKind, Position


class Where(NamedTuple):
    """The sentence that a candidate stands in, and where in its paragraph that is."""

    move: str
    position: Position


class Candidate(NamedTuple):
    """A wording that may be worth keeping."""

    rule: str
    """Id of the rule, which knows how far it can be trusted."""
    kind: PhraseKind
    text: str
    """Folded, slots written 【name】: the rule's own and what a mask takes for one."""
    wording: str
    """Folded, only the rule's own slots: what one speech says by itself."""
    surface: str
    """As it stands in the file."""
    line: int
    where: Where
    values: Mapping[str, str] = MappingProxyType({})
    """What fills each slot here."""
    form: Form | None = None
    """Where the rule knows it."""
    expansion: str = ""
