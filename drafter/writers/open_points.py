"""The parts of a Word file in; what keeps it from being final out: open controls, blanks, marks, tracked changes."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from lxml import etree

from drafter.checks.rules import blank_left
from drafter.checks.rules.markup_left import TEMPLATE
from drafter.files.docx_prompts import Prompts, struck_text
from drafter.files.docx_text import walk_paragraphs, walk_runs
from drafter.files.draft_docx import Tags, read_record, walk_items
from drafter.i18n import _
from drafter.model.edited import Record, fact_spots
from drafter.model.finding import Finding
from drafter.model.marks import RECORD_SPACE
from drafter.model.place import Place
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists
from drafter.writers.sites import Site, W, count_places, name_control, paragraph_of, tag_of, tell, text_of, walk

# The elements of ECMA-376 part 1, 17.13.5 (revisions); a moved range begins and ends in elements of its own.
_TRACKED = re.compile(
    r"ins|del|moveFrom|moveTo|(?:moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo))RangeStart|cell(?:Ins|Del|Merge)"
    r"|(?:rPr|pPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|numbering)Change"
)
_SHOWS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "fldChar", "fldSimple", "ptab"))
"""What a control may hold instead of text."""
_TEMPLATE_MARK = re.compile(rf"\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{#.*?#\}}|{TEMPLATE.pattern}")
_CROSSES = str.maketrans("✕╳", "××")
_MASK = "\ufffc"
"""Stands in a paragraph's text for what is in a control that was told of already."""

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key")


def find_open_points(
    parts: Mapping[str, bytes], roots: Iterable[etree._Element], file: str, allowed: Collection[str]
) -> list[Finding]:
    """All of it in the order of the text, each thing once however often it stands there.

    roots: of the parts that are printed. allowed: marks (××, {{ }}) and tags of controls that may stay as they are.
    """
    roots = list(roots)
    record = read_our_record(parts)
    prompts = Prompts(parts, record)
    shown = find_open_controls(roots, prompts)
    told = {site.node for site in shown}
    findings = [
        *tell_controls(shown, file),
        *tell_marks(roots, told, prompts.texts, {simplify(mark) for mark in allowed}, file),
        *tell_disagreements(roots, told, record, allowed, file),
        *tell_tracked_changes(roots, file),
    ]
    return sorted(findings, key=lambda finding: finding.place or Place(file, 10**9))


def read_our_record(parts: Mapping[str, bytes]) -> Record | None:
    """How the draft left us; None in a file that is not ours."""
    roots = (root for _name, root in walk_items(parts) if etree.QName(root).namespace == RECORD_SPACE)
    return next(map(read_record, roots), None)


def find_open_controls(roots: Sequence[etree._Element], prompts: Prompts) -> list[Site]:
    """Controls that are empty or show their prompt; of nested ones only the innermost."""
    found: dict[etree._Element, Site] = {}
    for root in roots:
        for control in reversed(list(walk(root, f"{W}sdt"))):
            if not any(inner in found for inner in control.iter(f"{W}sdt")) and is_open(control, prompts):
                found[control] = Site(root, control)
    return list(found.values())[::-1]


def is_open(control: etree._Element, prompts: Prompts) -> bool:
    """Whether a control is empty or shows its prompt; what is struck in it is told with the tracked changes."""
    content = control.find(f"{W}sdtContent")
    if content is None:
        return True
    if not text_of(content).strip():
        return not any(node.tag in _SHOWS for node in content.iter()) and not struck_text(control)
    return prompts.are_shown_in(control)


def tell_controls(shown: Iterable[Site], file: str) -> Iterator[Finding]:
    """The open controls, those of one name together."""
    for name, sites in _group(shown, lambda site: name_control(site.node)).items():
        message = _("{control} is not filled in{places};", control=name, places=count_places(sites))
        yield tell("control-open", file, sites, message, _("click it in Word and type."), name)


