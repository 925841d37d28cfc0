"""The draft as it was laid out in, /customXml/item2.xml out, and back: what an edited draft is compared with.

Without it a sentence that the writer added could not be told from one that was drafted (word-draft.md).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, cast, get_args

from drafter.model.draft import Block, BlockKind, Draft, PhraseUse, Run
from drafter.model.edited import Record
from drafter.model.marks import BOOKMARK, FACT_MARK, PHRASE_MARK, RECORD_SPACE
from drafter.model.style import Style
from drafter.word.markup import DECLARATION, escape, quote, read_number

if TYPE_CHECKING:
    from drafter.word.nodes import Node

_D = f"{{{RECORD_SPACE}}}"
_KINDS = get_args(BlockKind)


def record_of(draft: Draft, style: Style, blocks: Iterable[Block], kept: Mapping[str, str] | None = None) -> Record:
    """What is recorded of a draft that was set out in a style. kept: facts that an edited draft says otherwise."""
    return Record(
        draft.kind, style.id, draft.variant, tuple(blocks), draft.phrases, draft.details, draft.settings, kept or {}
    )


def write_record(record: Record) -> str:
    """Blocks with their runs and origins, phrases with their alternatives, the choices that planning made."""
    head = f'kind={quote(record.kind)} style={quote(record.style)} variant="{record.variant}"'
    parts = [f'{DECLARATION}<d:draft xmlns:d="{RECORD_SPACE}" {head}>']
    parts += [
        f'<d:section id={quote(section)} detail="{detail}" rung="{rung}"'
        + (f" held={quote(' '.join(held))}/>" if held else "/>")
        for section, (detail, rung, held) in record.details.items()
    ]
    for use in record.phrases:
        others = "".join(f"<d:other>{escape(other)}</d:other>" for other in use.alternatives)
        text = f"<d:text>{escape(use.text)}</d:text>{others}"
        parts.append(f"<d:phrase name={quote(use.name)} id={quote(use.id)}>{text}</d:phrase>")
    for name, said in (("setting", record.settings), ("kept", record.kept)):
        parts += [f"<d:{name} path={quote(path)}>{escape(text)}</d:{name}>" for path, text in sorted(said.items())]
    parts += [_write_block(number, block) for number, block in enumerate(record.blocks, 1)]
    return "".join([*parts, "</d:draft>"])


def read_record(root: "Node") -> Record:
    """What `write_record` wrote; a number that is none is the one that stands where nothing is said."""
    return Record(
        kind=root.get("kind", ""),
        style=root.get("style", ""),
        variant=read_number(root.get("variant"), 1),
        blocks=tuple(_read_block(block) for block in root.iterfind(f"{_D}block")),
        phrases=tuple(_read_phrase(phrase) for phrase in root.iterfind(f"{_D}phrase")),
        details={
            section.get("id", ""): (
                read_number(section.get("detail"), 3),
                read_number(section.get("rung")),
                tuple(section.get("held", "").split()),
            )
            for section in root.iterfind(f"{_D}section")
        },
        settings={setting.get("path", ""): setting.text or "" for setting in root.iterfind(f"{_D}setting")},
        kept={kept.get("path", ""): kept.text or "" for kept in root.iterfind(f"{_D}kept")},
    )


def bookmark_name(number: int) -> str:
    """The bookmark around the paragraph of a block, numbered from 1."""
    return f"{BOOKMARK}{number}"


def mark_names(blocks: Iterable[Block], uses: Iterable[PhraseUse]) -> dict[str, tuple[str, str]]:
    """The bookmarks around controls that hold controls: name to `phrase` or `fact` and what it names."""
    facts = dict.fromkeys(run.fact for block in blocks for run in block.runs if run.fact and run.blank)
    phrases = {f"{PHRASE_MARK}{number}": ("phrase", use.name) for number, use in enumerate(uses, 1)}
    return phrases | {f"{FACT_MARK}{number}": ("fact", path) for number, path in enumerate(facts, 1)}


def _write_block(number: int, block: Block) -> str:
    runs, section = [], block.section
    for run in block.runs:
        if text := run.text:
            other = run.section if run.section != section else ""
            runs.append(f"<d:r{_origin(run.fact, run.phrase, run.blank, other, run.head)}>{escape(text)}</d:r>")
    attributes = _attributes(block.kind, section, block.depth, block.marker, block.continues)
    return f'<d:block n="{number}"{attributes}>{"".join(runs)}</d:block>'


@lru_cache(maxsize=1024)  # there are few kinds of blocks, sections and markers
def _attributes(kind: BlockKind, section: str, depth: int, marker: str, continues: bool) -> str:
    marked = f" marker={quote(marker)}" if marker else ""
    if continues:
        marked += ' continues="1"'
    return f' kind={quote(kind)} section={quote(section)} depth="{depth}"{marked}'


def _read_block(block: "Node") -> Block:
    section, kind = block.get("section", ""), block.get("kind", "")
    runs = tuple(_read_run(run, section) for run in block.iterfind(f"{_D}r"))
    return Block(
        cast(BlockKind, kind if kind in _KINDS else "paragraph"),
        runs,
        section,
        read_number(block.get("depth")),
        block.get("marker", ""),
        continues=block.get("continues") == "1",
    )


@lru_cache(maxsize=4096)  # most runs of the next draft have the origins of this one's
def _origin(fact: str, phrase: str, blank: str, section: str, head: bool) -> str:
    """Only what is said of the run and not of its block: there are hundreds."""
    said = {"fact": fact, "phrase": phrase, "blank": blank, "section": section}
    attributes = "".join(f" {name}={quote(value)}" for name, value in said.items() if value)
    return f'{attributes} head="1"' if head else attributes


def _read_run(run: "Node", section: str) -> Run:
    return Run(
        run.text or "",
        fact=run.get("fact", ""),
        phrase=run.get("phrase", ""),
        blank=run.get("blank", ""),
        head=run.get("head") == "1",
        section=run.get("section", section),
    )


def _read_phrase(phrase: "Node") -> PhraseUse:
    text = phrase.find(f"{_D}text")
    others = tuple(other.text or "" for other in phrase.iterfind(f"{_D}other"))
    return PhraseUse(
        phrase.get("name", ""), phrase.get("id", ""), (text.text or "") if text is not None else "", others
    )
