"""A file in; what keeps it from being final, out."""

import pytest

from drafter.edited import finalize
from drafter.model.finding import Finding, InputError


def refusals(data: bytes, *allow: str) -> list[Finding]:
    with pytest.raises(InputError) as caught:
        finalize(data, allow, "s.docx")
    return caught.value.findings


def marks_of(data: bytes) -> list[str]:
    """The marks that keep a file from being final; anything else in the way fails the test."""
    try:
        finalize(data)
    except InputError as error:
        assert {finding.rule for finding in error.findings} == {"mark-left"}
        return [finding.excerpt for finding in error.findings]
    return []
