"""Mining: the same for any order of speeches, every phrase with its sources, the same in memory and over an archive."""

import os
import random
import signal
import threading
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.corpus import Source, read_data
from drafter.mining import Mined, mine, mine_files
from drafter.mining import tally as tally_module
from drafter.mining.candidate import Candidate, Where
from drafter.mining.count import SOURCES, Count
from drafter.mining.runs import PARTS, read_part
from drafter.mining.tally import Tally
from drafter.model.finding import InputError
from tests.house import HOUSE
from tests.mining.archives import read_archive, speech_text, write_archive


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Mined:
    return mine(read_archive(tmp_path_factory.mktemp("archive")), HOUSE.words)


def test_a_phrase_of_three_speeches_has_all_its_places(mined: Mined):
    phrase = next(phrase for phrase in mined.phrases if "这根弦" in phrase.text)
    assert (phrase.text, phrase.kind, phrase.form) == ("时刻绷紧【事项】这根弦", "frame", "verb")
    assert (phrase.count, phrase.speeches, phrase.status, phrase.id) == (3, 3, "mined", "")
    assert [(source.speech, source.line) for source in phrase.sources] == [(f"speech-{n}/1", 5) for n in range(3)]
    assert phrase.sources[0].text == "时刻绷紧防汛这根弦"
    assert phrase.slots["事项"].source == "theme.noun"


def test_what_speeches_share_comes_before_what_one_of_them_says(mined: Mined):
    speeches = [phrase.speeches for phrase in mined.phrases]
    assert speeches[:5] == [3] * 5
    assert all("冷" not in phrase.text for phrase in mined.phrases[:20])


def test_a_heading_and_its_clauses_are_not_proposed_twice(mined: Mined):
    texts = [phrase.text for phrase in mined.phrases]
    assert len(texts) == len(set(texts))
    assert sum("坚决守牢" in text for text in texts) <= 1


def test_what_a_heading_says_and_no_more_is_no_emphasis():
    """一、形势严峻 is in many speeches' headings; 形势严峻 that opens a longer heading is said with force."""

    def said(heading: str) -> list[str]:
        text = f"在全县护林会议上的讲话\n同志们：\n一、{heading}\n冬天干，柴草多。\n二、守住山头\n昼夜有人。\n"
        source = read_data(text.encode(), "speech.txt", ".txt")
        assert isinstance(source, Source)
        return [phrase.text for phrase in mine(HOUSE.reader.parse_source(source), HOUSE.words).phrases]

    assert "形势严峻" not in said("形势严峻")
    assert "形势严峻" in said("形势严峻，务必把山头看住")


def test_the_pattern_of_the_three_speeches_is_found_with_its_sources(mined: Mined):
    pattern = next(pattern for pattern in mined.patterns if pattern.id == "recognize-deploy-safeguard")
    assert pattern.sources == ("speech-0/1", "speech-1/1", "speech-2/1")
    assert (pattern.count, pattern.numbering) == (3, ("一、", "一要"))
    assert "由外到内分层说形势" in [pattern.name for pattern in mined.patterns]


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same(mined: Mined, tmp_path: Path, seed: int):
    speeches = read_archive(tmp_path)
    random.Random(seed).shuffle(speeches)
    assert mine(speeches, HOUSE.words) == mined


def test_an_archive_gives_what_memory_gives_in_one_process_or_two(
    mined: Mined, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    paths = write_archive(tmp_path)
    assert mine_files(paths[::-1], HOUSE.reader, HOUSE.words, 1) == mined
    monkeypatch.setattr("drafter.mining.archive._WORTH_IT", 0)
    monkeypatch.setattr("drafter.mining.archive._BATCH", 1)
    assert mine_files([tmp_path], HOUSE.reader, HOUSE.words, 2) == mined


def test_what_is_spilled_to_disk_adds_up_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    expected = mine(read_archive(tmp_path), HOUSE.words)
    monkeypatch.setattr(tally_module, "MOST_IN_MEMORY", 5)
    assert mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1) == expected


def test_more_runs_than_may_be_open_at_once_are_merged_in_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    expected = mine(read_archive(tmp_path), HOUSE.words)
    monkeypatch.setattr(tally_module, "MOST_IN_MEMORY", 5)
    monkeypatch.setattr("drafter.mining.runs.MOST_OPEN", 2)
    assert mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1) == expected


