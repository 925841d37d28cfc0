"""Looking phrases up."""

from drafter.search.compared import Compared, compare
from drafter.search.index import Index, make_index
from drafter.search.match import Found, Match, Occasion, Why
from drafter.search.search import find_words, search
from drafter.search.select import select_phrases

__all__ = [
    "Compared",
    "Found",
    "Index",
    "Match",
    "Occasion",
    "Why",
    "compare",
    "find_words",
    "make_index",
    "search",
    "select_phrases",
]
