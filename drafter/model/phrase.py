"""Stock phrases, rhetorical moves, formulations: the entries of a phrasebank."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Literal, overload

from drafter.dataclass import dataclass
from drafter.language.forms import Form
from drafter.language.words import Words
from drafter.model.place import Place

PhraseKind = Literal[
    "phrase",
    "frame",
    "slogan",
    "abbreviation",
    "parallel",
    "collocation",
    "heading",
    "emphasis",
    "saying",
    "question",
    "argument",
]
"""argument: a frame that sets what a writer argues with (`joins`): 说到底，【原因】."""
SlotKind = Literal[
    "text", "count", "quantity", "date", "year", "time", "person", "org", "place", "percent", "term", "list", "unknown"
]
Status = Literal["mined", "reviewed", "written", "part", "rejected"]
"""part: a template says what stands before it (汇报的情况，我都听了): for drafts; nobody would copy it alone."""
Tone = Literal["affirm", "warn", "demand", "lift"]
Position = Literal["first", "middle", "last"]
Direction = Literal["down", "level", "up"]
Rank = Literal["chief", "deputy", "chair", "guest"]
ThemeClass = Literal["prevention", "development", "livelihood", "party", "education", "ceremony"]
Stage = Literal["opening", "body", "closing"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One 【name】 of a phrase: what may fill it, and from where."""

    name: str
    kind: SlotKind = "text"
    form: Form | None = None
    source: str = ""
    """YAML key `from`: a path such as `theme.noun`, `org.ours`, `count.sections`."""
    default: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fits:
    """When a phrase may be used; an empty tuple, or None, allows everything."""

    classes: tuple[ThemeClass, ...] = ()
    levels: tuple[str, ...] = ()
    ranks: tuple[Rank, ...] = ()
    directions: tuple[Direction, ...] = ()
    trades: tuple[str, ...] = ()
    """Lines of work (ids of `names` in synonyms.yaml: tax, hospital) in whose speeches it is said."""
    speakers: tuple[str, ...] = ()
    """Who says it (ids of roles.yaml: newcomer, chair); empty: as its function tells, or whoever."""
    audiences: tuple[str, ...] = ()
    """To whom it is said (ids of roles.yaml)."""
    season: tuple[int, ...] = ()
    """Months, 1 to 12."""
    position: tuple[Position, ...] = ()
    tone: Tone | None = None
    kinds: tuple[str, ...] = ()
    """Kinds of speech (slugs)."""
    excludes: tuple[str, ...] = ()
    """Ids of phrases that may not stand in the same speech."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a phrase was read: `meeting-speeches/3`, line in the file, the text as it stands there."""

    speech: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of phrases/<move>.yaml."""

    id: str
    text: str
    kind: PhraseKind
    move: str
    form: Form
    """The grammar of the whole: what may stand around it. A `sentence` carries its own final mark."""
    function: str = ""
    """What it does in a speech: a leaf of functions.yaml; empty: any leaf of its move."""
    family: str = ""
    """Headings that stand beside each other in one speech share it."""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    fits: Fits = Fits()
    requires: tuple[str, ...] = ()
    """What must be true before it may be said: ids of evidence.yaml, all of them."""
    after: tuple[str, ...] = ()
    """What may stand directly before it: tones, moves, or `start`; empty: anything."""
    stands: tuple[Mapping[str, str], ...] = ()
    """Contexts in which it reads well: path to text (`here`: what its section tells); run as tests."""
    falls: tuple[Mapping[str, str], ...] = ()
    """Contexts in which a writer would strike it; run as tests."""
    joins: tuple[str, ...] = ()
    """Of an argument: the fields of a record that it sets."""
    count: int = 0
    speeches: int = 0
    sources: tuple[Source, ...] = ()
    variants: tuple[str, ...] = ()
    status: Status = "mined"
    valid_from: date | None = None
    valid_to: date | None = None
    expansion: str = ""
    """What an abbreviation stands for, where the text gives it."""
    about: tuple[str, ...] = ()
    """What it is about and does not say, by which it is looked for: 团结 of 人心齐，泰山移."""
    note: str = ""
    place: Place | None = None

    @property
    def offered(self) -> bool:
        """To somebody who looks for a phrase to copy."""
        return self.status not in ("part", "rejected")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that a phrase may presuppose, and by what it is known (evidence.yaml)."""

    id: str
    name: str
    """In a writer's words: 有人检查过."""
    holds: tuple[str, ...] = ()
    """Conditions, of which one must hold; without any it never holds of itself."""
    place: Place | None = None

    @property
    def excludes(self) -> bool:
        """Whether it only says what must not be: then it is no ground for a phrase, it merely does not forbid it."""
        terms = [term.strip() for condition in self.holds for term in condition.split(" and ")]
        return bool(terms) and all(term.startswith("not ") or " != " in term for term in terms)


