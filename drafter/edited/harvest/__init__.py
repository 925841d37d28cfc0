"""A draft that somebody has edited in; what it has to give back to the meeting file and the phrasebank out."""

from drafter.edited.harvest.found import (
    AddedSentence,
    Conflict,
    FactChange,
    Harvest,
    LeftOut,
    ParagraphChange,
    PhraseChange,
    Reading,
    Rewritten,
)
from drafter.edited.harvest.harvest import harvest
from drafter.edited.harvest.stayed import find_stayed
from drafter.edited.harvest.take import DraftFile, Taken, Written, give_back

__all__ = [
    "AddedSentence",
    "Conflict",
    "DraftFile",
    "FactChange",
    "Harvest",
    "LeftOut",
    "ParagraphChange",
    "PhraseChange",
    "Reading",
    "Rewritten",
    "Taken",
    "Written",
    "find_stayed",
    "give_back",
    "harvest",
]