def tell_marks(
    roots: Iterable[etree._Element], told: Collection[etree._Element], blanks: set[str], allowed: set[str], file: str
) -> Iterator[Finding]:
    """Prompts of our own that have become plain text, and marks that people leave and did not allow."""
    ours = re.compile("|".join(map(re.escape, sorted(blanks, key=len, reverse=True))) or r"(?!)")
    found: list[tuple[str, str, Site]] = []
    for root in roots:
        for paragraph in walk_paragraphs(root):
            text = "".join(
                _MASK * len(text) if any(around in told for around in node.iterancestors(f"{W}sdt")) else text
                for node, text in walk_runs(paragraph)
            )
            own = [match.span() for match in ours.finditer(text)]
            found += [("blank-left", text[start:end], Site(root, paragraph)) for start, end in own]
            found += [
                ("mark-left", text[start:end], Site(root, paragraph))
                for start, end in find_marks(text)
                if not any(start < last and first < end for first, last in own)
                and simplify(text[start:end]) not in allowed
            ]
    for (rule, mark), group in _group(found, lambda entry: entry[:2]).items():
        sites = [site for _rule, _mark, site in group]
        message = _("{mark} still stands there{places};", mark=f"“{mark}”", places=count_places(sites))
        if rule == "blank-left":
            yield tell(rule, file, sites, message, _("write what it asks for."), mark)
        else:
            yield tell(
                rule, file, sites, message, _("write it out, or let it stay: --allow '{mark}'.", mark=mark), mark
            )


def find_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where ××, xx, 某某, 20_年, 【数】 or a template's {{ }} stand."""
    yield from (match.span() for match in _TEMPLATE_MARK.finditer(text))
    line = Line(_TEMPLATE_MARK.sub(lambda match: _MASK * len(match[0]), text), Place("", 1))
    yield from ((hit.start, hit.end) for hit in blank_left.find(Text((line,)), Wordlists()) if hit.end > hit.start)


def simplify(mark: str) -> str:
    """A mark as it is compared with what was allowed: XX is ｘｘ, {{ theme.noun }} is {{ }}."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", mark)).casefold().translate(_CROSSES)
    for start, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
        if folded.startswith(start) or folded.endswith(end):
            return start + end
    return folded


def tell_disagreements(
    roots: Iterable[etree._Element],
    told: Collection[etree._Element],
    record: Record | None,
    allowed: Collection[str],
    file: str,
) -> Iterator[Finding]:
    """Controls of one fact that say different things: an editor changed only one of them, or somebody copied one.

    A fact may be printed in several ways, 李明 and 李　明: in as many as it was when the draft was written.
    """
    tags = Tags(record) if record else None
    spots = fact_spots(record) if record else {}
    facts = [
        (path, Site(root, control))
        for root in roots
        for control in walk(root, f"{W}sdt")
        if control not in told and tag_of(control) not in allowed and text_of(control)
        if (path := _name_fact(control, tags))
    ]
    for path, group in _group(facts, lambda entry: entry[0]).items():
        sites = [site for _path, site in group]
        texts = dict.fromkeys(text_of(site.node) for site in sites)
        if len(texts) > max(len({spot.text for spot in spots.get(path, ())}), 1) or _one_way_differs(sites):
            other = next(site for site in sites if text_of(site.node) == list(texts)[1])
            name, said = name_control(other.node), _(", ").join(f"“{text[:20]}”" for text in texts)
            message = _("{control} is not the same everywhere: {texts};", control=name, texts=said)
            advice = _("make them the same, or let it stay: --allow '{tag}'.", tag=tag_of(other.node))
            yield tell("fact-differs", file, [other], message, advice, tag_of(other.node))


def _name_fact(control: etree._Element, tags: Tags | None) -> str:
    """What a control is the fact of: a path in a draft of ours, elsewhere the node that it is bound to."""
    kind, name = tags.read(tag_of(control)) if tags else ("", "")
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    if kind == "fact":
        return name
    return "" if kind or binding is None else f"{binding.get(f'{W}storeItemID')}{binding.get(f'{W}xpath')}"


def _one_way_differs(sites: Sequence[Site]) -> bool:
    """Whether controls of one tag, or bound to one node, say different things: those are printed in one way."""
    one_way = _group(sites, lambda site: tag_of(site.node)).values()
    return any(len({text_of(site.node) for site in copies}) > 1 for copies in one_way)


def tell_tracked_changes(roots: Iterable[etree._Element], file: str) -> Iterator[Finding]:
    """Changes that nobody has accepted or rejected yet, those of one author in one paragraph together."""
    changes = [
        Site(root, node)
        for root in roots
        for node in walk(root, f"{W}*")
        if _TRACKED.fullmatch(etree.QName(node).localname)
    ]
    by_author = _group(changes, lambda site: (paragraph_of(site), site.node.get(f"{W}author", "")))
    for (_paragraph, author), sites in by_author.items():
        who = f"“{author}”" if author else _("somebody without a name")
        message = _("tracked changes by {who}: {count};", who=who, count=len(sites))
        yield tell("change-tracked", file, sites, message, _("accept or reject them in Word."), author)


def _group(things: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> dict[_Key, list[_Thing]]:
    groups: dict[_Key, list[_Thing]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups
