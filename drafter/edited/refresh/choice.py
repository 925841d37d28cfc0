"""What a refresh changes in; the paragraphs that change, one by one, and the same refresh without some of them out."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from drafter.dataclass import dataclass, replace
from drafter.edited.align import Places
from drafter.edited.refresh.changes import Edit, Refresh, apply_text
from drafter.language.sentences import split_sentences
from drafter.model.draft import Block, Run, text_of
from drafter.model.edited import EditedDraft, Paragraph


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph of the edited draft that changes or goes, or one that comes in behind it."""

    line: int
    before: str
    """Empty where it comes in."""
    after: str
    """Empty where it goes."""
    inserted: int = 0
    """Number of the new block that comes in, or that moves."""
    renumbered: bool = False
    """Only its number changes, which follows what stands before it: nothing to choose."""
    behind: int | None = None
    """The paragraph behind which it moves, 0 for the beginning; None where it stays in its place."""
    along: int = 0
    """How many paragraphs behind it, which the writer put in, move along."""


def list_changes(edited: EditedDraft, found: Refresh) -> list[ChangedParagraph]:
    """In the order of the edited draft."""
    edits, removed = _by_line(found.edits), set(found.removals)
    coming = defaultdict(list)
    moving = {insertion.lines[0]: insertion for insertion in found.insertions if insertion.lines}
    for insertion in found.insertions:
        if not insertion.lines:
            text = found.blocks[insertion.number - 1].text
            coming[insertion.after].append(ChangedParagraph(insertion.after, "", text, insertion.number))
    changes = coming[0]
    for paragraph in edited.paragraphs:
        line, text = paragraph.line, paragraph.text
        after = "" if line in removed else apply_text(text, edits[line])
        if line in moving:
            moves = moving[line]
            along = len(moves.lines) - 1
            changes.append(ChangedParagraph(line, text, after, moves.number, behind=moves.after, along=along))
        elif after != text:
            only = line not in removed and all(_is_marker(edit, found.blocks) for edit in edits[line] if _writes(edit))
            changes.append(ChangedParagraph(line, text, after, renumbered=only))
        changes += coming[line]
    return changes


def list_order(edited: EditedDraft, found: Refresh) -> list[tuple[str, int]]:
    """How the paragraphs among which some move will stand: the first sentence of each, and how many move along with it.

    Empty where none moves.
    """
    edits, texts = _by_line(found.edits), {paragraph.line: paragraph.text for paragraph in edited.paragraphs}
    before = [line for line in texts if line not in found.removals]
    order, along = list(before), dict[int, int]()
    for insertion in found.insertions:
        lines = [line for line in insertion.lines if line in order]
        if not lines:
            continue
        order = [line for line in order if line not in lines]
        at = max((place for place, line in enumerate(order, 1) if line == insertion.after), default=0)
        order[at:at] = lines
        along[lines[0]] = len(lines) - 1
    moved = [place for place, pair in enumerate(zip(before, order, strict=True)) if pair[0] != pair[1]]
    followers = {line for insertion in found.insertions for line in insertion.lines[1:]}
    standing = [line for line in order[moved[0] : moved[-1] + 1] if line not in followers] if moved else []
    opened = ((line, apply_text(texts[line], edits[line])) for line in standing)
    return [(text[slice(*next(split_sentences(text), (0, 0)))], along.get(line, 0)) for line, text in opened if text]


def list_choices(changes: Sequence[ChangedParagraph]) -> list[ChangedParagraph]:
    """Those that somebody may do without, in the order in which they are numbered, from 1."""
    return [change for change in changes if not change.renumbered]


