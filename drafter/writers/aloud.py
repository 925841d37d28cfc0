"""Blocks in; what a speaker needs at the rostrum out: paragraphs cut at ends of sentences, minutes beside them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from math import ceil

from drafter.dataclass import replace
from drafter.language.expressions import expression
from drafter.language.measure import count_characters, minutes_of
from drafter.language.numerals import ORDINALS
from drafter.model.draft import UNSPOKEN, Block, Run
from drafter.writers.title import measure

# A question or an exclamation in quotation marks may stand inside a sentence (“谁来干？”是个问题): no end for certain.
_END = expression("。+[”’）」』》]*|[！？!?]+(?![！？!?”’）」』》])")
# 三是管住人。 belongs to what it opens.
_LEAD = expression(f"(?:[{ORDINALS}]+[是要]|第[{ORDINALS}]+[，、]|首先|其次|再次|最后).{{0,12}}[。！]")
_STEPS = {**dict.fromkeys("“‘（「『《", 1), **dict.fromkeys("”’）」』》", -1)}


def cut_at_sentences(block: Block, most: int, width: int, indent: float) -> list[Block]:
    """A paragraph as pieces of at most so many lines, or of one sentence; all but the first continue it.

    width, indent: of a line, and of the first one, in full-width characters. Joined the pieces' texts are the
    paragraph's. A fact, a phrase, a blank, a run-in head and a quotation are never cut.
    """
    text = block.text
    if measure(text) <= most * width - indent:
        return [block]
    cuts: list[int] = []
    start = 0
    for end, following in pairwise([*_find_ends(block), len(text)]):
        room = most * width - (0 if start else indent)
        if measure(text[start:following]) > room:
            cuts.append(end)
            start = end
    return _cut_block(block, cuts) if cuts else [block]


def mark_minutes(blocks: Sequence[Block], rate: int, keep_next: Sequence[bool]) -> list[Block]:
    """The blocks with 1分, 2分 … each before the spoken paragraph whose beginning is nearest to that minute.

    rate: characters a minute. keep_next: for each block whether it may not be parted from the next one.
    """
    nearest: dict[int, tuple[float, int]] = {}
    spoken = 0
    for index, block in enumerate(blocks):
        if block.kind in UNSPOKEN:
            continue
        elapsed = minutes_of(spoken, rate)
        if (minute := round(elapsed)) and not keep_next[index - 1]:
            candidate = (abs(elapsed - minute), index)
            nearest[minute] = min(candidate, nearest.get(minute, candidate))
        spoken += count_characters(block.text)
    marks = {index: minute for minute, (_, index) in nearest.items()}
    marked: list[Block] = []
    for index, block in enumerate(blocks):
        if index in marks:
            marked.append(Block("minute", (Run(f"{marks[index]}分"),)))
        marked.append(block)
    return marked


def tell_minutes(blocks: Sequence[Block], rate: int) -> str:
    """全文约9分钟: how long all of it takes, to the nearest minute."""
    spoken = sum(count_characters(block.text) for block in blocks if block.kind not in UNSPOKEN)
    return f"全文约{max(1, ceil(minutes_of(spoken, rate) - 0.5))}分钟"


def _find_ends(block: Block) -> Iterator[int]:
    """Where a sentence ends in a block's text and the next one may begin a piece of its own."""
    text = block.text
    closed = _find_whole(block)
    open_marks = list(accumulate((_STEPS.get(character, 0) for character in text), _step, initial=0))
    start = len(block.marker)
    for match in _END.finditer(text):
        end = match.end()
        leads = _LEAD.fullmatch(text, start, end)
        if end < len(text) and not leads and not open_marks[end] and end not in closed:
            yield end
        start = end


def _step(depth: int, step: int) -> int:
    """One more or one fewer open mark; a closing mark without its opening one counts for nothing."""
    return max(0, depth + step)


def _find_whole(block: Block) -> set[int]:
    """Positions inside what stays together: a fact, a phrase, a blank, a run-in head with the words after it."""
    whole: set[int] = set()
    start = len(block.marker)
    for run, after in zip_longest(block.runs, block.runs[1:]):
        end = start + len(run.text)
        if run.fact or run.phrase or run.blank or run.head:
            whole.update(range(start + 1, end))
        if run.head or (
            after and ((run.phrase and run.phrase == after.phrase) or (run.fact and run.fact == after.fact))
        ):
            whole.add(end)
        start = end
    return whole


def _cut_block(block: Block, cuts: Sequence[int]) -> list[Block]:
    pieces: list[list[Run]] = [[]]
    start = len(block.marker)
    for run in block.runs:
        end = start + len(run.text)
        bounds = [start, *(cut for cut in cuts if start < cut < end), end]
        for left, right in pairwise(bounds):
            if left in cuts and any(piece.text for piece in pieces[-1]):
                pieces.append([])
            pieces[-1].append(replace(run, text=run.text[left - start : right - start]))
        start = end
    first, *others = map(tuple, pieces)
    return [
        replace(block, runs=first),
        *(replace(block, runs=runs, marker="", continues=True) for runs in others),
    ]
