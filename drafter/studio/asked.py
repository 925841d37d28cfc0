"""What a page asks for, as the functions that answer take it."""

from collections.abc import Mapping
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.studio.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the desk, and what the page sent."""

    desk: Desk
    path: Mapping[str, str] = field(default_factory=dict)
    """Ids in the address."""
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    several: Mapping[str, list[str]] = field(default_factory=dict)
    """The same, with all values of names that come several times."""
    files: tuple[tuple[str, bytes], ...] = ()
    """What was dropped: name and bytes."""
