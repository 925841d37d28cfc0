"""Choosing: a meeting, its kind and a phrasebank in, a Plan out."""

from drafter.plan.make import make_plan

__all__ = ["make_plan"]
