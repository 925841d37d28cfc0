"""`drafter phrases`: finding a phrase and seeing where it comes from."""

import json
from pathlib import Path

import pytest

from drafter.plan.uses import find_uses
from drafter.workspace import Workspace
from tests.cli.conftest import Run

BANK = Workspace().phrasebank.phrases


def test_a_search_prints_ids_and_texts_the_nearest_first(run: Run):
    entry = next(phrase for phrase in BANK if phrase.offered)
    first = run("phrases", "search", entry.text).out.splitlines()[0]
    assert first.startswith(entry.id) and entry.text in first


def test_a_search_for_programs_has_the_shape_of_the_design(run: Run):
    found = json.loads(run("phrases", "search", "要", "--limit", "3", "--json").out)
    assert set(found) == {"query", "total", "phrases"}
    assert found["query"] == "要"
    assert len(found["phrases"]) == 3 <= found["total"]
    assert {"id", "text", "kind", "move", "form", "slots", "fits", "count", "sources", "variants", "status"} <= set(
        found["phrases"][0]
    )


def test_a_search_without_result_says_what_to_do(run: Run):
    outcome = run("phrases", "search", "量子纠缠")
    assert (outcome.status, outcome.out) == (0, "")
    assert "量子纠缠" in outcome.err


def test_a_list_can_be_narrowed_and_says_how_much_is_left_out(run: Run):
    move = BANK[0].move
    inside = [phrase.id for phrase in BANK if phrase.move == move and phrase.offered]
    outcome = run("phrases", "list", "--move", move, "--limit", "1")
    assert [name for name in inside if f"{name} " in outcome.out] == inside[:1]
    assert f"1 of {len(inside)}" in outcome.err or len(inside) == 1


REJECTED = next(phrase for phrase in BANK if phrase.status == "rejected")


def test_what_review_rejected_is_shown_only_when_asked_for_and_with_its_reason(run: Run):
    listed, found = run("phrases", "list", "--move", REJECTED.move), run("phrases", "search", REJECTED.text)
    assert REJECTED.id not in listed.out and REJECTED.id not in found.out
    for outcome in (listed, found):
        assert "--status rejected" in outcome.err
    for outcome in (
        run("phrases", "list", "--move", REJECTED.move, "--status", "rejected"),
        run("phrases", "search", REJECTED.text, "--status", "rejected"),
    ):
        assert any(REJECTED.id in line and REJECTED.note in line for line in outcome.out.splitlines())
        assert "--status rejected" not in outcome.err


def test_a_program_gets_what_was_rejected_too_with_its_status_and_reason(run: Run):
    listed = json.loads(run("phrases", "list", "--json").out)
    assert listed["total"] == len(BANK)
    entry = next(each for each in listed["phrases"] if each["id"] == REJECTED.id)
    assert (entry["status"], entry["note"]) == ("rejected", REJECTED.note)


def test_a_phrase_shows_its_move_form_and_sources(run: Run):
    entry = next(phrase for phrase in BANK if phrase.sources and phrase.slots)
    said = run("phrases", "show", entry.id).out
    source = entry.sources[0]
    assert entry.text in said and entry.move in said and entry.form in said
    assert f"{source.speech}:{source.line}" in said and source.text in said
    assert all(f"【{slot}】" in said for slot in entry.slots)


def test_an_unknown_id_or_move_is_refused_with_the_nearest_one(run: Run):
    entry = next(phrase for phrase in BANK if phrase.status != "rejected")
    typed = entry.id[1:]
    wrong = run("phrases", "show", typed)
    assert wrong.status == 2 and typed in wrong.err
    assert any(entry.id in line and entry.text in line for line in wrong.err.splitlines())
    words = run("phrases", "show", "压实主体责任")
    assert words.status == 2 and "压实" in words.err.splitlines()[0]
    outcome = run("phrases", "list", "--move", "situaton")
    assert outcome.status == 2 and "situation" in outcome.err


def test_our_own_phrasebank_is_in_order(run: Run):
    outcome = run("phrases", "check")
    assert (outcome.status, outcome.out) == (0, "")
    assert f"{len(BANK)} phrases" in outcome.err


