"""Who leads, who helps and who answers for a measure in; how its sentence names them, and what it ends with, out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import count
from drafter.model.span import Span

_LED: dict[str, tuple[str, ...]] = {
    "verb": ("由W牵头，H配合，TV", "W要会同H，在TV", "T，由W牵头，H配合，V", "T，W要会同H，V"),
    "timed": ("T，由W牵头，H配合，在V",),
    "noun": ("由W牵头，H配合，TNV", "T，W要会同H，NV"),
    "object": ("由W牵头，H配合，T把V", "T，W要会同H，把V"),
    "rule": ("由W牵头，H配合，T做到V", "T，W要会同H，做到V"),
    "result": ("由W牵头，H配合，T确保V", "T，W要会同H，确保V"),
    "kept": ("T，V，由W牵头落实，H配合",),
    "apart": ("由W牵头，H配合，TV",),
}
"""How a measure is said that W leads and H help, by the way in which it is built, turn by turn: T the time, V what."""
_TOGETHER = "会同"
UNLED = "【牵头单位】"
"""What stands where others help and nobody leads."""

_LOWER = expression(
    "社区|村|企业|公司$|施工|物业|车间|班组|学校|中学|小学|幼儿园|园所|院$|单位|商户|门店|居民|群众|网格"
)
"""Bodies that are led, supervised or taught: whoever leads does not do it 会同 them."""
_NAMED_COMPANY = expression("[省市县区].*公司$")
"""One company that serves a place, 县供电公司: asked like an office."""
_EACH = expression("各")
_EACH_AREA = expression("各.{0,6}(?:乡镇|镇街|[乡镇县区市]|街道|部门|[局委办])(?:（.*）)?$")
"""All areas or offices below the speaker, which a county's bureau does 会同."""
_NAME = expression(f"[{HAN}]{{1,2}}[^长记任师员管委席理计生医警办部科组队局区镇乡村校处所站厂]")
"""A person, by its length and an end that is no post's or body's."""
_SHORT = 10
"""Characters of what is said in one breath with who helps."""
_NEW_START = ("对", "把", "在", "从", "由", "每", "【")
"""Openings before which one breathes."""
_MOST_COUNTED = 5
"""Persons that are counted when they answer together: 三位同志."""


@dataclass(frozen=True, slots=True)
class Owners:
    """The names of one measure as plain text."""

    who: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()

    def led_ways(self, way: str, asks: bool, again: bool) -> tuple[str, ...]:
        """The shapes in which leading and helping may be said; none where a shape without helpers is followed by them.

        asks: a guest speaks, who asks whoever leads. again: whoever leads has led what was said before.
        """
        if not self.helpers or any(map(_EACH.search, self.who)):  # all towns lead: none does
            return ()
        shapes = _LED.get(way, ())
        together = tuple(shape for shape in shapes if _TOGETHER in shape)
        if not all(map(_is_peer, self.helpers)):
            return tuple(shape for shape in shapes if shape not in together and not asks)
        return together if asks or (again and together) else shapes


_ROLES = expression(
    "(?P<lead>[^，；。]{2,}?)(?:牵头|主办|负责)?(?:抓总|落实)?[，；、](?:由)?(?P<help>[^，；。]{2,}?)(?:积极|做好|予以)?(?:配合|协助|协同|参与|协办)"
)
"""Who leads and who helps, typed as one answer: 县血防站牵头，三个乡镇配合."""
TELLS_ROLES = expression("[，；].*(?:牵头|配合|协助|参与|组织|实施|负责|落实)$")
"""Names that say themselves who does what: 县局牵头，各乡镇组织，公司实施."""


def split_roles(measure: Mapping[str, Any], read: Callable[[Any], str]) -> Mapping[str, Any]:
    """A measure whose one answer to 谁来办 names who helps as well, with each where it belongs; any other as it is."""
    who: Sequence[Any] = measure.get("who") or ()
    found = _ROLES.fullmatch(read(who[0]).strip()) if len(who) == 1 and not measure.get("with") else None
    if found is None:
        return measure
    parts = (found["lead"], found["help"])
    lead, helper = (Span(part, who[0].origin) for part in parts) if isinstance(who[0], Span) else parts
    return {**measure, "who": [lead], "with": [helper]}


def together(shape: str, helpers: Sequence[str], what: str) -> str:
    """A shape without its pause after a single helper, where what is done together is short: 会同县财政局储备编织袋."""
    short = len(helpers) == 1 and len(what) <= _SHORT and "，" not in what and not what.startswith(_NEW_START)
    return shape.replace("H，V", "HV") if short and _TOGETHER in shape else shape


def join_names(names: Sequence[str]) -> str:
    """Names as they are told in a sentence: 县应急局和各乡镇."""
    return "和".join(filter(None, ("、".join(names[:-1]), *names[-1:])))


def say_persons(plain: Sequence[str], shown: Sequence[str], several: bool) -> str:
    """Who answers by name, at the end of a sentence. several: it has more than one deed."""
    this = "这项工作" if several else ""
    if not all(map(_NAME.fullmatch, plain)):
        each = "分别" if any(map(_EACH.search, plain)) else ""
        return f"，{this}由{'、'.join(shown)}{each}负责"
    if 1 < len(plain) <= _MOST_COUNTED:
        return f"，{this}由{'、'.join(shown)}{count(len(plain))}位同志共同负责"
    return f"，{this}由{'、'.join(shown)}同志负责"


def says_answering(names: Sequence[str]) -> bool:
    """Whether those who answer for what a body does are said beside it: 各校校长, whom the hall knows by the post.

    Names are for the task table: read out behind every measure nobody would hear what is to be done.
    """
    return bool(names) and not all(map(_NAME.fullmatch, names))


def _is_peer(name: str) -> bool:
    """Whether a helper is a body that one does something 会同: an office, a company of the place, all towns."""
    if _LOWER.search(name) and not _NAMED_COMPANY.search(name):
        return False
    return _EACH.search(name) is None or _EACH_AREA.search(name) is not None
