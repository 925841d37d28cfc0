"""What somebody lets stand: one place, or a word for good; and findings that are told once."""

from pathlib import Path

from docx import Document

from drafter.checks import check as run_checks
from drafter.checks import load_rules
from drafter.checks.beside import view_beside
from drafter.checks.names import name_rule
from drafter.checks.registry import SIGNS, choose_rules
from drafter.files.ignored import add_ignored, ignore_path, load_ignored
from drafter.model.ignored import Ignored
from drafter.word.package import Package
from tests.house import HOUSE, check

TEXT = "同志们：\n由××同志负责，由××县承办。\n要抓好工作工作。\n"


def rules(text: str, *ignored: Ignored) -> list[str]:
    return [finding.rule for finding in run_checks(text, HOUSE.wordlists, ignored=ignored)]


def test_a_word_is_let_stand_everywhere_and_other_findings_stay():
    assert rules(TEXT) == ["blank-left", "blank-left", "doubled-word"]
    assert rules(TEXT, Ignored("blank-left", "××")) == ["doubled-word"]
    assert rules(TEXT, Ignored("doubled-word")) == ["blank-left", "blank-left"]
    assert rules(TEXT, Ignored("blank-left", "某某")) == rules(TEXT)


def test_one_place_is_known_again_when_its_line_has_moved():
    first = check(TEXT)[0]
    here = Ignored("blank-left", first.excerpt, first.around, 2)
    assert rules(TEXT, here) == ["blank-left", "doubled-word"]
    assert rules("同志们：\n今天开会。\n" + TEXT.partition("\n")[2], here) == ["blank-left", "doubled-word"]


def test_the_file_beside_a_text_is_read_as_it_was_written(tmp_path: Path):
    path = tmp_path / "讲话.txt"
    entries = (Ignored("blank-left", "“××”: 某某", "由“××”: 某某同志", 3), Ignored("confusable", "帐蓬"))
    add_ignored(path, entries[:1])
    file = add_ignored(path, entries[1:])
    assert file == ignore_path(path)
    read = load_ignored(path)
    assert [(entry.rule, entry.words, entry.within, entry.line) for entry in read] == [
        (entry.rule, entry.words, entry.within, entry.line) for entry in entries
    ]
    assert [entry.place.line for entry in read if entry.place] == [4, 5]


def test_the_same_fault_in_many_places_is_one_finding_with_all_of_them():
    [finding] = check("同志们:\n一是抓,二是管,三是查。\n四是改,要快。\n".replace("同志们:", "同志们："))
    assert finding.rule == "halfwidth-marks"
    assert [(one.place.line, one.place.column) for one in finding.each if one.place] == [(2, 4), (2, 8), (3, 4)]


def test_a_navigation_bar_is_one_finding():
    page = "首页\n下载\n打印\n收藏\n在全市工作会议上的讲话\n同志们：\n今天开会，部署工作。\n上一篇\n"
    assert [finding.rule for finding in check(page)] == ["web-residue"]


def test_headers_and_footers_of_a_word_file_are_seen(tmp_path: Path):
    document = Document()
    document.add_paragraph("同志们：")
    document.sections[0].header.paragraphs[0].text = "××市内部资料"
    document.sections[0].footer.paragraphs[0].text = "由某某同志签发"
    document.save(str(tmp_path / "s.docx"))
    texts = list(view_beside(Package((tmp_path / "s.docx").read_bytes()), "s.docx"))
    assert [finding.excerpt for text in texts for finding in check(text)] == ["××", "某某"]


def test_a_rule_is_loaded_only_for_a_text_that_it_may_find_something_in():
    plain = {rule.id for rule in choose_rules("今天开会", {})}
    assert {"date-weekday", "percent-points", "fullwidth-digits", "agenda"}.isdisjoint(plain)
    assert "confusable" in plain
    assert "confusable" not in {rule.id for rule in choose_rules("今天开会", {"confusable": "off"})}


def test_every_rule_has_its_id_its_place_in_the_order_and_a_name_for_the_screen():
    assert [rule.id for rule in load_rules()] == list(SIGNS)
    assert [name for name in SIGNS if name_rule(name) == name] == []
    assert name_rule("not-ours") == "not-ours"
