"""Forms: the grammar that a piece of text has, recognised where it is plain."""

from collections.abc import Set
from typing import Literal

from drafter.language.expressions import expression
from drafter.language.sentences import ends_sentence

Form = Literal["noun", "work", "verb", "clause", "sentence", "quantity"]
"""The grammar of a piece of text: noun 疫情防控, work 疫情防控工作, verb 排查冷库隐患, clause 防控责任要坚决扛起,
sentence (ends in 。！？), quantity 112家."""

FORMS: tuple[Form, ...] = ("noun", "work", "verb", "clause", "sentence", "quantity")
_QUANTITY = expression(r"^[约近超]?[\d.]+[\d.—%万亿]*\s*[个家户起处件项条名人次台套吨亩公里米天小时年月日元万亿%‰]*$")
_MODAL = "(?<![主重需必首摘纪概])要|必须|务必|应当|应该|不能|不得|不可|不许|决不能|绝不能"
_CLAUSE = expression(rf"^[^，。；]{{2,12}}?(?:{_MODAL})[^，。；]{{2,}}")
_LONGEST_WORD = 6


def _opens_with(text: str, words: Set[str]) -> bool:
    """Whether a text begins with one of the words."""
    return any(text[:length] in words for length in range(1, min(_LONGEST_WORD, len(text)) + 1))


def recognise_form(text: str, verbs: Set[str], nouns: Set[str]) -> Form | None:
    """The form that a text plainly has.

    `verbs` open a verb phrase, `nouns` look as if they did (安全生产). Only plain evidence counts: a text that might be
    several things is None, and the form that was declared for it stands.
    """
    bare = text.strip()
    if not bare:
        return None
    if ends_sentence(bare):
        return "sentence"
    if _QUANTITY.match(bare):
        return "quantity"
    if bare in nouns:
        return "noun"
    if _opens_with(bare, verbs) and not bare.startswith(tuple(nouns)):
        return "verb"
    if _CLAUSE.match(bare):
        return "clause"
    if bare.endswith("工作") and "，" not in bare:
        return "work"
    return None


def contradicts(text: str, wanted: Form | tuple[Form, ...], verbs: Set[str], nouns: Set[str]) -> Form | None:
    """The form that a text plainly has when none of the wanted ones allows it, else None.

    A quantity or a text in `work` form may stand where a noun is wanted.
    """
    allowed = {wanted} if isinstance(wanted, str) else set(wanted)
    if "work" in allowed and text.strip().endswith("工作"):
        return None
    if "noun" in allowed:
        allowed |= {"work", "quantity"}
    seen = recognise_form(text, verbs, nouns)
    return seen if seen is not None and seen not in allowed else None
