"""The blocks of sections and what the writer says otherwise in; the same with her sentences where theirs stood, out.

A sentence is known by its words as the program says them. Where facts or phrases in it have changed since, it is known
by the program's own words around these, and what she kept of them changes as they do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.language.punctuation import curl_quotes
from drafter.model.draft import Block, Draft, Run, text_of
from drafter.model.finding import Finding
from drafter.model.meeting import OwnSentence
from drafter.model.plan import Plan
from drafter.model.said import count_own, is_own, sentences_of

LOST = "sentence-lost"
"""The name of the finding that a sentence of the writer's own stands nowhere."""
_KNOWN_BY = 3
"""Chinese characters of the program's own, from which on a sentence is known by these alone."""


@dataclass
class _Sentence:
    """A sentence on its way, and by what texts it is known."""

    runs: tuple[Run, ...]
    known: tuple[str, ...]
    last: "_Sentence | None" = None
    """The last that was put behind it: what comes behind the same goes behind that."""

    @property
    def is_kept(self) -> bool:
        """Whether it is the program's still."""
        return len(self.known) == 1


@dataclass
class _Paragraph:
    """A block and its sentences on their way."""

    block: Block
    sentences: list[_Sentence]

    def build(self) -> Block:
        return replace(self.block, runs=tuple(run for sentence in self.sentences for run in sentence.runs))


def reword(blocks: Sequence[Block], own: Mapping[str, Sequence[OwnSentence]]) -> list[Block]:
    """own: by section what the writer says there. A sentence whose place is not found is left as it is; what should
    stand behind one that is not found stands at the end of its section, before the thanks."""
    if not any(own.values()):
        return list(blocks)
    paragraphs = [_Paragraph(block, _read(block)) for block in blocks]
    for section, sentences in own.items():
        for sentence in sentences:
            _make(paragraphs, section, sentence)
    return [built for paragraph in paragraphs if (built := paragraph.build()).runs]


def find_lost(plan: Plan, draft: Draft) -> list[Finding]:
    """The writer's sentences that stand nowhere, since what they stood for is not said any more."""
    own = [sentence for planned in plan.sections for sentence in planned.sentences if sentence.text]
    if not own:
        return []
    standing = {run.place for block in draft.blocks for run in block.runs if run.place}
    return [
        Finding(
            LOST,
            "warning",
            _(
                "your own sentence has lost its place: the program does not say “{instead}” any more",
                instead=each.instead,
            ),
            each.place,
            each.text,
        )
        for each in own
        if each.place not in standing
    ]


def _read(block: Block) -> list[_Sentence]:
    return [_Sentence(runs, (text_of(runs),)) for runs in sentences_of(block.runs)]


def _make(paragraphs: list[_Paragraph], section: str, own: OwnSentence) -> None:
    of_section = [each for each in paragraphs if _is_of(each.block, section)]
    if own.instead:
        found = next(_find(own.instead, of_section), None)
        if found is not None:
            sentence = found[1]
            old = sentence.runs
            sentence.runs = () if own.omit else tuple(_said(own, section, old, _values_of(own.instead, old)))
            sentence.known = (*sentence.known, text_of(sentence.runs))
        return
    fresh = _Sentence(tuple(_said(own, section, (), {})), (own.text, curl_quotes(own.text)))
    found = next(_find(own.after, of_section), None) if own.after else None
    if found is None:
        _put_without_anchor(paragraphs, of_section, section, fresh, opens=not own.after)
        return
    paragraph, sentence = found
    behind = sentence
    while behind.last is not None:
        behind = behind.last
    sentence.last = fresh
    around = next((each for each in paragraphs if behind in each.sentences), paragraph)
    if own.paragraph:
        paragraphs.insert(paragraphs.index(around) + 1, _alone(section, fresh))
    else:
        around.sentences.insert(around.sentences.index(behind) + 1, fresh)


def _put_without_anchor(
    paragraphs: list[_Paragraph], of_section: Sequence[_Paragraph], section: str, fresh: _Sentence, *, opens: bool
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


def _alone(section: str, sentence: _Sentence) -> _Paragraph:
    return _Paragraph(Block("paragraph", sentence.runs, section), [sentence])


def _is_of(block: Block, section: str) -> bool:
    return block.section == section or any(run.section == section for run in block.runs)


def _find(words: str, paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[_Paragraph, _Sentence]]:
    """The sentences that are meant, the surest first."""
    every = [(paragraph, sentence) for paragraph in paragraphs for sentence in paragraph.sentences]
    wanted = (words.strip(), curl_quotes(words.strip()))
    yield from (pair for pair in every if any(text.strip() in wanted for text in pair[1].known))
    near = [pair for pair in every if pair[1].is_kept and _values_of(words, pair[1].runs)]
    if len(near) == 1:
        yield from near


def _values_of(words: str, runs: Sequence[Run]) -> dict[str, str]:
    """What facts and phrases were, by what they are, where only they have changed in a sentence.

    Of two that stand side by side and have changed nobody can tell where one ended: what they were is empty.
    """
    units = [list(group) for _name, group in groupby(runs, _name_of)]
    if count_own(runs) < _KNOWN_BY or len(units) < 2:
        return {}
    now = [re.escape(text_of(unit)) for unit in units]
    pattern = "".join(text if is_own(unit[0]) else f"({text}|.+?)" for text, unit in zip(now, units, strict=True))
    match = re.fullmatch(pattern, curl_quotes(words.strip()))
    if match is None:
        return {}
    told = [at for at, unit in enumerate(units) if not is_own(unit[0])]
    values = dict(zip(told, match.groups(), strict=True))
    changed = {at for at, value in values.items() if value != text_of(units[at])}
    unsure = {at for at in changed if {at - 1, at + 1} & changed}
    return {_name_of(units[at][0]): "" if at in unsure else value for at, value in values.items()}


def _name_of(run: Run) -> str:
    return run.phrase or run.fact or run.blank


def _said(own: OwnSentence, section: str, old: Sequence[Run], was: Mapping[str, str]) -> Iterator[Run]:
    """Her words as runs; the facts and phrases of the old sentence that she kept are these still, as they are now."""
    head = bool(old) and all(run.head for run in old)
    text, at = curl_quotes(own.text), 0
    for name, group in groupby(old, _name_of):
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