def test_every_fault_of_a_phrasebank_is_said_with_file_and_line(run: Run, tmp_path: Path):
    folder = tmp_path / "phrasebank" / "phrases"
    folder.mkdir(parents=True)
    (folder / "recap.yaml").write_text(
        "format: 1\nphrases:\n- id: recap-9001\n  txet: 刚才\n  kind: phrase\n  move: recap\n  form: clause\n",
        encoding="utf-8",
    )
    outcome = run("phrases", "check", tmp_path / "phrasebank")
    assert outcome.status == 1
    assert "recap.yaml:4" in outcome.err and "'text'" in outcome.err


def test_a_list_reads_as_a_phrasebook_under_what_phrases_do(run: Run):
    lines = run("phrases", "list", "--function", "problems").out.splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings[0].startswith("问题 › 由成绩转入  problems.turn")
    assert len(headings) == 6
    assert run("phrases", "list", "--function", "由成绩转入").out.splitlines()[0] == headings[0]
    wrong = run("phrases", "list", "--function", "problems.trun")
    assert wrong.status == 2 and "problems.turn" in wrong.err


def test_phrases_are_listed_by_who_says_them_and_to_whom(run: Run):
    told = json.loads(run("phrases", "list", "--speaker", "leaver", "--json").out)
    ids = [phrase["id"] for phrase in told["phrases"]]
    assert "pledge-1099" in ids and "pledge-1088" not in ids
    assert run("phrases", "list", "--speaker", "主持人").out == run("phrases", "list", "--speaker", "chair").out
    told = json.loads(run("phrases", "list", "--audience", "retired", "--json").out)
    assert all("retired" in phrase["fits"]["audiences"] for phrase in told["phrases"])
    assert "leaver" in run("phrases", "list", "--speaker", "leaverr").err
    shown = run("phrases", "show", "pledge-1099").out
    assert "said by" in shown and "要走的人" in shown
    assert "mostly said by" in run("phrases", "show", "agenda-0001").out


def test_a_search_says_why_and_what_a_phrase_does(run: Run):
    found = json.loads(run("phrases", "search", "防讯", "--limit", "1", "--json").out)["phrases"][0]
    assert found["why"] == [{"by": "pinyin", "text": "防汛"}]
    assert found["function"] in Workspace().phrasebank.functions
    assert "sounds so: 防汛" in run("phrases", "search", "fangxun").out


def test_a_function_may_be_called_by_any_of_its_names_and_an_unknown_one_is_told_them_in_chinese(run: Run):
    assert run("phrases", "list", "--function", "感谢").out == run("phrases", "list", "--function", "people.thanks").out
    refused = run("phrases", "list", "--function", "量子").err
    assert "承上启下" in refused and "link.forward" not in refused


def test_a_search_without_result_offers_the_nearest_functions(run: Run):
    assert "drafter phrases list --function aims.target" in run("phrases", "search", "量子指标化").err


def test_a_search_for_a_meeting_puts_what_fits_first(run: Run, tmp_path: Path):
    meeting = tmp_path / "meeting.yaml"
    meeting.write_text(
        "format: 1\nkind: special-campaign\ntitle: 在开学工作会上的讲话\ntheme: {full: 开学工作, class: education}\n",
        encoding="utf-8",
    )
    lines = run("phrases", "search", "希望", "--for", meeting, "--limit", "1").out
    entry = next(phrase for phrase in BANK if phrase.id == lines.split()[0])
    assert "education" in entry.fits.classes


def test_the_level_is_that_of_the_meeting_and_what_such_a_speech_does_goes_first(run: Run, tmp_path: Path):
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8")
    entry = (
        "  - {{id: {move}-950{n}, text: 稻田的事{n}, kind: phrase, move: {move}, form: clause{fits}, status: written}}"
    )
    asked = [
        ("wish", ""),
        ("directive", ""),
        ("directive", ", fits: {levels: [village]}"),
        ("wish", ", fits: {levels: [county]}"),
    ]
    entries = [entry.format(move=move, n=number, fits=fits) for number, (move, fits) in enumerate(asked)]
    (tmp_path / "bank" / "phrases" / "ours.yaml").write_text(
        "format: 1\nphrases:\n" + "\n".join(entries), encoding="utf-8"
    )
    (tmp_path / "meeting.yaml").write_text(
        "format: 1\nkind: special-campaign\ntitle: 在全县春耕工作会议上的讲话\nmeeting: {called_by: 县政府}\n",
        encoding="utf-8",
    )
    lines = run("phrases", "search", "稻田的事", "--for", "meeting.yaml").out.splitlines()
    assert [line.split()[0] for line in lines] == ["wish-9503", "directive-9501", "wish-9500", "directive-9502"]


