"""Markdown's marks, where they stand in a text that is not Markdown."""

import re

EMPHASIS = re.compile(r"(?:^|(?<=[。；：，、！？\s]))(\*\*|__)[^*_\s][^*_]{0,60}\1")
"""**…** from the start of a line or after a mark: inside a word, ** is a blank."""
