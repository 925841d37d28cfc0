"""Splits a file into its speeches: titles apart, what follows a speech cut off."""

import re
from collections.abc import Sequence
from itertools import pairwise

from drafter.corpus.chrome import GLOSS, TRAILER
from drafter.corpus.markers import numeral
from drafter.corpus.titles import NUMBER, NUMBERED_TITLE, PART, PART_GLUED, TITLE, TITLE_PREFIX
from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.punctuation import fold
from drafter.model.passage import Passage, join

_INLINE_PART = expression(rf"(?<=[。！？!?；;，,….)）])\s*(?=第(?:{NUMBER})篇\s*[:：])")
_DOTS = ("...", "…", "．．．")
_APART = 250
"""Characters between two speeches that only their titles part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One speech before it is parsed: its title (None when there is none) and the paragraphs below the title."""

    title: Passage | None
    paragraphs: tuple[Passage, ...]
    start_line: int


def split_compilation(passages: Sequence[Passage]) -> list[Piece]:
    """The speeches of a file, in order. What stands before the first 第一篇 is the compiler's and goes."""
    passages = [piece for passage in passages for piece in _part_inline(passage)]
    starts = _numbered(passages) or _same_title(passages) or _titles(passages) or [(0, None)]
    pieces: list[Piece] = []
    bounds = [*(index for index, _ in starts[1:]), len(passages)]
    for (index, offset), end in zip(starts, bounds, strict=True):
        chunk = list(passages[index:end])
        start_line = chunk[0].line if chunk else 0
        if offset is not None and chunk:
            rest = chunk[0].cut(offset).strip()
            chunk[:1] = [rest] if rest.text else []
        title, body = _take_title(chunk, named=offset is not None)
        body = _cut_trailer(body)
        if body and not _is_copy(body, pieces):
            if offset is None and title is not None:
                start_line = title.line
            pieces.append(Piece(title, tuple(body), start_line or body[0].line))
    return pieces


def _part_inline(passage: Passage) -> list[Passage]:
    """A long line in which 第二篇： follows the sentence before is two paragraphs; its title is one of its own."""
    if "篇" not in passage.text or len(passage.text) < 40:
        return [passage]
    pieces = []
    for piece in passage.divide(match.end() for match in _INLINE_PART.finditer(passage.text)):
        part = PART.match(piece.text)
        title = TITLE_PREFIX.match(piece.text, part.end()) if part else None
        glued = title and (len(piece.text) > _TITLED or _OPENS.match(piece.text[title.end() :].lstrip()))
        pieces += piece.divide([title.end()]) if title and glued else [piece]
    return pieces


_TITLED = 80
"""Characters that a line with the number and the title of a speech has at most."""


