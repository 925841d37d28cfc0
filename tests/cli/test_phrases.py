"""`drafter phrases`: finding a phrase and seeing where it comes from."""

import json
from pathlib import Path

from drafter.workspace import Workspace
from tests.cli.conftest import Run

BANK = Workspace().phrasebank.phrases


def test_a_search_prints_ids_and_texts_the_nearest_first(run: Run):
    entry = BANK[0]
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
    inside = [phrase.id for phrase in BANK if phrase.move == move and phrase.status != "rejected"]
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
    entry = BANK[0]
    wrong = run("phrases", "show", entry.id[:-1])
    assert wrong.status == 2 and entry.id[:-1] in wrong.err
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
