"""The paragraphs of a speech in; for each what in it is filled in next time out, as spans that do not overlap."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafter.compose.tidy import tidy_runs
from drafter.dataclass import dataclass
from drafter.language import numerals
from drafter.language.dated import IDENTIFYING, Found, Kind, find_general, find_papers, place_apart
from drafter.language.measure import count_characters
from drafter.language.names import Names
from drafter.language.punctuation import FINAL
from drafter.language.sentences import split_sentences
from drafter.language.words import Words
from drafter.learn.links import Formulas
from drafter.learn.parts import Paragraph
from drafter.model.draft import Run, text_of
from drafter.model.phrase import SlotKind

_BLANKS: Mapping[SlotKind, Kind] = {
    "count": "number",
    "quantity": "number",
    "time": "number",
    "percent": "percent",
    "date": "date",
    "year": "year",
    "person": "person",
    "org": "organ",
    "place": "place",
}
MOST_FREE = 0.38
"""Share of a speech's characters that whole sentences may be facts of: beyond it nothing is left of its wording."""
MOST_GENERAL = 0.55
"""A sentence of which more is at home in any speech is wording, not content."""
HEADING_GENERAL = 0.7
"""The same for headings, which are what the tasks are called."""
# What a section would read as markup or as Jinja.
_MARKUP = re.compile(r"\*\*|[{｛][{%％#｛]|[}｝%％#][}｝]|[\[\]]?\n")
_LEADING = re.compile(r"^(?: *(?:#{1,2} +|- +|> +)| {2,})")


@dataclass(frozen=True)
class Finder:
    """What one speech is about, and what is found by it."""

    names: Names
    formulas: Formulas | None
    fixed: Sequence[tuple[str, Kind, str]]
    """Texts that stand elsewhere than in facts: text, kind, path (疫情防控, theme, theme.noun), longest first."""
    terms: Sequence[str]
    sections: int = 0
    """How many headed parts there are: 讲三点意见 counts them where it says as many."""

    def find(self, paragraph: Paragraph) -> list[Found]:
        """All but headings and whole sentences."""
        text = paragraph.text
        blanks = [Found(start, end, _BLANKS.get(kind, "unknown")) for start, end, kind in paragraph.blanks]
        found = place_apart(blanks)
        markers = [
            (start, words) for start, words, _head in ((0, paragraph.words, 0), *paragraph.inner) if words > start
        ]
        barred = [Found(start, end, "as_is") for start, end in markers]
        formulas = self.formulas.find(text) if self.formulas else ()
        links = (Found(link.start, link.end, "text", f"={link.id}") for link in formulas)
        found = place_apart(links, [*found, *barred])
        found = place_apart(self.names.find_offices(text), found)
        found = place_apart(self._said(text), found)
        found = place_apart(self._counted(text), found)
        found = place_apart(find_papers(text), found)
        found = place_apart(self.names.find(text), found)
        found = place_apart(find_general(text), found)
        found = place_apart(self._terms_in(text), found)
        return [one for one in found if one not in barred]

    def _said(self, text: str) -> Iterator[Found]:
        for said, kind, path in self.fixed:
            yield from (Found(*match.span(), kind, path) for match in re.finditer(re.escape(said), text))

    def _terms_in(self, text: str) -> Iterator[Found]:
        for term in self.terms:
            yield from (Found(*match.span(), "term") for match in re.finditer(re.escape(term), text))

    def _counted(self, text: str) -> Iterator[Found]:
        if self.sections > 1:
            said = numerals.count(self.sections)
            pattern = (
                f"(?:讲|谈|强调|提出?|说|部署|抓好|做好)(?:以下)?(?P<n>{said})"
                "(?=(?:点|个方面|条|件事|方面)(?:意见|要求|希望|工作|建议|看法|[。，：]))"
            )
            for match in re.finditer(pattern, text):
                yield Found(*match.span("n"), "org", "count.sections | number")


def take_headings(paragraph: Paragraph, found: Sequence[Found], words: Words) -> list[Found]:
    """Headings that name a task and nothing that is found in them become facts."""
    heads = [(paragraph.words, paragraph.head), *((words_, head) for _, words_, head in paragraph.inner)]
    result = list(found)
    for start, head in heads:
        end = head
        while end > start and paragraph.text[end - 1] in "。：:；;！!？? ":
            end -= 1
        inside = [one for one in result if one.start < end and start < one.end]
        if end <= start or any(one.kind in IDENTIFYING or one.kind == "term" or one.path for one in inside):
            continue
        if words.generality(paragraph.text[start:end]) < HEADING_GENERAL:
            result = [one for one in result if one not in inside] + [Found(start, end, "title")]
    return sorted(result)


