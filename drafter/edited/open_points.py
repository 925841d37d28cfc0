"""The parts of a Word file in; what keeps it from being final out: open controls, blanks, marks, tracked changes."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from drafter import bounds
from drafter.checks.rules import blank_left
from drafter.checks.rules.markup_left import TEMPLATE
from drafter.edited.differences import tell_differences
from drafter.edited.sites import Site, count_places, group, name_control, paragraph_of, tell
from drafter.files.wordlists import load_surnames
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.edited import Record
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists
from drafter.resources import data_dir
from drafter.word.controls import content_of, is_prompting, walk_controls
from drafter.word.hidden import Hidden
from drafter.word.namespaces import W
from drafter.word.nodes import BrokenPackage, Node
from drafter.word.text import all_text, walk_elements, walk_paragraphs, walk_text

# The elements of ECMA-376 part 1, 17.13.5 (revisions); a moved range begins and ends in elements of its own.
_TRACKED = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
        *(f"customXml{change}RangeStart" for change in ("Ins", "Del", "MoveFrom", "MoveTo")),
        *("cellIns", "cellDel", "cellMerge"),
        *(
            f"{changed}Change"
            for changed in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
        ),
    )
)
_SHOWS = tuple(
    f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "fldChar", "fldSimple", "ptab", "del", "moveFrom")
)
"""What a control may hold instead of text; what is struck in one is told of as a tracked change."""
_TEMPLATE_MARK = expression(rf"\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{#.*?#\}}|{TEMPLATE.pattern}")
_CROSSES = str.maketrans("✕╳", "××")
_WORDS = 20
"""Characters by which a text is told."""
_MASK = "\ufffc"
"""Stands in a paragraph's text for what is in a control that was told of already."""


def find_open_points(
    roots: Sequence[Node],
    prompts: Collection[str],
    record: Record | None,
    hidden: Hidden,
    file: str,
    allowed: Collection[str],
) -> list[Finding]:
    """All of it in the order of the text, each thing once however often it stands there.

    roots: of the parts that are printed. prompts: what empty controls show. record: how the draft left us. hidden: what
    is not shown. allowed: marks (××, {{ }}) and tags of controls that may stay as they are.
    """
    shown = find_open_controls(roots, prompts)
    told = {site.node for site in shown}
    findings = [
        *tell_controls(shown, record, file),
        *tell_marks(roots, told, prompts, {simplify(mark) for mark in allowed}, file),
        *tell_hidden(roots, hidden, file),
        *tell_differences(roots, told, record, allowed, file),
        *tell_tracked_changes(roots, file),
    ]
    return sorted(findings, key=lambda finding: finding.place or Place(file, 10**9))


def find_open_controls(roots: Sequence[Node], prompts: Collection[str]) -> list[Site]:
    """Controls that are empty or show their prompt; of nested ones only the innermost."""
    found: dict[Node, Site] = {}
    around: set[Node] = set()
    """Controls around those found."""
    refuse_nested(roots)
    for root in roots:
        for control in reversed(list(walk_controls(root))):
            if control not in around and is_open(control, prompts):
                found[control] = Site(root, control)
                around.update(control.iterancestors(f"{W}sdt"))
    return list(found.values())[::-1]


def refuse_nested(roots: Iterable[Node]) -> None:
    """Raises BrokenPackage where controls stand in one another deeper than any person puts them: each is read whole."""
    for root in roots:
        deep: dict[Node, int] = {}
        for control in walk_controls(root):
            outer = next(control.iterancestors(f"{W}sdt"), None)
            deep[control] = 1 if outer is None else deep.get(outer, 0) + 1
            if deep[control] > bounds.CONTROLS:
                raise BrokenPackage(_("more than {most} content controls stand in one another", most=bounds.CONTROLS))


def is_open(control: Node, prompts: Collection[str]) -> bool:
    """Whether a control is empty or shows its prompt."""
    content = content_of(control)
    if content is None:
        return True
    if all_text(content).strip():
        return is_prompting(control, prompts)
    return next(content.iter(*_SHOWS), None) is None


