"""What these tests are given: the house style, a draft."""

from tests.writers.conftest import draft, style

__all__ = ["draft", "style"]
