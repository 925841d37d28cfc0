"""The facts of an edited draft: filled in, changed, taken out, or said in several ways."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import chain

from drafter.dataclass import dataclass, replace
from drafter.edited.align import Copy, Places, base_path
from drafter.edited.harvest.found import Conflict, FactChange, LeftOut, Reading
from drafter.edited.items import is_gone
from drafter.i18n import _
from drafter.language.dates import find_dates
from drafter.language.han import HAN, has_han
from drafter.language.punctuation import curl_quotes
from drafter.meeting import Vocabulary
from drafter.model.edited import EditedDraft, Spot

_IN_PHRASE = re.compile(":【")
"""In the path of a blank that a pinned phrase itself holds."""
_PROMPT = re.compile("【[^【】]*】")
_NAME = re.compile(rf"[{HAN}]\s[{HAN}]")
_NUMERIC = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")


@dataclass
class Found:
    """What became of the facts of a draft, each list in reading order."""

    changes: list[FactChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    already: list[FactChange] = field(default_factory=list)
    """What the meeting file says so by now."""


class NotRead(Exception):  # noqa: N818  # a state of the text, in the words of its message
    """What was typed is not of the form that the meeting file has it in."""


def find_facts(
    edited: EditedDraft,
    spots: Mapping[str, Sequence[Spot]],
    places: Places,
    stored: Mapping[str, str] | None,
    vocabulary: Vocabulary,
) -> Found:
    """What became of every recorded fact. vocabulary: what meeting files of the kind hold.

    stored: the meeting file's facts by path, as it is now; None: not at hand.
    """
    found = Found()
    for path, stood in spots.items():
        known = None if stored is None else normalise(path, stored.get(path, ""))
        copies = [_read_across(copy, stood, edited) for copy in places.copies.get(path, ())]
        fact = _Fact(path, stood, copies)
        if known and curl_quotes(known) in fact.printed:
            known = curl_quotes(known)  # as a draft says it
        try:
            if path.startswith("sections."):
                continue  # the writer's own heading: what became of it, find_rewritten tells
            if not vocabulary.owns(path) or path in edited.record.settings:
                found.left_out += _not_ours(fact, edited.record.settings)
                continue
            change: FactChange | Conflict | None
            if not fact.copies or _ends_too_soon(fact, places):
                change = _retyped(fact, places)
                if change and known and known not in fact.printed and not _PROMPT.search(known):
                    change = _beside_file(change, known)
            else:
                change = _decide(fact, known, path in edited.record.kept)
            if change is not None and is_gone(path):
                line = change.line if isinstance(change, FactChange) else _seen(fact, places)[1]
                said = change.new if isinstance(change, FactChange) else change.versions[0].text
                reason = _("what it belongs to is no longer in the meeting file")
                found.left_out.append(LeftOut(path, said, line, reason))
            elif isinstance(change, Conflict):
                found.conflicts.append(change)
            elif change is not None and change.new == known:
                found.already.append(change)
            elif change is not None:
                found.changes.append(change)
        except NotRead as error:
            found.left_out.append(LeftOut(path, *_seen(fact, places), str(error)))
    authors = {base_path(remark.fact): remark.author for remark in edited.remarks if remark.fact}
    changes = [replace(change, author=authors.get(change.path, "")) for change in found.changes]
    found.changes = sorted(changes, key=lambda change: change.line)
    return found


def _read_across(copy: Copy, spots: Sequence[Spot], edited: EditedDraft) -> Copy:
    """A copy whose control somebody typed over together with what stands beside it, as what is meant there.

    The control of 4月底前 then holds the words behind it too (4月20日前对古树), the next one lacks its beginning.
    """
    if not copy.whole or any(copy.text == spot.text for spot in spots):
        return copy
    line = next(paragraph.text for paragraph in edited.paragraphs if paragraph.line == copy.line)
    before, behind = line[: copy.start], line[copy.start + len(copy.text) :]
    for spot in spots:
        lost = len(spot.text) - len(copy.text)
        if spot.blank or not spot.text:
            continue
        if lost > 0 and spot.text.endswith(copy.text) and before.endswith(spot.text[:lost]):
            return replace(copy, text=spot.text, start=copy.start - lost)
        if lost > 0 and spot.text.startswith(copy.text) and behind.startswith(spot.text[-lost:]):
            return replace(copy, text=spot.text)
        block = edited.record.blocks[spot.block - 1].text
        swallowed = _overlap(copy.text, block[spot.end :])
        if swallowed:
            return replace(copy, text=copy.text[:-swallowed])
    return copy


def _overlap(text: str, follows: str) -> int:
    """How many characters at the end of a text begin what follows; at least two, not only marks, and never all."""
    longest = range(min(len(text) - 1, len(follows)), 1, -1)
    return next((length for length in longest if text.endswith(follows[:length]) and has_han(follows[:length])), 0)


class _Fact:
    """A fact as it was recorded and as it stands now."""

    def __init__(self, path: str, spots: Sequence[Spot], copies: Sequence[Copy]) -> None:
        self.path = path
        self.spots = spots
        self.printed = Counter(normalise(path, spot.text) for spot in spots if not spot.blank)
        self.raw = Counter(spot.text for spot in spots if not spot.blank)
        """How often each printing stood in the draft: what is bound to one node of the store changes together."""
        blank_only = all(_PROMPT.fullmatch(text) for text in self.raw)
        self.copies = [copy for copy in copies if copy.whole or blank_only]
        self.prompt = next((spot.text for spot in spots if spot.blank), "")

    @property
    def old(self) -> str:
        return next(iter(self.printed), self.prompt)

    def is_changed(self, copy: Copy) -> bool:
        """Whether a copy says something else than was printed; a blank that is still one says nothing."""
        text = copy.text
        if copy.showing and text not in self.raw:
            return bool(self.printed)
        return text != self.prompt and text not in self.raw

    def lines_of(self, text: str) -> tuple[int, ...]:
        return tuple(
            dict.fromkeys(copy.line for copy in self.copies if self._says(copy) == text and not self._waits(copy))
        )

    def _waits(self, copy: Copy) -> bool:
        return not self.printed and not self.is_changed(copy)

    def _says(self, copy: Copy) -> str:
        if copy.showing and copy.text not in self.raw:
            return ""
        return normalise(self.path, copy.text)

    def versions(self) -> list[str]:
        """What the changed copies say, and what was recorded where some copies of that printing still say it."""
        new = list(dict.fromkeys(self._says(copy) for copy in self.copies if self.is_changed(copy)))
        new = [text for text in new if text not in self.printed]
        if not new:
            return []
        standing = Counter(copy.text for copy in self.copies if not self.is_changed(copy) and not self._waits(copy))
        whole_printing_changed = any(text not in standing for text in self.raw)
        stale = [text for text, count in standing.items() if count < self.raw[text] or not whole_printing_changed]
        return list(dict.fromkeys([*new, *(normalise(self.path, text) for text in stale)]))


def _decide(fact: _Fact, stored: str | None, is_kept: bool) -> FactChange | Conflict | None:
    """is_kept: a refresh has told already that draft and meeting file differ."""
    versions = fact.versions()
    if all(text in (stored, *fact.printed) for text in versions):
        # what is new is what the meeting file says; the next refresh brings it into the other places
        is_new = stored and stored in versions and stored not in fact.printed
        return (
            FactChange("changed", fact.path, fact.old, str(stored), fact.lines_of(str(stored))[0]) if is_new else None
        )
    stale_file = bool(stored) and not _PROMPT.search(str(stored)) and (is_kept or stored not in fact.printed)
    if len(versions) > 1 or stale_file:
        told = [Reading(text, fact.lines_of(text)) for text in versions]
        return Conflict(fact.path, fact.old, (*told, Reading(str(stored))) if stale_file else tuple(told))
    new = versions[0]
    kind = "removed" if not new else "changed" if fact.printed else "filled"
    return FactChange(kind, fact.path, fact.old, new, fact.lines_of(new)[0])  # type: ignore[arg-type]  # one of the three


def _ends_too_soon(fact: _Fact, places: Places) -> bool:
    """Whether what is known of a fact by its bookmark alone is less, or more, than what stands in its place."""
    if not all(copy.loose for copy in fact.copies):
        return False
    place = places.now(fact.spots[0])
    return place is not None and place.text != fact.copies[0].text


def _beside_file(change: FactChange, stored: str) -> FactChange | Conflict:
    """A change of a fact that the meeting file says otherwise than was printed: just so by now, or in a third way."""
    if change.new == stored:
        return change
    return Conflict(change.path, change.old, (Reading(change.new, (change.line,)), Reading(stored)))


def _retyped(fact: _Fact, places: Places) -> FactChange | None:
    """A fact whose controls are all gone: what was typed in the place of the first of them that is known."""
    for spot in fact.spots:
        place = places.now(spot)
        if place is None:
            continue
        text, own = place.text, any(inner.path == fact.path for inner in place.facts)
        if text == spot.text:
            return None
        line = places.line_of(spot)
        if not text.strip():
            return FactChange("removed", fact.path, fact.old, "", line, False) if fact.printed else None
        new = normalise(fact.path, text)
        if new in fact.printed or _PROMPT.fullmatch(new):
            return None
        return FactChange("changed" if fact.printed else "filled", fact.path, fact.old, new, line, own)
    return None


def _seen(fact: _Fact, places: Places) -> tuple[str, int]:
    """What a changed fact says, and where."""
    for copy in fact.copies:
        if fact.is_changed(copy):
            return copy.text, copy.line
    now = ((places.now(spot), places.line_of(spot)) for spot in fact.spots)
    return next(((place.text, line) for place, line in now if place), ("", 0))


def _not_ours(fact: _Fact, settings: Mapping[str, str]) -> list[LeftOut]:
    """What the meeting file did not say: words of the organisation, own headings, what was set beside the file."""
    for copy in fact.copies:
        if fact.is_changed(copy) and not _IN_PHRASE.search(fact.path):
            if fact.path.startswith("org."):
                reason = _("a word of the organisation: change {path} in drafter.yaml", path=fact.path)
            elif fact.path in settings:
                reason = _("it was not from the meeting file but set beside it: change it there")
            else:
                reason = _("no fact of the meeting file")
            return [LeftOut(fact.path, copy.text, copy.line, reason)]
    return []


def normalise(path: str, text: str) -> str:
    """A printed fact as the meeting file has it: 李　明 as 李明, 二〇二六年一月二十日 as 2026-01-20. Raises NotRead."""
    text = text.strip()
    if not text:
        return text
    if path == "title":
        return text.replace("\n", "")
    if path == "date":
        return _read_date(text)
    if path == "speaker.name" and _NAME.fullmatch(text):
        return text[0] + text[-1]
    return text


def _read_date(text: str) -> str:
    if _PROMPT.fullmatch(text):
        return text
    numeric = _NUMERIC.fullmatch(text)
    written = f"{numeric[1]}年{int(numeric[2])}月{int(numeric[3])}日" if numeric else text
    dates = list(find_dates(written))
    if len(dates) != 1 or (dates[0].start, dates[0].end) != (0, len(written)):
        raise NotRead(_("is no date such as 2026年1月20日"))
    day = dates[0].resolve()
    if day is None:
        raise NotRead(_("there is no such day") if dates[0].year else _("the date has no year"))
    return day.isoformat()


def names_of(spots: Mapping[str, Sequence[Spot]]) -> tuple[str, ...]:
    """The names of people that stand in the draft."""
    named = (path for path in spots if path == "speaker.name" or re.fullmatch(r"people\[-?\d+\]\.name", path))
    texts = (normalise(path, spot.text) for path in named for spot in spots[path] if not spot.blank)
    return tuple(dict.fromkeys(chain(texts)))
