"""A long run that may be stopped and goes on: which numbers are still to be tried."""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".harden"


class Progress:
    """Numbers from nought, each once over all runs of a name; when all have been tried it begins anew."""

    def __init__(self, name: str, count: int) -> None:
        self.count = count
        self._file = FOLDER / name

    def __iter__(self) -> Iterator[int]:
        FOLDER.mkdir(exist_ok=True)
        first = int(self._file.read_text(encoding="ascii")) if self._file.is_file() else 0
        for number in range(first, self.count):
            self._file.write_text(str(number), encoding="ascii")
            yield number
        self._file.unlink(missing_ok=True)
