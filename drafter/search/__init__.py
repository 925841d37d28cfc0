"""Looking phrases up."""

from drafter.search.phrases import search_phrases, select_phrases

__all__ = ["search_phrases", "select_phrases"]
