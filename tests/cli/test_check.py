"""`drafter check` as it is typed."""

import json
from pathlib import Path

import pytest
from docx import Document

from drafter.word.text import read_docx

FAULTY = "在全市安全生产工作会议上的讲话\n同志们:\n做好防控工作工作,确保布署到位。\n由xx同志负责。\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_findings_are_grouped_by_rule_with_line_and_column_and_errors_end_with_1(run, tmp_path):
    said = run("check", write(tmp_path / "s.txt", FAULTY), "--lang", "en")
    assert said.status == 1
    assert "doubled-word" in said.out
    assert "3:5" in said.out and "“工作工作”" in said.out
    assert said.out.index("doubled-word") < said.out.index("blank-left")


def test_a_speech_without_errors_ends_with_0(run, tmp_path):
    said = run("check", write(tmp_path / "s.txt", "同志们：\n今天开会，部署安全生产工作。\n"))
    assert said.status == 0


def test_json_holds_every_finding_in_the_form_of_the_design(run, tmp_path):
    said = run("check", write(tmp_path / "s.txt", FAULTY), "--json")
    findings = json.loads(said.out)["findings"]
    assert [finding["rule"] for finding in findings] == [
        "halfwidth-marks", "doubled-word", "halfwidth-marks", "confusable", "blank-left",
    ]  # fmt: skip
    assert set(findings[0]) == {
        *("rule", "severity", "file", "line", "column", "message", "excerpt", "suggestion"),
        *("count", "also"),
    }
    assert (findings[1]["line"], findings[1]["column"], findings[1]["excerpt"]) == (3, 5, "工作工作")


def test_standard_input_is_checked(run):
    said = run("check", "-", "--json", stdin=FAULTY.encode())
    assert len(json.loads(said.out)["findings"]) == 5


def test_fix_puts_right_what_is_certain_shows_it_and_keeps_the_old_file(run, tmp_path):
    path = write(tmp_path / "s.txt", FAULTY)
    said = run("check", path, "--fix")
    assert path.read_text(encoding="utf-8") == (
        "在全市安全生产工作会议上的讲话\n同志们：\n做好防控工作，确保部署到位。\n由xx同志负责。\n"
    )
    assert (tmp_path / "s.txt.bak").read_text(encoding="utf-8") == FAULTY
    assert "工作工作 → 工作" in said.out
    assert said.status == 0


def test_fix_leaves_a_file_alone_in_which_nothing_is_certain(run, tmp_path):
    path = write(tmp_path / "s.txt", "同志们：\n由xx同志负责。\n")
    run("check", path, "--fix")
    assert not (tmp_path / "s.txt.bak").exists()


def test_fix_keeps_the_formatting_of_a_word_file(run, tmp_path):
    document = Document()
    paragraph = document.add_paragraph("同志们:")
    paragraph = document.add_paragraph("做好防控工")
    paragraph.add_run("作工作").bold = True
    paragraph.add_run("，确保落实。")
    document.save(str(tmp_path / "s.docx"))
    run("check", tmp_path / "s.docx", "--fix")
    fixed = Document(str(tmp_path / "s.docx"))
    assert [p.text for p in fixed.paragraphs] == ["同志们：", "做好防控工作，确保落实。"]
    assert [run.bold for run in fixed.paragraphs[1].runs] == [None, True, None]


def test_annotate_writes_each_finding_as_a_comment_at_its_words(run, tmp_path):
    document = Document()
    for text in FAULTY.splitlines():
        document.add_paragraph(text)
    document.save(str(tmp_path / "s.docx"))
    before = read_docx((tmp_path / "s.docx").read_bytes())
    run("check", tmp_path / "s.docx", "--annotate", tmp_path / "out.docx")
    data = (tmp_path / "out.docx").read_bytes()
    assert read_docx(data) == before
    assert len(list(Document(str(tmp_path / "out.docx")).comments)) == 5


def test_annotate_makes_a_word_file_of_a_text(run, tmp_path):
    run("check", write(tmp_path / "s.txt", FAULTY), "--annotate", tmp_path / "out.docx")
    assert [p.text for p in Document(str(tmp_path / "out.docx")).paragraphs] == FAULTY.splitlines()
    assert len(list(Document(str(tmp_path / "out.docx")).comments)) == 5


def test_annotate_takes_one_file(run, tmp_path):
    path = write(tmp_path / "s.txt", FAULTY)
    assert run("check", path, path, "--annotate", "out.docx").status == 2