def test_a_copy_in_another_batch_counts_once_in_one_process_or_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drafter.mining.archive._WORTH_IT", 0)
    monkeypatch.setattr("drafter.mining.archive._BATCH", 1)
    write_archive(tmp_path)
    (tmp_path / "zz-copy.txt").write_text(speech_text(0), encoding="utf-8", newline="\n")
    one, two = (
        mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1),
        mine_files([tmp_path], HOUSE.reader, HOUSE.words, 2),
    )
    assert one == two
    assert (one.speeches, one.copies) == (3, 1)


def test_a_file_that_goes_away_while_mining_is_counted_as_it_was_read(tmp_path: Path, mined: Mined):
    paths = write_archive(tmp_path)

    def remove(share: float) -> None:
        paths[0].unlink(missing_ok=True)

    assert mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1, remove) == mined


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("after", [1, 5, 10], ids=["reading", "counting", "ranking"])
def test_an_interrupt_leaves_nothing_behind(
    processes: int, after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("drafter.mining.archive._WORTH_IT", 0)
    monkeypatch.setattr("drafter.mining.archive._BATCH", 1)
    archive, temporary = tmp_path / "archive", tmp_path / "temporary"
    archive.mkdir()
    temporary.mkdir()
    write_archive(archive)
    shares: list[float] = []

    def interrupt(share: float) -> None:
        shares.append(share)
        if len(shares) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mine_files([archive], HOUSE.reader, HOUSE.words, processes, interrupt, temporary)
    assert shares == sorted(shares)
    assert list(temporary.iterdir()) == []
    assert active_children() == []
    assert threading.active_count() <= 4


def test_progress_ends_at_the_whole(tmp_path: Path):
    write_archive(tmp_path)
    shares: list[float] = []
    mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)


def test_a_file_that_cannot_be_read_is_said_and_the_rest_is_mined(tmp_path: Path):
    write_archive(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    result = mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1)
    assert result.speeches == 3
    assert [Path(finding.place.file).name for finding in result.findings if finding.place] == ["empty.txt"]


WORDINGS = st.tuples(
    st.sampled_from(["甲乙丙丁", "守住底线", "抓好落实"]),
    st.integers(1, 9),
    st.sampled_from(["situation", "directive"]),
)


@given(st.lists(st.lists(WORDINGS, max_size=5), max_size=8), st.randoms())
def test_counts_add_up_in_any_order_and_over_any_split(
    tmp_path_factory: pytest.TempPathFactory, documents: list[list[tuple[str, int, str]]], order: random.Random
):
    def add(tally: Tally, number: int) -> None:
        own = (
            Candidate("clause", "phrase", text, text, text, line, Where(move, "first"))
            for text, line, move in documents[number]
        )
        tally.add_speech(f"s/{number}", f"subject {number % 3}", own)

    whole = Tally()
    for number in range(len(documents)):
        add(whole, number)
    numbers = list(range(len(documents)))
    order.shuffle(numbers)
    folder = tmp_path_factory.mktemp("runs")
    parts = [Tally(folder, "a"), Tally(folder, "b")]
    for number in numbers:
        add(parts[order.randrange(2)], number)
    for part in parts:
        part.spill()
    runs = [run for part in parts for run in part.runs]
    assert dict(row for part in range(PARTS) for row in read_part(runs, part)) == dict(whole.counts())


def test_a_count_keeps_the_first_sources_and_counts_them_all():
    total = Count()
    for number in range(100, 0, -1):
        total.add(Count(sources=[(f"s/{number:03}", 1, "守住底线")], count=1, documents=1))
    assert (total.count, total.documents) == (100, 100)
    assert [source[0] for source in total.sources] == [f"s/{n:03}" for n in range(1, SOURCES + 1)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
@pytest.mark.parametrize("moment", range(1, 11))
def test_when_a_process_is_killed_mining_ends_with_a_line_or_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
):
    archive, temporary = tmp_path / "archive", tmp_path / "temporary"
    archive.mkdir()
    temporary.mkdir()
    write_archive(archive)
    monkeypatch.setattr("drafter.mining.archive._WORTH_IT", 0)
    monkeypatch.setattr("drafter.mining.archive._BATCH", 1)
    heard: list[float] = []

    def kill(share: float) -> None:
        heard.append(share)
        if len(heard) == moment:
            for process in active_children():
                os.kill(process.pid or 0, signal.SIGKILL)

    try:
        mine_files([archive], HOUSE.reader, HOUSE.words, 2, kill, folder=temporary)
    except InputError as error:
        assert "was ended by the system" in str(error)
    assert len(heard) >= moment
    assert not active_children()
    assert list(temporary.iterdir()) == []
