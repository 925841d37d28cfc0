"""`drafter finalize` as it is typed."""

from pathlib import Path

from drafter.edited import make_document
from drafter.word.text import read_docx
from tests.cli.conftest import Run


def write(path: Path, *lines: str) -> Path:
    path.write_bytes(make_document(lines))
    return path


def test_the_final_file_stands_beside_the_draft(run: Run, tmp_path: Path):
    said = run("finalize", write(tmp_path / "讲话.docx", "同志们：", "散会。"))
    assert (said.status, said.out) == (0, "")
    assert read_docx((tmp_path / "讲话-定稿.docx").read_bytes()) == ["同志们：", "散会。"]


def test_what_is_open_ends_with_1_and_nothing_is_written(run: Run, tmp_path: Path):
    said = run("finalize", write(tmp_path / "s.docx", "同志们：", "由××负责，请某某同志讲话。"))
    assert said.status == 1
    assert "s.docx:2" in said.err and "××" in said.err and "某某" in said.err
    assert "Nothing was written" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["s.docx"]


def test_marks_are_allowed_one_by_one(run: Run, tmp_path: Path):
    draft = write(tmp_path / "s.docx", "由××负责，请某某同志讲话。")
    assert run("finalize", draft, "--allow", "××").status == 1
    assert run("finalize", draft, "--allow", "××", "--allow", "某某", "-o", "final.docx").status == 0
    assert (tmp_path / "final.docx").exists()


def test_a_final_file_that_is_there_is_replaced_only_by_force(run: Run, tmp_path: Path):
    draft = write(tmp_path / "s.docx", "散会。")
    assert run("finalize", draft).status == 0
    assert run("finalize", draft).status == 1
    assert run("finalize", draft, "--force").status == 0
    assert (tmp_path / "s-定稿.docx.bak").exists()


def test_a_file_that_is_not_there_and_a_name_that_is_no_word_files_are_told(run: Run, tmp_path: Path):
    assert "none.docx" in run("finalize", tmp_path / "none.docx").err
    said = run("finalize", write(tmp_path / "s.docx", "散会。"), "-o", "final.pdf")
    assert said.status == 2 and "final.pdf" in said.err


def test_a_draft_from_standard_input_goes_to_a_file(run: Run, tmp_path: Path):
    assert run("finalize", "-", "-o", "final.docx", stdin=make_document(["散会。"])).status == 0
    assert read_docx((tmp_path / "final.docx").read_bytes()) == ["散会。"]


def test_the_final_name_takes_the_place_of_the_version(run: Run, tmp_path: Path):
    said = run("finalize", write(tmp_path / "会议-送审稿.docx", "在工作会议上的讲话", "（送审稿）", "散会。"))
    assert (tmp_path / "会议-定稿.docx").exists()
    assert "（送审稿） still stands under the title" in said.err


def test_a_word_of_the_name_that_is_no_version_stays(run: Run, tmp_path: Path):
    assert run("finalize", write(tmp_path / "2026-讲话稿.docx", "散会。")).status == 0
    assert (tmp_path / "2026-讲话稿-定稿.docx").exists()