def test_drafter_yaml_switches_a_rule_off(run, tmp_path):
    write(tmp_path / "drafter.yaml", "format: 1\nrules:\n  doubled-word: off\n  halfwidth-marks: hint\n")
    said = run("check", write(tmp_path / "s.txt", FAULTY), "--json")
    findings = json.loads(said.out)["findings"]
    assert {finding["rule"] for finding in findings} == {"halfwidth-marks", "confusable", "blank-left"}
    assert said.status == 0


def test_an_organisation_adds_words_of_its_own(run, tmp_path):
    write(tmp_path / "drafter.yaml", "format: 1\nphrasebanks: [ours]\n")
    (tmp_path / "ours" / "checks").mkdir(parents=True)
    write(
        tmp_path / "ours" / "checks" / "confusables.yaml",
        "format: 1\nconfusables:\n  - {wrong: 云洲市, right: 云州市, fix: yes}\n",
    )
    said = run("check", write(tmp_path / "s.txt", "同志们：\n云洲市要带好头，布署到位。\n"), "--json")
    assert [f["excerpt"] for f in json.loads(said.out)["findings"]] == ["云洲市", "布署"]


def test_a_meeting_file_is_checked_where_its_texts_stand(run, tmp_path):
    path = write(
        tmp_path / "m.yaml",
        "format: 1\nkind: special-campaign\ntitle: 在全市安全生产工作会议上的讲话\n"
        "theme: {full: 安全生产工作工作, noun: 安全生产}\n",
    )
    findings = json.loads(run("check", path, "--json").out)["findings"]
    assert [(f["rule"], f["line"], f["column"]) for f in findings] == [("doubled-word", 4, 19)]


def test_a_file_that_cannot_be_read_is_an_error(run, tmp_path):
    assert run("check", tmp_path / "none.txt").status == 1


def test_a_rule_that_does_not_exist_is_told(run, tmp_path):
    write(tmp_path / "drafter.yaml", "format: 1\nrules:\n  doubled-wort: off\n")
    said = run("check", write(tmp_path / "s.txt", FAULTY), "--lang", "en")
    assert "doubled-wort" in said.err and "did you mean 'doubled-word'" in said.err


def test_fix_with_json_keeps_stdout_for_the_json(run, tmp_path):
    said = run("check", write(tmp_path / "s.txt", FAULTY), "--fix", "--json")
    assert [finding["rule"] for finding in json.loads(said.out)["findings"]] == ["blank-left"]
    assert "工作工作 → 工作" in said.err


def test_standard_input_cannot_be_fixed_or_annotated(run):
    assert run("check", "-", "--fix", stdin=FAULTY.encode()).status == 2
    assert run("check", "-", "--annotate", "out.docx", stdin=FAULTY.encode()).status == 2


@pytest.mark.parametrize("name", ["page.html", "page.mht", "meeting.yaml"])
def test_what_is_neither_text_nor_word_is_not_annotated(run, tmp_path, name):
    outcome = run("check", write(tmp_path / name, FAULTY), "--annotate", tmp_path / "out.docx")
    assert outcome.status == 2 and "--annotate" in outcome.err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_text_that_is_put_right_keeps_its_encoding(run, tmp_path, encoding):
    file = tmp_path / "s.txt"
    file.write_bytes("同志们：\n我们要布署好防汛工作。\n".encode(encoding))
    run("check", file, "--fix")
    assert file.read_bytes() == "同志们：\n我们要部署好防汛工作。\n".encode(encoding)


def test_what_may_stand_is_kept_beside_the_text_and_listed(run, tmp_path):
    path = write(tmp_path / "s.txt", "同志们：\n由××同志负责，由××县承办。\n要抓好防汛工作工作。\n")
    said = run("check", path, "--ignore", "blank-left:××@2", "--ignore", "doubled-word")
    assert said.status == 0
    assert "××" not in said.out and "工作工作" not in said.out
    kept = (tmp_path / "s.txt.ignore.yaml").read_text(encoding="utf-8")
    assert kept.count("blank-left") == 2 and kept.count("doubled-word") == 1
    listed = run("check", path, "--ignored").out
    assert listed.count("blank-left") == 2 and "s.txt.ignore.yaml:4" in listed
    moved = write(path, "同志们：\n今天开会。\n由××同志负责，由××县承办。\n还有××。\n")
    assert [finding["line"] for finding in json.loads(run("check", moved, "--json").out)["findings"]] == [4]


def test_what_is_not_found_cannot_be_ignored(run, tmp_path):
    path = write(tmp_path / "s.txt", FAULTY)
    for entry in ("blank-let", "blank-left:某某", "blank-left@99"):
        said = run("check", path, "--ignore", entry)
        assert said.status == 2 and "blank-left" in said.err
    assert not (tmp_path / "s.txt.ignore.yaml").exists()


