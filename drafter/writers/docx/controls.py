"""Pieces of a paragraph in, their runs and content controls out, and what the other parts need to know of these.

ECMA-376 part 1, 17.5.2: every fact is a plain-text control bound to the store, a stock phrase a combo box or, where it
holds facts, a rich-text control around them, a blank a control that shows its prompt.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import count
from zlib import crc32

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.punctuation import FINAL
from drafter.model.draft import Block, Draft, PhraseUse, control_path
from drafter.model.marks import FACT_MARK, LONGEST_NAME, PHRASE_MARK, shorten_name
from drafter.word.markup import escape, needs_hint, quote
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
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_BREAKS = expression("([\n\t])")
_PLAIN = expression(r"[^\s&<>](?:[^\n\t&<>]*[^\s&<>])?").fullmatch
"""A text that stands in w:t as it is."""
_OPENINGS = {
    (type, hinted): f"<w:r><w:rPr>{style}{_HINT * hinted}</w:rPr>" if style or hinted else "<w:r>"
    for type, style in {"": "", **{type: f'<w:rStyle w:val="{id}"/>' for type, id in CHARACTER_STYLES.items()}}.items()
    for hinted in (False, True)
}
"""How a run of a type begins, with and without the hint."""


Around = Callable[[str, str, str], str]
"""Kind (`phrase`, `fact` or `blank`), name and what was written, to the same, perhaps with a comment around it."""


@dataclass
class Controls:
    """The controls of one document: their ids, the store they are bound to, the prompts they show."""

    draft: Draft
    store: Store = field(default_factory=Store)
    prompts: dict[str, str] = field(default_factory=lambda: {"【请填写】": "PH_1"})
    """Prompt to the name of its placeholder in the glossary, which may not be empty."""
    _ids: set[int] = field(default_factory=set)
    _ordinals: dict[str, int] = field(default_factory=dict)
    """Tag to the number of controls that have it so far."""
    _composite: dict[str, int] = field(default_factory=dict)
    """Paths of the facts that hold blanks, numbered as they first stand."""
    _marks: set[str] = field(default_factory=set)
    """Names of the bookmarks around controls so far."""

    def __post_init__(self) -> None:
        self._uses = {use.name: use for use in self.draft.phrases}
        self._placeholders = set(self.prompts.values())
        self._numbers = {use.name: number for number, use in enumerate(self.draft.phrases, 1)}

    @cached_property
    def _standing(self) -> Counter[str]:
        """How often each fact stands in the text."""
        return Counter(run.fact for block in self.draft.blocks for run in block.runs if run.fact)

    def number_facts(self, blocks: Iterable[Block]) -> None:
        """Number the facts that hold blanks as they first stand in blocks, though not all of these are written here."""
        paths = (run.fact for block in blocks for run in block.runs if run.fact and run.blank)
        self._composite.update({path: number for number, path in enumerate(dict.fromkeys(paths), 1)})

    def write(self, pieces: Sequence[Piece], around: Around, phrase: str = "") -> str:
        """The runs of some pieces of a paragraph, of one in whose control we are already if `phrase` names it."""
        written, at, last = [], 0, len(pieces)
        while at < last:
            text, type, run = pieces[at]
            end = at + 1
            if run is None:
                written.append(write_run(text, type))
            elif run.phrase != phrase:
                while end < last and _phrase_of(pieces[end]) == run.phrase:
                    end += 1
                written.append(around("phrase", run.phrase, self._phrase(run.phrase, pieces[at:end], around)))
            elif not (run.fact or run.blank) or not (path := control_path(run)):
                written.append(write_run(text, type))
            else:
                while end < last and _is_of(pieces[end], path, phrase):
                    end += 1
                if end > at + 1 or (run.fact and run.blank):
                    written.append(around("fact", path, self._fact_with_blanks(path, pieces[at:end], around)))
                elif run.blank:
                    written.append(around("blank", path, self._blank(path, text)))
                else:
                    written.append(around("fact", path, self._fact(path, text, type)))
            at = end
        return "".join(written)

    def _phrase(self, name: str, pieces: Sequence[Piece], around: Around) -> str:
        plain = all(piece.run is not None and not control_path(piece.run) for piece in pieces)
        tag, alias = f"phrase:{name}", name
        if not plain:
            mark = f"{PHRASE_MARK}{self._numbers[name]}" if name in self._numbers else ""
            return self._marked(mark, self._control(tag, alias, self.write(pieces, around, name)))
        text = "".join(piece.text for piece in pieces)
        choices = choices_of(text, self._uses.get(name))
        run = write_run(text, pieces[0].type)
        if "\n" in text or "\t" in text or len(text) > LONGEST_CHOICE:
            return self._control(tag, alias, run)
        items = "".join(f"<w:listItem w:displayText={quote(choice)} w:value={quote(choice)}/>" for choice in choices)
        return self._control(tag, alias, run, f"<w:comboBox>{items}</w:comboBox>")

    def _fact(self, path: str, text: str, type: str) -> str:
        """Bound to the store, where its text can be; not a head that stands once: LibreOffice would lose its look."""
        ask, run = self._ask(path), write_run(text, type)
        if not bindable(text):
            return self._control(f"fact:{path}", ask, run)
        prompt = self._prompt(f"【{ask}】")
        if type and self._standing[path] <= 1:
            return self._control(f"fact:{path}", ask, run, "", type, prompt)
        name, _attributes, binding = self.store.bind(path, text)
        # of plain text LibreOffice 7.4 knows no type either
        return self._control(f"fact:{name}", ask, run, "<w:text/>", type, prompt, binding)

    def _blank(self, path: str, text: str) -> str:
        ask, run, prompt = self._ask(path, text), write_run(text, "blank"), self._prompt(text)
        if not bindable(text):  # editors write the prompt they show into the store
            return self._control(f"fact:{path}", ask, run, placeholder=prompt, showing=True)
        name, _attributes, binding = self.store.bind(path, "")
        return self._control(f"fact:{name}", ask, run, "<w:text/>", "", prompt, binding, True)

    def _fact_with_blanks(self, path: str, pieces: Sequence[Piece], around: Around) -> str:
        """A fact in which figures are still missing: a rich-text control, each missing figure a control in it."""
        written, seen = [], 0
        for piece in pieces:
            if piece.run is not None and piece.run.blank:
                seen += 1
                inner = f"{path}:{seen}"
                written.append(around("blank", inner, self._blank(inner, piece.text)))
            else:
                written.append(write_run(piece.text, piece.type))
        mark = ""
        if any(map(_blank_in_fact, pieces)):
            mark = f"{FACT_MARK}{self._composite.setdefault(path, len(self._composite) + 1)}"
        return self._marked(mark, self._control(f"fact:{path}", self._ask(path), "".join(written)))

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
        name = self.prompts.get(prompt)
        if name is None:
            names = map("PH_{}".format, count(len(self.prompts) + 1))
            name = self.prompts[prompt] = next(name for name in names if name not in self._placeholders)
            self._placeholders.add(name)
        return name

    def _control(
        self,
        tag: str,
        alias: str,
        content: str,
        kind: str = "",
        type: str = "",
        placeholder: str = "",
        binding: str = "",
        showing: bool = False,
    ) -> str:
        """w:sdt: its properties in the order of the schema (CT_SdtPr); `type`: what is typed into it is set in."""
        name, seed, before, behind = _properties(tag, alias, kind, type, placeholder, binding, showing)
        ordinal = self._ordinals[name] = self._ordinals.get(name, 0) + 1
        number = take_id(crc32(str(ordinal).encode(), seed), self._ids)
        return f"{before}{number}{behind}{content}</w:sdtContent></w:sdt>"


@lru_cache(maxsize=4096)  # most controls of the next draft are those of this one
def _properties(
    tag: str, alias: str, kind: str, type: str, placeholder: str, binding: str, showing: bool
) -> tuple[str, int, str, str]:
    """Of a control its tag as Word takes it, the checksum from which its id is made, the same from draft to draft, and
    what is written before and behind the id, to where its text begins."""
    name = shorten_name(tag)
    shown = f'<w:placeholder><w:docPart w:val="{placeholder}"/></w:placeholder>' if placeholder else ""
    look = f'<w:rPr><w:rStyle w:val="{CHARACTER_STYLES[type]}"/></w:rPr>' if type and not showing else ""
    prompting, colour = ("<w:showingPlcHdr/>", _COLOUR) if showing else ("", "")
    return (
        name,
        crc32(f"{name}#".encode()),
        f"<w:sdt><w:sdtPr>{look}<w:alias w:val={quote(alias[:LONGEST_NAME])}/><w:tag w:val={quote(name)}/>"
        '<w:id w:val="',
        f'"/>{shown}{prompting}{binding}{colour}{kind}</w:sdtPr><w:sdtContent>',
    )


@lru_cache(maxsize=4096)  # marks and short words stand in a document a hundred times, and most words in the next
def write_run(text: str, type: str = "") -> str:
    """One w:r: the only formatting on it is the hint that its marks are Chinese."""
    opening = _OPENINGS[type, needs_hint(text)]
    if _PLAIN(text):  # nearly always
        return f"{opening}<w:t>{text}</w:t></w:r>"
    return f"{opening}{_write_text(text)}</w:r>"


def _write_text(text: str) -> str:
    """A newline is w:br and a tab w:tab, so that what is read back is the text."""
    if "\n" not in text and "\t" not in text:
        return _write_stretch(text)
    return "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else _write_stretch(part)
        for part in _BREAKS.split(text)
        if part
    )


def _write_stretch(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


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
    return not ("&" in text or "<" in text or "\n" in text or "\t" in text)


def choices_of(text: str, use: PhraseUse | None) -> list[str]:
    """What a phrase's box offers: it as it stands, as it was drafted, its alternatives with the same final mark."""
    if use is None:
        return [text]
    others: Iterable[str] = (use.text, *use.alternatives)
    if text != use.text and text == use.text.rstrip(FINAL):  # its mark gave way to what follows
        others = (other.rstrip(FINAL) for other in others)
    fitting = (other for other in others if other and len(other) <= LONGEST_CHOICE and not set(other) & set("\n\t"))
    return list(dict.fromkeys([text, *fitting]))


def _is_of(piece: Piece, path: str, phrase: str) -> bool:
    """Whether a piece is of a fact, or its blank, inside a phrase or outside one."""
    run = piece.run
    return run is not None and run.phrase == phrase and control_path(run) == path


def _blank_in_fact(piece: Piece) -> bool:
    return piece.run is not None and bool(piece.run.fact and piece.run.blank)


def _phrase_of(piece: Piece) -> str:
    return piece.run.phrase if piece.run else ""
