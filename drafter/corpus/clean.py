"""Cleans the lines of a file into paragraphs, without chrome and damage; every character knows its place."""

import re
from collections.abc import Callable, Sequence

from drafter.corpus.chrome import CHROME, PAGE_NUMBER, WITHIN, WITHIN_SIGNS
from drafter.corpus.markers import opens_with_marker
from drafter.corpus.quoted import take_quoted
from drafter.corpus.radicals import RADICALS, fold_radicals
from drafter.corpus.running_heads import drop_running_heads
from drafter.corpus.titles import PART, TITLE
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import ORDINAL
from drafter.language.punctuation import CLOSING, FINAL, fold
from drafter.language.script import simplify
from drafter.model.passage import Passage, join

_Cleaner = Callable[[list[Passage]], list[Passage]]

_CJK = HAN + "，。；：！？、“”‘’（）《》〈〉【】"
_SPACES = " \t\u3000\xa0\u2002\u2003\u2009"
_INVISIBLE = expression("[\x00-\x08\x0b-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff0-\uffff]")
_GAP = expression(f"\u3000{{2,}}|[{_SPACES}]{{4,}}")
_INNER_SPACE = expression(
    f"(?<=[{_CJK}×%0-9xX_])[{_SPACES}]+(?=[{_CJK}×:;])|(?<=[{_CJK}×])[{_SPACES}]+(?=[0-9xX_])|(?<=[xX_])[{_SPACES}]+(?=[xX_])"
)
_NUMBER_SPACE = expression(f"(?<=[0-9.])[{_SPACES}]+(?=[0-9.%％])")
# What Markdown left behind: **…** around words, not the ** that stands for a name: a mark that parts words ends none.
_STRONG = expression(r"(?:^|(?<=[，。；：！？、 ]))(\*\*)(?=\S)[^*]{2,60}(?<![，、；（《“])(\*\*)")
# A heading that two spaces, or a wide one, part from its text: （一）抓学习，提素质　坚持每天…
_SPACED_HEADING = expression(
    rf"[（(]?(?:{ORDINAL}|\d{{1,2}})[）)、.．][^。！？；：!?;:{_SPACES}]{{4,36}}(?:\u3000|[{_SPACES}]{{2,}})(?=[{HAN}“])"
)
# A quotation mark without its other half, which sites put in so that copies can be told.
_STRAY = expression(f"(?<=[{HAN}，])'(?=[{HAN}])")
_REPRESENTED = expression(f"(?:代表|我是|我叫)[{_SPACES}]+(?=[，,、])")
_FINISHED = expression(f"[{FINAL}；：;:….][{re.escape(CLOSING)}]*$")
_LONG = 60
_NARROWEST, _WIDEST = 40, 180


def clean(lines: Sequence[Passage]) -> list[Passage]:
    """The paragraphs of a file, by the cleaners in their order."""
    passages = list(lines)
    for cleaner in _CLEANERS:
        passages = cleaner(passages)
    return passages


def _drop_invisible(passages: list[Passage]) -> list[Passage]:
    """Control characters, zero-width characters, bidirectional marks."""
    return [
        passage.without(match.span() for match in _INVISIBLE.finditer(passage.text))
        if _INVISIBLE.search(passage.text)
        else passage
        for passage in passages
    ]


def _read_radicals(passages: list[Passage]) -> list[Passage]:
    """Radicals as the characters that they look like: ⼀ as 一."""
    return [
        Passage(fold_radicals(passage.text), passage.anchors) if RADICALS.search(passage.text) else passage
        for passage in passages
    ]


def _part_page_on_one_line(passages: list[Passage]) -> list[Passage]:
    """A whole page on one line, its navigation too: parted at its spaces, except those of rows of links."""
    result: list[Passage] = []
    for passage in passages:
        whole = len(passage.text) > _WHOLE_PAGE and _NAVIGATION.search(passage.text[:_WHOLE_PAGE])
        result += passage.divide(match.end() for match in _PAGE_SPACE.finditer(passage.text)) if whole else [passage]
    return result


_WHOLE_PAGE = 200
"""Characters of a line above which it may be a whole page."""
_NAVIGATION = expression(r"位置\s*[:：]|首页\s*[>»›→|｜]")
_PAGE_SPACE = expression(r"(?<![>»›→|｜\[【\s])\s+(?![>»›→|｜\]】\s])")


