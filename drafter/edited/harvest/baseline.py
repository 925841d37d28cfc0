"""The record of a draft with facts in it as the draft says them now: what was harvested is no edit any more."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from drafter.dataclass import replace
from drafter.edited.align import Copy, Places
from drafter.model.draft import Block, Run
from drafter.model.edited import EditedDraft, Record, Spot, fact_spots


def move_baseline(edited: EditedDraft, paths: Collection[str]) -> Record:
    """The record after a harvest that took or settled these facts, or left them as the meeting file has them.

    Where the meeting file says something else than the draft, the next refresh brings it in; nothing is kept back.
    """
    places = Places(edited)
    blocks = list(edited.record.blocks)
    told: list[tuple[Spot, str, str, bool]] = []
    for path in paths:
        nth: Counter[int] = Counter()
        for spot in fact_spots(edited.record).get(path, ()):
            lines = {paragraph.line for paragraph in places.of(spot.block)}
            copies = [copy for copy in places.copies.get(path, ()) if copy.whole and copy.line in lines]
            text, showing = _said(copies, nth[spot.block], spot, places)
            nth[spot.block] += 1
            if text is not None and text != spot.text:
                told.append((spot, path, text, showing))
    for spot, path, text, showing in sorted(told, key=lambda each: (each[0].block, each[0].start), reverse=True):
        block = blocks[spot.block - 1]
        blocks[spot.block - 1] = replace(block, runs=tuple(_put(block, spot, path, text, showing=showing)))
    kept = {path: text for path, text in edited.record.kept.items() if path not in paths}
    return replace(edited.record, blocks=tuple(blocks), kept=kept)


def _said(copies: Sequence[Copy], nth: int, spot: Spot, places: Places) -> tuple[str | None, bool]:
    """What stands in a fact's place, and whether that is its prompt; None where the place is not known any more."""
    if nth < len(copies):
        return copies[nth].text, copies[nth].showing
    place = places.now(spot) if not copies else None
    return (place.text if place else None), False


def _put(block: Block, spot: Spot, path: str, text: str, *, showing: bool) -> Iterable[Run]:
    """A block's runs with another text in the place of a fact."""
    at, done = len(block.marker), False
    for run in block.runs:
        inside = spot.start <= at and at + len(run.text) <= spot.end
        at += len(run.text)
        if not inside:
            yield run
        elif not done:
            done = True
            yield replace(run, text=text, fact="" if showing else path, blank=path if showing else "")