def test_counts_go_by_what_phrases_do(run: Run):
    counts = json.loads(run("phrases", "stats", "--json").out)
    assert counts["total"] == sum(phrase.offered for phrase in BANK)
    parts = [count for name, count in counts["function"].items() if name.startswith("tasks.")]
    assert counts["function"]["tasks"] == sum(parts) > 300


def test_a_phrase_is_added_changed_and_rejected_in_a_phrasebank_of_ones_own(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8")
    (tmp_path / "bank").mkdir()
    added = run("phrases", "add", "把【难事】当作本事来练", "--function", "delivery.team")
    assert added.status == 0
    name = next(part.rstrip(",") for part in added.err.split() if part.startswith("directive-"))
    text = (tmp_path / "bank" / "phrases" / "directive.yaml").read_text(encoding="utf-8")
    assert "把【难事】当作本事来练" in text and "function: delivery.team" in text and "status: written" in text
    assert "already" in run("phrases", "add", "把【难事】当作本事来练", "--function", "delivery.team").err
    assert run("phrases", "edit", name, "--text", "把【难事】当作磨刀石", "--class", "party").status == 0
    shown = json.loads(run("phrases", "show", name, "--json").out)
    assert (shown["text"], shown["variants"]) == ("把【难事】当作磨刀石", ["把【难事】当作本事来练"])
    assert shown["fits"]["classes"] == ["party"]
    assert run("phrases", "edit", name, "--class", "parti").status == 2
    assert run("phrases", "reject", name, "--because", "太生硬").status == 0
    assert json.loads(run("phrases", "show", name, "--json").out)["note"] == "太生硬"


def test_a_phrase_that_came_with_the_program_is_copied_before_it_is_changed(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8")
    (tmp_path / "bank").mkdir()
    entry = next(phrase for phrase in BANK if "chosen" in phrase.requires)
    refused = run("phrases", "edit", entry.id, "--text", "别的话")
    assert refused.status == 1 and f"phrases copy {entry.id}" in refused.err
    assert run("phrases", "copy", entry.id).status == 0
    assert "already" in run("phrases", "copy", entry.id).err
    assert json.loads(run("phrases", "show", entry.id, "--json").out)["requires"] == []
    assert run("phrases", "edit", entry.id, "--text", "别的话").status == 0
    assert json.loads(run("phrases", "show", entry.id, "--json").out)["text"] == "别的话"


def test_favourites_are_kept_for_this_person(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "config"))
    assert run("phrases", "favourites").out == ""
    run("phrases", "favourites", BANK[0].id, BANK[1].id)
    assert run("phrases", "favourites").out.split()[0] == BANK[0].id
    listed = json.loads(run("phrases", "list", "--favourites", "--json").out)["phrases"]
    assert [each["id"] for each in listed] == [BANK[0].id, BANK[1].id]
    run("phrases", "favourites", BANK[0].id, "--remove")
    assert BANK[0].id not in run("phrases", "favourites").out
    assert run("phrases", "favourites", "recap-9999999").status == 2


def test_a_heading_shows_its_family_and_a_phrase_where_templates_ask_for_it(run: Run):
    heading = next(phrase for phrase in BANK if phrase.family)
    others = [phrase.text for phrase in BANK if phrase.family == heading.family and phrase is not heading]
    said = run("phrases", "show", heading.id).out
    assert all(text in said for text in others)
    templates = Workspace().templates
    used, uses = next((phrase, found) for phrase in BANK if (found := find_uses(phrase, templates)))
    said = run("phrases", "show", used.id).out
    assert all(use in said for use in uses)
