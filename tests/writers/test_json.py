"""JSON: the draft as data, in the documented shape."""

import json

from drafter.model.draft import Block, Draft, PhraseUse, Run
from drafter.model.style import Style
from drafter.writers.json import write_json
from tests.writers.samples import draft_of, gbt9704, paragraph


def test_the_shape_is_as_documented(style: Style):
    draft = Draft(
        "讲话",
        (
            Block(
                "item",
                (Run("抓排查。", head=True), Run("112家", fact="facts.n", phrase="tasks.lead")),
                "tasks",
                2,
                "一要",
            ),
            paragraph(Run("【时限】", blank="facts.by")),
        ),
        "special-campaign",
        {"date": "2026-01-20"},
        {"facts.by": "时限"},
        (PhraseUse("tasks.lead", "task-0001", "要抓【事项】", ("须抓【事项】",), ("a/1:3 要抓安全",)),),
    )
    assert json.loads(write_json(draft, style)) == {
        "title": "讲话",
        "kind": "special-campaign",
        "meta": {"date": "2026-01-20"},
        "prompts": {"facts.by": "时限"},
        "blocks": [
            {
                "kind": "item",
                "depth": 2,
                "marker": "一要",
                "section": "tasks",
                "text": "一要抓排查。112家",
                "runs": [
                    {"text": "抓排查。", "head": True},
                    {"text": "112家", "fact": "facts.n", "phrase": "tasks.lead"},
                ],
            },
            {"kind": "paragraph", "text": "【时限】", "runs": [{"text": "【时限】", "blank": "facts.by"}]},
        ],
        "phrases": [
            {
                "name": "tasks.lead",
                "id": "task-0001",
                "text": "要抓【事项】",
                "alternatives": ["须抓【事项】"],
                "sources": ["a/1:3 要抓安全"],
            }
        ],
    }


def test_it_is_readable_chinese_and_not_escapes(draft: Draft, style: Style):
    assert "同志们：" in write_json(draft, style).decode()


def test_the_words_are_as_composed_and_not_as_a_house_sets_them(draft: Draft):
    texts = [block["text"] for block in json.loads(write_json(draft, gbt9704(speaker_first=False)))["blocks"]]
    assert texts[1:4] == ["送审稿", "市委副书记、市长李明", "2026年1月20日"]


def test_line_ends_are_data(style: Style):
    assert json.loads(write_json(draft_of(paragraph("一\r\n二")), style))["blocks"][0]["text"] == "一\r\n二"
