"""A sentence of a speech in an office's archive, with what stands around it."""

from drafter.dataclass import dataclass
from drafter.language.han import is_han


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of a speech, with those on either side of it."""

    speech: str
    title: str
    speaker: str
    year: int
    """0 where the speech does not say."""
    file: str
    line: int
    move: str
    text: str
    before: str
    after: str

    @property
    def lead(self) -> str:
        """What stands before, with a space behind it where it is a heading, which has no mark at its end."""
        return f"{self.before}　" if is_han(self.before[-1:]) else self.before
