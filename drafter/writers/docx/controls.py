"""Pieces of a paragraph in, their runs and content controls out, and what the other parts need to know of these.

ECMA-376 part 1, 17.5.2: every fact is a plain-text control bound to the store, a stock phrase a combo box or, where it
holds facts, a rich-text control around them, a blank a control that shows its prompt.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import count, groupby
from zlib import crc32

from drafter.dataclass import dataclass
from drafter.language.punctuation import FINAL
from drafter.model.draft import Block, Draft, PhraseUse, control_path
from drafter.model.marks import FACT_MARK, LONGEST_NAME, PHRASE_MARK, shorten_name
from drafter.word.markup import quote
from drafter.writers.docx.store import Store
from drafter.writers.docx.styles import CHARACTER_STYLES
from drafter.writers.layout import Piece

LONGEST_CHOICE = 255
"""Characters of an item of a combo box that Word takes."""
_COLOUR = '<w15:color w:val="C00000"/>'
"""Of the box around a blank."""
_GREATEST_ID = 2**31 - 1
_FIRST_MARK = 100_000
"""Ids of the bookmarks of controls come after those of blocks."""
_UNBOUND = frozenset("\n\t&<")

WriteRun = Callable[[Piece], str]


@dataclass
class Controls:
    """The controls of one document: their ids, the store they are bound to, the prompts they show."""

    draft: Draft
    write_run: WriteRun
    store: Store = field(default_factory=Store)
    prompts: dict[str, str] = field(default_factory=lambda: {"【请填写】": "PH_1"})
    """Prompt to the name of its placeholder in the glossary, which may not be empty."""
    _ids: set[int] = field(default_factory=set)
    _ordinals: dict[str, int] = field(default_factory=dict)
    """Tag to the number of controls that have it so far."""
    _runs: dict[tuple[str, str], str] = field(default_factory=dict)
    """Text and type of a piece to its run."""
    _composite: dict[str, int] = field(default_factory=dict)
    """Paths of the facts that hold blanks, numbered as they first stand."""
    _marks: set[str] = field(default_factory=set)
    """Names of the bookmarks around controls so far."""

    def __post_init__(self) -> None:
        self._uses = {use.name: use for use in self.draft.phrases}
        self._standing = Counter(run.fact for block in self.draft.blocks for run in block.runs if run.fact)
        self._numbers = {use.name: number for number, use in enumerate(self.draft.phrases, 1)}

    def number_facts(self, blocks: Iterable[Block]) -> None:
        """Number the facts that hold blanks as they first stand in blocks, though not all of these are written here."""
        paths = (run.fact for block in blocks for run in block.runs if run.fact and run.blank)
        self._composite.update({path: number for number, path in enumerate(dict.fromkeys(paths), 1)})

    def write(self, pieces: Sequence[Piece], around: Callable[[str, str, str], str]) -> str:
        """A paragraph's runs; `around(kind, name, written)` may set a comment around a `phrase`, `fact` or `blank`."""
        if not [run for _text, _type, run in pieces if run is not None and run.phrase]:
            return self._facts(pieces, around)
        written = []
        for phrase, group in groupby(pieces, key=_phrase_of):
            inner = list(group)
            written.append(
                around("phrase", phrase, self._phrase(phrase, inner, around)) if phrase else self._facts(inner, around)
            )
        return "".join(written)

    def _phrase(self, name: str, pieces: Sequence[Piece], around: Callable[[str, str, str], str]) -> str:
        plain = all(piece.run is not None and not control_path(piece.run) for piece in pieces)
        tag, alias = f"phrase:{name}", name
        if not plain:
            mark = f"{PHRASE_MARK}{self._numbers[name]}" if name in self._numbers else ""
            return self._marked(mark, self._control(tag, alias, self._facts(pieces, around)))
        text = "".join(piece.text for piece in pieces)
        choices = choices_of(text, self._uses.get(name))
        run = self._run(pieces[0]._replace(text=text))
        if "\n" in text or "\t" in text or len(text) > LONGEST_CHOICE:
            return self._control(tag, alias, run)
        items = "".join(f"<w:listItem w:displayText={quote(choice)} w:value={quote(choice)}/>" for choice in choices)
        return self._control(tag, alias, run, f"<w:comboBox>{items}</w:comboBox>")

    def _facts(self, pieces: Sequence[Piece], around: Callable[[str, str, str], str]) -> str:
        written = []
        paths = [
            control_path(run) if run is not None and (run.fact or run.blank) else "" for _text, _type, run in pieces
        ]
        at = 0
        while at < len(pieces):
            path, piece, end = paths[at], pieces[at], at + 1
            if not path:
                written.append(self._run(piece))
            else:
                while end < len(pieces) and paths[end] == path:
                    end += 1
                if end > at + 1 or _blank_in_fact(piece):
                    written.append(around("fact", path, self._fact_with_blanks(path, pieces[at:end], around)))
                elif piece.run and piece.run.blank:
                    written.append(around("blank", path, self._blank(path, piece)))
                else:
                    written.append(around("fact", path, self._fact(path, piece)))
            at = end
        return "".join(written)

    def _fact(self, path: str, piece: Piece) -> str:
        """Bound to the store, where its text can be; not a head that stands once: LibreOffice would lose its look."""
        ask, run = self._ask(path), self._run(piece)
        if not bindable(piece.text):
            return self._control(f"fact:{path}", ask, run)
        bound = not piece.type or self._standing[path] > 1
        name, binding = self._bind(path, piece.text) if bound else (path, "")
        return self._control(
            f"fact:{name}",
            ask,
            run,
            "<w:text/>" if bound else "",  # of plain text LibreOffice 7.4 knows no type either
            type=piece.type,
            placeholder=self._prompt(f"【{ask}】"),
            binding=binding,
        )

    def _bind(self, path: str, text: str) -> tuple[str, str]:
        """The name of the node for a path printed as this text, and the element that binds a control to it."""
        binding = self.store.bind(path, text)
        return binding.name, binding.written

    def _blank(self, path: str, piece: Piece) -> str:
        bound = bindable(piece.text)  # editors write the prompt they show into the store
        name, binding = self._bind(path, "") if bound else (path, "")
        return self._control(
            f"fact:{name}",
            self._ask(path, piece.text),
            self._run(piece),
            "<w:text/>" if bound else "",
            placeholder=self._prompt(piece.text),
            binding=binding,
            showing=True,
        )

    def _fact_with_blanks(self, path: str, pieces: Sequence[Piece], around: Callable[[str, str, str], str]) -> str:
        """A fact in which figures are still missing: a rich-text control, each missing figure a control in it."""
        written, seen = [], 0
        for piece in pieces:
            if piece.run is not None and piece.run.blank:
                seen += 1
                inner = f"{path}:{seen}"
                written.append(around("blank", inner, self._blank(inner, piece)))
            else:
                written.append(self._run(piece))
        mark = ""
        if any(map(_blank_in_fact, pieces)):
            mark = f"{FACT_MARK}{self._composite.setdefault(path, len(self._composite) + 1)}"
        return self._marked(mark, self._control(f"fact:{path}", self._ask(path), "".join(written)))

    def _run(self, piece: Piece) -> str:
        """A run as written; marks and short words stand in a document a hundred times, and are written once."""
        key = piece[:2]
        written = self._runs.get(key)
        if written is None:
            written = self._runs[key] = self.write_run(piece)
        return written

    def _marked(self, name: str, control: str) -> str:
        """A control around controls, in a bookmark: LibreOffice 25.2 keeps only the inner ones."""
        if not name or name in self._marks:  # a bookmark stands once
            return control
        self._marks.add(name)
        number = _FIRST_MARK + len(self._marks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{control}<w:bookmarkEnd w:id="{number}"/>'

    def _ask(self, path: str, prompt: str = "") -> str:
        ask = self.draft.asks.get(path)
        return ask.ask if ask else prompt.strip("【】") or path

    def _prompt(self, prompt: str) -> str:
        if prompt not in self.prompts:
            taken = set(self.prompts.values())
            names = map("PH_{}".format, count(len(self.prompts) + 1))
            self.prompts[prompt] = next(name for name in names if name not in taken)
        return self.prompts[prompt]

    def _control(
        self,
        tag: str,
        alias: str,
        content: str,
        kind: str = "",
        *,
        type: str = "",
        placeholder: str = "",
        binding: str = "",
        showing: bool = False,
    ) -> str:
        """w:sdt: its properties in the order of the schema (CT_SdtPr); `type`: what is typed into it is set in."""
        name, before, behind = _properties(tag, alias, kind, type, placeholder, binding, showing)
        return f"{before}{self._take_id(name)}{behind}{content}</w:sdtContent></w:sdt>"

    def _take_id(self, tag: str) -> int:
        """An id below 2^31 that no other control of the document has, the same from draft to draft."""
        ordinal = self._ordinals[tag] = self._ordinals.get(tag, 0) + 1
        return take_id(crc32(f"{tag}#{ordinal}".encode()), self._ids)


@lru_cache(maxsize=4096)  # most controls of the next draft are those of this one
def _properties(
    tag: str, alias: str, kind: str, type: str, placeholder: str, binding: str, showing: bool
) -> tuple[str, str, str]:
    """Of a control its tag as Word takes it, and what is written before and behind its id, to where its text begins."""
    name = shorten_name(tag)
    shown = f'<w:placeholder><w:docPart w:val="{placeholder}"/></w:placeholder>' if placeholder else ""
    look = f'<w:rPr><w:rStyle w:val="{CHARACTER_STYLES[type]}"/></w:rPr>' if type and not showing else ""
    prompting, colour = ("<w:showingPlcHdr/>", _COLOUR) if showing else ("", "")
    return (
        name,
        f"<w:sdt><w:sdtPr>{look}<w:alias w:val={quote(alias[:LONGEST_NAME])}/><w:tag w:val={quote(name)}/>"
        '<w:id w:val="',
        f'"/>{shown}{prompting}{binding}{colour}{kind}</w:sdtPr><w:sdtContent>',
    )


def take_id(wanted: int, taken: set[int]) -> int:
    """The first free id of a control from a wanted one on, below 2^31 and never 0; it is taken then."""
    number = wanted & _GREATEST_ID or 1
    while number in taken:
        number = number % _GREATEST_ID + 1
    taken.add(number)
    return number


def bindable(text: str) -> bool:
    """Whether a text may lie in the store.

    What editors make of line ends there is not known; LibreOffice 25.2 pastes & and < into XML as they are, and then
    loses store and record.
    """
    return _UNBOUND.isdisjoint(text)


def choices_of(text: str, use: PhraseUse | None) -> list[str]:
    """What a phrase's box offers: it as it stands, as it was drafted, its alternatives with the same final mark."""
    if use is None:
        return [text]
    others: Iterable[str] = (use.text, *use.alternatives)
    if text != use.text and text == use.text.rstrip(FINAL):  # its mark gave way to what follows
        others = (other.rstrip(FINAL) for other in others)
    fitting = (other for other in others if other and len(other) <= LONGEST_CHOICE and not set(other) & set("\n\t"))
    return list(dict.fromkeys([text, *fitting]))


def _blank_in_fact(piece: Piece) -> bool:
    return piece.run is not None and bool(piece.run.fact and piece.run.blank)


def _phrase_of(piece: Piece) -> str:
    return piece.run.phrase if piece.run else ""
