"""What a writer starts from, as it was read and as it was understood: each text with where it stands."""

from drafter.dataclass import dataclass


class Taken(str):
    """A text that was taken from a file: where it stands there, and what else is to be told beside it."""

    __slots__ = ("note",)
    note: str

    def __new__(cls, text: str, note: str) -> "Taken":
        taken = super().__new__(cls, text)
        taken.note = note
        return taken

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # copying needs both arguments
        return str(self), self.note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a line of a text file."""

    text: str
    where: str
    """Within its file, as people say it: 第12段, 第3行."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A cell that is merged with the one above it is None; one merged to the left is empty."""

    cells: tuple[str | None, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands, title rows and repeated heads included."""

    rows: tuple[Row, ...]
    name: str = ""
    """Of its sheet, in a workbook."""


@dataclass(frozen=True, slots=True)
class Material:
    """One file."""

    file: str
    blocks: tuple[Paragraph | Grid, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact that two files tell differently; the first is the one that was taken."""

    first: str
    first_source: str
    second: str
    second_source: str
    about: str = ""
    """What it is a fact of, where its text does not say: the measure of a deadline."""

    def say(self) -> tuple[str, str]:
        """Both, each with what it is about and where it stands."""
        lead = f"{self.about}：" if self.about else ""
        return f"{lead}{self.first}（{self.first_source}）", f"{lead}{self.second}（{self.second_source}）"


@dataclass(frozen=True, slots=True)
class Left:
    """What was not taken, in its own words."""

    text: str
    source: str
    renewed: str = ""
    """Of a speech of another year: the same with blanks for figures, names and days."""
