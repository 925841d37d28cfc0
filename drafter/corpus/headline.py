"""The paragraphs of one speech in; its title, whole and alone, and the paragraphs below it out."""

import re
from collections.abc import Sequence

from drafter.corpus.markers import opens_with_marker
from drafter.corpus.titles import ADDED, KIND, PART, TITLE
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import ORDINALS
from drafter.language.punctuation import fold
from drafter.language.script import simplify
from drafter.model.passage import Passage, join

OPENS = expression(r"^(?:[（(]?\d{4}年|同志们|尊敬的|各位|亲爱的|老师们|同学们|刚才|今天|大家)")
"""How the line under a title begins: with a day, a salutation, the first words of a speech."""
_DOTS = ("...", "…", "．．．")
_NEAR, _LINES = 80, 14
"""Characters and lines before a title."""
_FORWARDED = 400
"""Characters of a notice that forwards a speech, and of what a site writes above one."""
_SALUTED = "尊敬的|敬爱的|敬重的|同志们|各位|亲爱的|同学们|老师们|朋友们|女士们|乡亲们"
_GLUED = expression(
    r"^[^。！？；：:]{3,60}?(?:讲话稿?|发言稿?|发言材料|致辞|致词|主持词|报告|汇报|演讲稿?|(?:党课)?讲稿|党课|开幕词|闭幕词|慰问信)"
    rf"(?:\s?篇\s?[\d{ORDINALS}]{{1,3}})?(?=\s*(?:{_SALUTED}|[（(]\d{{4}}年|\s{{2}}|全[省市县区乡镇校][^。]{{0,40}}[:：]))"
)
_NAMED = expression(rf"^\s*(?!{_SALUTED})[{HAN}]{{2,4}}\s*(?:[（(]\d{{4}}[^）)]{{4,12}}[）)])?\s*(?={_SALUTED})")
"""Speaker and day between a title and a salutation on one line."""
_BEGINS = expression("在|关于|贯彻|中共|《")
_GOES_ON = expression(
    r"^(?:的|上|会|工作会|大会|会议|活动|仪式|典礼|座谈会|动员|部署|推进|讲\s?话|发\s?言|致\s?辞|报\s?告|（|\()"
)
_MARKED = expression("[，。；：！？,;:!?]$")
_SUBTITLE = expression("^(?:——?|--+|一一(?=在))")
_TEASED = 120


def take_title(chunk: list[Passage], named: bool) -> tuple[Passage | None, list[Passage]]:
    """The title, and the paragraphs after it: repeated titles and a teaser of the first paragraph are dropped.

    named: the chunk begins with its title, since a number stood before it.
    """
    title: Passage | None = None
    if named and chunk and len(chunk[0].text) <= 80 and not chunk[0].text.endswith(("。", "：", ":")):
        title = chunk.pop(0)
    elif not named:
        chunk = [piece for passage in chunk[:3] for piece in _part_title(passage)] + chunk[3:]
        found = _find_title(chunk)
        if found is not None:
            first, last = _own_title(chunk, *found)
            title = join(chunk[first : last + 1])
            chunk = chunk[last + 1 :]
            if chunk and bare(chunk[0].text).startswith(bare(title.text)):
                chunk = [*_part_title(chunk[0]), *chunk[1:]]
    while title and chunk and len(chunk[0].text) < 90:
        again = _same(title, chunk[0])
        if again is None:
            break
        title = again
        chunk = chunk[1:]
    if title and chunk and KIND.match(simplify(chunk[0].text)) and not TITLE.match(simplify(title.text)):
        title, chunk = join([title, chunk[0]]), chunk[1:]  # 开学典礼 / 主 持 词
    return (_alone(title) if title else None), _drop_teasers(chunk)


def _find_title(chunk: Sequence[Passage]) -> tuple[int, int] | None:
    """The first and last line of the title: near the head, under the notice that forwards the speech (关于印发…的通知),
    or under what a site writes above it."""
    length = 0
    for index, passage in enumerate(chunk[:_LINES]):
        text = simplify(passage.text)
        if passage.role == "title" and 2 <= len(text) <= 70 and not is_item(text) and length <= _NEAR:
            return index, _last_line(chunk, index)
        if len(text) <= 70 and TITLE.match(text):
            following = [simplify(p.text) for p in chunk[index + 1 : index + 5]]
            if length <= _NEAR or any(OPENS.match(line) for line in following):
                return _first_line(chunk, index), _last_line(chunk, index)
        length += len(text)
        if length > _FORWARDED:
            return None
    return None


