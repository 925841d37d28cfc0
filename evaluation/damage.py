"""A sound speech in, the same speech as people really have it out: one function for each kind of damage."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from drafter.corpus.markers import opens_with_marker
from drafter.language.punctuation import fold


@dataclass(frozen=True)
class Damaged:
    """A file: its suffix and its bytes."""

    suffix: str
    data: bytes


Damage = Callable[[str, Random], Damaged | str]
"""Text and a source of chance in, the damaged text (or file) out."""

_HALF = str.maketrans("，。；：！？（）“”", ',.;:!?()""')
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_SENTENCE = re.compile("(?<=[。！？])(?=[^”’」』\n])")


def _paragraphs(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


def half_width_marks(text: str, chance: Random) -> str:
    return text.translate(_HALF)


def some_half_width_marks(text: str, chance: Random) -> str:
    return "".join(c.translate(_HALF) if chance.random() < 0.4 else c for c in text)


def full_width_digits(text: str, chance: Random) -> str:
    return text.translate(_FULL)


def hard_wrapped(text: str, chance: Random) -> str:
    return "\n".join(
        "\n".join(paragraph[at : at + 36] for at in range(0, len(paragraph), 36)) for paragraph in _paragraphs(text)
    )


def hard_wrapped_indented(text: str, chance: Random) -> str:
    return hard_wrapped("\n".join("　　" + paragraph for paragraph in _paragraphs(text)), chance)


def one_sentence_a_line(text: str, chance: Random) -> str:
    return _SENTENCE.sub("\n", text)


def newline_after_semicolons(text: str, chance: Random) -> str:
    return text.replace("；", "；\n")


def spaces_inside_words(text: str, chance: Random) -> str:
    return "".join(c + (" " if c not in "\n " and chance.random() < 0.12 else "") for c in text)


def on_one_line_with_gaps(text: str, chance: Random) -> str:
    return "　　".join(_paragraphs(text))


def on_one_line_with_spaces(text: str, chance: Random) -> str:
    return " ".join(_paragraphs(text))


def on_one_line(text: str, chance: Random) -> str:
    return "".join(_paragraphs(text))


def headings_glued_to_the_text_before(text: str, chance: Random) -> str:
    lines = _paragraphs(text)
    glued = lines[:1]
    for line in lines[1:]:
        if opens_with_marker(fold(line[:12])) or re.match("[一二三四五]要|[一二三四五]是", line):
            glued[-1] += line
        else:
            glued.append(line)
    return "\n".join(glued)


def mangled_quotes(text: str, chance: Random) -> str:
    return text.replace("”", "“")


def blank_lines_and_indentation(text: str, chance: Random) -> str:
    return "\r\n\r\n".join("　　" + paragraph for paragraph in _paragraphs(text))


def no_salutation(text: str, chance: Random) -> str:
    return re.sub("(?m)^.{2,40}(?:同志们|朋友们|家长们)：\n|^同志们：\n", "", text, count=1)


def no_closing(text: str, chance: Random) -> str:
    lines = _paragraphs(text)
    return "\n".join(lines[:-1]) if not re.match("第四|[（(]", lines[-1]) else text


def no_title(text: str, chance: Random) -> str:
    return text.split("\n", 1)[1]


def greeting_glued(text: str, chance: Random) -> str:
    return re.sub("(?m)(?<=们：)\n", "", text, count=1)


def web_chrome(text: str, chance: Random) -> str:
    title, rest = text.split("\n", 1)
    before = "首页 > 领导讲话 > 正文\n下载\n打印\n【字号：\n大\n中\n小\n】\n"
    source = "\n来源：云州日报\n时间：2026-03-01 10:22\n浏览次数：1024\n"
    after = "\n（编辑：小林）\n分享到：\n相关阅读：\n一、某地召开会议\n二、某地部署工作\n版权所有 云州信息网"
    return before + title + source + rest.rstrip() + after


def compilation(text: str, chance: Random) -> str:
    title = text.split("\n", 1)[0]
    other = (
        f"{title}\n同志们：\n今天我讲两点意见。\n一、提高认识。这件事要抓紧。\n二、抓好落实。会后马上办。\n谢谢大家。"
    )
    intro = f"以下是为大家整理的关于{title}的文章3篇，欢迎品鉴！"
    teaser = f"第一篇: {title}　　{text.split(chr(10), 2)[2][:40]}..."
    return f"{intro}{teaser}\n{intro}\n第一篇: {title}\n{title}\n{text}\n第二篇: {other}\n第三篇: {other}\n"


def compilation_on_one_line(text: str, chance: Random) -> str:
    return "　　".join(_paragraphs(compilation(text, chance).split("\n", 2)[2]))


def page_numbers(text: str, chance: Random) -> str:
    lines = _paragraphs(text)
    for index in range(3, len(lines)):
        if len(lines[index]) > 90:
            lines[index] = lines[index][:60] + f"\n— {index} —\n" + lines[index][60:]
    return "\n".join(lines)


def page_numbers_inside_sentences(text: str, chance: Random) -> str:
    return "\n".join(
        line[:50] + f" - {index} - " + line[50:] if len(line) > 90 else line
        for index, line in enumerate(_paragraphs(text), 1)
    )


def table_of_contents(text: str, chance: Random) -> str:
    title, rest = text.split("\n", 1)
    heads = [line for line in _paragraphs(rest) if opens_with_marker(fold(line[:12]))]
    entries = [f"{head.split('。')[0]}……{page}" for page, head in enumerate(heads, 1)]
    return "\n".join([title, *(["目　录", *entries] if len(entries) > 1 else []), rest])


def glossary(text: str, chance: Random) -> str:
    return (
        text + "\n名词解释\n一、三个一：指每天一调度、每周一通报、每月一评比。\n二、四不两直：指不发通知、不打招呼。\n"
    )


def footnotes(text: str, chance: Random) -> str:
    marked = re.sub("”", "”[1]", text, count=2)
    return marked + "\n[1] 专班：指为完成一项任务临时抽调人员组成的工作班子。\n[2] 销号：指问题整改后从清单中划去。\n"


def paywall(text: str, chance: Random) -> str:
    return text + "\n剩余60%未读，开通会员查看全文\n一、猜你喜欢\n二、热门范文\n"


def watermarks(text: str, chance: Random) -> str:
    lines = _paragraphs(text)
    for index in range(4, len(lines), 5):
        lines[index] += "\nwww.example.com"
    lines.append("本文共1429字，仅供参考")
    return "\n".join(lines)


def gb18030(text: str, chance: Random) -> Damaged:
    return Damaged(".txt", text.encode("gb18030"))


def utf16(text: str, chance: Random) -> Damaged:
    return Damaged(".txt", text.replace("\n", "\r\n").encode("utf-16"))


def utf16_without_mark(text: str, chance: Random) -> Damaged:
    return Damaged(".txt", text.encode("utf-16-le"))


def utf8_with_mark(text: str, chance: Random) -> Damaged:
    return Damaged(".txt", text.replace("\n", "\r\n").encode("utf-8-sig"))


def web_page(text: str, chance: Random) -> Damaged:
    body = "".join(f"<p>&nbsp;&nbsp;{html.escape(line)}</p>\n" for line in _paragraphs(text))
    page = (
        "<!DOCTYPE html><html><head><title>云州信息网</title><script>var a='一、广告';</script></head><body>"
        '<div class="nav"><a href="/">首页</a><a href="/a">一、要闻</a></div>\n'
        '<ul><li><a href="/b">二、公告</a></li></ul>\n'
        f'<div class="content">{body}</div><div class="related"><p>一、相关阅读</p></div>'
        '<div id="footer">版权所有</div></body></html>'
    )
    return Damaged(".html", page.encode())


def markdown(text: str, chance: Random) -> Damaged:
    lines = _paragraphs(text)
    marked = [f"# {lines[0]}"]
    for line in lines[1:]:
        head, stop, rest = line.partition("。")
        formal = opens_with_marker(fold(line[:12]))
        if formal and not rest:
            marked.append(f"## {line}")
        elif formal:
            marked.append(f"**{head}{stop}**{rest}")
        else:
            marked.append(line)
    return Damaged(".md", "\n\n".join(marked).encode())


def word_with_split_runs(text: str, chance: Random) -> Damaged:
    """Every paragraph in runs of a few characters, every third in a content control, the last ones in a table."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = []
    lines = _paragraphs(text)
    for index, line in enumerate(lines):
        cuts = sorted({0, len(line), *(chance.randrange(len(line) + 1) for _ in range(4))})
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{html.escape(line[a:b])}</w:t></w:r>' for a, b in pairwise(cuts)
        )
        paragraph = f"<w:p>{runs}</w:p>"
        if index % 3 == 2:
            paragraph = f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
        if index >= len(lines) - 2:
            paragraph = f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>"
        parts.append(paragraph)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{"".join(parts)}</w:body></w:document>'
        )
    return Damaged(".docx", buffer.getvalue())


WAYS: tuple[Damage, ...] = (
    half_width_marks,
    some_half_width_marks,
    full_width_digits,
    hard_wrapped,
    hard_wrapped_indented,
    one_sentence_a_line,
    newline_after_semicolons,
    spaces_inside_words,
    on_one_line_with_gaps,
    on_one_line_with_spaces,
    on_one_line,
    headings_glued_to_the_text_before,
    mangled_quotes,
    blank_lines_and_indentation,
    no_salutation,
    no_closing,
    no_title,
    greeting_glued,
    web_chrome,
    compilation,
    compilation_on_one_line,
    page_numbers,
    page_numbers_inside_sentences,
    table_of_contents,
    glossary,
    footnotes,
    paywall,
    watermarks,
    gb18030,
    utf16,
    utf16_without_mark,
    utf8_with_mark,
    web_page,
    markdown,
    word_with_split_runs,
)


def damage(way: Damage, text: str) -> Damaged:
    """The text damaged in one way; the same every time."""
    result = way(text, Random(way.__name__))
    return result if isinstance(result, Damaged) else Damaged(".txt", result.encode())
