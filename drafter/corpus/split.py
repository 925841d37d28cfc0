"""Splits a file into its speeches: titles apart, what follows a speech cut off."""

from collections.abc import Sequence
from itertools import pairwise

from drafter.corpus.chrome import GLOSS, TRAILER
from drafter.corpus.headline import OPENS, bare, is_item, take_title
from drafter.corpus.markers import numeral
from drafter.corpus.titles import NUMBER, NUMBERED_TITLE, PART, PART_GLUED, TITLE, TITLE_PREFIX
from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.script import simplify
from drafter.model.passage import Passage

_INLINE_PART = expression(rf"(?<=[。！？!?；;，,….)）])\s*(?=第(?:{NUMBER})篇\s*[:：])")
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
    starts = _numbered(passages) or _same_title(passages) or _marked(passages) or _titles(passages) or [(0, None)]
    if not passages:
        return []
    pieces: list[Piece] = []
    bounds = [*(index for index, _ in starts[1:]), len(passages)]
    for (index, offset), end in zip(starts, bounds, strict=True):
        chunk = list(passages[index:end])
        start_line = chunk[0].line if chunk else 0
        if offset is not None and chunk:
            rest = chunk[0].cut(offset).strip()
            chunk[:1] = [rest] if rest.text else []
        title, body = take_title(chunk, named=offset is not None)
        body = _cut_trailer(_drop_page_title(body, next(iter(passages), None), title))
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
        glued = title and (len(piece.text) > _TITLED or OPENS.match(piece.text[title.end() :].lstrip()))
        pieces += piece.divide([title.end()]) if title and glued else [piece]
    return pieces


_TITLED = 80
"""Characters that a line with the number and the title of a speech has at most."""


def _numbered(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """第一篇, 第二篇, … each with the offset behind it. Of two with one number the first is a teaser."""
    found: list[tuple[int, int, int]] = []
    for index, passage in enumerate(passages):
        text = simplify(passage.text)
        match = PART.match(text) or PART_GLUED.match(text)
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


def _marked(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """Headings of the first rank in the file, each with a speech of some length under it."""
    starts = [index for index, passage in enumerate(passages) if passage.role == "title" and not is_item(passage.text)]
    if len(starts) < 2:
        return []
    lengths = (
        sum(len(passage.text) for passage in passages[start + 1 : end])
        for start, end in pairwise([*starts, len(passages)])
    )
    if min(lengths) < _MARKED:
        return []  # the parts of one speech, or a title and its subtitle
    return [(index, None) for index in starts]


_MARKED = 30
"""Characters of a speech under a heading of the first rank."""


def _titles(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """Lines that are titles, far apart, each with a salutation, a date or a speech of some length under it."""
    starts: list[tuple[int, int | None]] = []
    length = _APART
    for index, passage in enumerate(passages):
        text = simplify(passage.text)
        if length >= _APART and 6 <= len(text) <= 70 and TITLE.match(text) and not PART.match(text):
            following = [simplify(p.text) for p in passages[index + 1 : index + 6]]
            if any(OPENS.match(line) for line in following):
                starts.append((index, None))
                length = 0
        length += len(text)
    return starts if len(starts) > 1 else []


_TEASER, _NEIGHBOURS = 1500, 3
"""Characters of a copy that a site keeps of a beginning, and how many speeches before it may be the original."""


def _is_copy(body: Sequence[Passage], pieces: Sequence[Piece]) -> bool:
    """Whether this is only the beginning of a speech that is there already, as sites keep it for their own search."""
    text = "".join(passage.text for passage in body)
    start = bare(text[:150])[:60]
    for piece in pieces[-_NEIGHBOURS:] if len(text) < _TEASER else ():
        whole = "".join(passage.text for passage in piece.paragraphs)
        if len(text) * 3 < len(whole) and start in bare(whole[: len(text) + 200]):
            return True
    return False


def _drop_page_title(body: list[Passage], first: Passage | None, title: Passage | None) -> list[Passage]:
    """Without the title of the page, which sites set again among the first paragraphs."""
    keys = {bare(passage.text) for passage in (first, title) if passage and TITLE.match(simplify(passage.text))}
    return [
        passage
        for index, passage in enumerate(body)
        if index > 4 or len(passage.text) > _TITLES or bare(passage.text) not in keys
    ]


_TITLES = 300
"""Characters of a line above which it is no title."""


def _cut_trailer(paragraphs: list[Passage]) -> list[Passage]:
    """Without related reports, glossaries, appendices, other documents and paywalls after the end."""
    total = sum(len(passage.text) for passage in paragraphs)
    seen = 0
    texts = [simplify(passage.text) for passage in paragraphs]
    for index, text in enumerate(texts):
        short = len(text) < 90 and not text.endswith(("。", "；", "，"))
        if short and (TRAILER.match(text) if seen > total * 0.2 else False):
            texts = texts[:index]
            break
        if short and index > 1 and _begins_document(texts[index : index + 4]):
            texts = texts[:index]
            break
        seen += len(text)
    end = len(texts)
    while end > 2 and GLOSS.match(texts[end - 1]):
        end -= 1
    # One such line may be the speech's own; two, or one with the number of a note, are a glossary.
    noted = end < len(texts) and texts[end][0] in _NOTE
    return paragraphs[: end if noted or len(texts) - end > 1 else len(texts)]


_NOTE = frozenset("[〔①②③④⑤*")
_NUMBERED_DOCUMENT = expression(r"^[^，。；：]{2,20}[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?(?:第\s?)?\d{1,4}\s?号$")
_DOCUMENT = expression(
    "^(?:《[^》]{4,60}》|[^，。；：！？]{2,60}关于[^，。；：！？]{2,60}|[^，。；：！？]{4,60})(?:的?(?:通知|通报|决定|意见|方案|办法|说明|规定|细则|函|公告|通告|批复))?》?$"
)
_BRACKETED = expression(r"^(?:【[^】]{2,12}】|附[件表录]?\s?[\d一二三四五六七八九]{0,2}\s?[:：]?)$")


def _begins_document(texts: Sequence[str]) -> bool:
    """Whether another document begins: its number alone on a line among its first, nothing but titles above it."""
    for index, text in enumerate(texts):
        if _NUMBERED_DOCUMENT.match(text):
            return True
        if not (_BRACKETED.match(text) or (_DOCUMENT.match(text) and len(text) <= 60 and not is_item(text))):
            return False
        if _BRACKETED.match(text) and index + 1 < len(texts) and texts[index + 1].startswith("《"):
            return True
    return False
