"""A Speech in, the candidates of all rules out, in the order of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from drafter.corpus.fold import fold
from drafter.mining.candidate import Candidate, Where
from drafter.mining.clauses import Sentence, split_clauses
from drafter.mining.masks import Masks, masks_for, themes_of
from drafter.mining.rules import TABLE
from drafter.mining.rules.abbreviations import find_names
from drafter.mining.rules.collocations import find_collocations, find_pairs
from drafter.mining.rules.parallels import find_parallels
from drafter.model.phrase import PhraseKind
from drafter.model.speech import Speech


_LIFTING = ("exhortation", "closing", "goal", "wish")
"""Moves whose last sentences go from short to long."""

_SHORT, _LONG = 4, 40
"""Characters of a clause that is counted whole (mining.md, stage 7)."""


def observe(speech: Speech) -> Iterator[Candidate]:
    """Every candidate of a speech, each rule in its turn, sentence by sentence."""
    masks = masks_for(tuple(themes_of(speech.title)))
    for sentence in split_clauses(speech):
        yield from _by_table(sentence, masks)
        yield from _names(sentence, masks)
        yield from _parallels(sentence, masks)
        yield from _verb_phrases(sentence, masks)
        yield from _pairs(sentence, masks)
    yield from _headings(speech, masks)


def observe_clauses(speech: Speech) -> Iterator[Candidate]:
    """Every clause with its changing parts masked: on an archive the same clause of many speeches is a formula."""
    masks = masks_for(tuple(themes_of(speech.title)))
    for sentence in split_clauses(speech):
        for clause in sentence.clauses:
            if _SHORT <= len(clause.text) <= _LONG:
                yield _masked_candidate(sentence, "clause", "phrase", clause.start, clause.start + len(clause.text), masks)


def _by_table(sentence: Sentence, masks: Masks) -> Iterator[Candidate]:
    for rule in TABLE:
        for match in rule.find(sentence.text):
            text, wording, values = _with_slots(match, masks)
            yield _candidate(sentence, rule.id, rule.kind, match.start(), match.end(), text, wording, values)


def _with_slots(match: re.Match[str], masks: Masks) -> tuple[str, str, dict[str, str]]:
    """The match with its groups as slots: once with what is between them masked, once as it stands."""
    pieces: list[str] = []
    bare: list[str] = []
    values: dict[str, str] = {}
    at = match.start()
    spans = sorted((match.span(name), name) for name in match.groupdict() if match[name] is not None)
    for (start, end), name in spans:
        pieces.append(_masked(match.string[at:start], masks, values))
        value = match.string[start:end]
        if name in ("事项", "工作") and not masks.is_theme(value):
            # Only the theme itself may be filled in from the theme; any other content is asked for.
            name = "内容"
        pieces.append(f"【{name}】")
        bare += (match.string[at:start], f"【{name}】")
        values[name] = value
        at = end
    pieces.append(_masked(match.string[at : match.end()], masks, values))
    bare.append(match.string[at : match.end()])
    return "".join(pieces), "".join(bare), values


def _masked(text: str, masks: Masks, values: dict[str, str]) -> str:
    masked, more = masks.mask(text)
    values.update(more)
    return masked


def _names(sentence: Sentence, masks: Masks) -> Iterator[Candidate]:
    for name in find_names(sentence.text):
        text = sentence.text[name.start : name.end]
        kind: PhraseKind = "abbreviation" if name.numeric else "slogan"
        rule = "numeric-abbreviation" if name.numeric else "quoted-name"
        bare = text if name.numeric and not text.endswith("”") else text.strip("“”")
        yield _candidate(sentence, rule, kind, name.start, name.end, bare, bare, {}, name.expansion)


def _parallels(sentence: Sentence, masks: Masks) -> Iterator[Candidate]:
    for clause in sentence.clauses:
        for start, end in find_parallels(clause.text):
            rule = "parallel-of-three" if clause.text.count("、", start, end) > 1 else "parallel-of-two"
            yield _masked_candidate(sentence, rule, "parallel", clause.start + start, clause.start + end, masks)


def _verb_phrases(sentence: Sentence, masks: Masks) -> Iterator[Candidate]:
    for clause in sentence.clauses:
        for start, end in find_collocations(clause.text):
            yield _masked_candidate(
                sentence, "verb-object", "collocation", clause.start + start, clause.start + end, masks
            )


def _pairs(sentence: Sentence, masks: Masks) -> Iterator[Candidate]:
    for start, end in find_pairs(sentence.text, sentence.clauses, 8 if sentence.where.move in _LIFTING else 2):
        yield _masked_candidate(sentence, "pair", "parallel", start, end, masks)


def _headings(speech: Speech, masks: Masks) -> Iterator[Candidate]:
    places = [(span.place.line, span.place.column) for span in speech.moves]
    for section in speech.walk():
        if section.headed and 4 <= len(section.heading) <= 30:
            at = max(bisect_right(places, (section.place.line, section.place.column)) - 1, 0)
            where = Where(speech.moves[at].move, "first")
            wording = fold(section.heading)
            text, values = masks.mask(wording)
            rule = "run-in-head" if section.run_in else "heading"
            yield Candidate(rule, "heading", text, wording, section.heading, section.place.line, where, values)


def _masked_candidate(
    sentence: Sentence, rule: str, kind: PhraseKind, start: int, end: int, masks: Masks
) -> Candidate:
    text, values = masks.mask(sentence.text[start:end])
    return _candidate(sentence, rule, kind, start, end, text, sentence.text[start:end], values)


def _candidate(
    sentence: Sentence,
    rule: str,
    kind: PhraseKind,
    start: int,
    end: int,
    text: str,
    wording: str,
    values: dict[str, str],
    expansion: str = "",
) -> Candidate:
    if kind in ("phrase", "collocation") and "【" in text:
        kind = "frame"
    surface = sentence.passage.text[start:end]
    line = sentence.passage.where(start)[0]
    return Candidate(rule, kind, text, wording, surface, line, sentence.where, values, expansion=expansion)
