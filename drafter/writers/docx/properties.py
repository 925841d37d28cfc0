"""A draft in, its document properties out: core.xml, and custom.xml for what made the file."""

import os
from datetime import UTC, datetime

from drafter.i18n import _
from drafter.model.draft import Draft
from drafter.model.finding import Finding, InputError
from drafter.word.markup import DECLARATION, escape, quote
from drafter.word.namespaces import CORE_PROPERTIES, CUSTOM_PROPERTIES, PROPERTY_VALUES

_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set that every user-defined property belongs to (ECMA-376 part 1, 22.3)."""

TOOL = "drafter"
"""How the property `tool` of a draft of ours begins."""
OWN_PROPERTIES = frozenset(("kind", "tool", "meeting", "meeting-sha256", "phrasebank-sha256"))
"""Names of the properties that say what a draft was made from."""
_ELSEWHERE = {"author", "date", "keywords", "version", "kind"}


def write_core_properties(draft: Draft) -> str:
    """core.xml: title, author or nobody, keywords, version, and the day of the meeting as the day of the file."""
    meta = draft.meta
    texts = (
        ("dc:title", draft.title),
        ("dc:creator", meta.get("author", "")),
        ("cp:keywords", meta.get("keywords", "")),
        ("cp:lastModifiedBy", meta.get("author", "")),
        ("cp:contentStatus", meta.get("version", "")),
        ("dc:language", "zh-CN"),
    )
    moment = read_moment(meta.get("date", ""))
    properties = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts if text) + "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
        if moment
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{properties}</cp:coreProperties>"
    )


def write_custom_properties(draft: Draft) -> str:
    """custom.xml: the kind of speech, and all of the draft's meta that core.xml has no place for, by name."""
    made_from = {key: value for key, value in sorted(draft.meta.items()) if value and key not in _ELSEWHERE}
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name={quote(key)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (key, value) in enumerate([("kind", draft.kind), *made_from.items()], start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{CUSTOM_PROPERTIES}" xmlns:vt="{PROPERTY_VALUES}">{properties}</Properties>'
    )


def read_moment(date: str) -> str:
    """The meeting's day, or SOURCE_DATE_EPOCH (reproducible-builds.org), or nothing: never the clock."""
    if date:
        return f"{date}T00:00:00Z"
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return ""
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        message = _("SOURCE_DATE_EPOCH is not a number of seconds: {value}", value=epoch)
        raise InputError([Finding("date", "error", message)]) from error
