"""A phrase in; where it was read, by the titles of the speeches, out."""

from pathlib import Path

from drafter.dataclass import dataclass
from drafter.model.phrase import Phrase, Phrasebank
from drafter.search.archive import Archive


@dataclass(frozen=True, slots=True)
class Read:
    """One place where a phrase was read."""

    title: str
    text: str


def name_sources(phrase: Phrase, bank: Phrasebank, archive: Path) -> list[Read]:
    """Each place by what its speech is called: in the phrasebank, in the archive, else by the name of its file."""
    titles = dict(bank.sources)
    if any(source.speech not in titles for source in phrase.sources):
        titles = {each.name: each.title for each in Archive(archive).speeches() if each.title} | titles
    return [
        Read(titles.get(source.speech) or source.speech.rpartition("/")[0] or source.speech, source.text)
        for source in phrase.sources
    ]
