"""An edited Word draft and what a refresh changes in it in; the same file with those changes and nothing else out.

Every letter, format, comment and tracked change that the refresh does not name stays. Store, record, prompts and our
properties are written anew, so that the file can be refreshed and harvested again.
"""

from collections import defaultdict
from collections.abc import Sequence

from drafter.edited.refresh.changes import Edit, Refresh
from drafter.model.draft import Block, Draft, Run, control_path, text_of
from drafter.model.edited import EditedDraft
from drafter.model.marks import FACT_MARK, shorten_name
from drafter.model.style import Style
from drafter.word.bookmarks import give_ids, next_id, pair_bookmarks, rename_bookmarks
from drafter.word.controls import Tags, fill, is_prompting, read_placeholders, record_prompts
from drafter.word.edit import cut, drop_empty, drop_paragraph, insert_at, replace_text, set_hint
from drafter.word.namespaces import COMPATIBILITY, RELATIONSHIPS, WORD, WORD_2012, W
from drafter.word.nodes import Node, parse_xml, remove
from drafter.word.package import Package
from drafter.word.record import bookmark_name, mark_names, record_of
from drafter.word.text import walk_paragraphs, walk_text
from drafter.writers.docx.body import write_paragraph
from drafter.writers.docx.comments import Remarks
from drafter.writers.docx.controls import Controls, bindable, write_run
from drafter.writers.docx.own_parts import Names, bind_all, drop_answered, replace_own_parts, settle
from drafter.writers.layout import split_pieces

_NAMES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:w15="{WORD_2012}" xmlns:mc="{COMPATIBILITY}"'


def revise(package: Package, edited: EditedDraft, refresh: Refresh, draft: Draft, style: Style) -> bytes:
    """The file after a refresh, in whose style the blocks of the new draft are set out.

    Raises BrokenPackage for a file that is only read, or damaged in a part that must be written again.
    """
    root = package.edit_document()
    lines = list(walk_paragraphs(root))
    blocks = refresh.blocks
    work = _Work(package, edited, draft, blocks, style)
    settle(root, work.prompts, work.names.id_of("PlaceholderText"))
    work.rename(refresh)
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in refresh.edits:
        by_line[edit.line].append(edit)
    for line, edits in by_line.items():
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.order), reverse=True):
            work.edit(lines[line - 1], edit)
    work.insert(lines, refresh)
    for line in refresh.removals:
        drop_paragraph(lines[line - 1])
    pair_bookmarks(root)
    printed: dict[str, str] = defaultdict(str)
    for run in (run for block in blocks for run in block.runs if run.phrase):
        printed[run.phrase] += run.text
    glossary = package.target("glossaryDocument")
    bind_all(root, work.tags, draft, printed, work.controls.store, work.prompts, has_glossary=bool(glossary))
    if comments := package.target("comments"):
        drop_answered(root, package.edit(comments), work.prompts)
    record = record_of(draft, style, blocks, refresh.open)
    replace_own_parts(package, work.controls, draft, record, Names(package, style, glossary))
    return package.to_bytes()


