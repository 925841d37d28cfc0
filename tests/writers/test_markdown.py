"""Markdown: headings by depth, bold that CommonMark renders between Han characters, facts that stay literal."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from drafter.model.draft import Block, Draft, Run
from drafter.model.style import Style
from drafter.writers.markdown import write_markdown
from tests.writers.samples import draft_of, gbt9704, paragraph
from tests.writers.test_write import HOSTILE

PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(PRINTABLE | st.sampled_from("\n\t *_#`~[]<>&\\|+-=>1.)。，“”【】"), min_size=1)


def markdown(*blocks: Block) -> str:
    return write_markdown(draft_of(*blocks), gbt9704()).decode()


def read(text: str) -> Iterator[tuple[str, str]]:
    """Each block of a Markdown text as its tag and its text, line breaks as newlines."""
    tokens = MarkdownIt("commonmark").parse(text)
    for opening, token in pairwise(tokens):
        if token.type == "inline":
            yield opening.tag, "".join(map(read_inline, token.children or []))


def read_inline(token: Token) -> str:
    return "\n" if token.type in ("hardbreak", "softbreak") else token.content


def bold(text: str) -> list[str]:
    (inline,) = [token for token in MarkdownIt("commonmark").parse(text) if token.type == "inline"]
    found: list[str] = []
    inside = False
    for token in inline.children or []:
        if token.type == "strong_open":
            inside = True
            found.append("")
        elif token.type == "strong_close":
            inside = False
        elif inside:
            found[-1] += token.content
    return found


def test_the_speech_reads_as_it_should(draft: Draft, style: Style):
    text = write_markdown(draft, style).decode()
    assert [tag for tag, _ in read(text)][:10] == ["h1", "p", "p", "p", "p", "p", "h2", "p", "h3", "h4"]
    assert "## 一、认清形势，绷紧“安全弦”\n\n去年12月以来，接连发生【**数**】起火灾" in text
    assert "**一要把冷库排查干净**。逐一排查112家。" in text
    assert "**（二）守住路口" not in text, "a bracket or a mark at the edge of bold text keeps it from being bold"
    assert text.endswith("谢谢大家。\n")
    assert "\n\n\n" not in text


def test_a_blank_between_han_characters_is_rendered_bold():
    assert bold(markdown(paragraph("请", Run("【责任单位】", blank="a"), Run("【时限】", blank="b"), "前办结"))) == [
        "责任单位",
        "时限",
    ]


def test_a_head_is_rendered_bold_whatever_stands_at_its_ends():
    block = Block("item", (Run("抓好“两类”场所。", head=True), Run("这是重点。")), marker="（一）")
    assert bold(markdown(block)) == ["一）抓好“两类”场所"]


@pytest.mark.parametrize("fact", HOSTILE)
@pytest.mark.parametrize("kind", ["title", "heading", "paragraph"])
def test_a_fact_is_read_back_unchanged(fact: str, kind: str):
    ((_, text),) = read(markdown(Block(kind, (Run(fact, fact="f"),), depth=1)))  # type: ignore[arg-type]
    assert text == fact


@given(TEXTS, TEXTS, st.sampled_from(["paragraph", "heading", "item"]), st.booleans(), st.booleans())
def test_any_text_is_read_back_unchanged(one: str, two: str, kind: str, head: bool, blank: bool):
    runs = (Run(one, head=head), Run(two, blank="path" if blank else ""))
    ((_, text),) = read(markdown(Block(kind, runs, depth=2)))  # type: ignore[arg-type]
    assert text == one + two
