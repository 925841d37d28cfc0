"""Web pages: whatever they hold they are read, in time that grows with their length, and every text knows its place."""

import gc
from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.corpus.html_text import read_html
from drafter.corpus.html_tokens import attributes, tokens

END = "<p>同志们：</p><p>今天讲两点。</p>"
PIECES = [
    "<a ", "<!--", "</a", "<![CDATA[", "<?", '<a b="', "<nav>", "<b>", "</i>", "<![ foo]>", "&#", "&#x", "<script>",
    "<a b='x", "<", "<p class=hot>", "<a =", "&amp;", "<title>", "</nav>", "<li>a", "<a href=x>y</a>", "</script",
]  # fmt: skip


def lines(page: str) -> list[str]:
    return [passage.text for passage in read_html(page.encode())]


@pytest.fixture
def swept() -> Iterator[None]:
    """What other tests have left behind is not gone over by the collector while time is taken."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_one_piece_is_read_in_time_that_grows_with_its_length(piece: str):
    spent = []
    for count in (4_000, 40_000):
        start = process_time()
        read_html(f"<html><body>{piece * count}{END}".encode())
        spent.append(process_time() - start)
    assert spent[1] < max(30 * spent[0], 1)


@pytest.mark.parametrize(
    "odd", ["<![CDA x>", "<![ foo]>", "&#" + "9" * 5000 + ";", "<!", "</>", "<a b=c", "&#xffffffff;"]
)
def test_what_is_no_markup_stops_nothing(odd: str):
    assert "".join(lines(f"<html><body>{odd}{END}")).endswith("今天讲两点。")


@given(st.text(st.sampled_from("<>/!-?&#;=\"' abpdiv讲话\n"), max_size=60))
def test_any_page_is_read_and_its_tokens_stand_where_they_say(page: str):
    at = 0
    for token in tokens(page):
        assert at <= token.start < len(page)
        at = token.start
        if token.kind == "text" and not token.value.startswith(("&", "\ufffd")) and page[at] != "&":
            assert page.startswith(token.value, at)
    read_html(page.encode())


@given(
    st.lists(st.sampled_from(["同志们", "讲话", "\n", "<b>", "</b>", "&amp;", "<p>", "</p>", " ", "<br>"]), max_size=30)
)
def test_every_chinese_character_is_where_its_place_says(pieces: list[str]):
    page = "".join(pieces)
    rows = page.split("\n")
    for passage in read_html(("\ufeff" + page).encode()):
        for offset, character in enumerate(passage.text):
            line, column = passage.where(offset)
            if character > "\u4e00":
                assert rows[line - 1][column - 1] == character


def test_what_is_hidden_or_furniture_is_left_out():
    hidden = "<p style='Display: None'>藏</p><div hidden>藏</div><div class='share-bar'>分享</div>"
    assert lines(f"{hidden}<p style='opacity: 0'>讲话</p>") == ["讲话"]


def test_a_part_that_never_ends_hides_only_what_is_in_its_parent():
    assert lines("<div><ul class=menu><li>首页</div><p>同志们：</p>") == ["同志们："]


def test_where_a_page_marks_its_article_only_that_and_its_heading_are_read():
    page = "<h1>讲话</h1><div>记者报道。</div><div class='TRS_Editor'><p>同志们：</p></div><p>环境异常。</p>"
    assert lines(page) == ["讲话", "同志们："]


def test_attributes_are_read_with_any_quotes_and_none():
    assert attributes(" A=\"b c\" d='e' f=g hidden a=x") == {"a": "b c", "d": "e", "f": "g", "hidden": ""}
