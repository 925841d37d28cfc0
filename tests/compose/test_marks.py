"""Where text came from survives: what is marked comes back in pieces with its origins."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.compose.marks import Origins, Piece, Rendered, plain, unwrap
from drafter.model.span import Origin, Span

FACT = Origin("fact", "facts.x")
PHRASE = Origin("phrase", "situation.lead")
_TEXT = st.text(alphabet="甲乙，1a\n{}#", min_size=1, max_size=6)


def test_a_fact_inside_a_phrase_keeps_both_origins() -> None:
    origins = Origins()
    phrase = origins.wrap("绷紧" + origins.mark(Span("安全", FACT)) + "这根弦", PHRASE)
    assert unwrap("要" + phrase, origins) == [
        Piece("要"),
        Piece("绷紧", (PHRASE,)),
        Piece("安全", (PHRASE, FACT)),
        Piece("这根弦", (PHRASE,)),
    ]


def test_what_is_marked_already_is_not_marked_again() -> None:
    origins = Origins()
    assert origins.mark(Rendered("甲")) == "甲"
    assert origins.table == []


@given(st.lists(st.tuples(st.booleans(), _TEXT)))
def test_marks_come_off_letter_by_letter(parts: list[tuple[bool, str]]) -> None:
    origins = Origins()
    marked = "".join(origins.mark(Span(text, FACT)) if is_fact else text for is_fact, text in parts)
    assert plain(marked) == "".join(text for _is_fact, text in parts)
    pieces = unwrap(marked, origins)
    assert "".join(piece.text for piece in pieces) == plain(marked)
    assert [piece.text for piece in pieces if piece.origins] == [text for is_fact, text in parts if is_fact]
