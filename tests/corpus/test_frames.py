"""What frames a speech is read as each case of tests/fixtures/corpus/frames.txt says (how, stands at its head)."""

from pathlib import Path

import pytest

from drafter.corpus.source import Source, read_data
from drafter.model.speech import Speech
from tests.corpus.cases import FIXTURES
from tests.house import HOUSE

Said = dict[str, list[str]]


def cases() -> list[tuple[str, str, list[Said]]]:
    """(name of the file, its text, for each speech what a careful reader says of it by key)."""
    found = []
    for case in (FIXTURES / "frames.txt").read_text(encoding="utf-8").split("\n\n#### ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, said = rest.partition("----\n")
        speeches = []
        for part in said.split("===\n"):
            keys: Said = {}
            for line in part.strip().splitlines():
                key, _, value = line.partition(":")
                keys.setdefault(key, []).append(value.strip())
            speeches.append(keys)
        found.append((name, text, speeches))
    return found


CASES = cases()


def read(speech: Speech, key: str) -> list[str]:
    """What was read of a speech under a key."""
    if key == "outline":
        return [f"{section.marker} {section.heading}" for section in speech.walk()] or [""]
    body = [passage.text for passage in speech.paragraphs if passage.text.strip() != speech.salutation]
    return [
        {
            "title": speech.title,
            "salutation": speech.salutation,
            "genre": speech.genre,
            "closing": speech.closing,
            "line": str(speech.place.line),
            "first": body[0],
            "last": body[-1],
            "blanks": "、".join(blank.text for blank in speech.slots),
        }[key]
    ]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_text_is_framed_as_a_careful_reader_sees(name: str, text: str, expected: list[Said]):
    source = read_data(text.encode(), name, Path(name).suffix)
    assert isinstance(source, Source)
    speeches = list(HOUSE.reader.parse_source(source))
    assert len(speeches) == len(expected)
    for speech, keys in zip(speeches, expected, strict=True):
        absent = keys.pop("absent", [""])[0].split()
        assert {key: read(speech, key) for key in keys} == keys
        everything = speech.title + "".join(passage.text for passage in speech.paragraphs)
        assert [word for word in absent if word in everything] == []