def test_an_organisation_lets_words_stand_in_every_text(run, tmp_path):
    write(tmp_path / "drafter.yaml", "format: 1\nignored:\n  - {rule: confusable, words: 布署}\n")
    path = write(tmp_path / "s.txt", "同志们：\n会议作了布署，请按布署和台帐落实。\n")
    found = json.loads(run("check", path, "--json").out)["findings"]
    assert [finding["excerpt"] for finding in found] == ["台帐"]


def test_against_an_older_speech_share_and_passages_are_told(run, tmp_path):
    same = "水库管理单位要二十四小时有人值守，泄洪闸每周试运行一次，记录报市水利局。\n"
    old = write(tmp_path / "old.txt", "同志们：\n" + same)
    new = write(tmp_path / "new.txt", "同志们：\n今天开会，请大家按各自的职责抓好落实。\n" + same)
    said = json.loads(run("check", new, "--against", old, "--json").out)
    assert [finding["line"] for finding in said["findings"] if finding["rule"] == "against"] == [3]
    assert 0.5 < said["against"][0]["share"] < 0.8
    assert "%" in run("check", new, "--against", old).out


def test_a_footnote_is_checked_and_neither_fixed_nor_commented_as_if_it_were_text(run, tmp_path):
    document = Document()
    document.add_paragraph("同志们：今天开会。")
    document.sections[0].header.paragraphs[0].text = "由××市印发,请收好"
    document.save(str(tmp_path / "s.docx"))
    before = (tmp_path / "s.docx").read_bytes()
    found = json.loads(run("check", tmp_path / "s.docx", "--fix", "--json").out)["findings"]
    assert {finding["rule"] for finding in found} == {"blank-left", "halfwidth-marks"}
    assert all(finding["file"] != str(tmp_path / "s.docx") for finding in found)
    assert (tmp_path / "s.docx").read_bytes() == before


def test_a_text_that_no_one_could_give_is_refused_at_once(run, tmp_path):
    (tmp_path / "long.txt").write_text("同志们，要认真贯彻落实。\n" * 200_000, encoding="utf-8")
    said = run("check", tmp_path / "long.txt")
    assert (said.status, said.out) == (1, "")
    assert "too long to be checked: 2,400,000 characters, at most 2,000,000" in said.err


def test_what_may_stand_in_every_text_goes_into_drafter_yaml_which_stays_as_it_was(run, tmp_path):
    office = "# 本单位\nformat: 1\norg: {name: 云州市}   # 名称\nrules:\n  long-stretch: off\n"
    write(tmp_path / "drafter.yaml", office)
    path = write(tmp_path / "s.txt", "同志们：\n会议作了布署，由××同志负责，由××县承办。\n")
    other = write(tmp_path / "t.txt", "同志们：\n请按布署落实，由××同志负责。\n")
    said = run("check", path, "--ignore", "confusable:布署", "--ignore", "blank-left:××@2", "--everywhere")
    assert said.status == 0 and "drafter.yaml" in said.err
    assert "Nothing found" in said.out
    kept = (tmp_path / "drafter.yaml").read_text(encoding="utf-8")
    assert kept.startswith(office)
    assert kept.count("rule: blank-left") == 2 and kept.count("within:") == 2 and "line:" not in kept
    assert not (tmp_path / "s.txt.ignore.yaml").exists()
    found = json.loads(run("check", other, "--json").out)["findings"]
    assert [finding["rule"] for finding in found] == ["blank-left"]
    listed = run("check", other, "--ignored").out
    assert listed.count("drafter.yaml:") == 3 and "布署" in listed


def test_a_word_that_stands_in_drafter_yaml_already_is_not_put_in_twice(run, tmp_path):
    office = "format: 1\nignored:\n  - {rule: confusable, words: 帐蓬}  # 地名\n"
    write(tmp_path / "drafter.yaml", office)
    path = write(tmp_path / "s.txt", "同志们：\n会议作了布署，按布署抓落实。\n")
    run("check", path, "--ignore", "confusable:布署", "--everywhere")
    kept = (tmp_path / "drafter.yaml").read_text(encoding="utf-8")
    assert kept.startswith(office) and kept.count("布署") == 1


def test_everywhere_needs_an_office_and_something_to_ignore(run, tmp_path):
    path = write(tmp_path / "s.txt", "同志们：\n会议作了布署。\n")
    said = run("check", path, "--ignore", "confusable:布署", "--everywhere")
    assert said.status == 2 and "drafter init" in said.err
    assert run("check", path, "--everywhere").status == 2
