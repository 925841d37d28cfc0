"""A share, a rise or a sum that the figures beside it do not give: 120家中40家，占四分之一."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.numerals import parse
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

NUMBER = r"\d{1,9}(?:\.\d+)?"
UNIT = "[个家名座处条所辆户人项台栋间支艘片件起例批次亩吨]|万[元人户亩吨]|亿元|公里|平方米"
SHARE = (
    rf"(?P<percent>{NUMBER})[%％]|(?P<below>[二三四五六七八九十]{{1,2}})分之(?P<above>[一二三四五六七八九])"
    "|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?|(?P<one>一半)"
)
PART = expression(
    rf"(?<![\d.])(?P<whole>{NUMBER})(?P<unit>{UNIT})(?P<said>[^。；\d]{{0,24}}?(?:其中|中|里)[，,]?[^。；，\d占]{{0,12}}?)"
    rf"(?P<part>{NUMBER})(?P=unit)(?P<more>[^。；，\d]{{0,16}})[，,]?占(?:总数|全部|全体|总量|其中)?的?比?(?:重|例)?(?:为|达到?|是)?(?P<share>{SHARE})"
)
RISE = expression(
    rf"(?:由|从)[^，。；\d]{{0,12}}(?P<before>{NUMBER})(?P<unit>{UNIT}|[%％])(?P<verb>提高|提升|上升|增长|增加|扩大|下降|降低|减少|回落|压减|降)"
    rf"(?:到|至|为)了?(?P<after>{NUMBER})(?P=unit)[，、（(]?(?:同比|净|共)?"
    rf"(?:(?P<told>提高|提升|上升|增长|增加|扩大|下降|降低|减少|回落)了?(?P<size>{NUMBER})(?P<of>个百分点|[%％])|翻了?(?P<doubled>[一两二])番)"
)
TURNED = expression(
    rf"(?:由|从)[^，。；\d]{{0,12}}(?P<before>{NUMBER})(?P<unit>{UNIT}|[%％])(?P<verb>提高|提升|上升|增长|增加|扩大|下降|降低|减少|回落|压减)"
    rf"(?:到|至|为)了?(?P<after>{NUMBER})(?P=unit)"
)
RATIO = expression(
    rf"(?:三次产业|产业结构|三产)[^，。；\d]{{0,14}}?(?P<parts>{NUMBER}[:：∶]{NUMBER}[:：∶]{NUMBER})(?![:：∶\d])"
)
PARTS = expression(rf"[^，、；。\d]{{1,14}}?占(?:比|比重)?(?:为|达|是)?(?P<percent>{NUMBER})[%％]")
REST = expression("(?:其余|其他|其它|剩余|余下)")
FALLS = ("下降", "降低", "减少", "回落", "压减", "降")
ABOUT = expression("[约近超逾多]|(?<![其剩])余(?!下)|以上|以下|不足|不到|左右|大约|接近|将近|达不到")
REAL = expression("生产总值|GDP|增加值|产值|可比|不变价|实际增长|年均|平均|每年|名义")
"""What is counted in other prices than it is told in, or a year's share of a rise."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        if "占" in line.text:
            yield from _shares(line)
            yield from _sums(line)
        if "到" in line.text or "至" in line.text or "为" in line.text:
            yield from _rises(line)
        for match in RATIO.finditer(line.text):
            yield from _ratio(line, match)


def _shares(line: Line) -> Iterator[Hit]:
    for match in PART.finditer(line.text):
        whole, part = float(match["whole"]), float(match["part"])
        start = match.start("share")
        if ABOUT.search(match[0]) or not whole or "比" in match["said"] + match["more"]:
            continue
        told, slack = _share_of(match)
        given = part / whole * 100
        if abs(given - told) > slack:
            message = _("{part} of {whole} is {share}%", part=match["part"], whole=match["whole"], share=f"{given:.1f}")
            yield Hit(line, start, match.end(), message)


