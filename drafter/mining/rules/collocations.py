"""Verb and object: clauses that open with a verb, with and without what leads up to it; pairs of such clauses."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from drafter.language.han import HAN
from drafter.language.words import Words
from drafter.mining.clauses import Clause

_SUBJECT = re.compile(
    "^(?:[^，。；]{0,28}?(?:部门|单位|机构|指挥部|办公室|委员会|专班|小组|各组|各地|大家|同志|县区|县市|乡镇|干部|我们|领导|政府|党委|企业|方面|下一步|同时|特别是)(?:同志)?)?(?:都|也|更|还)?"
    "(?:一定要|必须要|要更多|要更加|要|必须|务必|应当|希望|请|争取|力争|确保)"
)
_MODAL = re.compile("要|必须|务必|应当|希望|请|争取|力争|确保")
_ADVERB = re.compile(f"^(?:更多|更加|更好|有效|共同|进一步|切实|全面|不断|并抓好|加快|认真|尽快|及时)(?=[{HAN}]{{4}})")
# One name with 、 in it: what stands before the mark is no phrase.
_TITLES = re.compile("(?:党中央、国务院|[省市县区]委、[省市县区]政府)")
_SHORT, _LONG = 4, 30
_PAIR = 14
_NO_IDIOM = ("方面", "情况", "部门", "地区", "来看", "期间", "以来", "时间", "全省", "全市", "其中", "单位")

EXAMPLES = (
    ("卫健部门要加强督查", ("加强督查",)),
    ("大家要更多发挥主观能动性", ("发挥主观能动性",)),
    ("健全多层次、多支柱预警体系", ("健全多层次、多支柱预警体系",)),
    ("坚持关口前移、中西医结合", ("坚持关口前移", "坚持关口前移、中西医结合")),
    ("市防汛抗旱指挥部办公室要加强调度", ("加强调度",)),
    ("落实党中央、国务院决策部署", ("落实党中央、国务院决策部署",)),
    ("监测点形同虚设", ()),
)
"""A clause, and what is found in it."""


def find_collocations(clause: str, words: Words) -> Iterator[tuple[int, int]]:
    """Offsets of the verb phrases in one clause: whole, without its adverb, and its first part before 、."""
    start, end = _verb_phrase(clause, words)
    if start == end or not _SHORT <= end - start <= _LONG:
        return
    yield start, end
    lead = _ADVERB.match(clause, start) or _ADVERB.match(clause[start:])
    if lead and words.opens_verb_phrase(clause[start + lead.end() :]):
        yield start + lead.end(), end
    cut = -1 if _TITLES.search(clause, start) else clause.find("、", start)
    if cut - start >= _SHORT + 2 and end - cut >= 4 and clause.count("、", start) == 1 and "的" not in clause[cut:]:
        second = words.opens_verb_phrase(clause[cut + 1 :])
        # What goes on for longer ends in a word that belongs to both: 健全多层次、多支柱预警体系 holds no 健全多层次.
        if second or end - cut - 1 <= cut - start:
            yield start, cut
        if second:
            yield cut + 1, end


@lru_cache(maxsize=64)  # pairs ask again of the clauses of the same sentence
def _verb_phrase(clause: str, words: Words) -> tuple[int, int]:
    """Where the verb phrase of a clause stands; an empty stretch when it has none at its beginning."""
    subject = _SUBJECT.match(clause) if _MODAL.search(clause) else None
    for start in ((subject.end(),) if subject else ()) + (0,):
        rest = clause[start:]
        if words.opens_verb_phrase(rest) and not rest.startswith(("对", "向", "将", "给", "按", "根据", "让", "使")):
            return start, len(clause)
    return 0, 0


_EVEN = range(4, 10)
"""Characters of each of the clauses that are of one length."""


def find_even(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Offsets in the sentence of runs of clauses of one length and one make: 为官一任，造福一方."""
    found = []
    at = 0
    while at < len(clauses) - 1:
        first = clauses[at]
        if first.text.startswith("要"):
            first = Clause(first.start + 1, first.end, first.text[1:])
        run = [first]
        while at + len(run) < len(clauses) and _as_long(text, run[-1], clauses[at + len(run)]):
            run.append(clauses[at + len(run)])
        if len(run) > 1 and (len(first.text) == 4 or any(map(_alike, run, run[1:]))):
            found.append((first.start, run[-1].end))
        at += len(run)
    return found


def _as_long(text: str, one: Clause, other: Clause) -> bool:
    length = len(one.text)
    if length != len(other.text) or length not in _EVEN or text[one.end : other.start] != "，":
        return False
    return _WORDS.fullmatch(one.text + other.text) is not None and not one.text.endswith(_NO_IDIOM)


def _alike(one: Clause, other: Clause) -> bool:
    """A character in common at one place."""
    return any(a == b for a, b in zip(one.text, other.text, strict=True))


_WORDS = re.compile(f"[{HAN}]+")


def find_pairs(text: str, clauses: Sequence[Clause], apart: int, words: Words) -> Iterator[tuple[int, int]]:
    """Offsets in the sentence of two clauses that belong together: parted by ，, verb first.

    apart: characters by which one may be longer than the other.
    """
    for one, other in pairwise(clauses):
        if text[one.end : other.start] != "，":
            continue
        next_length = len(other.text)
        if not 4 <= next_length <= _PAIR:
            continue
        first, second = _verb_phrase(one.text, words), _verb_phrase(other.text, words)
        length = first[1] - first[0]
        if not second[1] or second[0]:
            continue
        idiom = one.text.removeprefix("要")
        if len(idiom) == 4 and not first[1] and next_length <= 10 and not idiom.endswith(_NO_IDIOM):
            yield one.end - 4, other.end
        elif 4 <= length <= _PAIR and abs(length - next_length) <= apart:
            yield one.start + first[0], other.end
