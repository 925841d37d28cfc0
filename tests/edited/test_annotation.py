"""Comments and corrections in Word files, at the very words."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.edited import annotate, correct, make_document
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.word.namespaces import W
from drafter.word.package import Package
from drafter.word.text import read_docx


def document(*paragraphs: list[str]) -> bytes:
    """A Word file whose paragraphs have these runs."""
    made = Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for run in runs:
            paragraph.add_run(run).italic = True
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def finding(line: int, column: int, length: int, fix: str | None = None, severity: str = "error") -> Finding:
    return Finding("rule", severity, "wrong", Place("s.docx", line, column), length=length, fix=fix)  # type: ignore[arg-type]


def commented(data: bytes) -> list[str]:
    """The text inside each comment's range, in the order of the comments."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    texts: dict[str, str] = {}
    opened: set[str] = set()
    for node in root.iter():
        if node.tag == f"{W}commentRangeStart":
            opened.add(node.get(f"{W}id", ""))
            texts[node.get(f"{W}id", "")] = ""
        elif node.tag == f"{W}commentRangeEnd":
            opened.discard(node.get(f"{W}id", ""))
        elif node.tag == f"{W}t":
            for name in opened:
                texts[name] += node.text or ""
    assert not opened
    assert [comment.get(f"{W}id") for comment in comments] == sorted(texts, key=int)
    references = [node.get(f"{W}id") for node in root.iter(f"{W}commentReference")]
    assert sorted(references, key=lambda name: int(name or 0)) == sorted(texts, key=int)
    return [texts[name] for name in sorted(texts, key=int)]


def test_a_comment_lies_around_the_words_even_across_runs():
    data = annotate(document(["做好防控工", "作工作", "，确保。"]), [finding(1, 5, 4)])
    assert commented(data) == ["工作工作"]
    assert read_docx(data) == ["做好防控工作工作，确保。"]


def test_runs_that_are_split_keep_their_formatting():
    data = annotate(document(["做好防控工作工作"]), [finding(1, 5, 4)])
    runs = [run for run in Document(io.BytesIO(data)).paragraphs[0].runs if run.text]
    assert [(run.text, run.italic) for run in runs] == [("做好防控", True), ("工作工作", True)]


def test_comments_may_overlap():
    data = annotate(document(["一二三四五六"]), [finding(1, 1, 4), finding(1, 3, 4), finding(1, 3, 1)])
    assert commented(data) == ["一二三四", "三四五六", "三"]


def test_a_finding_without_words_becomes_a_comment_of_its_paragraph():
    data = annotate(document(["甲"], []), [Finding("rule", "hint", "missing", Place("s.docx", 2, 1))])
    assert commented(data) == [""]


def test_comments_that_are_there_already_stay():
    once = annotate(document(["一二三四"]), [finding(1, 1, 2)])
    twice = annotate(once, [finding(1, 3, 2)])
    assert commented(twice) == ["一二", "三四"]


