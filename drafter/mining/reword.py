"""An entry of a phrasebank and what a person makes of it in; the entry as it becomes, written into its file, out."""

from pathlib import Path

from drafter.dataclass import replace
from drafter.files.writing import locked
from drafter.i18n import _
from drafter.language.slots import find_slots
from drafter.mining.store import change
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Phrase, Slot
from drafter.model.place import Place


def reword(phrase: Phrase, text: str) -> Phrase:
    """The phrase in other words; the old ones become a variant where they have no other places to fill."""
    if text == phrase.text:
        return phrase
    slots = {name: phrase.slots.get(name, Slot(name, form="noun")) for name in find_slots(text)}
    known = (phrase.text, *phrase.variants)
    variants = tuple(each for each in known if each != text and set(find_slots(each)) <= set(slots))
    return replace(phrase, text=text, slots=slots, variants=variants)


def change_entry(old: Phrase, new: Phrase) -> None:
    """Write what an entry becomes into its own lines. Raises InputError."""
    place = old.place or Place("", 1)
    path = Path(place.file)
    with locked(path.parent.parent):
        if not change(path, old, new):
            message = _("is written on one line; only entries of several lines can be changed")
            raise InputError([Finding("file", "error", message, place)])
