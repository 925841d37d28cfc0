"""A draft in, its data as JSON out: for programs that want the blocks and the origin of every run.

    {"title", "kind", "meta": {…}, "prompts": {path: question},
     "blocks": [{"kind", "depth", "marker", "section", "text",
                 "runs": [{"text", "fact", "phrase", "blank", "head"}]}],
     "phrases": [{"name", "id", "text", "alternatives": […], "sources": […]}]}

Blocks stand in the order of the draft and their words as they were composed. What is empty in blocks and runs is
left out.
"""

import json
from typing import Any

from drafter.model.draft import Block, Draft, PhraseUse, Run
from drafter.model.style import Style
from drafter.writers.layout import refuse_unwritable


def write_json(draft: Draft, style: Style) -> bytes:
    """UTF-8, indented; raises InputError as `refuse_unwritable` does. The style has no part in it."""
    refuse_unwritable(draft)
    data = {
        "title": draft.title,
        "kind": draft.kind,
        "meta": dict(draft.meta),
        "prompts": dict(draft.prompts),
        "blocks": [_block_data(block) for block in draft.blocks],
        "phrases": [_phrase_data(phrase) for phrase in draft.phrases],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _block_data(block: Block) -> dict[str, Any]:
    data = {"kind": block.kind, "depth": block.depth, "marker": block.marker, "section": block.section}
    return _drop_empty(data) | {"text": block.text, "runs": [_run_data(run) for run in block.runs]}


def _run_data(run: Run) -> dict[str, Any]:
    origin = {"fact": run.fact, "phrase": run.phrase, "blank": run.blank, "head": run.head}
    return {"text": run.text} | _drop_empty(origin)


def _phrase_data(phrase: PhraseUse) -> dict[str, Any]:
    return {
        "name": phrase.name,
        "id": phrase.id,
        "text": phrase.text,
        "alternatives": list(phrase.alternatives),
        "sources": list(phrase.sources),
    }


def _drop_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
