"""A draft and a style in, its blocks as the house sets them out: order and type of everything, for every format."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from drafter.dataclass import replace
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import DIGITS, ordinal
from drafter.model.draft import Block, Draft, Run
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.model.style import Page, Style, Type
from drafter.word.markup import UNWRITABLE
from drafter.writers.aloud import cut_at_sentences, mark_minutes

PARAGRAPH_LIMIT = 100_000
"""Characters in one paragraph: far above any speech, far below where readers give up (libxml2: 10 MB a text)."""

REQUIRED_TYPES = (
    *("title", "version", "speaker", "date", "salutation", "body", "heading1", "heading2", "heading3", "heading4"),
    *("head", "stage", "closing", "blank", "page_number"),
)
"""What a style must say; head1 and head2 it may say."""

_DATE = expression(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_TWO_HAN = expression(f"[{HAN}]{{2}}")
_CHINESE_DIGITS = str.maketrans("0123456789", DIGITS)

# GB/T 9704-2012, 7.3.3: the first level of numbering is marked 一、, the second （一）.
_RUN_IN = (("head1", expression("[一二三四五六七八九十百]+、")), ("head2", expression("（[一二三四五六七八九十百]+）")))


class Piece(NamedTuple):
    """A stretch of a paragraph set in one type."""

    text: str
    type: str = ""
    """head, head1, head2 or blank; empty is the paragraph's own."""
    run: Run | None = None
    """None for the marker, which is nobody's words."""


def lay_out(draft: Draft, style: Style) -> list[Block]:
    """The blocks as they are printed: set out, cut at ends of sentences and with minutes beside them as the style asks.

    Raises InputError as `arrange` does.
    """
    blocks = arrange(draft, style)
    types = {**style.types, "continued": style.types["body"]}
    if style.keep_sentences:
        width, indent = line_width(style.page, types["body"]), types["body"].indent
        cut = [
            cut_at_sentences(block, style.keep_sentences, width, indent) if type_of(block) == "body" else [block]
            for block in blocks
        ]
        blocks = [piece for pieces in cut for piece in pieces]
    if style.minutes == "margin":
        keep_next = [types[type_of(block)].keep_next for block in blocks]
        blocks = mark_minutes(blocks, draft.speaking_rate, keep_next)
    return blocks


def arrange(draft: Draft, style: Style) -> list[Block]:
    """The blocks in the order of the page, names and dates in the form of the house, every line end a newline.

    A draft's speaker block holds post and name, its date block the date, its version block the version, and no more.

    Raises InputError with every character that no document can hold and every paragraph over `PARAGRAPH_LIMIT`, or when
    the style lacks a type.
    """
    refuse_unwritable(draft)
    _refuse_missing_types(style)
    under_title = ("speaker", "date") if style.speaker_first else ("date", "speaker")
    order = {kind: rank for rank, kind in enumerate(("title", "version", *under_title))}
    blocks = sorted(draft.blocks, key=lambda block: order.get(block.kind, len(order)))
    return [_set_front(_join_line_ends(block), style) for block in blocks]


def refuse_unwritable(draft: Draft) -> None:
    """Raise InputError naming the characters and paragraphs that cannot be written, with their places."""
    findings: list[Finding] = []
    for block in () if _is_printable(draft.blocks) else draft.blocks:
        text = block.text
        if (length := len(text)) > PARAGRAPH_LIMIT:
            message = _("a paragraph of {length} characters: at most {limit}", length=length, limit=PARAGRAPH_LIMIT)
            findings.append(Finding("paragraph-length", "error", message, _made_by(block), text[:20]))
        if UNWRITABLE.search(text):
            findings += _find_unwritable(block.marker, block.place)
            for run in block.runs:
                findings += _find_unwritable(run.text, run.place or block.place)
    for text in (draft.title, draft.kind, *draft.meta, *draft.meta.values()):
        findings += _find_unwritable(text, None)
    if findings:
        raise InputError(findings)


def _is_printable(blocks: Iterable[Block]) -> bool:
    """Whether nothing stands in blocks but what can be printed, and so be written, and not too much of it for one."""
    text = "".join([block.text for block in blocks])
    return len(text) <= PARAGRAPH_LIMIT and text.isprintable()


