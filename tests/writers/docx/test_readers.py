"""Other tools read a draft's text whole, what stands in controls included: mammoth, docx2txt, pandoc.

Each is held to the letters, and to the spaces and breaks that it keeps.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import takewhile
from typing import Any

import docx2txt
import mammoth
import pytest

from drafter.workspace import Workspace
from drafter.writers.docx import write_docx
from tests.test_drafts import EXAMPLES, draft_seed
from tests.writers.docx.reading import read_texts
from tests.writers.samples import draft_of, gbt9704, living_speech, paragraph
from tests.writers.test_write import HOSTILE

Check = Callable[[bytes], None]


def check_mammoth(written: bytes) -> None:
    """Its raw text ends each paragraph in two newlines and leaves out breaks inside of one."""
    texts = [text.replace("\n", "") for _, text in read_texts(written)]
    assert mammoth.extract_raw_text(BytesIO(written)).value == "".join(f"{text}\n\n" for text in texts)


_FOOTERS = re.compile(r"(\s*(全文约\d+分钟\s)?— 1 —(\s全文约\d+分钟)?)*\s*\Z")


def check_docx2txt(written: bytes) -> None:
    """It sets two newlines between paragraphs, keeps breaks, strips the whole, and adds the footers."""
    text = docx2txt.process(BytesIO(written))
    assert _FOOTERS.sub("", text) == "\n\n".join(text for _, text in read_texts(written)).strip(" \t\n")


def check_pandoc(written: bytes) -> None:
    """Title, name and date that stand first it takes out of the text; spaces, tabs and breaks are one space to it."""
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    command = ["pandoc", "--from=docx", "--to=json"]
    document = json.loads(subprocess.run(command, input=written, capture_output=True, check=True, timeout=60).stdout)
    texts = read_texts(written)
    front = list(takewhile(lambda each: each[0] in ("Title", "Subtitle", "Date"), texts))
    taken = {key: _fold(_text(value["c"])) for key, value in document["meta"].items()}
    assert taken == {style.lower(): _fold(text) for style, text in front}
    assert [_fold(text) for text in _paragraphs(document["blocks"])] == [_fold(text) for _, text in texts[len(front) :]]


def _fold(text: str) -> str:
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def _paragraphs(blocks: list[Any]) -> Iterator[str]:
    """The paragraphs of pandoc's JSON; anything that is none of these is an error, for a draft has none."""
    for block in blocks:
        match block["t"]:
            case "Para" | "Plain":
                yield _text(block["c"])
            case "Header":
                yield _text(block["c"][2])
            case "BlockQuote":  # a paragraph whose first line is indented
                yield from _paragraphs(block["c"])
            case other:
                raise AssertionError(f"pandoc takes a paragraph for a {other}")


def _text(inlines: list[Any]) -> str:
    return "".join(_inline(each["t"], each.get("c")) for each in inlines)


def _inline(kind: str, content: Any) -> str:
    match kind:
        case "Str":
            return str(content)
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Strong" | "Emph":
            return _text(content)
        case "Span":
            return _text(content[1])
        case other:
            raise AssertionError(f"pandoc takes text for a {other}")


CHECKS: dict[str, Check] = {"mammoth": check_mammoth, "docx2txt": check_docx2txt, "pandoc": check_pandoc}
each_reader = pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


@each_reader
@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_every_example_is_read_whole(check: Check, workspace: Workspace, example: Any) -> None:
    check(workspace.write(workspace.draft(workspace.load(example))[0], comments="all"))


@each_reader
@pytest.mark.parametrize("seed", range(0, 500, 40))
def test_random_drafts_are_read_whole(check: Check, seed: int) -> None:
    check(draft_seed(seed)[1])


@each_reader
@pytest.mark.parametrize("fact", HOSTILE)
def test_hostile_facts_are_read_whole(check: Check, fact: str) -> None:
    check(write_docx(draft_of(paragraph("甲", fact, "乙")), gbt9704()))


@each_reader
def test_controls_of_every_shape_are_read_whole(check: Check) -> None:
    check(write_docx(living_speech(), gbt9704(), "all"))


@pytest.mark.parametrize("check", [check_mammoth, check_docx2txt, check_pandoc])
def test_a_fact_that_a_reader_does_not_see_is_noticed(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    if check is check_pandoc and shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    other = write_docx(draft_of(paragraph("甲")), gbt9704())
    monkeypatch.setattr(f"{__name__}.read_texts", lambda _written: [("Body Text", "甲乙")])
    with pytest.raises(AssertionError):
        check(other)
