"""The organisation in whose name drafts are written: what drafter.yaml says."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.ignored import Ignored
from drafter.model.place import Place

Level = Literal[
    "province", "city", "county", "district", "township", "street", "village", "school", "hospital", "enterprise"
]


@dataclass(frozen=True, slots=True)
class Organisation:
    """drafter.yaml: who we are, where our own data lies, how we like our drafts."""

    words: Mapping[str, str] = field(default_factory=dict)
    """name, whole 全市, ours 我市, short, party 市委, government 市政府, units …: spans with origin `org.<key>`."""
    level: Level = "city"
    level_given: bool = False
    """Whether drafter.yaml says the level; otherwise each meeting shows it."""
    phrasebanks: tuple[str, ...] = ()
    """Folders, absolute, searched before the built-in one."""
    templates: tuple[str, ...] = ()
    style: str = "gbt9704"
    """A style's name, or the absolute path of a YAML style or of a base .docx."""
    base_styles: Mapping[str, str] = field(default_factory=dict)
    """Type to the name of its style in the base .docx, where that is not Word's or our own."""
    speaking_rate: int = 180
    """Characters a minute: Han characters and digits."""
    rules: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()
    """What the checks pass over in every text."""
    place: Place | None = None