@dataclass(frozen=True, slots=True)
class Move:
    """A rhetorical move (语步, Swales) and the cues that reveal it."""

    id: str
    name: str
    stage: Stage
    description: str
    cues: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A branch or a leaf of functions.yaml: what phrases do in a speech, in words that writers use."""

    id: str
    """`opening`, or `opening.address` of a leaf."""
    name: str
    aliases: tuple[str, ...] = ()
    """Other words by which writers look for it."""
    parent: str = ""
    """Id of the branch; empty for a branch itself."""
    move: str = ""
    """Of a leaf: the move of its phrases, unless they say another."""
    description: str = ""
    speakers: tuple[str, ...] = ()
    """Of a leaf: who mostly says its phrases (ids of roles.yaml), unless they say another."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """Who speaks, or to whom: the one who is new, hosts and guests, pupils (roles.yaml)."""

    id: str
    name: str
    speaks: tuple[str, ...] = ()
    """Words by which a question tells that it is this one who speaks; 获奖…发言 is the one and further on the other."""
    hears: tuple[str, ...] = ()
    """Words by which it tells that this one is spoken to."""
    otherwise: bool = False
    """Whether it is taken for the one who speaks only where nobody else is: a mayor may chair, or be new."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a section pattern."""

    move: str
    required: bool = True
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class SectionPattern:
    """An order of moves with its numbering habit and heading forms, borne out by speeches."""

    id: str
    name: str
    steps: tuple[Step, ...]
    numbering: tuple[str, ...] = ()
    heading_forms: tuple[str, ...] = ()
    count: int = 0
    sources: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Formulation:
    """An exact official formulation, dated; used by name only, never varied."""

    id: str
    text: str
    valid_from: date
    valid_to: date | None
    source: str
    checked_on: date
    place: Place | None = None


CHOSEN = "chosen"
"""The evidence that never holds of itself: such a phrase stands only where the writer chose it."""


