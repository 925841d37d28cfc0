"""Looking phrases up."""

from drafter.search.index import Index, make_index
from drafter.search.match import Found, Match, Occasion, Why
from drafter.search.search import find_words, search
from drafter.search.select import select_phrases

__all__ = ["Found", "Index", "Match", "Occasion", "Why", "find_words", "make_index", "search", "select_phrases"]
