"""Phrases and the speeches that they came from in; the sentence around each source out."""

from collections.abc import Sequence
from pathlib import Path

from drafter.corpus import Reader
from drafter.language.sentences import split_sentences
from drafter.model.finding import Finding
from drafter.model.phrase import Phrase, Source
from drafter.model.speech import Speech

MOST_SOURCES = 3
"""Sources of a phrase that are shown."""


def find_sentences(phrases: Sequence[Phrase], archive: Sequence[Path], reader: Reader) -> dict[Source, str]:
    """The sentence around each source, where its speech lies in the archive."""

    wanted: dict[str, list[Source]] = {}
    for phrase in phrases:
        for source in phrase.sources[:MOST_SOURCES]:
            wanted.setdefault(source.speech, []).append(source)
    found: dict[Source, str] = {}
    for speech in reader.read_speeches(archive):
        if not isinstance(speech, Finding):
            for source in wanted.get(speech.id, ()):
                found[source] = _around(speech, source)
    return found


def _around(speech: Speech, source: Source) -> str:
    """The first sentence of the speech that holds the words of a source, or those words."""
    sentences = (
        passage.text[start:end] for passage in speech.paragraphs for start, end in split_sentences(passage.text)
    )
    return next((sentence for sentence in sentences if source.text in sentence), source.text)
