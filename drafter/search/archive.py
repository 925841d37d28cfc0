"""Speeches of an office in; their sentences by words, move, speaker and year out, from one SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from drafter.corpus import Reader, Source, read_files
from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.model.excerpt import Excerpt
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.search.byline import find_rank, find_speaker, find_year
from drafter.search.fold import fold, pairs

_TABLES = """
BEGIN;
CREATE TABLE IF NOT EXISTS files (file TEXT PRIMARY KEY, checksum TEXT);
CREATE TABLE IF NOT EXISTS speeches (
    id INTEGER PRIMARY KEY, file TEXT, name TEXT, title TEXT, speaker TEXT, rank TEXT, year INTEGER
);
CREATE INDEX IF NOT EXISTS speeches_by_file ON speeches (file);
CREATE TABLE IF NOT EXISTS sentences (id INTEGER PRIMARY KEY, speech INTEGER, line INTEGER, move TEXT, text TEXT);
CREATE INDEX IF NOT EXISTS sentences_by_speech ON sentences (speech);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (pairs, content = '', tokenize = 'unicode61');
COMMIT;
"""
"""All of them or none, whatever happens meanwhile."""
_SEVERAL = 3
"""Sentences that name a theme, from which on a speech is about it."""
_MOST_SORTED = 5_000
"""Sentences that are sorted by year; of more, those that were added last come first."""


@dataclass(frozen=True, slots=True)
class ArchivedSpeech:
    """A speech of the archive."""

    name: str
    title: str
    speaker: str
    year: int
    file: str
    sentences: int


@dataclass(frozen=True, slots=True)
class NearSpeech:
    """A speech of the archive beside the one to be written."""

    number: int
    about: int
    """2: its title names the theme; 1: several of its sentences do; 0: neither."""
    close: int
    """2: the same speaker; 1: a speaker of the same rank; 0: another, or nobody knows."""
    year: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding files came to: speeches new or read again, files that had not changed, and those not read."""

    speeches: int
    unchanged: int
    findings: tuple[Finding, ...]