class _Work:
    """The document under revision."""

    def __init__(
        self, package: Package, edited: EditedDraft, draft: Draft, blocks: Sequence[Block], style: Style
    ) -> None:
        self.root, self.record, self.style = package.document, edited.record, style
        self.draft, self.blocks = draft, blocks
        self.tags, self.names = Tags(edited.record), Names(package, style)
        placeholders = {prompt: name for name, prompt in read_placeholders(package).items() if prompt and name}
        self.controls = Controls(draft, prompts=placeholders)
        self.remarks = Remarks(draft, "none")
        self.prompts = {
            *placeholders,
            *record_prompts(edited.record),
            *(run.text for block in blocks for run in block.runs if run.blank),
        }
        """What empty controls show, before and after."""
        self.controls.number_facts(blocks)
        self.free_id = next_id(self.root)

    def rename(self, refresh: Refresh) -> None:
        """Bookmarks take the numbers of the new record; those of what is gone go."""
        fresh = {bookmark_name(old): bookmark_name(new) for old, new in refresh.numbers.items()}
        now = {meaning: name for name, meaning in mark_names(self.blocks, self.draft.phrases).items()}
        for name, meaning in mark_names(self.record.blocks, self.record.phrases).items():
            fresh[name] = now.get(meaning, "")
        rename_bookmarks(self.root, lambda name: fresh.get(name, ""))

    def edit(self, paragraph: Node, edit: Edit) -> None:
        """Make one change; offsets are those of the paragraph's text as it is now."""
        control = self._control_at(paragraph, edit.start) if edit.fact else None
        if control is not None:
            self._set_control(control, edit)
        elif edit.start < edit.end and not any(map(control_path, edit.runs)) and self._is_plain(paragraph, edit):
            replace_text(paragraph, edit.start, edit.end, text_of(edit.runs))
            drop_empty(paragraph)
        elif edit.runs or edit.start < edit.end:
            replace_text(paragraph, edit.start, edit.end, "")
            drop_empty(paragraph)
            insert_at(paragraph, edit.start, self._write(edit.runs, edit.number))

    def _is_plain(self, paragraph: Node, edit: Edit) -> bool:
        """Whether no fact stands in the words that give way, and what comes belongs to the same phrase, or to none."""
        phrases = set()
        for node, _start, _end in cut(paragraph, edit.start, edit.end):
            around = [self.tags.of(control) for control in node.iterancestors(f"{W}sdt")]
            if any(kind == "fact" for kind, _path in around):
                return False
            phrases.add(next((name for kind, name in around if kind == "phrase"), ""))
        return not edit.runs or phrases == {run.phrase for run in edit.runs}

    def insert(self, lines: Sequence[Node], refresh: Refresh) -> None:
        """The new paragraphs, each in its bookmark, after the paragraphs that they follow."""
        last: dict[int, Node] = {}
        for insertion in refresh.insertions:
            block = self.blocks[insertion.number - 1]
            (paragraph,) = self._parse(
                "body", write_paragraph(block, insertion.number, self.style, self.controls, self.remarks)
            )
            if insertion.after == 0 and 0 not in last:
                lines[0].addprevious(paragraph)
            else:
                last.get(insertion.after, lines[insertion.after - 1]).addnext(paragraph)
            last[insertion.after] = paragraph

    def _write(self, runs: Sequence[Run], number: int) -> list[Node]:
        """Runs and controls for words of a block."""
        marker = self.blocks[number - 1].marker if number else ""
        pieces = split_pieces(Block("paragraph", tuple(runs), marker=marker), self.style)
        return self._parse("p", self.controls.write(pieces[1:] if marker else pieces, self.remarks.around))

    def _parse(self, around: str, written: str) -> list[Node]:
        """What the writer wrote as elements, with bookmarks and styles as this file has them."""
        nodes = list(parse_xml(f"<w:{around} {_NAMES}>{written}</w:{around}>".encode()))
        self.free_id = give_ids(nodes, self.free_id)
        for node in nodes:
            self.names.adapt(node)
        return nodes

    def _control_at(self, paragraph: Node, start: int) -> Node | None:
        """The outermost fact control whose text begins at an offset."""
        at = 0
        for node, text in walk_text(paragraph):
            if at == start and text:
                for control in reversed(list(node.iterancestors(f"{W}sdt"))):
                    first = next((found for found, own in walk_text(control) if own), None)
                    if first is node and self.tags.of(control)[0] == "fact":
                        return control
            at += len(text)
        return None

    def _set_control(self, control: Node, edit: Edit) -> None:
        """Give a control another path, and other content where the edit has some."""
        properties, tag = control.find(f"{W}sdtPr"), control.find(f"{W}sdtPr/{W}tag")
        if properties is None or tag is None:
            return
        _kind, old = self.tags.read(tag.get(f"{W}val", ""))
        tag.set(f"{W}val", shorten_name(f"fact:{edit.fact}"))
        for inner in control.iterfind(f"{W}sdtContent//{W}sdtPr/{W}tag"):
            name = self.tags.read(inner.get(f"{W}val", ""))[1]
            if name.startswith(f"{old}:"):  # a blank in it
                inner.set(f"{W}val", shorten_name(f"fact:{edit.fact}{name.removeprefix(old)}"))
        mark = control.getprevious()
        if old != edit.fact and mark is not None and mark.get(f"{W}name", "").startswith(FACT_MARK):
            remove(mark)  # of the path it had; its end goes with it when bookmarks are paired
        if not edit.runs:
            return
        run = control.find(f"{W}sdtContent/{W}r")
        simple = len(edit.runs) == 1 and not edit.runs[0].blank and bindable(edit.runs[0].text)
        if not simple or run is None or properties.find(f"{W}text") is None:
            for node in reversed(self._write(edit.runs, edit.number)):
                control.addnext(node)
            remove(control)
            return
        self._fill(control, run, edit.runs[0].text)

    def _fill(self, control: Node, run: Node, text: str) -> None:
        """Another text in a control, in the format of the one before; in the paragraph's own where a prompt stood."""
        (fresh,) = self._parse("p", write_run(text))
        own = run.find(f"{W}rPr")
        if own is not None and not is_prompting(control, self.prompts):
            for old in fresh.findall(f"{W}rPr"):
                fresh.remove(old)
            fresh.insert(0, own)
            set_hint(fresh)
        fill(control, fresh)
