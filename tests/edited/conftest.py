"""What these tests are given: the house style, a draft, one with nothing open."""

import pytest

from drafter.model.draft import Run
from drafter.model.style import Style
from drafter.writers.docx import write_docx
from tests.writers.conftest import draft, style
from tests.writers.samples import draft_of, paragraph

__all__ = ["draft", "style"]


@pytest.fixture
def filled(style: Style) -> bytes:
    """A draft of ours with nothing open: facts, a phrase with a choice, comments."""
    return write_docx(
        draft_of(
            paragraph("今天，", Run("市政府", fact="meeting.called_by"), "召开会议。"),
            paragraph(Run("下面，我讲三点意见。", phrase="preview.lead")),
            tool="drafter 0.1.0",
        ),
        style,
        "all",
    )
