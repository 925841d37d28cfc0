"""Headings of sections and items, and the forms they share: 对象＋要＋四字, parallel verb-object clauses, …要到位."""

import re

from drafter.language.han import HAN

_OBJECT_MUST = re.compile(f"(?P<对象>[{HAN}“”]{{2,8}})要(?P<四字>[{HAN}]{{2,5}})")
_IN_PLACE = re.compile(f"(?P<对象>[{HAN}]{{2,12}})要到位")

EXAMPLES = (
    ("重点场所要盯死看牢", "对象＋要＋四字"),
    ("责任落实要到位", "对象＋要到位"),
    ("提高政治站位，强化底线思维，守牢防控底线", "动宾，动宾，动宾"),
    ("充分认清形势，切实增强紧迫感", "动宾，动宾"),
    ("慎终如始抓好疫情防控", "状语＋动宾"),
    ("落实安全生产责任", "动宾"),
    ("医疗机构", "名词"),
)
"""A heading and its form."""

_ADVERB = re.compile(
    "(?:慎终如始|稳定有序|积极稳妥|毫不松懈|毫不放松|坚定不移|千方百计|全力以赴|持续|全面|积极|切实|大力|深入|扎实|全力|坚决|充分|着力|不断|进一步|统筹|加快|严格|始终|紧紧|精准|奋力)"
)


def heading_form(heading: str, opens_verb: bool) -> str:
    """The form of a heading. opens_verb: whether its first clause begins with a verb."""
    if _IN_PLACE.fullmatch(heading):
        return "对象＋要到位"
    if _OBJECT_MUST.fullmatch(heading):
        return "对象＋要＋四字"
    halves = re.split("[，、]", heading)
    if opens_verb and "，" in heading:
        return "，".join(["动宾"] * len([half for half in halves if half]))
    if opens_verb:
        return "状语＋动宾" if _ADVERB.match(heading) else "动宾"
    return "名词" if "，" not in heading else "小句"
