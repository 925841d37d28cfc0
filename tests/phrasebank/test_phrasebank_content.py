"""The phrasebank that ships: every phrase reads well, says where it was read, and is fit for today."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from drafter.files.phrasebank import load_phrasebank
from drafter.language.forms import contradicts, recognise_form
from drafter.model.meeting import Meeting
from drafter.model.organisation import Organisation
from drafter.model.phrase import Phrase, Phrasebank, ThemeClass
from drafter.model.place import Place
from drafter.model.template import PhraseRequest, Template
from drafter.plan.choose import Chooser
from drafter.resources import data_dir
from tests.house import HOUSE, of_each, read_cases

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "phrasebank"
CORPUS = ROOT.parent / "shared" / "corpus"

BANK = HOUSE.phrasebank
ENTRIES = BANK.phrases
USABLE = tuple(phrase for phrase in ENTRIES if phrase.status != "rejected")
"""What a writer finds; a rejected entry is there so that mining does not bring it back."""
PHRASES = tuple(
    phrase for phrase in USABLE if phrase.place and not Path(phrase.place.file).name.startswith("function-")
)
"""What was written for drafts; the others were written for looking up."""
REVIEWED = [phrase for phrase in USABLE if phrase.status == "reviewed"]
REJECTED = [phrase for phrase in ENTRIES if phrase.status == "rejected"]

LONGEST = 45
SHARED_RUN = 5
"""So many Chinese characters in a row that two phrases share are the same words said twice."""
ALTERNATIVES = 4
EMPTY = re.compile("高度重视|切实抓好|进一步(?:提高|增强|加强)|取得实效|再上新台阶")
"""What a writer strikes out."""
PATHS = {
    "theme.noun", "theme.full", "theme.short", "org.name", "org.whole", "org.ours", "org.party", "org.government",
    "org.everyone", "meeting.called_by", "meeting.purpose", "count.sections",
    "count.shortcomings", "count.reasons", "count.discipline", "count.owed",
    "count.own_part", "requirement.vision", "requirement.bottom_line",
}  # fmt: skip
SLOT = re.compile("【([^【】]+)】")
STUMBLES = re.compile(r"工作工作|([的对要和了在把是为及与])\1|(?!一)(..)\2|[，、；：]。|。。|，，|[【】]")
"""的的, 对对, 全市全市, “，。”; 一件一件 is meant."""


def by_id(phrase: Phrase) -> str:
    return phrase.id


def fixture(name: str) -> Any:
    return read_cases(FIXTURES / f"{name}.yaml")


THEMES: list[dict[str, str]] = fixture("themes")
PERIOD: list[dict[str, Any]] = fixture("period")


def bare(text: str) -> str:
    """A text without punctuation: the corpus writes half of it in half width."""
    return re.sub(r"[^\w【】]", "", text)


def words_of_the_period(phrase: Phrase) -> list[str]:
    """The words of 2020 and 2021 in what a draft would say: the phrase with its defaults and the values offered."""
    said = " ".join((phrase.text, phrase.expansion, *(slot.default for slot in phrase.slots.values())))
    said += " ".join(value for slot in phrase.slots.values() for value in slot.values)
    found = []
    for entry in PERIOD:
        rest = said
        for today in entry.get("not", ()):
            rest = rest.replace(today, "")
        if entry["word"] in rest:
            found.append(entry["word"])
    return found


def eligible(phrase: Phrase, day: datetime.date, theme_class: ThemeClass = "prevention") -> bool:
    """Whether a meeting of that day would find the phrase, at a place that asks for just such a one."""
    chooser = Chooser(
        Phrasebank(phrases=(phrase,), words=BANK.words),
        Meeting("special-campaign", "讲话", Place("meeting.yaml", 1), date=day, theme_class=theme_class),
        Template("special-campaign", "部署会讲话", Place("template.yaml", 1)),
        Organisation(),
        {},
        variant=1,
        include_mined=True,
    )
    return bool(chooser.candidates(PhraseRequest("place", phrase.move, phrase.form)))


def runs(text: str) -> set[str]:
    """The runs of Chinese characters that are the phrase's own."""
    parts = re.split(r"[^\u4e00-\u9fff]+", SLOT.sub("|", text))
    return {part[at : at + SHARED_RUN] for part in parts for at in range(len(part) - SHARED_RUN + 1)}