def _own_title(chunk: Sequence[Passage], first: int, last: int) -> tuple[int, int]:
    """The title above the salutation, where a site has set one of its own above an introduction of its own."""
    for index in range(last + 1, min(len(chunk) - 1, _LINES)):
        text = simplify(chunk[index].text)
        if index == last + 1 and not ("篇" in text or "篇" in chunk[first].text):
            continue
        if any(OPENS.match(simplify(passage.text)) for passage in chunk[last + 1 : index]):
            break
        below_series = index == last + 2 and _SUBTITLE.match(text)  # 党课讲稿（之四） / 把小事办好 / ——在…上的讲稿
        if len(text) <= 70 and TITLE.match(text) and (below_series or OPENS.match(simplify(chunk[index + 1].text))):
            return _first_line(chunk, index), _last_line(chunk, index)
    return first, last


def _first_line(chunk: Sequence[Passage], index: int) -> int:
    """Where a title begins that ends on this line: at most two lines above it."""
    first = index
    while first and index - first < 2 and _goes_on(simplify(chunk[first - 1].text), simplify(chunk[first].text)):
        first -= 1
    return first


def _last_line(chunk: Sequence[Passage], index: int) -> int:
    """Where a title ends that is found on this line: its subtitle is part of it."""
    below = simplify(chunk[index + 1].text) if index + 1 < len(chunk) else ""
    return index + 1 if _SUBTITLE.match(below) and len(below) <= 50 and TITLE.match(below) else index


def _goes_on(above: str, title: str) -> bool:
    """Whether a title begins on the line above: 在全市安全生产 / 工作会议上的讲话; 扛牢责任 / ——在…上的讲话."""
    if len(above) > 40 or _MARKED.search(above) or opens_with_marker(fold(above)) or OPENS.match(above):
        return False
    if _SUBTITLE.match(title):
        return True
    begun = _BEGINS.match(above) or (len(above) > 6 and (_GOES_ON.match(title) or "在" in above[:12]))
    return bool(begun) and not TITLE.match(above) and not _BEGINS.match(title)


def _same(title: Passage, line: Passage) -> Passage | None:
    """The title, where a line says it again; of two that a site wrote differently, the shorter. None: it is another."""
    ours, theirs = bare(title.text), bare(PART.sub("", line.text))
    if ours == theirs:
        return title
    if not TITLE.match(simplify(line.text)) or len(theirs) < 6:
        return None
    if theirs in ours:
        return line
    return title if ours in theirs else None


def _alone(title: Passage) -> Passage:
    """A title without what a site added to it; once where it stands twice on its line."""
    text = title.text.strip()
    half = len(text) // 2
    if len(text) > 15 and bare(text[:half]) == bare(text[len(text) - half :]):
        title = title.cut(0, half).strip()
    if (label := _LABEL.match(title.text)) and TITLE.match(simplify(title.text[label.end() :])):
        title = title.cut(label.end())
    match = ADDED.match(simplify(title.text))
    return title.cut(0, match.end("title")).strip() if match and match.end("title") < len(title.text) else title


_LABEL = expression(r"^[^｜|，。：]{2,8}\s*[｜|]\s*")
"""What a page writes before a title: 讲话全文｜"""


def _part_title(passage: Passage) -> list[Passage]:
    """A title on one line with the salutation or the date is cut off it, and the speaker's name between them too."""
    text = simplify(passage.text)
    match = _GLUED.match(text) or _named_between(text)
    if match is None or len(text) <= match.end():
        return [passage]
    name = _NAMED.match(text[match.end() :])
    return passage.divide([match.end(), match.end() + name.end()] if name else [match.end()])


def _named_between(text: str) -> "re.Match[str] | None":
    """A title, a name (and a day), a salutation, all on one line."""
    match = _TITLE_HEAD.match(text)
    return match if match and _NAMED.match(text[match.end() :]) else None


_TITLE_HEAD = expression(r"^[^。！？；：:]{4,60}?(?:上的讲话|上的发言|的致辞|主持词)(?=\s*[^的中时后前里，、。])")


def is_item(text: str) -> bool:
    """Whether a heading is that of a numbered part, not of a speech."""
    return opens_with_marker(fold(text))


def bare(text: str) -> str:
    """The characters of a text without marks and spaces, in one form."""
    return re.sub(r"[^\w×]+", "", fold(text))


def _beginning(text: str) -> str:
    """The first characters of a text without marks and spaces."""
    key = bare(text[: 2 * _TEASED])
    return (key if len(key) >= _TEASED else bare(text))[:_TEASED]


def _drop_teasers(chunk: list[Passage]) -> list[Passage]:
    """Without lines at the head that only give the beginning of what comes after them; a salutation is none."""
    keys = [_beginning(passage.text) for passage in chunk[:10]]
    again = [
        key[:30] in "".join(keys[index + 1 :]) and not chunk[index].text.endswith(("：", ":"))
        for index, key in enumerate(keys)
    ]
    end = 0
    for index, (key, repeated) in enumerate(zip(keys[:6], again, strict=False)):
        if repeated and (len(key) >= 12 or chunk[index].text.endswith(_DOTS)):
            end = index + 1
    while end and end < len(again) - 1 and again[end]:
        end += 1  # the rest of what a site shows before the text, short as it is
    return [passage for index, passage in enumerate(chunk) if index >= end or not again[index]]
