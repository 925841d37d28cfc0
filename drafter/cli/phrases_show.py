"""Phrases in; the lines that a person reads, and the JSON that a program reads, of them out."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import typer

from drafter.cli.console import is_coloured, pad, paint, plain, say, table, width, wrap
from drafter.cli.words import in_words
from drafter.files.entry import entry_values, fits_values
from drafter.i18n import _
from drafter.language.forms import FORMS
from drafter.language.han import has_han
from drafter.model.phrase import Phrase, Phrasebank, Source
from drafter.search import Match, Why, make_index, search

_WIDEST_ID = 20
_NEAREST = 5
"""Phrases that are offered for an id that there is not."""
_SLOT_EXAMPLES = "、"
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("id", "text", "kind", "move", "form", "function", "family"), ""),
    "slots": {},
    "fits": {},
    "requires": [],
    "count": 0,
    "speeches": 0,
    "sources": [],
    "variants": [],
    "about": [],
    "status": "",
    "note": "",
}
"""What `--json` tells of a phrase, in its order, and what stands where the entry says nothing."""


def to_json(phrase: Phrase) -> dict[str, Any]:
    """A phrase as its YAML entry says it; what the entry would leave out is empty."""
    return _EMPTY | {key: value for key, value in entry_values(phrase).items() if key in _EMPTY}


def find_entry(phrase_id: str, bank: Phrasebank) -> Phrase:
    """The phrase of an id; refused with the nearest ids and their words otherwise, or what a search for it finds."""
    entries = {phrase.id: phrase for phrase in bank.phrases}
    if phrase_id in entries:
        return entries[phrase_id]
    usable = [phrase for phrase in bank.phrases if phrase.offered]
    ids = [phrase.id for phrase in usable]
    near = [each for each in ids if each.startswith(phrase_id)][:_NEAREST]
    near = near or get_close_matches(phrase_id, ids, _NEAREST)
    if has_han(phrase_id) or not near:
        near = [match.phrase.id for match in search(make_index(bank, usable), phrase_id, _NEAREST).matches]
    for line in table(((each, entries[each].text) for each in near), indent="  "):
        say(line)
    if near:
        raise typer.BadParameter(_("there is no phrase '{id}'; the nearest stand above.", id=phrase_id))
    raise typer.BadParameter(_("there is no phrase '{id}'.", id=phrase_id))


def match_to_json(match: Match) -> dict[str, Any]:
    """A phrase that was found, with why."""
    return {**to_json(match.phrase), "why": [{"by": why.by, "text": why.text} for why in match.why]}


def function_name(bank: Phrasebank, function: str) -> str:
    """`部署 › 抓住重点`, or nothing where a phrase does not say what it does."""
    leaf = bank.functions.get(function)
    branch = bank.functions.get(leaf.parent) if leaf else None
    return " › ".join(each.name for each in (branch, leaf) if each)


def match_lines(matches: Iterable[Match], bank: Phrasebank) -> list[str]:
    """Id, text with what matched in bold, what the phrase does, and why it was found where its words do not show it."""
    lines = []
    for match in matches:
        phrase = match.phrase
        beside = [function_name(bank, phrase.function), *(why_in_words(why) for why in match.why)]
        if phrase.status == "rejected":
            beside.append(phrase.note)
        about = paint("  ".join(plain(each) for each in beside if each), "dim", sys.stdout)
        lines.append(f"{pad(phrase.id, _WIDEST_ID)}  {_mark(phrase.text, match.marked)}  {about}".rstrip())
    return lines


def why_in_words(why: Why) -> str:
    """What matched, where a person would ask."""
    said = {
        "words": "",
        "beside": _("in a variant, a source or a note"),
        "function": "",
        "move": _("move: {name}", name=why.text),
        "trade": _("line of work: {name}", name=why.text),
        "form": _("is called: {name}", name=why.text),
        "name": _("is called: {name}", name=why.text),
        "synonym": _("says the same: {name}", name=why.text),
        "about": _("is about: {name}", name=why.text),
        "reordered": "",
        "near": _("nearly: {name}", name=why.text),
        "question": "",
        "pinyin": _("sounds so: {name}", name=why.text),
    }
    return said[why.by]


def book_lines(phrases: Sequence[Phrase], bank: Phrasebank) -> list[str]:
    """Phrases as a phrasebook: by what they do, in the order of the tree, then by form; those without one last."""
    leaves = [function.id for function in bank.functions.values() if function.parent]
    found: dict[str, list[Phrase]] = {leaf: [] for leaf in [*leaves, ""]}
    for phrase in phrases:
        found[phrase.function if phrase.function in found else ""].append(phrase)
    lines: list[str] = []
    for leaf, own in found.items():
        if own:
            name = function_name(bank, leaf) or _("What they do is not said")
            heading = f"{name}  {leaf}".rstrip() + f"  {len(own)}"
            lines += ["", paint(heading, "bold", sys.stdout)] if lines else [paint(heading, "bold", sys.stdout)]
            lines += _by_form(own)
    return lines


def phrase_lines(
    phrase: Phrase,
    bank: Phrasebank,
    uses: Sequence[str],
    sentence: Callable[[Source], str],
) -> list[str]:
    """All that is known of a phrase. uses: where templates ask for such; sentence: what stands around a source."""
    move = bank.moves.get(phrase.move)
    rows = [
        (_("function"), f"{phrase.function}  {function_name(bank, phrase.function)}".strip()),
        (_("move"), f"{phrase.move}  {move.name if move else ''}".rstrip()),
        (_("kind"), in_words(phrase.kind)),
        (_("form"), in_words(phrase.form)),
        (_("status"), in_words(phrase.status)),
    ]
    if phrase.count:
        rows.append(
            (_("read"), _("{count} times in {speeches} speeches", count=phrase.count, speeches=phrase.speeches))
        )
    for name, value in fits_values(phrase).items():
        values = value if isinstance(value, list) else [value]
        if name == "trades":
            values = [bank.names[each][0] for each in values]
        if name in ("speakers", "audiences"):
            values = [bank.roles[each].name for each in values]
        rows.append((in_words(name), "、".join(in_words(str(each)) for each in values)))
    leaf = bank.functions.get(phrase.function)
    if leaf and leaf.speakers and not phrase.fits.speakers:
        rows.append((_("mostly said by"), "、".join(bank.roles[each].name for each in leaf.speakers)))
    if phrase.requires:
        known = [bank.evidence[each].name if each in bank.evidence else each for each in phrase.requires]
        rows.append((_("presupposes"), "、".join(known)))
    if phrase.after:
        rows.append((_("stands after"), "、".join(in_words(each) for each in phrase.after)))
    if phrase.valid_from or phrase.valid_to:
        rows.append((_("valid"), f"{phrase.valid_from or ''} — {phrase.valid_to or ''}"))
    if phrase.about:
        rows.append((_("about"), "、".join(phrase.about)))
    if phrase.expansion:
        rows.append((_("stands for"), phrase.expansion))
    if phrase.note:
        rows.append((_("note"), phrase.note))
    lines = [f"{phrase.id}  {phrase.text}", "", *table((row for row in rows if row[1]), indent="  ")]
    if phrase.slots:
        slots = [
            (
                f"【{slot.name}】",
                slot.kind,
                in_words(slot.form or ""),
                slot.source or slot.default or _SLOT_EXAMPLES.join(slot.values),
            )
            for slot in phrase.slots.values()
        ]
        lines += ["", _("Places to fill"), *table(slots, indent="  ")]
    lines += _part(_("Also read as"), phrase.variants)
    lines += _part(_("Headings of the same family"), _family(phrase, bank))
    lines += _part(_("Read beside it"), _collocates(phrase, bank))
    lines += _part(_("Templates that ask for such a phrase"), uses)
    if phrase.sources:
        lines += ["", _("Sources")]
        for source in phrase.sources:
            lead = f"  {pad(f'{source.speech}:{source.line}', 24)}  "
            lines += [
                (lead if number == 0 else " " * width(lead)) + line
                for number, line in enumerate(wrap(sentence(source), 96))
            ]
    return lines


def _part(heading: str, texts: Iterable[str]) -> list[str]:
    lines = [f"  {text}" for text in texts]
    return ["", heading, *lines] if lines else []


def _family(phrase: Phrase, bank: Phrasebank) -> list[str]:
    return [
        each.text for each in bank.phrases if phrase.family and each.family == phrase.family and each.id != phrase.id
    ]


def _collocates(phrase: Phrase, bank: Phrasebank) -> list[str]:
    """Other phrases that were read in the same line of a speech."""
    places = {(source.speech, source.line) for source in phrase.sources}
    return [
        f"{each.id}  {each.text}"
        for each in bank.phrases
        if each.id != phrase.id
        and each.offered
        and any((source.speech, source.line) in places for source in each.sources)
    ][:8]


def _by_form(phrases: Sequence[Phrase]) -> list[str]:
    order: Mapping[str, int] = {form: number for number, form in enumerate(FORMS)}
    ordered = sorted(phrases, key=lambda phrase: (order[phrase.form], -phrase.count))
    rows = []
    before = ""
    for phrase in ordered:
        form = in_words(phrase.form) if phrase.form != before else ""
        before = phrase.form
        note = phrase.note if phrase.status == "rejected" else ""
        rows.append((phrase.id, phrase.text, form, note))
    return table(rows, indent="  ")


def _mark(text: str, words: Iterable[str]) -> str:
    """The text with the words in bold, where the terminal has colours; marks between their characters do not count."""
    shown = plain(text)
    if not is_coloured(sys.stdout):
        return shown
    patterns = [r"[\W_]*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True) if word]
    if not patterns:
        return shown
    return re.sub("|".join(patterns), lambda match: paint(match[0], "bold", sys.stdout), shown, flags=re.IGNORECASE)