def take_sentences(
    paragraphs: Sequence[Paragraph], found: Sequence[Sequence[Found]], words: Words
) -> list[list[Found]]:
    """The sentences that are most of one meeting, and name nobody and nothing that has a fact, become facts whole."""
    total = sum(count_characters(paragraph.text) for paragraph in paragraphs)
    ranked = sorted(
        (words.generality(paragraph.text[start:end]), index, start, end)
        for index, (paragraph, spans) in enumerate(zip(paragraphs, found, strict=True))
        for start, end in _sentences(paragraph)
        if not any(_keeps(one) for one in spans if one.start < end and start < one.end)
        and not any(blank < end and start < stop for blank, stop, _kind in paragraph.blanks)
    )
    chosen: dict[int, list[tuple[int, int]]] = {}
    spent = 0
    for generality, index, start, end in ranked:
        size = count_characters(paragraphs[index].text[start:end])
        if generality <= MOST_GENERAL and size >= 8 and spent + size <= MOST_FREE * total:
            spent += size
            chosen.setdefault(index, []).append((start, end))
    result = []
    for index, (paragraph, spans) in enumerate(zip(paragraphs, found, strict=True)):
        whole = [Found(start, end, "text") for start, end in _joined(sorted(chosen.get(index, [])), paragraph.text)]
        result.append(place_apart(spans, whole))
    return result


def _keeps(one: Found) -> bool:
    return bool(one.path) or one.kind in IDENTIFYING or one.kind in ("term", "title")


def _sentences(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences without the markers and headings before them, and without their final mark."""
    if paragraph.text.startswith(("（", "(")):
        return
    bounds = [(max(paragraph.words, paragraph.head)), *(start for start, _, _ in paragraph.inner)]
    heads = [paragraph.head, *(head for _, _, head in paragraph.inner)]
    ends = [*bounds[1:], len(paragraph.text)]
    for begin, end in zip(heads, ends, strict=True):
        piece = paragraph.text[begin:end]
        for start, stop in split_sentences(piece):
            bare = piece[start:stop].rstrip(f"{FINAL}；;，, ")
            lead = len(bare) - len(bare.lstrip())
            if bare.strip() and not bare.strip().endswith(("：", ":")):
                yield begin + start + lead, begin + start + len(bare)


def _joined(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Sentences that follow one another as one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and len(text[result[-1][1] : start].strip(f"{FINAL}；; ")) == 0:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def keep_as_it_stands(text: str, found: Sequence[Found], words: int = 0) -> list[Found]:
    """Facts for what a section would read as markup, and for marks that a draft would tidy away."""
    spans = list(found)
    for pattern in (_LEADING, _MARKUP):
        for match in pattern.finditer(text, words):
            spans = _cover(spans, *match.span())
    leading = _LEADING.match(text[words:])
    if leading:
        spans = _cover(spans, words, words + leading.end())
    for _ in range(len(text)):
        at = _first_lost(text, spans, words)
        if at is None:
            break
        spans = _cover(spans, max(words, at - 1), at + 1)
    return spans


def _cover(spans: Sequence[Found], start: int, end: int) -> list[Found]:
    """A fact from start to end, which takes in what it overlaps or touches of other such facts."""
    meets = [one for one in spans if one.start < end and start < one.end]
    if any(one.start <= start and end <= one.end for one in meets):
        return list(spans)
    for one in meets:
        start, end = min(start, one.start), max(end, one.end)
    return sorted([*(one for one in spans if one not in meets), Found(start, end, "as_is")])


def _first_lost(text: str, spans: Sequence[Found], words: int) -> int | None:
    """Where the first mark stands that a draft would drop."""
    runs = []
    at = words
    for one in spans:
        if one.end <= words:
            continue
        runs += [Run(text[at : one.start])] if one.start > at else []
        runs.append(Run(text[one.start : one.end], fact="" if one.path.startswith("=") else "fact"))
        at = one.end
    runs += [Run(text[at:])] if at < len(text) else []
    tidied = text_of(tidy_runs(runs))
    kept = text[words:]
    if tidied == kept:
        return None
    return words + next((i for i, (a, b) in enumerate(zip(tidied, kept, strict=False)) if a != b), len(tidied))