def fits(phrase: Phrase, theme: dict[str, str], kinds: tuple[str, ...]) -> bool:
    """Whether a chief or a deputy may say it to subordinates about this theme today, at any time of the year."""
    fit = phrase.fits
    return (
        phrase.valid_to is None
        and theme["class"] in (fit.classes or [theme["class"]])
        and theme["level"] in (fit.levels or [theme["level"]])
        and "down" in (fit.directions or ["down"])
        and bool({"chief", "deputy"} & set(fit.ranks or ["chief"]))
        and bool(set(kinds) & set(fit.kinds or kinds))
        and all(slot.source or slot.default for slot in phrase.slots.values())
    )


def read_aloud(phrase: Phrase, theme: dict[str, str]) -> str:
    """The phrase with its slots filled, standing in a sentence."""

    context = dict(phrase.stands[0]) if phrase.stands else {}

    def fill(match: re.Match[str]) -> str:
        slot = phrase.slots[match[1]]
        return {"count.sections": "三", "count.shortcomings": "两", "count.reasons": "三", **context, **theme}.get(
            slot.source, slot.default
        )

    said = SLOT.sub(fill, phrase.text)
    return {"verb": f"要{said}。", "sentence": said}.get(phrase.form, f"{said}。")


def readings() -> Iterator[tuple[Phrase, dict[str, str]]]:
    for phrase in PHRASES:
        if all(slot.source or slot.default for slot in phrase.slots.values()):
            for theme in THEMES:
                if theme["class"] in (phrase.fits.classes or [theme["class"]]):
                    yield phrase, theme


def test_the_bank_loads_without_a_warning():
    assert load_phrasebank([data_dir("phrasebank")])[1] == []


def test_every_move_has_a_phrase():
    assert {phrase.move for phrase in PHRASES} == set(BANK.moves)


@of_each(ENTRIES, by_id)
def test_a_phrase_is_reviewed_written_a_part_or_rejected_never_mined(phrase: Phrase):
    assert phrase.status in ("reviewed", "written", "part", "rejected")
    if phrase.status == "written":
        assert (phrase.sources, phrase.count, phrase.speeches) == ((), 0, 0)
    elif phrase.status != "part":
        assert phrase.sources


def test_there_are_hundreds_of_reviewed_phrases():
    """What was read in speeches and reports and kept as it stands at every reading; what was reworded is ours.

    A reading of the whole by seven writers of twenty years reworded one in four.
    """
    assert len(REVIEWED) >= 200


@of_each(REJECTED, by_id)
def test_a_rejected_phrase_says_why_and_stands_in_no_draft(phrase: Phrase):
    assert phrase.note
    assert not eligible(phrase, datetime.date(2026, 1, 20))
    assert not eligible(phrase, datetime.date(2021, 1, 20))


@of_each(USABLE, by_id)
def test_a_phrase_is_short_and_only_a_sentence_carries_its_final_mark(phrase: Phrase):
    assert len(phrase.text) <= LONGEST
    if phrase.form == "sentence":
        assert phrase.text[-1] in ("？。！" if phrase.kind == "question" else "。！")  # it may answer itself
        assert ("？" in phrase.text) or phrase.kind != "question"
    else:
        assert re.search(r"[\w】”]$", phrase.text)
    assert not re.search("[。！]", phrase.text[:-1])


