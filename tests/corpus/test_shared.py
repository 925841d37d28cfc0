"""Real texts beside the checkout: speeches annotated by hand, and long public reports."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafter.corpus import speech_to_json
from tests.house import HOUSE

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "evaluation" / "gold"
REPORTS = sorted((SHARED / "corpus" / "reports").glob("*.txt"))
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the shared corpus is not beside this checkout")


def score(speeches: list[dict[str, Any]], tmp_path: Path) -> dict[str, Any]:
    """What the scorer says of speeches in the form of analyze --json."""
    file = tmp_path / "read.json"
    file.write_text(json.dumps({"speeches": speeches}, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(SHARED / "evaluation" / "score.py"), str(file), "--gold", str(GOLD), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def in_our_form(gold: dict[str, Any]) -> dict[str, Any]:
    """A perfect reading, written as `drafter analyze --json` writes one."""
    roles = {
        "background": "background",
        "purpose_of_meeting": "purpose",
        "affirm_achievements": "achievements",
        "analyse_situation": "situation",
        "point_out_problems": "shortcomings",
        "deploy_task": "directive",
        "require_safeguards": "accountability",
        "call_to_action": "exhortation",
        "transition": "preview",
        "follow_up_previous_speakers": "recap",
    }
    return {
        "id": f"meeting-speeches/{gold['id'].split('-')[-1]}",
        **{key: gold[key] for key in ("title", "start_line", "end_line", "genre", "salutation", "closing")},
        "outline": [
            {key: item[key] for key in ("level", "depth", "marker", "heading", "run_in", "inline", "line")}
            for item in gold["outline"]
        ],
        "moves": [
            {
                "role": roles.get(move["role"], move["role"]),
                "text": gold["body_text"][move["start_char"] : move["end_char"]].strip("\n"),
                "line": move["start_line"],
            }
            for move in gold["moves"]
        ],
        "slots": [
            {"text": slot["text"], "kind": slot["kind"], "line": slot["line"], "column": slot["col"] + 1}
            for slot in gold["slots"]
        ],
        "phrases": [phrase.get("surface", phrase["text"]) for phrase in gold["stock_phrases"]],
    }


def test_a_perfect_reading_in_our_form_scores_one(tmp_path: Path):
    perfect = [in_our_form(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(GOLD.glob("*.json"))]
    result = score(perfect, tmp_path)
    assert result["outline"]["f1"] == result["slots"]["f1"] == result["slots"]["kind_accuracy"] == 1
    assert set(result["outline"]["accuracy_on_matched"].values()) == {1}
    assert result["moves"]["accuracy"] == result["moves"]["macro_recall"] == 1
    assert result["phrases"]["recall"] == 1
    assert all(right == given for right, given in result["meta"].values())


def test_the_annotated_speeches_are_read_as_annotated(tmp_path: Path):
    speeches = [speech_to_json(speech) for speech in HOUSE.reader.read(SHARED / "corpus" / "meeting-speeches.txt")]
    assert len(speeches) == 7
    result = score(speeches, tmp_path)
    matched = result["outline"]["accuracy_on_matched"]
    assert result["outline"]["f1"] >= 0.99
    assert matched["parent"] >= 0.98
    assert matched["heading_exact"] >= 0.97
    assert matched["run_in"] >= 0.97
    assert result["slots"]["f1"] == 1
    assert result["slots"]["kind_accuracy"] >= 0.9
    assert result["moves"]["accuracy"] >= 0.85
    assert result["moves"]["macro_recall"] >= 0.75
    assert all(right == given for right, given in result["meta"].values())


# Markers of two more speeches, as annotated here by eye: a number for the depth, then the markers of one row.
BY_EYE = {
    "meeting-speeches/3": (
        "1 一、 / 2 首先， 其次， / 1 二、 / 2 (一) / 3 一要 二要 三要 四要 / 2 (二) / 3 一要"
        " / 4 第一是 第二是 第三是 第四是 / 3 二要 / 4 第一是 第二是 第三要 第四要 第五要"
        " / 2 (三) / 3 一要 二要 三要 四要 五要 / 1 三、 / 2 一是 二是 三是 四是"
    ),
    "meeting-speeches/7": (
        "1 一、 / 2 一是 二是 三是 / 1 二、 / 2 一要 / 3 一是 二是 三是 四是 五是 / 2 二要 / 3 一是 二是 三是"
        " / 2 三要 / 3 一是 二是 三是 / 2 四要 / 3 一是 二是 三是 四是 五是 / 1 三、 / 2 一要 二要 三要"
    ),
}


def test_every_numbered_item_of_two_more_speeches_is_found_at_its_depth():
    speeches = {speech.id: speech for speech in HOUSE.reader.read(SHARED / "corpus" / "meeting-speeches.txt")}
    for speech, rows in BY_EYE.items():
        expected = [(int(row.split()[0]), marker) for row in rows.split(" / ") for marker in row.split()[1:]]
        assert [(section.depth, section.marker) for section in speeches[speech].walk()] == expected


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_has_all_its_headings_in_order_and_no_glossary(path: Path):
    (speech,) = HOUSE.reader.read(path)
    assert speech.genre == "report"
    lines = path.read_text(encoding="utf-8").splitlines()[: speech.end_line]
    printed = [
        match[0]
        for line in lines
        if (match := re.match(r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)", line))
    ]
    found = [section.marker for section in speech.walk() if section.level <= 2 and not section.inline]
    assert found == [marker.strip() for marker in printed]
    assert not re.search("名词解释|相关报道|责任编辑|相关附件", "".join(p.text for p in speech.paragraphs))
