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


def test_the_styles_of_the_place_are_listed_as_they_are_typed_and_the_one_in_use_is_marked(run: Run, tmp_path: Path):
    (tmp_path / "styles").mkdir()
    own = "format: 1\nname: 云州市版\nextends: gbt9704\nspeaker_first: false\n"
    (tmp_path / "styles/ours.yaml").write_text(own, encoding="utf-8")
    Document().save(str(tmp_path / "styles/letter.docx"))
    (tmp_path / "styles/~$letter.docx").write_bytes(b"")
    (tmp_path / "drafter.yaml").write_text("format: 1\nstyle: styles/ours.yaml\n", encoding="utf-8")
    rows = [line.split() for line in run("--lang", "en", "styles", "list").out.splitlines()]
    assert [row[0] for row in rows] == ["styles/ours.yaml", "styles/letter.docx", "gbt9704", "read-aloud"]
    assert rows[0][1] == "云州市版" and "drafts here" in " ".join(rows[0])
    assert "drafts here" not in " ".join(rows[2])


def test_a_style_that_is_wrong_is_told_and_the_others_are_listed(run: Run, tmp_path: Path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/bad.yaml").write_text("format: 1\nnaem: 坏的\n", encoding="utf-8")
    (tmp_path / "drafter.yaml").write_text("format: 1\n", encoding="utf-8")
    outcome = run("--lang", "en", "styles", "list")
    assert outcome.status == 1 and "naem" in outcome.err
    assert "gbt9704" in outcome.out