class Phrases(Sequence[Phrase]):
    """Phrases in the order of files and entries, each made when it is asked for.

    A draft takes a few hundred by itself, of thousands that a writer may look up.
    """

    def __init__(self, keys: Sequence[Sequence[str]], make: Callable[[Sequence[int]], Sequence[Phrase]]) -> None:
        """keys: of each phrase its id, its move, and its kind where a draft may take it by itself, else nothing.

        make: phrases by their numbers.
        """
        self.keys = keys
        self._make = make
        self._made: dict[int, Phrase] = {}
        self._numbers = {key[0]: number for number, key in enumerate(keys)}
        self._drawn: dict[str, list[int]] = {}
        self._at_hand: dict[str, Sequence[Phrase]] = {}
        """What was drawn before, by move."""
        self._fitting: dict[tuple[str, Hashable], Sequence[Phrase]] = {}
        """And what may stand in a place."""
        self._arguments: list[int] = []
        for number, (_id, move, kind) in enumerate(keys):
            if kind:
                self._drawn.setdefault(move, []).append(number)
            if kind == "argument":
                self._arguments.append(number)

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> "Phrases":
        """Phrases that are made already."""
        if isinstance(phrases, cls):
            return phrases
        return cls([_key_of(phrase) for phrase in phrases], lambda numbers: [phrases[number] for number in numbers])

    def find(self, id: str) -> Phrase | None:
        """The phrase of that id."""
        number = self._numbers.get(id)
        return None if number is None else self._take([number])[0]

    def draw(self, move: str) -> Sequence[Phrase]:
        """Those of a move that a draft may take by itself."""
        at_hand = self._at_hand.get(move)
        if at_hand is None:
            at_hand = self._at_hand[move] = self._take(self._drawn.get(move, ()))
        return at_hand

    def draw_for(self, move: str, place: Hashable, stands: Callable[[Phrase], bool]) -> Sequence[Phrase]:
        """Those of them that may stand in a place. place: all that it hangs on beside the phrase whether one may."""
        fitting = self._fitting.get((move, place))
        if fitting is None:
            fitting = self._fitting[move, place] = [phrase for phrase in self.draw(move) if stands(phrase)]
        return fitting

    def draw_arguments(self) -> Sequence[Phrase]:
        """The frames of argument that a draft may take by itself."""
        return self._take(self._arguments)

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Phrase: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Phrase]: ...
    def __getitem__(self, index: int | slice) -> Phrase | Sequence[Phrase]:
        if isinstance(index, slice):
            return self._take(range(len(self))[index])
        return self._take([range(len(self))[index]])[0]

    def __iter__(self) -> Iterator[Phrase]:
        return iter(self._take(range(len(self))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def _take(self, numbers: Sequence[int]) -> list[Phrase]:
        if missing := [number for number in numbers if number not in self._made]:
            self._made.update(zip(missing, self._make(missing), strict=True))
        return [self._made[number] for number in numbers]


def _key_of(phrase: Phrase) -> tuple[str, str, str]:
    drawn = phrase.status != "rejected" and CHOSEN not in phrase.requires
    return phrase.id, phrase.move, phrase.kind if drawn else ""


@dataclass(frozen=True, slots=True)
class Phrasebank:
    """Everything a phrasebank folder holds; phrases in the order of files and entries."""

    moves: Mapping[str, Move] = field(default_factory=dict)
    functions: Mapping[str, Function] = field(default_factory=dict)
    """Each branch before its leaves, in the order of the file (functions.yaml)."""
    phrases: Sequence[Phrase] = ()
    patterns: tuple[SectionPattern, ...] = ()
    formulations: Mapping[str, Formulation] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    """Those of verbs.yaml."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A word that is looked for to words that say the same (synonyms.yaml)."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A kind, a class of themes or a level of office to what writers call it (synonyms.yaml)."""
    asking: frozenset[str] = frozenset()
    """Words of a question that do not say what is looked for (synonyms.yaml)."""
    settings: frozenset[str] = frozenset()
    """Words of a question up to which it tells where or when something is said (synonyms.yaml): 座谈会上."""
    occasions: frozenset[str] = frozenset()
    """What a clause of a question ends with that tells only where or when something is said (synonyms.yaml): 谈话."""
    requests: frozenset[str] = frozenset()
    """Words by which a clause of a question asks (synonyms.yaml): 怎么."""
    before: frozenset[str] = frozenset()
    """Words of a clause of a question that tells what was said just before (synonyms.yaml): 汇报完."""
    manners: frozenset[str] = frozenset()
    """Words of a question that tell in what manner something is to be said (synonyms.yaml): 诚恳."""
    unwanted: frozenset[str] = frozenset()
    """Words of a question behind which stands what is not to be said (synonyms.yaml): 别老说."""
    daily: frozenset[str] = frozenset()
    """Words of daily life, of which no speech is made (synonyms.yaml): 多少钱."""
    wording: frozenset[str] = frozenset()
    """Words by which it shows that words of a speech are looked for (synonyms.yaml): 那句."""
    speeches: frozenset[str] = frozenset()
    """What speeches, and what they are held at, are called (synonyms.yaml): 致辞."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Who speaks and to whom, by id (roles.yaml)."""
    toward: frozenset[str] = frozenset()
    """Words before a role that make it the one who is spoken to (roles.yaml): 给, 慰问."""
    gathered: frozenset[str] = frozenset()
    """Words behind a role that make it the one who is spoken to (roles.yaml): 大会."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """What phrases may require, by id (evidence.yaml)."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """What the speeches are called in which phrases were read, by the names that phrases give them (sources.yaml)."""
