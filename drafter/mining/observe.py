"""Collects the candidates that all rules find in a speech, in the order of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from drafter.language.numerals import ORDINAL
from drafter.language.punctuation import fold
from drafter.language.words import Words
from drafter.mining.candidate import Candidate, Where
from drafter.mining.clauses import Sentence, place_clauses
from drafter.mining.masks import Masked, Masks, masks_for, themes_of
from drafter.mining.rules import rules_for
from drafter.mining.rules.abbreviations import find_names
from drafter.mining.rules.collocations import find_collocations, find_even, find_pairs
from drafter.mining.rules.parallels import find_parallels
from drafter.model.phrase import PhraseKind
from drafter.model.speech import Speech

_LIFTING = ("exhortation", "closing", "goal", "wish")
"""Moves whose last sentences go from short to long."""

_MARKER = re.compile(rf"第?{ORDINAL}[是要、，]|（{ORDINAL}）|\d{{1,2}}[.、]")
"""What numbers an item is nothing to fill in."""
_SHORT, _LONG = 4, 40
"""Characters of a clause that is counted whole (mining.md, stage 7)."""


def observe(speech: Speech, words: Words, whole_clauses: bool = False) -> Iterator[Candidate]:
    """Every candidate of a speech, each rule in its turn, sentence by sentence.

    whole_clauses: every clause too, with its changing parts masked: the same clause of many speeches is a formula.
    """
    masks = masks_for(themes_of(speech.title))
    for sentence in place_clauses(speech):
        masked = masks.find(sentence.text)
        yield from _by_table(sentence, masked, masks)
        yield from _names(sentence)
        yield from _parallels(sentence, masked)
        yield from _verb_phrases(sentence, masked, words)
        yield from _pairs(sentence, masked, words)
        if whole_clauses:
            yield from _clauses(sentence, masked)
    yield from _headings(speech, masks)


def _by_table(sentence: Sentence, masked: Masked, masks: Masks) -> Iterator[Candidate]:
    for rule in rules_for(sentence.text):
        for match in rule.find(sentence.text):
            if any(map(_MARKER.fullmatch, filter(None, match.groupdict().values()))):
                continue
            if sentence.heading and rule.kind == "emphasis" and _is_whole(match, sentence):
                continue  # 一、形势严峻: what a heading says and no more is a heading (`_headings`)
            text, wording, values = _with_slots(match, masked, masks)
            yield _candidate(sentence, rule.id, rule.kind, match.span(), text, wording, values)


def _is_whole(match: re.Match[str], sentence: Sentence) -> bool:
    clauses = sentence.clauses
    return match.start() <= clauses[0].start and clauses[-1].end <= match.end()


def _with_slots(match: re.Match[str], masked: Masked, masks: Masks) -> tuple[str, str, dict[str, str]]:
    """The match with its groups as slots: once with what is between them masked, once as it stands."""
    values: dict[str, str] = {}
    if not match.re.groupindex:
        return masked.cut(*match.span(), values), match[0], values
    pieces: list[str] = []
    bare: list[str] = []
    at = match.start()
    spans = sorted((match.span(name), name) for name in match.re.groupindex if match.start(name) >= 0)
    for (start, end), name in spans:
        value = match.string[start:end]
        if name in ("事项", "工作") and not masks.is_theme(value):
            # Only the theme itself may be filled in from the theme; any other content is asked for.
            name = f"内容{sum(key.startswith('内容') for key in values) or ''}"
        pieces += (masked.cut(at, start, values), f"【{name}】")
        bare += (match.string[at:start], f"【{name}】")
        values[name] = value
        at = end
    pieces.append(masked.cut(at, match.end(), values))
    bare.append(match.string[at : match.end()])
    return "".join(pieces), "".join(bare), values


def _names(sentence: Sentence) -> Iterator[Candidate]:
    for name in find_names(sentence.text):
        text = sentence.text[name.start : name.end]
        kind: PhraseKind = "abbreviation" if name.numeric else "slogan"
        rule = "numeric-abbreviation" if name.numeric else "quoted-name"
        bare = text if name.numeric and not text.endswith("”") else text.strip("“”")
        yield _candidate(sentence, rule, kind, (name.start, name.end), bare, bare, {}, name.expansion)


def _parallels(sentence: Sentence, masked: Masked) -> Iterator[Candidate]:
    if "、" not in sentence.text:
        return
    for clause in sentence.clauses:
        for start, end in find_parallels(clause.text):
            rule = "parallel-of-three" if clause.text.count("、", start, end) > 1 else "parallel-of-two"
            yield _masked(sentence, masked, rule, "parallel", clause.start + start, clause.start + end)


def _verb_phrases(sentence: Sentence, masked: Masked, words: Words) -> Iterator[Candidate]:
    for clause in sentence.clauses:
        for start, end in find_collocations(clause.text, words):
            yield _masked(sentence, masked, "verb-object", "collocation", clause.start + start, clause.start + end)


def _pairs(sentence: Sentence, masked: Masked, words: Words) -> Iterator[Candidate]:
    apart = 8 if sentence.where.move in _LIFTING else 2
    runs = list(find_even(sentence.text, sentence.clauses))
    for start, end in find_pairs(sentence.text, sentence.clauses, apart, words):
        if any(first <= start and end <= last and (start, end) != (first, last) for first, last in runs):
            continue  # two of four members
        yield _masked(sentence, masked, "pair", "parallel", start, end)
    for start, end in runs:
        yield _masked(sentence, masked, "even-clauses", "parallel", start, end)


def _clauses(sentence: Sentence, masked: Masked) -> Iterator[Candidate]:
    for clause in sentence.clauses:
        if _SHORT <= clause.end - clause.start <= _LONG:
            yield _masked(sentence, masked, "clause", "phrase", clause.start, clause.end)


def _headings(speech: Speech, masks: Masks) -> Iterator[Candidate]:
    places = [(span.place.line, span.place.column) for span in speech.moves]
    for section in speech.walk():
        if section.headed and 4 <= len(section.heading) <= 30:
            at = max(bisect_right(places, (section.place.line, section.place.column)) - 1, 0)
            where = Where(speech.moves[at].move, "first")
            wording = fold(section.heading)
            values: dict[str, str] = {}
            text = masks.find(wording).cut(0, len(wording), values)
            rule = "run-in-head" if section.run_in else "heading"
            yield Candidate(rule, "heading", text, wording, section.heading, section.place.line, where, values)


def _masked(sentence: Sentence, masked: Masked, rule: str, kind: PhraseKind, start: int, end: int) -> Candidate:
    values: dict[str, str] = {}
    text = masked.cut(start, end, values)
    return _candidate(sentence, rule, kind, (start, end), text, sentence.text[start:end], values)


def _candidate(
    sentence: Sentence,
    rule: str,
    kind: PhraseKind,
    span: tuple[int, int],
    text: str,
    wording: str,
    values: dict[str, str],
    expansion: str = "",
) -> Candidate:
    if kind in ("phrase", "collocation") and "【" in text:
        kind = "frame"
    start, end = span
    passage = sentence.passage
    surface, line = passage.text[start:end], passage.where(start)[0]
    return Candidate(rule, kind, text, wording, surface, line, sentence.where, values, None, expansion)