def tell_controls(shown: Iterable[Site], record: Record | None, file: str) -> Iterator[Finding]:
    """The open controls, those of one name together."""
    for name, sites in group(shown, lambda site: name_control(site.node, record)).items():
        message = _("{control} is not filled in{places};", control=name, places=count_places(sites))
        yield tell("control-open", file, sites, message, _("click it in Word and type."), name)


def tell_marks(
    roots: Iterable[Node], told: Collection[Node], blanks: Collection[str], allowed: set[str], file: str
) -> Iterator[Finding]:
    """Prompts of our own that have become plain text, and marks that people leave and did not allow."""
    ours = re.compile("|".join(map(re.escape, sorted(blanks, key=len, reverse=True))) or r"(?!)")
    found: list[tuple[str, str, Site]] = []
    for root in roots:
        for paragraph in walk_paragraphs(root):
            text = "".join(
                _MASK * len(text) if any(around in told for around in node.iterancestors(f"{W}sdt")) else text
                for node, text in walk_text(paragraph)
            )
            own = [match.span() for match in ours.finditer(text)]
            found += [("blank-left", text[start:end], Site(root, paragraph)) for start, end in own]
            found += [
                ("mark-left", text[start:end], Site(root, paragraph))
                for start, end in find_marks(text)
                if not any(start < last and first < end for first, last in own)
                and simplify(text[start:end]) not in allowed
            ]
    for (rule, mark), entries in group(found, lambda entry: entry[:2]).items():
        sites = [site for _rule, _mark, site in entries]
        message = _("{mark} still stands there{places};", mark=f"“{mark}”", places=count_places(sites))
        if rule == "blank-left":
            yield tell(rule, file, sites, message, _("write what it asks for."), mark)
        else:
            yield tell(rule, file, sites, message, _("write it out, or say that it may stay."), mark)


def find_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where ××, xx, 某某, 20_年, 【数】 or a template's {{ }} stand."""
    yield from (match.span() for match in _TEMPLATE_MARK.finditer(text))
    line = Line(_TEMPLATE_MARK.sub(lambda match: _MASK * len(match[0]), text), Place("", 1))
    yield from ((hit.start, hit.end) for hit in blank_left.find(Text((line,)), _names()) if hit.end > hit.start)


@cache
def _names() -> Wordlists:
    """The lists of surnames, by which 张某某 is told from a blank."""
    return Wordlists(surnames=load_surnames([data_dir("phrasebank")]))


def simplify(mark: str) -> str:
    """A mark as it is compared with what was allowed: XX is ｘｘ, {{ theme.noun }} is {{ }}."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", mark)).casefold().translate(_CROSSES)
    for start, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
        if folded.startswith(start) or folded.endswith(end):
            return start + end
    return folded


def tell_hidden(roots: Iterable[Node], hidden: Hidden, file: str) -> Iterator[Finding]:
    """Text that is in the file and not on paper: whoever gets the file can read it."""
    for root in roots:
        for paragraph in walk_paragraphs(root):
            text = "".join(text for node, text in walk_text(paragraph) if hidden.holds(node)).strip()
            if text:
                words = f"{text[:_WORDS]}{'…' if len(text) > _WORDS else ''}"
                message = _("{text} is hidden text;", text=f"“{words}”")
                advice = _("delete it in Word, or take off the mark 'hidden' (Font).")
                yield tell("text-hidden", file, [Site(root, paragraph)], message, advice, text)


def tell_tracked_changes(roots: Iterable[Node], file: str) -> Iterator[Finding]:
    """Changes that nobody has accepted or rejected yet, those of one author in one paragraph together."""
    changes = [Site(root, node) for root in roots for node in walk_elements(root, *_TRACKED)]
    by_author = group(changes, lambda site: (paragraph_of(site), site.node.get(f"{W}author", "")))
    for (_paragraph, author), sites in by_author.items():
        who = f"“{author}”" if author else _("somebody without a name")
        message = _("tracked changes by {who}: {count};", who=who, count=len(sites))
        yield tell("change-tracked", file, sites, message, _("accept or reject them in Word."), author)
