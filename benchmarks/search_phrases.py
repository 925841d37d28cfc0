"""How fast phrases are found at 10,000 and 100,000 entries, beside SQLite's LIKE and FTS5 over the same texts.

    python -m benchmarks.search_phrases

2,000 queries of one to eight characters, cut out of the texts at random (seed 2026). What is found must equal a plain
scan. Bounds: 95 of 100 whole searches, ranked, within 5 ms of the processor at 10,000 entries and 30 ms at 100,000.
The entries are two texts of the shipped phrasebank each, so that characters are as frequent as in real ones.
"""

import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import quantiles
from time import process_time

from benchmarks.harness import Figure, main
from drafter.files import load_phrasebank
from drafter.model.phrase import Phrase, Phrasebank
from drafter.resources import data_dir
from drafter.search import Index, find_words, make_index, search

SIZES = {10_000: 5.0, 100_000: 30.0}
"""Entries to the bound in milliseconds."""
QUERIES = 2_000
LONGEST = 8
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


def in_sqlite(texts: list[str]) -> dict[str, Callable[[str], int]]:
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


def measure() -> Iterator[Figure]:
    bank, _findings = load_phrasebank([data_dir("phrasebank")])
    for size, bound in SIZES.items():
        index = make_index(make_bank(bank, size))
        queries = draw_queries(index)
        counts = {query: sum(query in text for text in index.texts) for query in queries}
        for query in queries:
            if find_words(index, [query]) != [at for at, text in enumerate(index.texts) if query in text]:
                raise AssertionError(f"'{query}' is found otherwise than by a plain scan")
        beside = []
        for name, way in in_sqlite(index.texts).items():
            same = sum(way(query) == counts[query] for query in queries)
            beside.append(f"{name} {quantiles(time_of(way, queries), n=20)[-1]:.2f} ms, finds {same} of {len(queries)}")
        late = quantiles(time_of(lambda query, index=index: search(index, query, SHOWN), queries), n=20)[-1]  # type: ignore[misc]
        yield Figure(f"a search of {size} phrases, ranked, 95 of 100 within", late, "ms", bound, "; ".join(beside))


if __name__ == "__main__":
    main(measure)