class Archive:
    """The archive in one file, which is made when something is added."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever added: there is no file, or one that was killed before anything was in it."""
        return not self.path.exists() or not self.path.stat().st_size

    def add(self, paths: Iterable[Path], reader: Reader) -> Added:
        """Read files and folders into the archive; one that has not changed is passed over, another replaced."""
        speeches = unchanged = 0
        findings = []
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(0o600)  # the speeches are the office's own
        with self._open() as database:
            database.executescript(_TABLES)
            for source in read_files(paths):
                if isinstance(source, Finding):
                    findings.append(source)
                    continue
                file = str(Path(source.file).resolve())
                checksum = sha256("\n".join(line.text for line in source.lines).encode()).hexdigest()
                known = database.execute("SELECT checksum FROM files WHERE file = ?", (file,)).fetchone()
                if known == (checksum,):
                    unchanged += 1
                    continue
                _remove(database, file)
                speeches += _insert(database, source, file, reader)
                database.execute("INSERT INTO files VALUES (?, ?)", (file, checksum))
        return Added(speeches, unchanged, tuple(findings))

    def search(
        self, words: Sequence[str], *, move: str = "", speaker: str = "", year: int = 0, limit: int = 20
    ) -> tuple[int, list[Excerpt]]:
        """How many sentences hold every word, and the newest of them; limit 0 is all."""
        asked = [_match(folded) for word in words if (folded := fold(word))]
        if self.is_empty or not asked:
            return 0, []
        with self._open() as database:
            matching = ("SELECT rowid FROM words WHERE words MATCH ?", " AND ".join(asked))
            if not (move or speaker or year):
                [total] = database.execute(f"SELECT count(*) FROM ({matching[0]})", matching[1:]).fetchone()
                if total > _MOST_SORTED and limit:
                    rows = database.execute(
                        f"{matching[0]} ORDER BY rowid DESC LIMIT ?", (matching[1], limit)
                    ).fetchall()
                    return total, [_excerpt(database, number) for (number,) in rows]
            rows = database.execute(
                f"""SELECT sentences.id FROM sentences JOIN speeches ON speeches.id = sentences.speech
                WHERE sentences.id IN ({matching[0]}) AND (? = '' OR sentences.move = ?)
                AND (? = '' OR speeches.speaker = ?) AND (? = 0 OR speeches.year = ?)
                ORDER BY speeches.year DESC, sentences.id""",
                (matching[1], move, move, speaker, speaker, year, year),
            ).fetchall()
            return len(rows), [_excerpt(database, number) for (number,) in rows[: limit or None]]

    def speeches(self) -> list[ArchivedSpeech]:
        """Every speech, the newest first."""
        if self.is_empty:
            return []
        with self._open() as database:
            rows = database.execute(
                """SELECT name, title, speaker, year, file,
                (SELECT count(*) FROM sentences WHERE sentences.speech = speeches.id)
                FROM speeches ORDER BY year DESC, file, id"""
            ).fetchall()
        return [ArchivedSpeech(*row) for row in rows]

    def near(self, theme: Sequence[str], speaker: str, rank: str, limit: int) -> list[NearSpeech]:
        """The speeches nearest to one about a theme, by whom: by theme, then speaker or rank, then year."""
        if self.is_empty:
            return []
        names = [folded for word in theme if len(folded := fold(word)) > 1]
        with self._open() as database:
            counted: dict[int, int] = {}
            if names:
                counted = dict(
                    database.execute(
                        """SELECT speech, count(*) FROM sentences
                        WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?) GROUP BY speech""",
                        (" OR ".join(map(_match, names)),),
                    )
                )
            rows = database.execute("SELECT id, title, speaker, rank, year FROM speeches ORDER BY id").fetchall()
        found = []
        for number, title, who, of_rank, year in rows:
            titled = any(name in fold(title) for name in names)
            about = 2 if titled else int(counted.get(number, 0) >= _SEVERAL)
            close = 2 if speaker and who == speaker else int(bool(rank) and of_rank == rank)
            found.append(NearSpeech(number, about, close, year, title))
        return sorted(found, key=lambda near: (-near.about, -near.close, -near.year))[:limit]

    def sentences(self, speeches: Iterable[int]) -> list[tuple[int, int, str, str]]:
        """Every sentence of some speeches: number of the speech, its own number, its move, its text."""
        with self._open() as database:
            return [
                row
                for speech in speeches
                for row in database.execute(
                    "SELECT speech, id, move, text FROM sentences WHERE speech = ? ORDER BY id", (speech,)
                )
            ]

    def excerpts(self, numbers: Iterable[int]) -> list[Excerpt]:
        """Sentences by their numbers, with what stands around them."""
        with self._open() as database:
            return [_excerpt(database, number) for number in numbers]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The database; what is done in it is kept as a whole, or not at all."""
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as database, database:
                yield database
        except sqlite3.Error as error:
            message = _("cannot be used as an archive: {reason}", reason=error)
            raise InputError([Finding("file", "error", message, Place(str(self.path), 1))]) from error


def _insert(database: sqlite3.Connection, source: Source, file: str, reader: Reader) -> int:
    """Write the speeches of a file; how many they are."""
    count = 0
    for speech in reader.parse_source(source):
        first = speech.paragraphs[0].line if speech.paragraphs else speech.end_line
        head = [line.text for line in source.lines if speech.place.line <= line.line < first]
        year = find_year([*head, source.name])
        row = (file, speech.id, speech.title, find_speaker(head), find_rank(head), year)
        number = database.execute(
            "INSERT INTO speeches (file, name, title, speaker, rank, year) VALUES (?, ?, ?, ?, ?, ?)", row
        ).lastrowid
        for span in speech.moves:
            text = span.text.strip()
            added = database.execute(
                "INSERT INTO sentences (speech, line, move, text) VALUES (?, ?, ?, ?)",
                (number, span.place.line, span.move, text),
            ).lastrowid
            database.execute("INSERT INTO words (rowid, pairs) VALUES (?, ?)", (added, _pairs_of(text)))
        count += 1
    return count


def _remove(database: sqlite3.Connection, file: str) -> None:
    """Take away what was read from a file before."""
    rows = database.execute(
        "SELECT id, text FROM sentences WHERE speech IN (SELECT id FROM speeches WHERE file = ?)", (file,)
    ).fetchall()
    for number, text in rows:
        database.execute("INSERT INTO words (words, rowid, pairs) VALUES ('delete', ?, ?)", (number, _pairs_of(text)))
    database.execute("DELETE FROM sentences WHERE speech IN (SELECT id FROM speeches WHERE file = ?)", (file,))
    database.execute("DELETE FROM speeches WHERE file = ?", (file,))
    database.execute("DELETE FROM files WHERE file = ?", (file,))


def _excerpt(database: sqlite3.Connection, number: int) -> Excerpt:
    rows = database.execute(
        """SELECT other.id, other.line, other.move, other.text FROM sentences AS own
        JOIN sentences AS other ON other.speech = own.speech AND other.id BETWEEN own.id - 1 AND own.id + 1
        WHERE own.id = ?""",
        (number,),
    ).fetchall()
    near = {row[0]: row for row in rows}
    name, title, speaker, year, file = database.execute(
        """SELECT name, title, speaker, year, file FROM speeches
        WHERE id = (SELECT speech FROM sentences WHERE id = ?)""",
        (number,),
    ).fetchone()
    _number, line, move, text = near[number]
    before, after = (near[beside][3] if beside in near else "" for beside in (number - 1, number + 1))
    return Excerpt(name, title, speaker, year, file, line, move, text, before, after)


def _pairs_of(text: str) -> str:
    """Every two characters that stand beside each other, and the last alone: words of the index."""
    folded = fold(text)
    return " ".join([*pairs(folded), folded[-1:]])


def _match(word: str) -> str:
    """A word as the index is asked for it: pairs that follow each other, or all that begin with one character."""
    return f'"{" ".join(pairs(word))}"' if len(word) > 1 else f'"{word}" *'
