"""A draft of which more than a third is stock phrases."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.measure import count_characters
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

MOST = 0.35
"""Of the characters of the body."""
BODY = ("item", "paragraph", "closing")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    body = [line for line in text.lines if line.role in BODY]
    every = sum(count_characters(line.text) for line in body)
    stock = sum(count_characters(run.text) for line in body for run in line.runs if run.phrase and not run.fact)
    if text.origin == "draft" and body and stock > MOST * every:
        yield Hit(body[0], 0, 0, _("stock phrases are {share} of the body", share=f"{stock / every:.0%}"))


RULE = Rule(
    id="stock-share",
    group="wording",
    severity="warning",
    finds="常用语超过正文的三分之一",
    why="言之有物：常用语连接事实，不能代替事实。",
    example="（正文四成是常用语）",
    better="补充责任单位、数字、时限，或者缩短篇幅",
    source="通行做法",
    find=find,
)
