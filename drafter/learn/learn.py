"""Last year's speech in; a kind of speech that is written in the same way out, and the meeting file of that year."""

import re
from collections.abc import Iterable, Mapping, Sequence

from drafter.corpus.front import Front
from drafter.language.dated import Found, Kind
from drafter.language.han import count_han
from drafter.language.measure import count_characters, minutes_of
from drafter.language.names import find_names
from drafter.language.punctuation import FINAL, PAUSE
from drafter.language.slots import BESIDE, GAP
from drafter.language.yearly import find_yearly
from drafter.learn.facts import Facts, Learned, Values
from drafter.learn.lesson import Apart, Bank, LearnedPart, Lesson, Line
from drafter.learn.links import Formulas
from drafter.learn.parts import Paragraph, Part, read_parts, walk
from drafter.learn.piece import Piece
from drafter.learn.spans import Finder, keep_as_it_stands, take_headings, take_sentences
from drafter.learn.terms import find_terms
from drafter.learn.theme import find_forms, find_theme
from drafter.model.speech import Speech

_OWN_WORDS = ("whole", "ours")
"""Words of drafter.yaml that a section names: 全市, 我市."""


def take_apart(
    speech: Speech,
    front: Front,
    bank: Bank,
    *,
    numbered: bool = True,
    linked: bool = True,
    others: Sequence[Speech] = (),
) -> Apart:
    """A speech in its parts.

    numbered: markers are given by the numbering, not kept as words; linked: formulas are entries of the phrasebank;
    others: what is a name or a word of the theme in one of them is it here, too.
    """
    parts = read_parts(speech, numbered=numbered)
    paragraphs = list(walk(parts))
    theme = find_theme(speech.title, front.meeting, [paragraph.text for paragraph in paragraphs])
    finder = _finder(speech, front, parts, theme, bank, linked, others)
    return Apart(speech, front, theme, parts, {id(paragraph): finder.find(paragraph) for paragraph in paragraphs})


def learn(speech: Speech, front: Front, bank: Bank, *, numbered: bool = True, linked: bool = True) -> Lesson:
    """Take a speech apart into wording and facts. numbered, linked: as in `take_apart`."""
    apart = take_apart(speech, front, bank, numbered=numbered, linked=linked)
    spans = take_content(list(walk(apart.parts)), apart, bank)
    facts = Facts(bank.said)
    learned = tuple(_learn_part(part, spans, facts) for part in apart.parts)
    kept = [
        (piece.text, line.paragraph.line)
        for part in learned
        for line in part.walk()
        for piece in line.pieces
        if not piece.source
    ]
    return make_lesson(apart, learned, facts.of(0), kept, bank)


def take_content(paragraphs: Sequence[Paragraph], apart: Apart, bank: Bank) -> dict[int, list[Found]]:
    """What is found in paragraphs, with the headings and whole sentences that are content and not wording."""
    found = [take_headings(paragraph, apart.spans(paragraph), bank.words) for paragraph in paragraphs]
    found = take_sentences(paragraphs, found, bank.words)
    return {id(paragraph): as_it_stands(paragraph, spans) for paragraph, spans in zip(paragraphs, found, strict=True)}


def as_it_stands(paragraph: Paragraph, spans: Sequence[Found]) -> list[Found]:
    """The spans with facts for what a section would read as markup."""
    return keep_as_it_stands(paragraph.text, spans, paragraph.words if paragraph.pattern else 0)


def make_lesson(
    apart: Apart,
    parts: tuple[LearnedPart, ...],
    facts: tuple[Learned, ...],
    kept: Iterable[tuple[str, int]],
    bank: Bank,
) -> Lesson:
    """kept: the words of the speech that stay in the sections, each with its line."""
    total = apart.speech.characters() or 1
    free = sum(count_characters(fact.value) for fact in facts if fact.kind in ("text", "differs"))
    return Lesson(
        speech=apart.speech,
        front=apart.front,
        parts=parts,
        facts=facts,
        theme=apart.theme,
        minutes=max(1.0, round(minutes_of(total, bank.organisation.speaking_rate))),
        free=free / total,
        yearly=tuple(find_yearly(kept)),
    )


def _finder(
    speech: Speech, front: Front, parts: Sequence[Part], theme: str, bank: Bank, linked: bool, others: Sequence[Speech]
) -> Finder:
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
    beside = [[other.title, *(passage.text for passage in other.paragraphs)] for other in others]
    named_in = [speech.title, front.post, *texts, *(text for other in beside for text in other)]
    names = find_names(named_in, bank.wordlists.surnames, bank.wordlists.places, bank.words)
    named = {*names.people, *names.places, theme}
    stock = [phrase.text for phrase in bank.phrases.phrases]
    repeated = {term for told in (texts, *beside) for term in find_terms(told, bank.words, stock)}
    terms = [
        term
        for term in sorted(repeated, key=lambda term: (-len(term), term))
        if not any(term in name for name in named)
    ]
    terms += [form for form in find_forms(theme, texts) if form not in terms]
    headed = sum(part.headed for part in parts)
    formulas = Formulas(bank.phrases.phrases, {**own, **themes}) if linked else None
    return Finder(names, formulas, [entry for entry in fixed if len(entry[0]) > 1], terms, headed)


