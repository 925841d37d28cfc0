"""`drafter styles`: what a Word draft looks like."""

from pathlib import Path

from docx import Document

from tests.cli.conftest import Run


def test_the_styles_are_listed(run: Run):
    assert run("styles", "list").out.startswith("gbt9704")


def test_a_style_shows_page_type_and_options(run: Run):
    said = run("styles", "show", "gbt9704").out
    assert "210 × 297" in said
    assert "37 35 28 26" in said
    assert "仿宋_GB2312" in said and "16 pt" in said
    assert "page_number" in said


def test_options_are_shown_as_they_are_typed_with_what_they_mean(run: Run):
    said = run("--lang", "en", "styles", "show", "read-aloud").out.splitlines()
    rows = {line.split()[0]: line.split(maxsplit=2)[1:] for line in said if line.startswith("  ")}
    assert rows["keep_sentences"][0] == "5"
    assert rows["keep_sentences"][1].startswith("no sentence over two pages")
    assert rows["speaker_first"] == ["true", "post and name above the date; false: below it"]
    assert rows["minutes"][0] == "margin"


def test_without_a_name_the_style_of_the_organisation_is_shown(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\nstyle: read-aloud\n", encoding="utf-8")
    assert run("styles", "show").out.startswith("read-aloud")


def test_a_word_file_shows_which_of_its_styles_are_taken_and_which_it_lacks(run: Run, tmp_path: Path):
    Document().save(str(tmp_path / "ours.docx"))
    (tmp_path / "drafter.yaml").write_text(
        "format: 1\nstyle: {base: ours.docx, styles: {salutation: 正文}}\n", encoding="utf-8"
    )
    for arguments in ([], ["ours.docx"]):
        rows = [line.split() for line in run("--lang", "en", "styles", "show", *arguments).out.splitlines()]
        assert ["salutation", "Normal"] in rows
        assert ["heading1", "heading", "1"] in rows
        assert ["closing", "missing:", "say", "which", "under", "'styles:'"] in rows


def test_an_unknown_style_is_refused_with_the_nearest_one(run: Run):
    outcome = run("styles", "show", "gbt9705")
    assert outcome.status in (1, 2)
    assert "gbt9704" in outcome.err