def _made_by(block: Block) -> Place | None:
    """What made a paragraph long: the fact that is most of it, else the section that says it."""
    longest = max(block.runs, key=lambda run: len(run.text))
    mostly = 2 * len(longest.text) > PARAGRAPH_LIMIT
    return (longest.place if mostly else None) or block.place


def _refuse_missing_types(style: Style) -> None:
    required = (*REQUIRED_TYPES, "minute") if style.minutes == "margin" else REQUIRED_TYPES
    missing = [name for name in required if name not in style.types]
    if missing:
        message = _("style '{name}' does not say how these are set: {types}", name=style.id, types=", ".join(missing))
        raise InputError([Finding("style", "error", message, style.place)])


def type_of(block: Block) -> str:
    """The name in `Style.types` that a block is set in; `continued` is body that goes on, without its indent."""
    match block.kind:
        case "heading":
            return f"heading{min(max(block.depth, 1), 4)}"
        case "item" | "paragraph":
            return "continued" if block.continues else "body"
        case _:
            return block.kind


def split_pieces(block: Block, style: Style) -> list[Piece]:
    """The marker and the runs of a block, each with its type; the pieces' texts joined are the block's text."""
    pieces, runs = [], block.runs
    in_opening = bool(runs) and runs[0].head
    opening = _opening_head(block.marker, style) if in_opening else ""
    if block.marker:
        pieces.append(Piece(block.marker, opening))
    for run in runs:
        head = run.head
        in_opening = in_opening and head
        if text := run.text:
            type = "blank" if run.blank else "" if not head else opening if in_opening else "head"
            pieces.append(_MAKE(Piece, (text, type, run)))
    return pieces


_MAKE = tuple.__new__
"""Makes a piece of its parts, in a third of the time that `Piece` takes."""


def line_width(page: Page, type: Type) -> int:
    """How many full-width characters of a type one line holds."""
    return int((page.width - page.left - page.right) / (type.size * 20 + page.spacing))


def _opening_head(marker: str, style: Style) -> str:
    name = _run_in_of(marker)
    return name if name in style.types else "head"


@lru_cache(maxsize=256)  # there are few markers
def _run_in_of(marker: str) -> str:
    return next((name for name, pattern in _RUN_IN if pattern.fullmatch(marker)), "")


def _find_unwritable(text: str, place: Place | None) -> list[Finding]:
    found = dict.fromkeys(UNWRITABLE.findall(text))
    if not found:
        return []
    names = ", ".join(f"U+{ord(character):04X}" for character in found)
    message = _("characters that no document can hold: {names}", names=names)
    return [Finding("unwritable", "error", message, place, UNWRITABLE.sub("�", text)[:20])]


def _join_line_ends(block: Block) -> Block:
    if not [run for run in block.runs if "\r" in run.text]:
        return block
    runs = tuple(replace(run, text=run.text.replace("\r\n", "\n").replace("\r", "\n")) for run in block.runs)
    return replace(block, runs=runs)


def _set_front(block: Block, style: Style) -> Block:
    """What the house writes around the words under the title: post　name, （date）, （version）."""
    match block.kind:
        case "speaker":
            runs = [_space_name(run) if style.name_space else run for run in block.runs]
            spaced = [piece for run in runs for piece in (Run("\u3000"), run)][1:]
            return replace(block, runs=tuple(spaced))
        case "date" | "version":
            runs = [run if style.arabic_dates else _spell_dates(run) for run in block.runs]
            return replace(block, runs=(Run("（"), *runs, Run("）")))
        case _:
            return block


def _space_name(run: Run) -> Run:
    if run.fact == "speaker.name" and _TWO_HAN.fullmatch(run.text):
        return replace(run, text=f"{run.text[0]}\u3000{run.text[1]}")
    return run


def _spell_dates(run: Run) -> Run:
    return replace(run, text=_DATE.sub(_spell_date, run.text))


def _spell_date(date: re.Match[str]) -> str:
    year, month, day = date.groups()
    return f"{year.translate(_CHINESE_DIGITS)}年{ordinal(int(month))}月{ordinal(int(day))}日"
