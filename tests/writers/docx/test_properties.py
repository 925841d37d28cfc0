"""The file's properties: who, what and when of the meeting, never of the machine."""

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.opc.coreprops import CoreProperties

from drafter.model.draft import Draft
from drafter.model.finding import InputError
from drafter.model.style import Style
from drafter.writers.docx import write_docx
from tests.writers.docx.validators import read_part
from tests.writers.samples import draft_of, paragraph


def core(draft: Draft, style: Style) -> CoreProperties:
    properties: CoreProperties = docx.Document(BytesIO(write_docx(draft, style))).core_properties
    return properties


def custom(draft: Draft, style: Style) -> dict[str, str]:
    properties = read_part(write_docx(draft, style), "docProps/custom.xml")
    return {str(each.get("name")): "".join(each.itertext()) for each in properties}


def test_the_core_properties_are_the_meetings(draft: Draft, style: Style):
    properties = core(draft, style)
    assert properties.title == "在全市2026年春节期间安全生产工作会议上的讲话"
    assert (properties.author, properties.keywords) == ("云州市委办公室", "安全生产；春节")
    assert (properties.content_status, properties.language) == ("送审稿", "zh-CN")
    assert properties.created == properties.modified == datetime(2026, 1, 20, tzinfo=UTC)


def test_without_an_author_nobody_is_named(style: Style, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    properties = read_part(write_docx(draft_of(paragraph("一")), style), "docProps/core.xml")
    assert [str(each.tag).rpartition("}")[2] for each in properties] == ["title", "language"]


def test_without_a_date_the_source_date_is_taken_and_never_the_clock(style: Style, monkeypatch: pytest.MonkeyPatch):
    draft = draft_of(paragraph("一"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert core(draft, style).created is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert core(draft, style).created == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨天")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        write_docx(draft, style)


def test_the_custom_properties_say_what_made_the_file(draft: Draft, style: Style):
    assert custom(draft, style) == {"kind": "special-campaign", "meeting": "sha256:0f", "tool": "drafter 0.1.0"}


def test_what_is_empty_is_left_out(style: Style):
    assert custom(draft_of(paragraph("一"), tool="", meeting="x"), style) == {
        "kind": "special-campaign",
        "meeting": "x",
    }
