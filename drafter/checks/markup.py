"""Markdown's marks, where they stand in a text that is not Markdown."""

from drafter.language.expressions import expression
from drafter.language.han import HAN

EMPHASIS = expression(r"(?:^|(?<=[。；：，、！？\s]))(\*\*|__)[^*_\s][^*_]{0,60}\1")
"""**…** from the start of a line or after a mark: inside a word, ** is a blank."""
STYLE = expression(r"[@.#]?[A-Za-z][A-Za-z0-9.-]{0,30}[ \t]{0,3}\{\s{0,5}[a-z-]{1,30}\s{0,3}:[^{}]{1,400}\}")
"""A rule of a style sheet: p { color: #000000; }"""
BLOCK = expression(rf"^#{{1,6}}\s+(?=\S)|^```|^[-*+]\s+(?=[{HAN}])|^>\s+(?=[{HAN}])|\]\(https?://|^\|.{{1,200}}\|$")
"""Headings, code, items, quotations, links, tables."""
