"""The rules by name, each loaded when it is first asked for; and their run: a Text in, its findings out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module

from drafter.checks.rule import Hit, Rule
from drafter.dataclass import replace
from drafter.model.finding import Finding
from drafter.model.ignored import Ignored
from drafter.model.place import Place
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

_DATED = "年月日号"
_COUNTED = "0123456789０１２３４５６７８９"

SIGNS: Mapping[str, str] = {
    "numbering-sequence": "",
    "numbering-lone": "",
    "numbering-mark": "",
    "numbering-mixed": "",
    "announced-count": "",
    "announced-group": "个项条道种",
    "parallel-headings": "",
    "halfwidth-marks": ',;:!?.()"',
    "unpaired-marks": "“”（）《》【】〔〕「」()",
    "doubled-marks": "，、；：。.·",
    "heading-stop": "。",
    "date-impossible": _DATED + "时点",
    "date-weekday": "期拜周",
    "date-padding": _DATED,
    "date-year": _DATED,
    "date-iso": _COUNTED,
    "date-relative": "今去明前",
    "deadline-past": "月",
    "fullwidth-digits": "０１２３４５６７８９％．ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ",
    "blank-left": "",
    "figure-conflict": _COUNTED,
    "count-conflict": _COUNTED,
    "name-conflict": "",
    "state-names": "",
    "place-level": "我全",
    "agenda": "项个",
    "agenda-called": "项个",
    "yao-noun": "要",
    "doubled-word": "",
    "joined-names": "委央",
    "confusable": "",
    "formulation-expired": "",
    "office-renamed": "",
    "honorific": "",
    "range-redundant": "上约大将接减下降缩回",
    "percent-points": "%％",
    "proportion": _COUNTED,
    "repeated-formula": "",
    "same-opening": "",
    "stock-share": "",
    "long-stretch": "",
    "salutation": "",
    "tone": "",
    "important-speech": "我本",
    "web-residue": "",
    "cut-off": "",
    "radical": "",
    "markup-left": "{}<>&%｛｝％#*_`[]|-+~",
}
"""Names of the rules in the order in which they run, each with the characters of which a text must have one before the
rule has anything to say of it; none: any text. What a text cannot trip is not even loaded."""

EXCERPT = 40
"""Characters of the text that a finding quotes at most."""
AROUND = 10
"""Characters on either side of the words by which a finding is known again when its line has moved."""


@cache
def find_rule(name: str) -> Rule:
    """The rule of that name, of SIGNS."""
    rule = import_module(f"drafter.checks.rules.{name.replace('-', '_')}").RULE
    assert isinstance(rule, Rule)
    return rule


def load_rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they run."""
    return tuple(find_rule(name) for name in SIGNS)


def run_rules(
    text: Text,
    words: Wordlists,
    levels: Mapping[str, str] | None = None,
    ignored: Sequence[Ignored] = (),
) -> list[Finding]:
    """What every rule finds, in the order of the text; what recurs in one way is one finding with its places.

    `levels` is the `rules` of drafter.yaml: a rule's id to off, hint, warning or error, which then holds for all that
    the rule finds. What `ignored` names is left out.
    """
    levels = levels or {}
    speech = replace(text, lines=tuple(line for line in text.lines if line.role not in ("residue", "raw")))
    order = {line.place: index for index, line in enumerate(text.lines)}
    written = frozenset().union(*(line.text for line in text.lines))
    hits = [
        (rule, hit)
        for rule in choose_rules(written, levels)
        if text.spoken or rule.group != "ear"
        for hit in rule.find(text if rule.group == "residue" else speech, words)
    ]
    hits.sort(key=lambda found: (order[found[1].line.place], found[1].start))
    findings = [(rule, report(rule, hit, levels.get(rule.id))) for rule, hit in hits]
    kept = [(rule, found) for rule, found in findings if not any(each.covers(found) for each in ignored)]
    return list(join_habits(kept))


def choose_rules(written: Collection[str], levels: Mapping[str, str]) -> Iterator[Rule]:
    """The rules that are on and may find something in a text of these characters."""
    for name, signs in SIGNS.items():
        if levels.get(name) != "off" and (not signs or not written or any(sign in written for sign in signs)):
            yield find_rule(name)


def join_habits(findings: Sequence[tuple[Rule, Finding]]) -> Iterator[Finding]:
    """Of a rule that tells of habits, findings that say the same joined into the first of them."""
    places: dict[tuple[str, str, str], list[Finding]] = {}
    for rule, finding in findings:
        if rule.habit:
            places.setdefault((finding.rule, finding.severity, finding.message), []).append(finding)
    for rule, finding in findings:
        same = places.get((finding.rule, finding.severity, finding.message), []) if rule.habit else []
        if not same:
            yield finding
        elif same[0] is finding:
            yield replace(finding, also=tuple(same[1:]))


def report(rule: Rule, hit: Hit, level: str | None) -> Finding:
    """A hit as a finding, with its place in the file."""
    words = hit.line.text[hit.start : hit.end]
    start = hit.line.place_at(hit.start)
    length = count_together(hit, start)
    severity = level if level in ("error", "warning", "hint") else hit.severity or rule.severity
    return Finding(
        rule.id,
        severity,  # type: ignore[arg-type]  # narrowed by the line above
        hit.message,
        start,
        words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…",
        hit.suggestion,
        length=length,
        fix=hit.fix if length == len(words) else None,
        around=hit.line.text[max(0, hit.start - AROUND) : hit.end + AROUND],
    )


def count_together(hit: Hit, start: Place) -> int:
    """How many of the characters hit stand together in the file: of what is broken there, the first piece is meant."""
    end = hit.end
    while end > hit.start + 1 and hit.line.place_at(end - 1) != replace(
        start, column=start.column + end - 1 - hit.start
    ):
        end -= 1
    return end - hit.start