def _learn_part(part: Part, spans: Mapping[int, list[Found]], facts: Facts) -> LearnedPart:
    phrases: list[tuple[str, str]] = []
    lines = [
        Line(paragraph, cut_into_pieces(paragraph, spans[id(paragraph)], facts, phrases))
        for paragraph in part.paragraphs
    ]
    add_context(facts, lines, facts.words.name_part(part.id))
    return LearnedPart(part, tuple(lines), tuple(phrases))


def cut_into_pieces(
    paragraph: Paragraph, spans: Sequence[Found], facts: Facts, phrases: list[tuple[str, str]], speech: int = 0
) -> tuple[Piece, ...]:
    """A paragraph as words and what is filled in. phrases: the requests of its section so far; speech: whose it is."""
    pieces: list[Piece] = []
    at = 0
    for one in spans:
        if one.start > at:
            pieces.append(Piece(paragraph.text[at : one.start], at))
        text = paragraph.text[one.start : one.end]
        values = [text if number == speech else None for number in range(facts.speeches)]
        source = source_of(one, values, is_blank(paragraph, one), facts, phrases)
        pieces.append(Piece(text, one.start, source, one.kind))
        at = one.end
    if at < len(paragraph.text):
        pieces.append(Piece(paragraph.text[at:], at))
    return tuple(pieces)


def source_of(one: Found, values: Values, blank: bool, facts: Facts, phrases: list[tuple[str, str]]) -> str:
    """What fills a span, as Jinja names it: a request for a phrase, a key of the meeting file, or a fact."""
    if not one.path.startswith("="):
        return one.path or facts.name(one.kind, values, blank=blank)
    phrases.append((f"formula_{len(phrases) + 1}", one.path[1:]))
    return f"phrases.{phrases[-1][0]}"


def is_blank(paragraph: Paragraph, one: Found) -> bool:
    """Whether a span is a placeholder: ××."""
    return any((start, end) == (one.start, one.end) for start, end, _ in paragraph.blanks)


def add_context(facts: Facts, lines: Iterable[Line], part: str) -> None:
    """Give facts the words that stand around them, which say what is asked; no other fact is among these words; where
    there are hardly any, … stands for others.

    One that stands in several places says so: what is typed there changes all of them. part: what the part is called in
    which the lines stand.
    """
    for pieces in (line.pieces for line in lines):
        for index, piece in enumerate(pieces):
            fact = facts.found.get(piece.source)
            if fact is None or fact.help.count(GAP) >= MOST_PLACES or (fact.help and fact.kind in _WHOLE):
                continue
            before = _words_of(pieces[index - 1]) if index else ""
            after = _words_of(pieces[index + 1]) if index + 1 < len(pieces) else ""
            if fact.kind in _WHOLE:
                lead = _SENTENCE_ENDS.split(before.rstrip(FINAL))[-1][-NEAR:].lstrip(PAUSE)
                near = f"{part}，{lead}{GAP}" if lead else part
            else:
                near = f"{_SENTENCE_ENDS.split(before)[-1][-NEAR:]}{GAP}{_SENTENCE_ENDS.split(after)[0][:NEAR]}"
                if count_han(near) < LEAST:  # 市城管局要在…: between other facts there are hardly any words
                    before, after = (
                        "".join("…" if each.source else each.text for each in some)
                        for some in (pieces[:index], pieces[index + 1 :])
                    )
                    near = f"{_SENTENCE_ENDS.split(before)[-1][-NEAR:]}{GAP}{_SENTENCE_ENDS.split(after)[0][:NEAR]}"
            near = near.strip(f"{PAUSE}、")
            known = fact.help.split(BESIDE) if fact.help else []
            facts.tell(fact.name, BESIDE.join(dict.fromkeys([*known, near])))


MOST_PLACES = 3
"""Places of one fact that are told where it is asked for."""
LEAST = 4
"""Chinese characters around a fact that tell which it is."""
NEAR = 10
"""Characters on either side of a fact that are shown where it is asked for."""
_WHOLE = frozenset(("text", "title"))
_SENTENCE_ENDS = re.compile(f"[{FINAL}；;：:]")


def _words_of(piece: Piece) -> str:
    return "" if piece.source else piece.text
