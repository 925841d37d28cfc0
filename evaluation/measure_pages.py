"""`python -m evaluation.measure_pages [--misses]`: pages as people have them in, how they are framed out.

The pages of `pages/` are invented after the shapes of sites, scanners and colleagues; who wrote them wrote down what a
careful reader sees in them before any program had read them (`pages/expected.yaml`), and knew nothing of the rules.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from drafter.corpus.radicals import fold_radicals
from drafter.language.punctuation import fold
from drafter.model.finding import Finding
from drafter.model.speech import Section, Speech
from drafter.workspace import Workspace
from evaluation.heldout import share

PAGES = Path(__file__).parent / "pages"
_BARE = re.compile(r"\s+")


@dataclass(frozen=True)
class Asked:
    """One thing that a reader says of a page: what of, what is right, what was read."""

    page: str
    of: str
    right: str
    read: str

    @property
    def is_right(self) -> bool:
        return self.right == self.read


def measure() -> Iterator[Asked]:
    """Everything that was said of every page, beside what is read there."""
    reader = Workspace().reader
    said: list[Mapping[str, Any]] = yaml.safe_load((PAGES / "expected.yaml").read_text(encoding="utf-8"))["pages"]
    read: dict[str, list[Speech]] = {}
    for entry in said:
        name = entry["file"]
        if name not in read:
            results = list(reader.read_speeches([PAGES / name]))
            read[name] = [speech for speech in results if not isinstance(speech, Finding)]
            yield Asked(name, "speeches", str(entry["speeches"]), str(len(read[name])))
        number = entry["of"]
        speech = read[name][number - 1] if number <= len(read[name]) else None
        yield from _compare(f"{name}/{number}", entry, speech)


def _compare(page: str, entry: Mapping[str, Any], speech: Speech | None) -> Iterator[Asked]:
    if speech is None:
        yield from (Asked(page, of, "read", "not there") for of in ("title", "salutation", "first", "last", "outline"))
        return
    yield Asked(page, "title", _bare(entry["title"] or ""), _bare(speech.title))
    yield Asked(page, "salutation", _bare(entry["salutation"] or ""), _bare(speech.salutation))
    whole = _bare("".join(passage.text for passage in speech.paragraphs))
    body = whole.removeprefix(_bare(speech.salutation))
    first, last = _bare(entry["first"]), _bare(entry["last"])
    yield Asked(page, "first", first, body[: len(first)])
    yield Asked(page, "last", last, body[-len(last) :])
    for fragment in map(_bare, entry["site"]):
        yield Asked(page, "site", "", fragment if fragment in body + _bare(speech.title) else "")
    for fragment in map(_bare, entry["kept"]):
        yield Asked(page, "kept", fragment, fragment if fragment in whole else "")
    asked = [(_bare(part["heading"]), part["children"]) for part in entry["outline"]]
    tops = [
        (_shown(section, heading), len(section.subsections))
        for section, (heading, _) in zip_longest(speech.sections, asked, fillvalue=("", 0))
        if isinstance(section, Section)
    ]
    yield Asked(page, "outline", _written(asked), _written(tops))


def _shown(section: Section, asked: str) -> str:
    """Its heading; of an item without one its first words, as far as the reader gives them."""
    heading = _bare(section.heading)
    return heading if section.headed or not asked else heading[: len(asked)]


def _written(parts: list[tuple[str, int]]) -> str:
    return "; ".join(f"{heading} {children}" for heading, children in parts)


def _bare(text: str) -> str:
    """Without white space and marks at its ends, in one width and one script."""
    return _BARE.sub("", fold(unicodedata.normalize("NFKC", fold_radicals(text))))


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Print the table, with --misses what is read otherwise."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.measure_pages", description="How pages are framed.")
    parser.add_argument("--misses", action="store_true", help="also what is read otherwise")
    wanted = parser.parse_args(arguments)
    asked = list(measure())
    say(f"{'pages, as they came':36} {'right':>15}")
    for of in dict.fromkeys(each.of for each in asked):
        rows = [each.is_right for each in asked if each.of == of]
        say(f"{of:36} {share(sum(rows), len(rows))}")
    for each in asked if wanted.misses else ():
        if not each.is_right:
            say(f"{each.page} {each.of}\n    right: {each.right}\n    read:  {each.read}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
