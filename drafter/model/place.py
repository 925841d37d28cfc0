"""Where a value came from: file, line, column."""

from drafter.dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file as it is on disk; lines and columns are 1-based, columns count characters."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