def _drop_chrome(passages: list[Passage]) -> list[Passage]:
    """What a web site puts around a text: 下载 打印 字号 来源 时间, 编辑, 全文约…字. Empty lines stay.

    Of an address with the number of the page the number stays, so that the sentence around it is joined.
    """
    result: list[Passage] = []
    for passage in passages:
        if page := _PRINTED.match(passage.text):
            result.append(passage.cut(page.start("page"), page.end("page")))
        elif len(passage.text) > _CHROME_ENDS or not _is_chrome(passage.text.strip()):
            result.append(passage)
    return result


def _is_chrome(text: str) -> bool:
    return bool(text) and CHROME.match(simplify(text)) is not None


_PRINTED = expression(r"\s*(?:https?://|www\.)\S+\s+(?P<page>第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?)\s*$")

_CHROME_ENDS = 160
"""Characters of a line above which it is no chrome."""


def _join_marks(passages: list[Passage]) -> list[Passage]:
    """No line begins with ，。；、： or ）: it goes on with the one above."""
    result: list[Passage] = []
    for passage in passages:
        mark = _NEVER_FIRST.match(passage.text)
        above = -1
        if mark is not None:
            above = next((index for index in range(len(result) - 1, -1, -1) if result[index].text.strip()), -1)
        if mark is None or above < 0:
            result.append(passage)
            continue
        del result[above + 1 :]
        result[above] = join([result[above].cut(0, len(result[above].text.rstrip())), passage.cut(mark.start(1))])
    return result


_NEVER_FIRST = expression(rf"[{_SPACES}]*([，。；、：！？,;:!?）])")


def unwrap(passages: list[Passage]) -> list[Passage]:
    """Hard-wrapped lines joined: where lines end in the middle of a sentence at one width, or at a page number."""
    columns, characters = _wrap_width(passages)
    result: list[Passage] = []
    open_line = turned = False
    for passage in passages:
        text = passage.text.rstrip()
        if PAGE_NUMBER.match(text.strip()):
            # The sentence around a page number goes on after it.
            open_line = turned = bool(result) and _unfinished(result[-1].text) and len(result[-1].text) > 20
            continue
        bare = text.lstrip(_SPACES)
        if turned and not bare:
            continue
        turned = False
        indented = len(text) - len(bare) >= 2 and text[:1] in _SPACES
        goes_on = open_line and bare and not passage.role and not indented and not _begins_anew(bare)
        if goes_on:
            result[-1] = join([result[-1], passage.strip()])
        elif bare:
            result.append(passage.cut(0, len(text)))
        full = columns > 0 and (_width(text) >= columns or len(text) >= characters)
        open_line = bool(bare) and not passage.role and full and _unfinished(text) and not TITLE.match(bare)
    return result


def _begins_anew(text: str) -> bool:
    """Lines that go on with nothing: a salutation, the next speech of a compilation."""
    return (len(text) < 40 and text.endswith(("：", ":"))) or PART.match(text) is not None


def _unfinished(text: str) -> bool:
    return _FINISHED.search(text.rstrip()) is None


def _width(text: str) -> int:
    """Columns, a Han character counting two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _wrap_width(passages: Sequence[Passage]) -> tuple[int, int]:
    """The least width of a wrapped line, in columns and in characters; 0, 0 where lines are paragraphs.

    Wrapped lines are of one width and mostly break off in a sentence; a list of headings does so too, but with markers.
    """
    lines = [passage.text.strip() for passage in passages if len(passage.text.strip()) > 8]
    if len(lines) < 6:
        return 0, 0
    widest = sorted(map(_width, lines))[int(len(lines) * 0.9)]
    full = [line for line in lines if _width(line) >= widest * 0.85]
    if not _NARROWEST <= widest <= _WIDEST or len(full) < len(lines) * 0.3:
        return 0, 0
    unfinished = sum(map(_unfinished, full))
    marked = sum(opens_with_marker(fold(line[:12])) for line in full)
    if unfinished < len(full) * 0.5 or marked > len(full) * 0.7:
        return 0, 0
    return int(widest * 0.85), sorted(map(len, lines))[int(len(lines) * 0.9)]


def _part_at_spaces(passages: list[Passage]) -> list[Passage]:
    """Paragraphs set on one line with a single space between them: after a sentence, or after a heading."""
    result = []
    for passage in passages:
        text = passage.text
        spaces = list(_SPACE.finditer(text)) if len(text) > _ONE_LINE else []
        if not spaces or len(spaces) * 40 > len(text):
            result.append(passage)
            continue
        cuts, start = [], 0
        for match in spaces:
            piece = text[start : match.start()]
            ended = piece.endswith(("。", "！", "？", "：", "；", "”", ".", "!", "?", ":", ";"))
            heading = len(piece) <= 60 and (start == 0 or opens_with_marker(fold(piece[:12])))
            if ended or heading or opens_with_marker(fold(text[match.end() : match.end() + 12])):
                cuts.append(match.end())
                start = match.end()
        result += passage.divide(cuts)
    return result


_SPACE = expression(f"(?<=[^ -~{_SPACES}])[{_SPACES}]+(?=[^ -~{_SPACES}]|\\d)")
_ONE_LINE = 400


def _part_at_gaps(passages: list[Passage]) -> list[Passage]:
    """A paragraph's indentation inside a line begins a new paragraph: several were set on one line."""
    result = []
    for passage in passages:
        text = passage.text
        if len(text) < _LONG or passage.role == "row" or not _GAP.search(text.strip()):
            result.append(passage.strip())
            continue
        result += passage.divide(match.end() for match in _GAP.finditer(text))
    return [passage for passage in result if passage.text]