def leave_out(edited: EditedDraft, found: Refresh, left: Collection[ChangedParagraph]) -> Refresh:
    """The refresh without the changes of some paragraphs: these stay as the writer has them, and are numbered on.

    Facts among them are open from now on, as are those that she changed herself: draft and meeting file differ.
    """
    if not left:
        return found
    dropped = {change.inserted for change in left if change.inserted}
    lines = {change.line for change in left if not change.inserted or change.behind is not None}
    stands = {paragraph.line: paragraph.text for paragraph in edited.paragraphs if paragraph.line in lines}
    stay = [
        edit
        for edit in found.edits
        if edit.line in lines
        and not _is_marker(edit, found.blocks)
        and text_of(edit.runs) != stands[edit.line][edit.start : edit.end]
    ]
    chosen = replace(
        found,
        edits=(
            *(edit for edit in found.edits if edit not in stay),
            *(replace(edit, end=edit.start, runs=()) for edit in stay if edit.fact),
        ),
        insertions=tuple(each for each in found.insertions if each.number not in dropped),
        removals=tuple(line for line in found.removals if line not in lines),
        open={**found.open, **{edit.fact: text_of(edit.runs) for edit in stay if edit.fact and edit.runs}},
    )
    return _number_on(edited, chosen) if dropped or lines & set(found.removals) else chosen


def _number_on(edited: EditedDraft, chosen: Refresh) -> Refresh:
    """The markers of each row of items in the order in which they stand when all is done."""
    blocks, edits = list(chosen.blocks), list(chosen.edits)
    for markers, row in _rows(edited, chosen):
        for marker, (paragraph, stands, number) in zip(markers, row, strict=False):
            if paragraph is None:
                blocks[number - 1] = replace(blocks[number - 1], marker=marker)
                continue
            edits = [edit for edit in edits if edit.line != paragraph.line or not _is_marker(edit, chosen.blocks)]
            if marker != stands and paragraph.text.startswith(stands):
                edits.append(Edit(paragraph.line, 0, len(stands), (Run(marker),), number=number))
    return replace(chosen, blocks=tuple(blocks), edits=tuple(edits))


_Standing = tuple[Paragraph | None, str, int]
"""A paragraph with the marker that it begins with and the number of its block in the new draft; or a new one."""


def _rows(edited: EditedDraft, chosen: Refresh) -> Iterator[tuple[Sequence[str], Sequence[_Standing]]]:
    """By section and depth the markers that there are, and what stands there after the refresh."""
    places = Places(edited)
    markers: dict[tuple[str, int], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    standing: dict[tuple[str, int], list[tuple[tuple[int, ...], _Standing]]] = defaultdict(list)
    order: dict[int, tuple[int, ...]] = {}
    """Line to where it comes to stand, for those that move."""
    for block in chosen.blocks:
        if block.marker:
            markers[block.section, block.depth][1].append(block.marker)
    for insertion in chosen.insertions:
        block = chosen.blocks[insertion.number - 1]
        place = (*order.get(insertion.after, (insertion.after,)), insertion.number)
        order |= dict.fromkeys(insertion.lines, place)
        if block.marker and not insertion.lines:
            standing[block.section, block.depth].append((place, (None, block.marker, insertion.number)))
    for old, block in enumerate(edited.record.blocks, 1):
        if not block.marker:
            continue
        markers[block.section, block.depth][0].append(block.marker)
        paragraph = next(iter(places.of(old)), None)
        if paragraph is not None and paragraph.line not in chosen.removals:
            stands: _Standing = (paragraph, block.marker, chosen.numbers.get(old, 0))
            at = order.get(paragraph.line, (paragraph.line,))
            standing[block.section, block.depth].append((at, stands))
    for row, (before, now) in markers.items():
        yield max(now, before, key=len), [stands for _place, stands in sorted(standing[row], key=lambda each: each[0])]


def _is_marker(edit: Edit, blocks: Sequence[Block]) -> bool:
    """Whether it puts the number of its block in the place of another."""
    marker = blocks[edit.number - 1].marker if edit.number else ""
    return bool(marker) and edit.start == 0 and not edit.fact and text_of(edit.runs) == marker


def _writes(edit: Edit) -> bool:
    return bool(edit.runs) or edit.start < edit.end


def _by_line(edits: Sequence[Edit]) -> dict[int, list[Edit]]:
    lines: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        lines[edit.line].append(edit)
    return lines
