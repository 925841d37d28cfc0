"""Last year's speech in; a kind of speech that is written in the same way out, and the meeting file of that year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.language.measure import count_characters, minutes_of
from drafter.language.punctuation import FINAL, PAUSE
from drafter.language.words import Words
from drafter.learn.facts import Facts, Learned
from drafter.learn.found import Found, Kind
from drafter.learn.front import Front
from drafter.learn.links import Formulas
from drafter.learn.names import find_names
from drafter.learn.parts import Paragraph, Part, read_parts, walk
from drafter.learn.piece import Piece
from drafter.learn.spans import Finder, keep_as_it_stands, take_headings, take_sentences
from drafter.learn.terms import find_terms
from drafter.learn.theme import find_forms, find_theme
from drafter.learn.yearly import Yearly, find_yearly
from drafter.model.organisation import Organisation
from drafter.model.phrase import Phrasebank
from drafter.model.speech import Speech
from drafter.model.wordlist import Wordlists

_OWN_WORDS = ("whole", "ours")
"""Words of drafter.yaml that a section names: 全市, 我市."""


@dataclass(frozen=True, slots=True)
class Bank:
    """What is known beside the speech: phrases, words, and the organisation's own."""

    phrases: Phrasebank
    wordlists: Wordlists
    words: Words
    organisation: Organisation


@dataclass(frozen=True)
class LearnedPart:
    """A section of the learned kind."""

    part: Part
    paragraphs: tuple[tuple[Paragraph, tuple[Piece, ...]], ...]
    phrases: tuple[tuple[str, str], ...]
    """Name of a request, and the id of the entry that stood there."""


@dataclass(frozen=True)
class Lesson:
    """What was learned of one speech."""

    speech: Speech
    front: Front
    parts: tuple[LearnedPart, ...]
    facts: tuple[Learned, ...]
    theme: str
    """The noun; empty where the title names none."""
    minutes: float
    free: float
    """Share of the body's characters that stand in facts of whole sentences."""
    yearly: tuple[Yearly, ...]


def learn(speech: Speech, front: Front, bank: Bank, *, numbered: bool = True, linked: bool = True) -> Lesson:
    """Take a speech apart into wording and facts.

    numbered: markers are given by the numbering, not kept as words; linked: formulas are entries of the phrasebank.
    """
    parts = read_parts(speech, numbered=numbered)
    paragraphs = list(walk(parts))
    theme = find_theme(speech.title, front.meeting, [paragraph.text for paragraph in paragraphs])
    finder = _finder(speech, front, parts, theme, bank, linked)
    found = [take_headings(paragraph, finder.find(paragraph), bank.words) for paragraph in paragraphs]
    found = take_sentences(paragraphs, found, bank.words)
    found = [
        keep_as_it_stands(paragraph.text, spans, paragraph.words if paragraph.pattern else 0)
        for paragraph, spans in zip(paragraphs, found, strict=True)
    ]
    facts = Facts()
    spans_of = {id(paragraph): spans for paragraph, spans in zip(paragraphs, found, strict=True)}
    learned = tuple(_learn_part(part, spans_of, facts) for part in parts)
    total = speech.characters() or 1
    free = sum(count_characters(fact.value) for fact in facts.found.values() if fact.kind == "text")
    kept = [
        (piece.text, p.line)
        for part in learned
        for p, pieces in part.paragraphs
        for piece in pieces
        if not piece.source
    ]
    return Lesson(
        speech=speech,
        front=front,
        parts=learned,
        facts=tuple(facts.found.values()),
        theme=theme,
        minutes=max(1.0, round(minutes_of(total, bank.organisation.speaking_rate))),
        free=free / total,
        yearly=tuple(find_yearly(kept)),
    )