@of_each(PHRASES, by_id)
def test_a_phrase_says_where_in_a_section_and_in_what_tone_it_stands(phrase: Phrase):
    """Else a section that asks for a clause of this move would get it at the wrong end."""
    if phrase.form in ("clause", "sentence") and phrase.kind != "argument":
        assert phrase.fits.position
        assert phrase.fits.tone


@of_each(USABLE, by_id)
def test_every_slot_is_filled_from_a_path_that_a_plan_knows_or_by_the_writer(phrase: Phrase):
    for slot in phrase.slots.values():
        if phrase.kind == "argument":
            assert slot.source.removeprefix("it.") in phrase.joins
        else:
            assert slot.source in PATHS | {""}
            assert slot.form
    for variant in phrase.variants:
        assert set(SLOT.findall(variant)) <= set(phrase.slots)


@of_each([phrase for phrase in PHRASES if words_of_the_period(phrase)], by_id)
def test_a_word_of_its_time_is_bound_to_it(phrase: Phrase):
    """A meeting of that time on that class of themes finds it; one of today does not, nor one on another theme."""
    assert phrase.fits.classes == ("prevention",)
    assert phrase.valid_to
    assert eligible(phrase, datetime.date(2021, 1, 20))
    assert not eligible(phrase, datetime.date(2021, 1, 20), "development")
    assert not eligible(phrase, datetime.date(2026, 1, 20))


def test_the_words_of_the_period_are_found_where_they_stand_and_not_in_words_of_today():
    assert words_of_the_period(replace(PHRASES[0], text="落实应检尽检要求")) == ["应检尽检"]
    assert words_of_the_period(replace(PHRASES[0], text="开设防火隔离带")) == []


@of_each(USABLE, by_id)
def test_a_phrase_says_something(phrase: Phrase):
    assert not EMPTY.search(phrase.text)


def test_two_phrases_that_share_words_exclude_each_other():
    for one, other in combinations(PHRASES, 2):
        if runs(one.text) & runs(other.text):
            assert other.id in one.fits.excludes, f"{one.text} / {other.text}"
            assert one.id in other.fits.excludes, f"{other.text} / {one.text}"


def test_an_excluded_phrase_exists():
    excluded = {name for phrase in PHRASES for name in phrase.fits.excludes}
    assert excluded <= {phrase.id for phrase in PHRASES}


@of_each(list(readings()), lambda reading: reading[0].id)
def test_a_phrase_reads_well_with_every_theme(reading: tuple[Phrase, dict[str, str]]):
    said = read_aloud(*reading)
    assert not STUMBLES.search(said), said


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme['class']}-{theme['level']}")
def test_what_fills_a_slot_has_the_form_that_the_slot_wants(theme: dict[str, str]):
    for phrase in PHRASES:
        for slot in phrase.slots.values():
            value = theme.get(slot.source) or slot.default
            if value and slot.form:
                assert contradicts(value, slot.form, BANK.words.verbs, BANK.words.nouns) is None, (
                    f"{phrase.id}: {value}"
                )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme['class']}-{theme['level']}")
@pytest.mark.parametrize("place", fixture("places"), ids=lambda place: str(place["place"]))
def test_every_place_of_a_deployment_speech_has_alternatives_for_every_theme(
    place: dict[str, Any], theme: dict[str, str]
):
    found = [
        phrase.text
        for phrase in PHRASES
        if (phrase.move, phrase.form) == (place["move"], place["form"])
        and place.get("tone") in (None, phrase.fits.tone)
        and place.get("position") in (None, *phrase.fits.position)
        and set(place.get("carries", ())) <= {slot.source for slot in phrase.slots.values()}
        and fits(phrase, theme, ("special-campaign", "follow-up"))
    ]
    assert len(found) >= ALTERNATIVES, found


@pytest.mark.parametrize("form", ["verb", "noun", "clause"])
def test_the_word_lists_tell_a_verb_phrase_from_what_only_begins_like_one(form: str):
    wrong = []
    for text in fixture("forms")[form]:
        seen = recognise_form(text, BANK.words.verbs, BANK.words.nouns)
        good = seen in (None, "noun") if form == "noun" else seen == form
        if not good:
            wrong.append((text, seen))
    assert wrong == []


