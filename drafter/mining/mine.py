"""The pipeline of mining, top to bottom, for speeches that fit into memory; archive.py runs it over any archive."""

from collections.abc import Iterable, Iterator, Sequence

from drafter.language.words import Words
from drafter.mining.candidate import Candidate
from drafter.mining.cluster import cluster
from drafter.mining.duplicates import find_copies, sketch
from drafter.mining.masks import themes_of
from drafter.mining.mined import Mined
from drafter.mining.observe import observe
from drafter.mining.patterns import Found, find_patterns, sum_up
from drafter.mining.propose import propose
from drafter.mining.rank import TRUST, Ranked, needs_of, rank
from drafter.mining.tally import Tally
from drafter.model.finding import Finding
from drafter.model.speech import Speech


def mine(speeches: Iterable[Speech], words: Words) -> Mined:
    """Phrases, best first, and patterns of speeches that fit into memory; in whatever order they come.

    words: those that open a verb phrase and those of the genre (`Workspace.words`).
    """
    ordered = sorted(speeches, key=lambda speech: (speech.id, speech.place))
    copies = find_copies([sketch(passage.text for passage in speech.paragraphs) for speech in ordered])
    kept = [speech for index, speech in enumerate(ordered) if index not in copies]
    tally = Tally()
    patterns: list[Found] = []
    for speech in kept:
        count_speech(speech, tally, words)
        patterns += find_patterns(speech, words)
    return finish(rank(tally.counts(), needs_of(len(kept)), words), words, patterns, len(kept), len(copies))


def count_speech(speech: Speech, tally: Tally, words: Words) -> None:
    """The candidates of one speech into a tally: those of the rules, and every clause as it stands."""
    tally.add_speech(speech.id, _subject_of(speech), observe(speech, words, whole_clauses=True))


def finish(
    ranked: Sequence[Ranked],
    words: Words,
    patterns: Iterable[Found],
    speeches: int,
    copies: int,
    findings: Sequence[Finding] = (),
) -> Mined:
    """Group and propose."""
    return Mined(propose(cluster(ranked), words), sum_up(patterns), speeches, copies, tuple(findings))


def _subject_of(speech: Speech) -> str:
    """What a speech is about, as far as its title says; else the speech itself."""
    return next(iter(themes_of(speech.title)), speech.title or speech.id)


def phrases_of(speech: Speech, words: Words) -> Iterator[Candidate]:
    """The wordings worth noting in one speech, each once, most trusted first: what `analyze` shows."""
    seen: dict[str, Candidate] = {}
    for candidate in sorted(observe(speech, words), key=lambda candidate: -TRUST[candidate.rule]):
        seen.setdefault(candidate.wording, candidate)
    yield from seen.values()
