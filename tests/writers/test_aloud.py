"""For the rostrum: no sentence over two pages, and the minutes beside the text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.measure import count_characters
from drafter.model.draft import Block, Run
from drafter.writers.aloud import cut_at_sentences, mark_minutes, tell_minutes
from drafter.writers.layout import arrange, lay_out, line_width, type_of
from drafter.writers.title import measure
from tests.writers.samples import CASES, draft_of, gbt9704, long_speech, paragraph

LINES = (CASES / "sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line for line in LINES if not line.startswith("#")]
_ORIGINS = re.compile(r"(\{[^}]*\}|\[[^]]*\]|\*\*.*?\*\*)")


def read_case(line: str) -> tuple[Block, list[str]]:
    """A paragraph with its runs, and the pieces it may be cut into."""
    runs = []
    for number, part in enumerate(_ORIGINS.split(line.replace("｜", ""))):
        match part[:1]:
            case "{":
                runs.append(Run(part[1:-1], fact=f"facts.{number}"))
            case "[":
                runs.append(Run(part[1:-1], phrase="closing.call"))
            case "*":
                runs.append(Run(part[2:-2], head=True))
            case _:
                runs.append(Run(part))
    phrases = [run.phrase for run in runs]
    if phrases.count("closing.call") > 1:  # a fact inside a phrase belongs to both
        runs = [Run(run.text, run.fact, "closing.call") if run.fact else run for run in runs]
    return Block("paragraph", tuple(run for run in runs if run.text)), re.sub(r"[{}\[\]*]", "", line).split("｜")


@pytest.mark.parametrize("line", SENTENCES)
def test_a_paragraph_is_cut_where_the_cases_say(line: str):
    block, pieces = read_case(line)
    assert [piece.text for piece in cut_at_sentences(block, most=1, width=1, indent=0)] == pieces


def test_the_first_piece_keeps_the_marker_and_the_others_go_on_with_it():
    block = Block("item", (Run("把冷库排查干净。", head=True), Run("逐一过筛。不留死角。")), depth=2, marker="一要")
    first, second = cut_at_sentences(block, most=1, width=12, indent=2)
    assert (first.marker, first.text, first.continues) == ("一要", "一要把冷库排查干净。逐一过筛。", False)
    assert (second.marker, second.text, second.continues) == ("", "不留死角。", True)
    assert [type_of(first), type_of(second)] == ["body", "continued"]


def test_a_paragraph_that_is_short_enough_is_left_alone():
    block = paragraph("今天开个会。主要是分析形势。")
    assert cut_at_sentences(block, most=2, width=10, indent=2) == [block]


def test_pieces_are_as_long_as_they_may_be():
    block = paragraph("一二三四。" * 7)
    assert [len(piece.text) for piece in cut_at_sentences(block, most=3, width=5, indent=2)] == [10, 15, 10]


RUNS = st.builds(
    Run,
    st.text("甲乙。！？“”（）；\n", max_size=12),
    fact=st.sampled_from(["", "", "f", "g"]),
    phrase=st.sampled_from(["", "", "p", "q"]),
    blank=st.sampled_from(["", "", "b"]),
    head=st.booleans(),
)


@given(st.lists(RUNS, max_size=8), st.sampled_from(["", "一要"]), st.integers(1, 3), st.integers(1, 8))
def test_the_pieces_are_the_paragraph_and_nothing_that_belongs_together_is_cut(
    runs: list[Run], marker: str, most: int, width: int
):
    block = Block("item", tuple(runs), marker=marker)
    pieces = cut_at_sentences(block, most, width, indent=2)
    assert "".join(piece.text for piece in pieces) == block.text
    assert all(piece.text for piece in pieces[1:])
    assert [piece.continues for piece in pieces] == [False, *[True] * (len(pieces) - 1)]
    for above, below in pairwise(pieces):
        last, first = above.runs[-1], below.runs[0]
        assert not last.head
        assert not (last.phrase and last.phrase == first.phrase)
        assert not (last.fact and last.fact == first.fact)
        assert re.search("。[”）]*$|[！？]$", above.text)
    whole = [run for run in runs if run.fact or run.phrase or run.blank or run.head]
    assert [run for piece in pieces for run in piece.runs if run.fact or run.phrase or run.blank or run.head] == whole


def test_a_style_that_keeps_sentences_lays_out_pieces_and_other_formats_keep_the_paragraph():
    style = gbt9704(keep_sentences=3)
    draft = draft_of(paragraph("安全生产责任重于泰山。" * 20), Block("closing", (Run("谢谢大家。" * 40),)))
    laid = lay_out(draft, style)
    width = line_width(style.page, style.types["body"])
    assert all(measure(block.text) <= 3 * width for block in laid if block.kind == "paragraph")
    assert len(laid) > 3
    assert laid[-1].text == "谢谢大家。" * 40
    assert len(arrange(draft, style)) == 2
    assert lay_out(draft, gbt9704()) == arrange(draft, gbt9704())


def test_each_minute_stands_before_the_paragraph_whose_beginning_is_nearest_to_it():
    blocks = [
        Block("title", (Run("标题" * 500),)),
        *(paragraph("字" * length) for length in (100, 60, 60, 100, 40)),
    ]
    marked = mark_minutes(blocks, 100, [False] * len(blocks))
    assert [block.text if block.kind == "minute" else len(block.text) for block in marked] == [
        *(1000, 100, "1分", 60, 60, "2分", 100, "3分", 40),
    ]
    # The paragraphs begin at 0, 1.0, 1.6, 2.2 and 3.2 minutes.


def test_a_minute_never_parts_a_heading_from_its_text_and_never_stands_before_what_is_not_said():
    blocks = [
        paragraph("字" * 96),
        Block("heading", (Run("字字"),), depth=1, marker="一、"),
        paragraph("字" * 90),
        Block("stage", (Run("（鼓掌）"),)),
        paragraph("字"),
    ]
    marked = mark_minutes(blocks, 100, [False, True, False, False, False])
    assert [block.kind for block in marked] == [
        *("paragraph", "minute", "heading", "paragraph", "stage", "minute", "paragraph"),
    ]


def test_the_minutes_of_a_layout_follow_the_speaking_rate_and_are_no_part_of_the_draft():
    draft = long_speech(40)
    style = gbt9704(minutes="margin", keep_sentences=5)
    laid = lay_out(draft, style)
    spoken = 0
    for block in laid:
        if block.kind == "minute":
            assert abs(spoken / draft.speaking_rate - int(block.text.removesuffix("分"))) <= 0.5
        elif block.kind not in ("title", "version", "speaker", "date", "stage"):
            spoken += count_characters(block.text)
    assert sum(block.kind == "minute" for block in laid) >= spoken // draft.speaking_rate - 1
    assert "".join(block.text for block in laid if block.kind != "minute") == "".join(
        block.text for block in arrange(draft, style)
    )


@pytest.mark.parametrize(("characters", "said"), [(10, 1), (269, 1), (271, 2), (1800, 10)])
def test_the_whole_is_told_to_the_nearest_minute_and_never_as_none(characters: int, said: int):
    blocks = [Block("title", (Run("标题" * 500),)), paragraph("字" * characters)]
    assert tell_minutes(blocks, 180) == f"全文约{said}分钟"
