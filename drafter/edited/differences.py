"""Facts of which a draft says several things, or another thing than the meeting file: somebody must decide."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from drafter.edited.sites import Site, group, handle_of, name_control, tell
from drafter.i18n import _
from drafter.model.edited import Record, fact_spots
from drafter.model.finding import Finding
from drafter.word.controls import Tags, alias_of, walk_controls
from drafter.word.draft import find_record
from drafter.word.namespaces import W
from drafter.word.nodes import BrokenPackage, Node
from drafter.word.package import Package
from drafter.word.text import all_text

_SHOWN = 20
"""Characters of a text in a message."""


def find_differences(package: Package, file: str) -> list[Finding]:
    """All of them in a Word file; none in one that is no draft of ours, or cannot be read: that is told elsewhere."""
    try:
        record = find_record(package)
        return list(tell_differences([package.document], (), record, (), file)) if record else []
    except BrokenPackage:
        return []


def tell_differences(
    roots: Iterable[Node], told: Collection[Node], record: Record | None, allowed: Collection[str], file: str
) -> Iterator[Finding]:
    """Controls of one fact that say different things, and facts that draft and meeting file say differently.

    An editor may change only one of several controls, and people copy them. A fact may be printed in several ways,
    李明 and 李　明: in as many as it was when the draft was written. told: controls of which something was told.
    """
    tags = Tags(record) if record else None
    spots = fact_spots(record) if record else {}
    facts = [
        (path, Site(root, control))
        for root in roots
        for control in walk_controls(root)
        if control not in told and not {handle_of(control), alias_of(control)} & {*allowed} and all_text(control)
        if (path := _name_fact(control, tags))
    ]
    for path, entries in group(facts, lambda entry: entry[0]).items():
        sites = [site for _path, site in entries]
        texts = dict.fromkeys(all_text(site.node) for site in sites)
        if len(texts) > max(len({spot.text for spot in spots.get(path, ())}), 1) or _one_way_differs(sites):
            yield _tell_several(sites, list(texts), record, file)
        elif record and path in record.kept and list(texts) != [record.kept[path]]:
            yield _tell_kept(sites, next(iter(texts)), record.kept[path], record, file)


def _name_fact(control: Node, tags: Tags | None) -> str:
    """What a control is the fact of: a path in a draft of ours, elsewhere the node that it is bound to."""
    kind, name = tags.of(control) if tags else ("", "")
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    if kind == "fact":
        return name
    return "" if kind or binding is None else f"{binding.get(f'{W}storeItemID')}{binding.get(f'{W}xpath')}"


def _one_way_differs(sites: Sequence[Site]) -> bool:
    """Whether controls of one tag say different things: those are printed in one way."""
    one_way = group(sites, lambda site: handle_of(site.node)).values()
    return any(len({all_text(site.node) for site in copies}) > 1 for copies in one_way)


def _tell_several(sites: Sequence[Site], texts: Sequence[str], record: Record | None, file: str) -> Finding:
    other = next(site for site in sites if all_text(site.node) == texts[1])
    said = _(", ").join(f"“{text[:_SHOWN]}”" for text in texts)
    called = name_control(other.node, record)
    message = _("{control} is not the same everywhere: {texts};", control=called, texts=said)
    advice = _("make them the same, or say that it may stay.")
    return tell("fact-differs", file, [other], message, advice, called.strip("“”"))


def _tell_kept(sites: Sequence[Site], text: str, wanted: str, record: Record, file: str) -> Finding:
    message = _(
        "{control}: “{text}” here, “{wanted}” in the meeting file, changed in both;",
        control=name_control(sites[0].node, record),
        text=text[:_SHOWN],
        wanted=wanted[:_SHOWN],
    )
    advice = _("decide: type it here, or take it from the draft into the meeting file.")
    return tell("fact-kept", file, sites, message, advice, text[:_SHOWN])
