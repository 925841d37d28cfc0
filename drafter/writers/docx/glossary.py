"""Prompts in, the glossary out in which Word looks them up when a control is emptied: /word/glossary/document.xml."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID, uuid5

from drafter.word.markup import DECLARATION, quote
from drafter.word.namespaces import WORD
from drafter.writers.docx.controls import write_run

_SPACE = UUID("5b0f2b8e-7d3c-4b52-9a55-2f6d5d2f9c01")
"""The namespace of our placeholders' ids: the same prompt has the same id."""


def write_glossary(prompts: Mapping[str, str]) -> str:
    """One building block a prompt: gallery placeholder, type bbPlcHdr (ECMA-376 part 1, 17.12)."""
    return (
        f'{DECLARATION}<w:glossaryDocument xmlns:w="{WORD}">'
        f"<w:docParts>{''.join(write_prompt(prompt, name) for prompt, name in prompts.items())}</w:docParts>"
        "</w:glossaryDocument>"
    )


@lru_cache(maxsize=1024)  # a kind of speech asks the same in every draft
def write_prompt(prompt: str, name: str) -> str:
    """The building block of one prompt."""
    return (
        f'<w:docPart><w:docPartPr><w:name w:val={quote(name)}/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types>'
        f'<w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{{{_guid(prompt)}}}"/></w:docPartPr>'
        f"<w:docPartBody><w:p>{write_run(prompt, 'blank')}</w:p></w:docPartBody></w:docPart>"
    )


def _guid(prompt: str) -> str:
    return str(uuid5(_SPACE, prompt)).upper()
