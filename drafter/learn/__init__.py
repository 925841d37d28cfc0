"""A kind of speech learned from last year's speech: wording into sections, what was of that year into facts."""

from drafter.corpus.front import Front
from drafter.learn.lesson import Bank, Lesson
from drafter.learn.prove import LearnedKind, learn_kind
from drafter.learn.source import read_speeches

__all__ = ["Bank", "Front", "LearnedKind", "Lesson", "learn_kind", "read_speeches"]