def close_up(passages: list[Passage]) -> list[Passage]:
    """Spaces inside Chinese text, page numbers, footnote marks and watermarks inside sentences.

    Not the gap of 我代表　，which is a blank, nor the one that ends a heading.
    """
    result = []
    for passage in passages:
        text = passage.text
        spans = [match.span() for match in WITHIN.finditer(text)] if any(sign in text for sign in WITHIN_SIGNS) else []
        if text.count("'") == 1:
            spans += [match.span() for match in _STRAY.finditer(text)]
        if "**" in text:
            spans += [span for match in _STRONG.finditer(text) for span in (match.span(1), match.span(2))]
        if passage.role != "row" and any(space in text for space in _SPACES):
            kept = {match.end() for match in _REPRESENTED.finditer(text)}
            if heading := _SPACED_HEADING.match(text):
                kept.add(heading.end())
            spans += [match.span() for match in _INNER_SPACE.finditer(text) if match.end() not in kept]
            spans += [match.span() for match in _NUMBER_SPACE.finditer(text, 5)]
        if spans:
            passage = passage.without(_merged(sorted(spans)))
        if passage.text:
            result.append(passage)
    return result


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


_COPIES = 20
"""Places at the end of a text where a line of the contents is looked for again."""


_KEY = 300
"""Characters of a line that are compared; a line of the contents is shorter, dots and all."""


def _drop_contents(passages: list[Passage]) -> list[Passage]:
    """A table of contents: lines that end in dots and a page, or numbered lines in a row that come again later."""
    if len(passages) < 4:
        return passages
    keys = [_key(passage.text[:_KEY]) if opens_with_marker(fold(passage.text[:12])) else "" for passage in passages]
    heads: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        if key:
            heads.setdefault(key[:5], []).append(index)

    def comes_again(index: int) -> bool:
        key = keys[index]
        return 3 < len(key) <= 60 and any(
            later > index and keys[later].startswith(key) for later in heads[key[:5]][-_COPIES:]
        )

    dotted = [len(passage.text) < 90 and _LEADER.search(passage.text) is not None for passage in passages]
    for index, passage in enumerate(passages[1:], 1):
        under = _CONTENTS.match(passages[index - 1].text) or (
            dotted[index - 1] and _PAGED.search(passages[index - 1].text)
        )
        dotted[index] = dotted[index] or bool(under and _PAGED.search(passage.text) and len(passage.text) < 60)
    again = [comes_again(index) for index in range(len(passages))]
    drop = [
        dotted[index] or (again[index] and (again[index - 1 : index] + again[index + 1 : index + 2]).count(True) > 0)
        for index in range(len(passages))
    ]
    return [passage for index, passage in enumerate(passages) if not drop[index] and not _CONTENTS.match(passage.text)]


_LEADER = expression(r"(?:\.{3,}|…{1,}|·{3,}|\s{2,})\s*[（(]?\d{1,3}[）)]?$")
_PAGED = expression(rf"[{HAN}”）]\s?\d{{1,3}}$")
_PAGE = expression(r"(?:[.…·\s]*\d{1,3})$")
_CONTENTS = expression(r"^(?:-\s*)?(?:目\s*[录錄次]|提纲|目[录錄]\s*[/／]\s*提纲)\s*[:：]?[….]*$")


def _key(text: str) -> str:
    return re.sub(r"[\s.…·，,。;；:：]+", "", _PAGE.sub("", fold(text)))


_CLEANERS: tuple[_Cleaner, ...] = (
    _drop_invisible,
    take_quoted,
    _read_radicals,
    _part_page_on_one_line,
    drop_running_heads,
    _drop_chrome,
    _join_marks,
    unwrap,
    _part_at_gaps,
    _part_at_spaces,
    close_up,
    _drop_contents,
)