def _finder(speech: Speech, front: Front, parts: Sequence[Part], theme: str, bank: Bank, linked: bool) -> Finder:
    texts = [paragraph.text for paragraph in walk(parts)]
    # A level that drafter.yaml does not say is read from each meeting: 全市 of this one may be 全县 of the next.
    words = bank.organisation.words if bank.organisation.level_given else {}
    own = {f"org.{name}": str(words.get(name, "")) for name in _OWN_WORDS}
    themes = {"theme.full": f"{theme}工作", "theme.noun": theme} if theme else {}
    fixed: list[tuple[str, Kind, str]] = [
        (front.meeting, "meeting", "meeting.name"),
        *((text, "theme", path) for path, text in themes.items()),
    ]
    fixed += [(text, "org", path) for path, text in own.items()]
    fixed += [(front.name, "person", "speaker.name"), (front.post, "post", "speaker.post")]
    names = find_names([speech.title, front.post, *texts], bank.wordlists.surnames, bank.wordlists.places, bank.words)
    named = {*names.people, *names.places, theme}
    terms = [
        term
        for term in find_terms(texts, bank.words, [phrase.text for phrase in bank.phrases.phrases])
        if not any(term in name for name in named)
    ]
    terms += [form for form in find_forms(theme, texts) if form not in terms]
    headed = sum(part.headed for part in parts)
    formulas = Formulas(bank.phrases.phrases, {**own, **themes}) if linked else None
    return Finder(names, formulas, [entry for entry in fixed if len(entry[0]) > 1], terms, headed)


def _learn_part(part: Part, spans_of: dict[int, list[Found]], facts: Facts) -> LearnedPart:
    phrases: list[tuple[str, str]] = []
    learned = []
    for paragraph in part.paragraphs:
        pieces: list[Piece] = []
        at = 0
        for one in spans_of[id(paragraph)]:
            if one.start > at:
                pieces.append(Piece(paragraph.text[at : one.start], at))
            text = paragraph.text[one.start : one.end]
            if one.path.startswith("="):
                name = f"formula_{len(phrases) + 1}"
                phrases.append((name, one.path[1:]))
                source = f"phrases.{name}"
            else:
                source = one.path or facts.name(one.kind, text, blank=_is_blank(paragraph, one))
            pieces.append(Piece(text, one.start, source, one.kind))
            at = one.end
        if at < len(paragraph.text):
            pieces.append(Piece(paragraph.text[at:], at))
        learned.append((paragraph, tuple(pieces)))
    facts.found.update(_with_context(part, facts, learned))
    return LearnedPart(part, tuple(learned), tuple(phrases))


def _is_blank(paragraph: Paragraph, one: Found) -> bool:
    return any((start, end) == (one.start, one.end) for start, end, _ in paragraph.blanks)


def _with_context(
    part: Part, facts: Facts, learned: Sequence[tuple[Paragraph, tuple[Piece, ...]]]
) -> dict[str, Learned]:
    """Facts with the words that stand around them, which say what is asked; no other fact is among these words."""
    result = {}
    for _paragraph, pieces in learned:
        for index, piece in enumerate(pieces):
            fact = facts.found.get(piece.source)
            if fact is None or fact.help:
                continue
            before = _words_of(pieces[index - 1]) if index else ""
            after = _words_of(pieces[index + 1]) if index + 1 < len(pieces) else ""
            if fact.kind in _WHOLE:
                lead = _SENTENCE_ENDS.split(before.rstrip(FINAL))[-1][-NEAR:].lstrip(PAUSE)
                near = f"{part.name}，{lead}＿＿" if lead else part.name
            else:
                near = f"{_SENTENCE_ENDS.split(before)[-1][-NEAR:]}＿＿{_SENTENCE_ENDS.split(after)[0][:NEAR]}"
            result[fact.name] = replace(fact, help=near.strip(f"{PAUSE}、"))
    return result


NEAR = 10
"""Characters on either side of a fact that are shown where it is asked for."""
_WHOLE = frozenset(("text", "title"))
_SENTENCE_ENDS = re.compile(f"[{FINAL}；;：:]")


def _words_of(piece: Piece) -> str:
    return "" if piece.source else piece.text
