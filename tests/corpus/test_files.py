"""Files of every kind: what is read of each of tests/fixtures/corpus/files/ stands beside it, or why it is refused.

To add a case put the file into the folder and its paragraphs, one a line, into <file>.expected, or
`refused: …` and why.
"""

from pathlib import Path

import pytest

from drafter.corpus.clean import clean
from drafter.corpus.source import read_file
from drafter.model.finding import Finding

FOLDER = Path(__file__).parents[1] / "fixtures" / "corpus" / "files"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".expected")


def said_of(path: Path) -> str:
    """The paragraphs, or what is wrong."""
    read = read_file(path)
    if isinstance(read, Finding):
        return f"refused: {read}".replace(str(path), path.name) + "\n"
    return "".join(f"{passage.text}\n" for passage in clean(read.lines))


def test_every_file_has_its_words_and_no_words_are_left_over():
    assert len(FILES) > 15
    assert {f"{path.name}.expected" for path in FILES} == {path.name for path in FOLDER.glob("*.expected")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_reads_as_it_says_beside_it(path: Path):
    assert said_of(path) == FOLDER.joinpath(f"{path.name}.expected").read_text(encoding="utf-8")