def _share_of(match: re.Match[str]) -> tuple[float, float]:
    """A share in per cent, and how far rounding may take it from the figures."""
    if match["percent"]:
        decimals = len(match["percent"].partition(".")[2])
        return float(match["percent"]), 0.6 / 10**decimals
    if match["below"]:
        below, above = parse(match["below"]) or 1, parse(match["above"]) or 0
        return above / below * 100, 4.0
    if match["one"]:
        return 50.0, 4.0
    return (parse(match["tenths"]) or 0) * 10 + (5 if match["half"] else 0), 5.0


def _rises(line: Line) -> Iterator[Hit]:
    for match in TURNED.finditer(line.text):
        before, after = float(match["before"]), float(match["after"])
        if before != after and (after < before) != (match["verb"] in FALLS):
            message = _("{before} to {after} is the other way", before=match["before"], after=match["after"])
            yield Hit(line, match.start("verb"), match.end("verb"), message)
    for match in RISE.finditer(line.text):
        before, after = float(match["before"]), float(match["after"])
        sentence = line.text[line.text.rfind("。", 0, match.start()) + 1 : match.end() + 2]
        if not before or ABOUT.search(match[0]) or REAL.search(sentence) or match.end() == match.start("size"):
            continue
        if match["doubled"]:
            times = 4 if match["doubled"] in "两二" else 2
            if not 0.95 * times <= after / before:
                yield _wrong(line, match, "doubled", f"{after / before:.2f}", _("times"))
            continue
        percent = match["unit"] in "%％"
        if match["of"] == "个百分点":
            given = abs(after - before)
        elif percent and abs(abs(after - before) - float(match["size"])) < 0.051:
            continue  # percent-points tells of it
        else:
            given = abs(after - before) / before * 100
        if match["of"] == "个百分点" and not percent:
            continue
        decimals = len(match["size"].partition(".")[2])
        if abs(given - float(match["size"])) > 0.6 / 10**decimals:
            yield _wrong(line, match, "size", f"{given:.{max(decimals, 1)}f}".removesuffix(".0"), match["of"])


def _wrong(line: Line, match: re.Match[str], group: str, right: str, unit: str) -> Hit:
    message = _(
        "from {before} to {after} it is {right}{unit}",
        before=match["before"],
        after=match["after"],
        right=right,
        unit=unit,
    )
    return Hit(line, match.start(group), match.end(), message)


def _sums(line: Line) -> Iterator[Hit]:
    """Parts of one whole, of which the last is the rest: they make a hundred."""
    for sentence in re.finditer("[^。；]+", line.text):
        parts = list(PARTS.finditer(sentence[0]))
        if len(parts) < 2 or not REST.search(parts[-1][0]) or ABOUT.search(sentence[0]):
            continue
        total = sum(float(part["percent"]) for part in parts)
        if abs(total - 100) > 0.5 * len(parts):
            start, end = sentence.start() + parts[0].start("percent"), sentence.start() + parts[-1].end()
            yield Hit(line, start, end, _("the parts make {total}%, not 100%", total=f"{total:g}"))


def _ratio(line: Line, match: re.Match[str]) -> Iterator[Hit]:
    values = re.split("[:：∶]", match["parts"])
    total = sum(map(float, values))
    slack = 0.25 if any("." in value for value in values) else 1.01
    if abs(total - 100) > slack and total > 20:
        yield Hit(
            line,
            match.start("parts"),
            match.end(),
            _("the parts make {total}%, not 100%", total=f"{round(total, 2):g}"),
        )


RULE = Rule(
    id="proportion",
    group="facts",
    severity="warning",
    finds="占比、增幅与给出的数字算不到一起：120家中40家占四分之一；各部分加起来不是100%",
    why="数字当场就能算，算错一个，别的数字也没有人信了。",
    example="抽查120家企业，其中40家有隐患，占四分之一。",
    better="抽查120家企业，其中40家有隐患，占三分之一。",
    source="通行做法",
    find=find,
)
