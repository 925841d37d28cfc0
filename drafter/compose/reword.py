"""The blocks of sections and what the writer says otherwise in; the same with her sentences where theirs stood, out.

A sentence is known by its words as the program says them, or said them (compose/anchors.py); what she kept of the facts
in it changes as they do.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from drafter.compose.anchors import Sentence, find_sentence, last_of, name_of, values_of
from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.language.punctuation import curl_quotes
from drafter.model.draft import Block, Draft, Run, text_of
from drafter.model.finding import Finding
from drafter.model.meeting import OwnSentence
from drafter.model.plan import Plan, PlannedSection
from drafter.model.said import sentences_of

LOST = "sentence-lost"
"""The name of the finding that a sentence of the writer's own stands nowhere."""
STRAYED = "sentence-strayed"
"""The same of what stands at the end of its item or its section, since what it stood behind is said no more."""


@dataclass
class _Paragraph:
    """A block and its sentences on their way."""

    block: Block
    sentences: list[Sentence]

    def build(self) -> Block:
        return replace(self.block, runs=tuple(run for sentence in self.sentences for run in sentence.runs))


def reword(blocks: Sequence[Block], own: Mapping[str, Sequence[OwnSentence]]) -> list[Block]:
    """own: by section what the writer says there. A sentence whose place is not found is left as it is; what should
    stand behind one that is not found stands at the end of its item or its section, before the thanks."""
    paragraphs = [_Paragraph(block, _read(block)) for block in blocks]
    for section, sentences in own.items():
        strayed: dict[str, Sentence] = {}
        for sentence in sentences:
            _make(paragraphs, section, sentence, strayed)
    return [built for paragraph in paragraphs if (built := paragraph.build()).runs]


def find_lost(plan: Plan, draft: Draft) -> list[Finding]:
    """The writer's sentences that stand nowhere, or not where she put them, since what was there is said no more."""
    findings = []
    places = {run.place for block in draft.blocks for run in block.runs if run.place}
    for planned in plan.sections:
        standing = _read_own(planned, draft) if any(each.after for each in planned.sentences) else []
        for own in filter(lambda own: own.text, planned.sentences):
            if own.place not in places:
                message = _(
                    "your own sentence has lost its place: the program does not say “{instead}” any more",
                    instead=own.instead or own.after,
                )
                findings.append(Finding(LOST, "warning", message, own.place, own.text))
            elif own.after and find_sentence(own.after, standing, whole=False) is None:
                message = _(
                    "your own sentence stood behind “{after}”, which is said no more: see whether it is in its place",
                    after=own.after,
                )
                findings.append(Finding(STRAYED, "warning", message, own.place, own.text))
    return findings


def _read_own(planned: PlannedSection, draft: Draft) -> list[Sentence]:
    """The sentences of a section as they stand in a draft, the writer's own known by what they replace, too."""
    by_place = {own.place: own for own in planned.sentences}
    standing = [Sentence((), (own.instead, "")) for own in planned.sentences if own.omit]
    for block in draft.blocks:
        for sentence in _read(block) if _is_of(block, planned.id) else ():
            own = next((by_place[run.place] for run in sentence.runs if run.place in by_place), None)
            if own:
                sentence.known = (*sentence.known, own.instead, own.text)
            standing.append(sentence)
    return standing


def _read(block: Block) -> list[Sentence]:
    return [Sentence(runs, (text_of(runs),)) for runs in sentences_of(block.runs)]


def _make(paragraphs: list[_Paragraph], section: str, own: OwnSentence, strayed: dict[str, Sentence]) -> None:
    """strayed: by what they should stand behind, the last of those of which that was not found."""
    of_section = [each for each in paragraphs if _is_of(each.block, section)]
    sentences = [sentence for paragraph in of_section for sentence in paragraph.sentences]
    if own.instead:
        replaced = find_sentence(own.instead, sentences, whole=True)
        if replaced is not None:
            old = replaced.runs
            replaced.runs = () if own.omit else tuple(_said(own, section, old, values_of(own.instead, old)))
            replaced.known = (*replaced.known, own.instead, text_of(replaced.runs))
        return
    fresh = Sentence(tuple(_said(own, section, (), {})), (own.text, curl_quotes(own.text)))
    found = find_sentence(own.after, sentences, whole=False) if own.after else None
    if found is None:
        found = strayed.get(own.after) or (last_of(own.under, sentences) if own.under else None)
        strayed[own.after] = fresh
    if found is None:
        _put_without_anchor(paragraphs, of_section, section, fresh, opens=not own.after)
        return
    behind = found
    while behind.last is not None:
        behind = behind.last
    found.last = fresh
    around = next(each for each in paragraphs if behind in each.sentences)
    if own.paragraph:
        paragraphs.insert(paragraphs.index(around) + 1, _alone(section, fresh))
    else:
        around.sentences.insert(around.sentences.index(behind) + 1, fresh)


def _put_without_anchor(
    paragraphs: list[_Paragraph], of_section: Sequence[_Paragraph], section: str, fresh: Sentence, *, opens: bool
) -> None:
    """A paragraph at the beginning of a section, behind its heading, or at its end, before the thanks."""
    if not of_section:
        return
    said = [each for each in of_section if each.block.kind not in ("heading", "closing")]
    if opens:
        heads = [each for each in of_section if each.block.kind == "heading"]
        at = paragraphs.index(heads[0]) + 1 if heads else paragraphs.index(of_section[0])
    else:
        at = paragraphs.index(said[-1]) + 1 if said else paragraphs.index(of_section[0])
    paragraphs.insert(at, _alone(section, fresh))


def _alone(section: str, sentence: Sentence) -> _Paragraph:
    return _Paragraph(Block("paragraph", sentence.runs, section), [sentence])


def _is_of(block: Block, section: str) -> bool:
    return block.section == section or any(run.section == section for run in block.runs)


def _said(own: OwnSentence, section: str, old: Sequence[Run], was: Mapping[str, str]) -> Iterator[Run]:
    """Her words as runs; the facts and phrases of the old sentence that she kept are these still, as they are now."""
    head = bool(old) and all(run.head for run in old)
    text, at = curl_quotes(own.text), 0
    for name, group in groupby(old, name_of):
        unit = list(group)
        now = text_of(unit)
        before = was.get(name, now)
        start = text.find(before, at) if name and before else -1
        if start < 0:
            continue
        if text[at:start]:
            yield Run(text[at:start], head=head, section=section, place=own.place)
        yield from unit
        at = start + len(before)
    if text[at:] or not at:
        yield Run(text[at:], head=head, section=section, place=own.place)
