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
        yield from _Observed(sentence, masks).find(words, whole_clauses)
    yield from _headings(speech, masks)


class _Observed:
    """One sentence, and what is found in it; what several rules find in one place is cut out once."""

    __slots__ = ("_cuts", "_found", "_line", "_masked", "_masks", "_sentence")

    def __init__(self, sentence: Sentence, masks: Masks) -> None:
        self._sentence = sentence
        self._masks = masks
        self._masked = masks.find(sentence.text)
        self._found: list[Candidate] = []
        self._cuts: dict[tuple[int, int], _Cut] = {}
        anchors = sentence.paragraph.anchors
        self._line = anchors[0].line if len(anchors) == 1 else 0
        """The line that all of it stands on; 0: it stands on several."""

    def find(self, words: Words, whole_clauses: bool) -> list[Candidate]:
        """Every candidate, each rule in its turn."""
        self._by_table()
        self._names()
        self._parallels()
        self._verb_phrases(words)
        self._pairs(words)
        if whole_clauses:
            self._whole_clauses()
        return self._found

    def _whole_clauses(self) -> None:
        _text, paragraph, begins, where, clauses, _heading = self._sentence
        # Most clauses hold nothing that changes: what is counted is the clause itself. There are three in a sentence.
        plain = self._line > 0 and not self._masked.spans
        for start, end, text in clauses:
            if not _SHORT <= end - start <= _LONG:
                continue
            if plain:
                surface = paragraph.text[start + begins : end + begins]
                parts = "clause", _kind("phrase", text), text, text, surface, self._line, where, *_NOTHING_MORE
                self._found.append(_MAKE(Candidate, parts))
            else:
                self._add("clause", "phrase", start, end)

    def _by_table(self) -> None:
        sentence = self._sentence
        for rule in rules_for(sentence.text):
            for match in rule.find(sentence.text):
                if match.re.groupindex and any(map(_MARKER.fullmatch, filter(None, match.groupdict().values()))):
                    continue
                if sentence.heading and rule.kind == "emphasis" and _is_whole(match, sentence):
                    continue  # 一、形势严峻: what a heading says and no more is a heading (`_headings`)
                start, end = match.span()
                if match.re.groupindex:
                    text, wording, values = _with_slots(match, self._masked, self._masks)
                    self._found.append(
                        Candidate(rule.id, _kind(rule.kind, text), text, wording, *self._place(start, end), values)
                    )
                else:
                    self._add(rule.id, rule.kind, start, end)

    def _names(self) -> None:
        for start, end, numeric, expansion in find_names(self._sentence.text):
            text = self._sentence.text[start:end]
            kind: PhraseKind = "abbreviation" if numeric else "slogan"
            rule = "numeric-abbreviation" if numeric else "quoted-name"
            bare = text if numeric and not text.endswith("”") else text.strip("“”")
            self._found.append(Candidate(rule, kind, bare, bare, *self._place(start, end), {}, None, expansion))

    def _parallels(self) -> None:
        if "、" not in self._sentence.text:
            return
        for begins, _end, clause in self._sentence.clauses:
            if "、" not in clause:
                continue
            for start, end in find_parallels(clause):
                rule = "parallel-of-three" if clause.count("、", start, end) > 1 else "parallel-of-two"
                self._add(rule, "parallel", begins + start, begins + end)

    def _verb_phrases(self, words: Words) -> None:
        for begins, _end, clause in self._sentence.clauses:
            for start, end in find_collocations(clause, words):
                self._add("verb-object", "collocation", begins + start, begins + end)

    def _pairs(self, words: Words) -> None:
        text, _paragraph, _begins, where, clauses, _heading = self._sentence
        if len(clauses) < 2:
            return
        runs = find_even(text, clauses)
        for start, end in find_pairs(text, clauses, 8 if where.move in _LIFTING else 2, words):
            if not any(first <= start and end <= last and (start, end) != (first, last) for first, last in runs):
                self._add("pair", "parallel", start, end)  # and not two of four members
        for start, end in runs:
            self._add("even-clauses", "parallel", start, end)

    def _add(self, rule: str, kind: PhraseKind, start: int, end: int) -> None:
        """What stands in a place, with what changes from meeting to meeting masked."""
        cut = self._cuts.get((start, end))
        if cut is None:
            values: dict[str, str] = {}
            text = self._masked.cut(start, end, values)
            cut = text, self._sentence.text[start:end], *self._place(start, end), values
            self._cuts[start, end] = cut
        self._found.append(_MAKE(Candidate, (rule, _kind(kind, cut[0]), *cut, None, "")))

    def _place(self, start: int, end: int) -> tuple[str, int, Where]:
        """The words as they stand in the file, their line, the sentence they stand in."""
        _text, paragraph, begins, where, _clauses, _heading = self._sentence
        start += begins
        return paragraph.text[start : end + begins], self._line or paragraph.where(start)[0], where


_MAKE = tuple.__new__
"""Makes a candidate of its parts in half the time that `Candidate` takes: there are fifty thousand in a megabyte."""
_NOTHING_MORE = Candidate("", "phrase", "", "", "", 0, Where("", "first"))[7:]
"""What a candidate has by default: no values, form or expansion."""
_Cut = tuple[str, str, str, int, Where, dict[str, str]]
"""What a candidate is made of besides its rule and kind."""


def _kind(kind: PhraseKind, text: str) -> PhraseKind:
    return "frame" if kind in ("phrase", "collocation") and "【" in text else kind


def _is_whole(match: re.Match[str], sentence: Sentence) -> bool:
    clauses = sentence.clauses
    return match.start() <= clauses[0].start and clauses[-1].end <= match.end()


def _with_slots(match: re.Match[str], masked: Masked, masks: Masks) -> tuple[str, str, dict[str, str]]:
    """The match with its groups as slots: once with what is between them masked, once as it stands."""
    values: dict[str, str] = {}
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