def broken(*pieces: str) -> bytes:
    """A Word file of one paragraph between two others: | is a line break, > a tab, [ ] a plain-text control."""
    made = {
        "|": "<w:r><w:br/></w:r>",
        ">": "<w:r><w:tab/></w:r>",
        "[": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>",
        "]": "</w:sdtContent></w:sdt>",
    }
    body = "".join(made.get(piece, f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>') for piece in pieces)
    package = Package(make_document(["头", "", "尾"]))
    text = package.read(package.main).decode()
    package.put(package.main, text.replace("<w:p></w:p>", f"<w:p>{body}</w:p>"))
    return package.to_bytes()


def test_columns_go_on_over_line_breaks_and_the_lines_after_them_keep_their_numbers():
    data = broken("上半", "|", "下半", ">", "末了")
    assert read_docx(data) == ["头", "上半\n下半\t末了", "尾"]
    found = [finding(2, 4, 2), finding(2, 7, 2), finding(2, 2, 3), finding(3, 1, 1)]
    assert commented(annotate(data, found)) == ["下半", "末了", "半下", "尾"]
    fixed, made = correct(data, [finding(2, 4, 2, fix="次行"), finding(3, 1, 1, fix="终")])
    assert (read_docx(fixed), len(made)) == (["头", "上半\n次行\t末了", "终"], 2)


def test_a_fix_never_takes_a_line_break_along():
    data, made = correct(broken("上半", "|", "下半"), [finding(2, 2, 3, fix="丙")])
    assert (read_docx(data)[1], made) == ("上半\n下半", [])


def test_a_comment_stands_around_a_plain_text_control_which_keeps_its_one_run():
    data = annotate(broken("共", "[", "一百一十二", "]", "家"), [finding(2, 3, 1), finding(2, 1, 7)])
    assert commented(data) == ["一百一十二", "共一百一十二家"]
    (content,) = Package(data).document.iter(f"{W}sdtContent")
    assert [child.tag for child in content] == [f"{W}r"]


def test_comments_are_dated():
    package = Package(annotate(document(["一二"]), [finding(1, 1, 1)]))
    assert [comment.get(f"{W}date") for comment in package.root("word/comments.xml")] == ["1980-01-01T00:00:00Z"]


@pytest.mark.parametrize("id", ["2x", "", "-1", "99999999999999999999", "0"])
def test_comments_whose_ids_are_no_numbers_stay_and_ours_get_free_ones(id: str):
    once = Package(annotate(document(["一二"]), [finding(1, 1, 1)]))
    for root in (once.edit("word/comments.xml"), once.edit_document()):
        for node in root.iter(f"{W}comment", f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"):
            node.set(f"{W}id", id)
    comments = Package(annotate(once.to_bytes(), [finding(1, 2, 1)])).root("word/comments.xml")
    ids = [comment.get(f"{W}id") for comment in comments]
    assert (ids[0], len(set(ids)), ids[1] is not None and ids[1].isdecimal()) == (id, 2, True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["|", ">", "甲乙", "丙", "[丁]"]), min_size=1, max_size=8), st.data())
def test_words_are_found_where_the_reader_says_they_stand(pieces: list[str], data: st.DataObject):
    made = broken(*(part for piece in pieces for part in ("[", "丁", "]")[: 3 if piece == "[丁]" else 0] or (piece,)))
    line = read_docx(made)[1]
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    annotated = annotate(made, [finding(2, start + 1, end - start)])
    assert read_docx(annotated)[1] == line
    assert commented(annotated) == [re.sub(r"[\n\t]", "", line[start:end])]


def test_a_correction_keeps_the_runs():
    data, fixed = correct(document(["做好防控工", "作工作", "，确保。"]), [finding(1, 5, 4, fix="工作")])
    assert [run.text for run in Document(io.BytesIO(data)).paragraphs[0].runs] == ["做好防控工作", "", "，确保。"]
    assert len(fixed) == 1


def test_of_two_corrections_that_overlap_the_first_is_made():
    data, fixed = correct(document(["一二三四"]), [finding(1, 1, 3, fix="甲"), finding(1, 2, 2, fix="乙")])
    assert read_docx(data) == ["甲四"]
    assert len(fixed) == 1


def test_a_text_becomes_a_document_line_by_line():
    assert read_docx(make_document(["甲 & 乙", "", "<丙>"])) == ["甲 & 乙", "", "<丙>"]


def test_characters_that_xml_cannot_hold_are_shown_as_such_and_columns_stay():
    data = annotate(make_document(["甲\x0b乙\ud800丙"]), [finding(1, 5, 1)])
    assert (read_docx(data), commented(data)) == (["甲\ufffd乙\ufffd丙"], ["丙"])


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_the_package_names_its_comments(name: str, tmp_path: Path):
    with zipfile.ZipFile(io.BytesIO(annotate(make_document(["甲"]), [finding(1, 1, 1)]))) as archive:
        assert b"comments" in archive.read(name)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("一二三四", max_size=4), min_size=1, max_size=4), st.data())
def test_annotating_never_changes_the_text(runs: list[str], data: st.DataObject):
    text = "".join(runs)
    findings = []
    for _number in range(3):
        start = data.draw(st.integers(0, max(len(text) - 1, 0)))
        findings.append(finding(1, start + 1, data.draw(st.integers(1, max(len(text) - start, 1)))))
    annotated = annotate(document(runs), findings)
    assert read_docx(annotated) == [text]
    if text:
        assert commented(annotated) == [
            text[f.place.column - 1 : f.place.column - 1 + f.length] for f in findings if f.place
        ]
