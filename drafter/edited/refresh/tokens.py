"""A block in, its text as tokens out: what of it changes as one."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from drafter.dataclass import dataclass, replace
from drafter.model.draft import Block, Run, control_path, text_of

_CLAUSE = re.compile("[^，。；：！？、\n]*[，。；：！？、\n]?")


@dataclass(frozen=True, slots=True)
class Token:
    """What changes as one: a fact with its blanks, a clause of other words, the marker."""

    runs: tuple[Run, ...]
    path: str = ""
    called: str = ""
    """The path as the new draft calls it."""
    marker: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return text_of(self.runs)

    @property
    def phrase(self) -> str:
        """`<section>.<name>` of the phrase it belongs to."""
        return self.runs[0].phrase

    @property
    def key(self) -> str:
        """What it is matched by: a fact by what it is called now, words by themselves."""
        if self.marker:
            return "\0marker"
        return f"\0{self.called}" if self.path else self.text


def tokens_of(block: Block, call: Callable[[str], str] = str) -> list[Token]:
    """A block's text as tokens, in order: joined they are the text. call: what a path is called in the new draft."""
    tokens = [Token((Run(block.marker),), marker=True)] if block.marker else []
    for (path, _phrase), group in groupby(block.runs, key=lambda run: (control_path(run), run.phrase)):
        runs = tuple(group)
        if path:
            tokens.append(Token(runs, path, call(path)))
        else:
            tokens += [
                Token((replace(run, text=clause),)) for run in runs for clause in _CLAUSE.findall(run.text) if clause
            ]
    return tokens


def find_starts(tokens: Sequence[Token]) -> list[int]:
    """Where each token begins in the block's text, and where the last ends."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token.text))
    return starts
