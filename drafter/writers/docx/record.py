"""The draft as it was laid out in, /customXml/item2.xml out: what an edited draft is compared with when it is read.

Without it a sentence that the writer added could not be told from one that was drafted (word-draft.md).
"""

from collections.abc import Iterable, Mapping

from drafter.model.draft import Block, Draft, Run
from drafter.model.edited import Record
from drafter.model.marks import BOOKMARK, RECORD_SPACE
from drafter.model.style import Style
from drafter.writers.docx.xml import DECLARATION, escape, quote


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
        f'<d:section id={quote(section)} detail="{detail}" rung="{rung}"/>'
        for section, (detail, rung) in record.details.items()
    ]
    for use in record.phrases:
        others = "".join(f"<d:other>{escape(other)}</d:other>" for other in use.alternatives)
        text = f"<d:text>{escape(use.text)}</d:text>{others}"
        parts.append(f"<d:phrase name={quote(use.name)} id={quote(use.id)}>{text}</d:phrase>")
    for name, said in (("setting", record.settings), ("kept", record.kept)):
        parts += [f"<d:{name} path={quote(path)}>{escape(text)}</d:{name}>" for path, text in sorted(said.items())]
    parts += [_write_block(number, block) for number, block in enumerate(record.blocks, 1)]
    return "".join([*parts, "</d:draft>"])


def bookmark_name(number: int) -> str:
    """The bookmark around the paragraph of a block, numbered from 1."""
    return f"{BOOKMARK}{number}"


def _write_block(number: int, block: Block) -> str:
    attributes = f' kind={quote(block.kind)} section={quote(block.section)} depth="{block.depth}"'
    marker = f" marker={quote(block.marker)}" if block.marker else ""
    if block.continues:
        marker += ' continues="1"'
    runs = "".join([_write_run(run, block.section) for run in block.runs if run.text])
    return f'<d:block n="{number}"{attributes}{marker}>{runs}</d:block>'


def _write_run(run: Run, section: str) -> str:
    """Only what is said of the run and not of its block: there are hundreds."""
    attributes = f" fact={quote(run.fact)}" if run.fact else ""
    if run.phrase:
        attributes += f" phrase={quote(run.phrase)}"
    if run.blank:
        attributes += f" blank={quote(run.blank)}"
    if run.section and run.section != section:
        attributes += f" section={quote(run.section)}"
    if run.head:
        attributes += ' head="1"'
    return f"<d:r{attributes}>{escape(run.text)}</d:r>"