def _numbered(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """第一篇, 第二篇, … each with the offset behind it. Of two with one number the first is a teaser."""
    found: list[tuple[int, int, int]] = []
    for index, passage in enumerate(passages):
        match = PART.match(passage.text) or PART_GLUED.match(passage.text)
        if match and len(passage.text) - match.end() < _TITLED:
            number = numeral(next(group for group in match.groups() if group))
            found.append((number, index, match.end()))
    chain: list[tuple[int, int, int]] = []
    for number, index, offset in found:
        if chain and number == chain[-1][0]:
            chain[-1] = (number, index, offset)
        elif number == (chain[-1][0] + 1 if chain else 1) or (chain and 0 < number - chain[-1][0] <= 3):
            chain.append((number, index, offset))
    if len(chain) < 2 and not (chain and chain[0][1] <= 3):
        return []
    if any(_is_slight(passages[start:end], offset) for (_, start, offset), (_, end, _o) in pairwise(chain)):
        return []  # 做好三篇文章，第一篇：种好茶。第二篇：制好茶。 are items of one speech
    return [(index, offset) for _, index, offset in chain]


def _is_slight(part: Sequence[Passage], offset: int) -> bool:
    """Whether what stands under a number is too short for a speech."""
    return sum(len(passage.text) for passage in part) - offset < _SLIGHT


_SLIGHT = 16
"""Characters of a part that is no speech, its title among them."""


def _same_title(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """Titles that differ by a number only: …讲话1, …讲话2; …讲话（篇一）, …讲话（篇二）."""
    by_base: dict[str, list[tuple[int, int]]] = {}
    for index, passage in enumerate(passages):
        if len(passage.text) > 70:
            continue
        match = NUMBERED_TITLE.match(passage.text)
        if match and TITLE.match(match["base"]):
            by_base.setdefault(match["base"], []).append((numeral(match["n"]), index))
    for series in by_base.values():
        if len(series) > 1 and [number for number, _ in series] == list(range(1, len(series) + 1)):
            return [(index, None) for _, index in series]
    return []


def _titles(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """Lines that are titles, far apart, each with a salutation, a date or a speech of some length under it."""
    starts: list[tuple[int, int | None]] = []
    length = _APART
    for index, passage in enumerate(passages):
        text = passage.text
        if length >= _APART and 6 <= len(text) <= 70 and TITLE.match(text) and not PART.match(text):
            following = [p.text for p in passages[index + 1 : index + 6]]
            if any(_OPENS.match(line) for line in following):
                starts.append((index, None))
                length = 0
        length += len(text)
    return starts if len(starts) > 1 else []


_TEASER, _NEIGHBOURS = 1500, 3
"""Characters of a copy that a site keeps of a beginning, and how many speeches before it may be the original."""


def _is_copy(body: Sequence[Passage], pieces: Sequence[Piece]) -> bool:
    """Whether this is only the beginning of a speech that is there already, as sites keep it for their own search."""
    text = "".join(passage.text for passage in body)
    start = _bare(text[:150])[:60]
    for piece in pieces[-_NEIGHBOURS:] if len(text) < _TEASER else ():
        whole = "".join(passage.text for passage in piece.paragraphs)
        if len(text) * 3 < len(whole) and start in _bare(whole[: len(text) + 200]):
            return True
    return False


_OPENS = expression(r"^(?:[（(]?\d{4}年|同志们|尊敬的|各位|亲爱的|老师们|同学们|刚才|今天|大家)")


def _take_title(chunk: list[Passage], named: bool) -> tuple[Passage | None, list[Passage]]:
    """The title, and the paragraphs after it: repeated titles and a teaser of the first paragraph are dropped."""
    title: Passage | None = None
    if named and chunk and len(chunk[0].text) <= 80 and not chunk[0].text.endswith(("。", "：", ":")):
        title = chunk.pop(0)
    elif not named:
        chunk = [piece for passage in chunk[:1] for piece in _part_title(passage)] + chunk[1:]
        index = _find_title(chunk)
        if index is not None:
            title = chunk[index]
            if index and _goes_on(chunk[index - 1].text, title.text):
                title = join([chunk[index - 1], title])
            chunk = chunk[index + 1 :]
    bare = _bare(title.text) if title else ""
    while chunk and bare and len(chunk[0].text) < 90 and bare == _bare(PART.sub("", chunk[0].text)):
        title = title or chunk[0]
        chunk.pop(0)
    return title, _drop_teasers(chunk)


def _goes_on(above: str, title: str) -> bool:
    """Whether a title begins on the line above: 在全市安全生产 / 工作会议上的讲话."""
    begun = _TITLE_BEGINS.match(above) and len(above) <= 40 and not TITLE.match(above)
    return bool(begun) and not _TITLE_BEGINS.match(title) and not re.search("[，。；：！？]$", above)


_TITLE_BEGINS = expression("在|关于|贯彻|中共")


def _find_title(chunk: Sequence[Passage]) -> int | None:
    """The index of the title: near the head, or under the notice that forwards the speech (关于印发…的通知)."""
    length = 0
    for index, passage in enumerate(chunk[:14]):
        text = passage.text
        if len(text) <= 70 and TITLE.match(text):
            following = [p.text for p in chunk[index + 1 : index + 5]]
            if length <= 80 or any(_OPENS.match(line) for line in following):
                return index
        length += len(text)
        if length > _FORWARDED:
            return None
    return None


_FORWARDED = 400
"""Characters of a notice that forwards a speech."""
_GLUED_TITLE = expression(
    r"^[^。！？；：:]{4,60}?(?:讲话稿?|发言稿?|发言材料|致辞|主持词|报告|演讲稿?)"
    r"(?=\s*(?:尊敬的|同志们|各位|亲爱的|同学们|老师们|[（(]\d{4}年|\s{2}))"
)


def _part_title(passage: Passage) -> list[Passage]:
    """A title on one line with the salutation or the date is cut off it."""
    match = _GLUED_TITLE.match(passage.text)
    return passage.divide([match.end()]) if match and len(passage.text) > match.end() else [passage]


def _bare(text: str) -> str:
    return re.sub(r"[^\w×]+", "", fold(text))


def _drop_teasers(chunk: list[Passage]) -> list[Passage]:
    """Without lines at the head that only give the beginning of what comes after them."""
    keys = [_bare(passage.text)[:_TEASED] for passage in chunk[:10]]
    again = [key[:30] in "".join(keys[index + 1 :]) for index, key in enumerate(keys)]
    end = 0
    for index, (key, repeated) in enumerate(zip(keys[:6], again, strict=False)):
        if repeated and (len(key) >= 12 or chunk[index].text.endswith(_DOTS)):
            end = index + 1
    return [passage for index, passage in enumerate(chunk) if index >= end or not again[index]]


_TEASED = 120


def _cut_trailer(paragraphs: list[Passage]) -> list[Passage]:
    """Without related reports, glossaries, appendices and paywalls after the end."""
    total = sum(len(passage.text) for passage in paragraphs)
    seen = 0
    for index, passage in enumerate(paragraphs):
        text = passage.text
        if seen > total * 0.2 and len(text) < 90 and not text.endswith(("。", "；", "，")) and TRAILER.match(text):
            paragraphs = paragraphs[:index]
            break
        seen += len(text)
    end = len(paragraphs)
    while end > 2 and GLOSS.match(paragraphs[end - 1].text):
        end -= 1
    # One such line may be the speech's own; two, or one with the number of a note, are a glossary.
    noted = end < len(paragraphs) and paragraphs[end].text[0] in _NOTE
    return paragraphs[:end] if noted or len(paragraphs) - end > 1 else paragraphs


_NOTE = frozenset("[〔①②③④⑤*")
