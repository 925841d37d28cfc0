"""A text that breaks off in the middle of a sentence, as what was copied from a preview does."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.han import is_han
from drafter.language.sentences import split_sentences
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

SPOKEN = ("salutation", "heading", "paragraph", "item", "stage", "closing")
LEAST = 12
"""Characters of a sentence that is taken for one: a signature, a unit, a word by itself is shorter."""
EXCERPT = 20


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    line = find_break(text)
    if line is not None:
        start = max(0, len(line.text) - EXCERPT)
        yield Hit(line, start, len(line.text), _("the text breaks off here"))


def find_break(text: Text) -> Line | None:
    """The last line of a speech, where it breaks off; None where the speech comes to its end."""
    spoken = [line for line in text.lines if line.role in SPOKEN]
    if text.origin != "speech" or len(spoken) < 2:
        return None
    last = spoken[-1]
    if last.role not in ("paragraph", "item") and not (last.role == "heading" and "。" in last.text):
        return None
    end = last.text[-1]
    starts = [start for start, _end in split_sentences(last.text)]
    whole = len(starts) > 1 or any(mark in last.text for mark in "，。；")
    sentence = last.text[starts[-1] if starts else 0 :]
    return last if whole and (is_han(end) or end in "，、；") and len(sentence) >= LEAST else None


RULE = Rule(
    id="cut-off",
    group="residue",
    severity="warning",
    finds="稿子在半句话上断了",
    why="从网页预览里复制的稿子常常不全，照着念到这里就没有了。",
    example="……交通安全形势日益严重，要把源头管住，把企业",
    better="补齐后面的内容，或者删去这半句",
    source="通行做法",
    find=find,
)
