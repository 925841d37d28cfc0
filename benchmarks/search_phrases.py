"""How fast phrases are found at 10,000 and 100,000 entries, beside SQLite's LIKE and FTS5 over the same texts.

    python -m benchmarks.search_phrases

2,000 queries of one to eight characters, cut out of the texts at random (seed 2026). What is found must equal a plain
scan. Bounds: 95 of 100 whole searches, ranked, within 5 ms of the processor at 10,000 entries and 30 ms at 100,000.
The entries are two texts of the shipped phrasebank each, so that characters are as frequent as in real ones. Then what
is typed in another way, 40 queries each, and how the shipped phrasebank loads from its YAML and from its copy.
"""

import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from benchmarks.harness import Figure, main
from drafter.files import load_phrasebank
from drafter.files.compact import load_copied
from drafter.files.fingerprint import fingerprint
from drafter.model.phrase import Phrase, Phrasebank
from drafter.resources import data_dir
from drafter.search import Index, find_words, make_index, search
from drafter.search.pinyin import initials

SIZES = {10_000: 5.0, 100_000: 30.0}
"""Entries to the bound in milliseconds."""
QUERIES = 2_000
LONGEST = 8
OTHERWISE = 40
"""Queries of each kind that no text holds as they are typed."""
LOADS = 5
SEED = 2026
SHOWN = 20


def make_bank(bank: Phrasebank, size: int) -> Phrasebank:
    """So many entries, each of two texts of the phrasebank."""
    chance = random.Random(SEED)
    entries: list[Phrase] = []
    for number in range(size):
        one, other = chance.choice(bank.phrases), chance.choice(bank.phrases)
        text = f"{one.text}，{other.text}"
        entries.append(replace(one, id=f"{one.move}-{number:06}", text=text, count=chance.randint(0, 9)))
    return replace(bank, phrases=tuple(entries))


def draw_queries(index: Index) -> list[str]:
    """Stretches of the texts, of every length alike."""
    chance = random.Random(SEED)
    found: list[str] = []
    while len(found) < QUERIES:
        text, length = chance.choice(index.texts), chance.randint(1, LONGEST)
        if len(text) >= length:
            at = chance.randint(0, len(text) - length)
            found.append(text[at : at + length])
    return found


def draw_otherwise(index: Index) -> Iterator[tuple[str, list[str]]]:
    """What is typed in another way: the name of the way, and its queries."""
    chance = random.Random(SEED)
    stretches: list[str] = []
    while len(stretches) < OTHERWISE:
        text, length = chance.choice(index.texts), chance.randint(4, LONGEST)
        if len(text) >= length:
            at = chance.randint(0, len(text) - length)
            stretches.append(text[at : at + length])
    questions = Path(__file__).parent.parent / "tests" / "fixtures" / "search" / "questions.yaml"
    asked = [each["ask"] for each in yaml.safe_load(questions.read_text(encoding="utf-8"))]
    characters = sorted({character for text in index.texts[:1000] for character in text})
    yield "synonyms", sorted(index.bank.synonyms)[:OTHERWISE]
    yield "halves exchanged", [each[len(each) // 2 :] + each[: len(each) // 2] for each in stretches]
    yield "one wrong character", [each[:2] + chance.choice(characters) + each[3:] for each in stretches]
    yield "initials of pinyin", [initials(each)[0] for each in stretches]
    yield "questions", [each for each in asked if len(each) > LONGEST][:OTHERWISE]
    yield "nonsense", ["".join(chance.choices(characters, k=6)) for _each in stretches]


def time_of_loading() -> Iterator[tuple[str, list[float]]]:
    """Milliseconds of the processor for the shipped phrasebank, read from its YAML, and from the copy of it."""
    folders = [data_dir("phrasebank")]

    def times(load: Callable[[], object]) -> list[float]:
        return time_of(lambda _query: load(), [""] * LOADS)

    yield "loaded from YAML", times(lambda: load_phrasebank(folders))
    with TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache

        def load() -> None:
            tuple(load_copied(Phrasebank, folders, fingerprint(folders), load_phrasebank)[0].phrases)

        load()
        yield "loaded from its copy", times(load)


def in_sqlite(texts: Sequence[str]) -> dict[str, Callable[[str], int]]:
    """Two ways in which SQLite counts the texts that hold a query."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE plain (text TEXT)")
    database.executemany("INSERT INTO plain VALUES (?)", ((text,) for text in texts))
    ways: dict[str, Callable[[str], int]] = {
        "SQLite LIKE": lambda query: len(
            database.execute("SELECT rowid FROM plain WHERE text LIKE '%' || ? || '%'", (query,)).fetchall()
        )
    }
    try:
        database.execute("CREATE VIRTUAL TABLE full USING fts5(text, tokenize = 'trigram')")
    except sqlite3.OperationalError:
        print("SQLite here has no FTS5 with trigrams: left out", file=sys.stderr)
        return ways
    database.executemany("INSERT INTO full VALUES (?)", ((text,) for text in texts))
    ways["SQLite FTS5"] = lambda query: len(
        database.execute("SELECT rowid FROM full WHERE full MATCH ?", (f'"{query}"',)).fetchall()
    )
    return ways


def time_of(way: Callable[[str], object], queries: list[str]) -> list[float]:
    """Milliseconds of the processor for each query."""
    took = []
    for query in queries:
        begun = process_time()
        way(query)
        took.append(1000 * (process_time() - begun))
    return took


def judge(way: Callable[[str], int], queries: list[str], counts: Mapping[str, int]) -> str:
    """How long a way takes for each query, and of how many it counts what a plain scan does."""
    found: dict[str, int] = {}
    took = time_of(lambda query: found.update({query: way(query)}), queries)
    right = sum(found[query] == counts[query] for query in queries)
    late = quantiles(took, n=20)[-1]
    return f"{late:.2f} ms (median {median(took):.2f}), right for {right} of {len(queries)}"


def measure() -> Iterator[Figure]:
    bank, _findings = load_phrasebank([data_dir("phrasebank")])
    for size, bound in SIZES.items():
        index = make_index(make_bank(bank, size))
        queries = draw_queries(index)
        counts = {}
        for query in queries:
            found = [at for at, text in enumerate(index.texts) if query in text]
            if find_words(index, [query]) != found:
                raise AssertionError(f"'{query}' is found otherwise than by a plain scan")
            counts[query] = len(found)
        beside = []
        for name, way in in_sqlite(index.texts).items():
            beside.append(f"{name} {judge(way, queries, counts)}")
        took = time_of(lambda query, index=index: search(index, query, SHOWN), queries)  # type: ignore[misc]
        beside.insert(0, f"median {median(took):.2f}")
        late = quantiles(took, n=20)[-1]
        yield Figure(f"a search of {size} phrases, ranked, 95 of 100 within", late, "ms", bound, "; ".join(beside))
        for name, others in draw_otherwise(index):
            took = time_of(lambda query, index=index: search(index, query, SHOWN), others)  # type: ignore[misc]
            late = quantiles(took, n=20)[-1]
            half = f"median {median(took):.1f}"
            yield Figure(f"a search of {size} phrases by {name}, 95 of 100 within", late, "ms", None, half)
    for name, took in time_of_loading():
        yield Figure(f"the shipped phrasebank {name}", median(took), "ms", None, f"{len(bank.phrases)} entries")


if __name__ == "__main__":
    main(measure)