def test_a_word_opens_a_verb_phrase_or_is_a_noun_but_not_both():
    assert not BANK.words.verbs & BANK.words.nouns


def test_every_move_has_cues_and_each_is_a_regular_expression():
    for move in BANK.moves.values():
        assert all(re.compile(cue) for cue in move.cues)
        assert move.cues


def test_a_section_pattern_counts_its_sources_and_says_so_when_it_has_none():
    for pattern in BANK.patterns:
        assert pattern.count == len(set(pattern.sources))
        assert (pattern.count == 0) == ("语料中无例" in pattern.name)
        assert pattern.heading_forms


def test_a_formulation_was_checked_after_it_came_into_force_and_names_its_document():
    for formulation in BANK.formulations.values():
        assert formulation.valid_from <= formulation.checked_on
        assert formulation.valid_to is None or formulation.valid_from < formulation.valid_to
        assert re.search(r"《.+》.*\d{4}", formulation.source)


@pytest.fixture(scope="module")
def corpus() -> dict[tuple[str, int], str]:
    """Speech (meeting-speeches/3, anhui/1) and line of its file to the text; what precedes the first speech is none."""
    if not CORPUS.exists():
        pytest.skip("the corpus is not here: ../shared/corpus")
    lines: dict[tuple[str, int], str] = {}
    number = 0
    for at, text in enumerate((CORPUS / "meeting-speeches.txt").read_text(encoding="utf-8").split("\n"), 1):
        if match := re.match("第([一二三四五六七])篇", text):
            number = "一二三四五六七".index(match[1]) + 1
        elif number:
            lines[f"meeting-speeches/{number}", at] = text
    for file in (CORPUS / "reports").glob("*.txt"):
        for at, text in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            lines[f"{file.stem}/1", at] = text
    return lines


@pytest.fixture(scope="module")
def speeches(corpus: dict[tuple[str, int], str]) -> dict[str, str]:
    """Each speech as one text."""
    texts: dict[str, list[str]] = defaultdict(list)
    for (speech, _line), text in corpus.items():
        texts[speech].append(text)
    return {speech: "\n".join(lines) for speech, lines in texts.items()}


@of_each(REVIEWED, by_id)
def test_every_source_stands_where_it_says(phrase: Phrase, corpus: dict[tuple[str, int], str]):
    for source in phrase.sources:
        assert source.text in corpus[source.speech, source.line]


@of_each(REVIEWED, by_id)
def test_the_counts_are_what_the_corpus_holds(phrase: Phrase, speeches: dict[str, str]):
    """What was read in the seven speeches only was counted in those."""
    texts = {source.text for source in phrase.sources}
    files = {source.speech.partition("/")[0] for source in phrase.sources}
    counts = {
        speech: sum(whole.count(text) for text in texts)
        for speech, whole in speeches.items()
        if files != {"meeting-speeches"} or speech.startswith("meeting-speeches/")
    }
    assert phrase.count == sum(counts.values())
    assert phrase.speeches == sum(map(bool, counts.values()))


@of_each(REVIEWED, by_id)
def test_a_reviewed_phrase_has_its_words_from_a_source(phrase: Phrase):
    wordings = [
        "".join(".+" if SLOT.fullmatch(part) else re.escape(bare(part)) for part in re.split("(【[^【】]+】)", text))
        for text in (phrase.text, *phrase.variants)
    ]
    for source in phrase.sources:
        assert any(re.fullmatch(wording, bare(source.text)) for wording in wordings), source.text


def test_a_section_pattern_names_speeches_of_the_corpus(speeches: dict[str, str]):
    assert {source for pattern in BANK.patterns for source in pattern.sources} <= set(speeches)
