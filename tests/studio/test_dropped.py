"""What is dropped as an edited draft and is none: the page says what it is, and what to do next."""

import io

import docx
import pytest

pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")


def other_word_file() -> bytes:
    file, document = io.BytesIO(), docx.Document()
    document.add_paragraph("同志们：")
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "同志们：".encode()),
        ("b.pdf", b"%PDF-1.4"),
        ("c.docx", b""),
        ("d.wps", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600),
        ("e.docx", other_word_file()),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_the_page_stays_and_says_what_next(tmp_path, name, data):
    from drafter.studio.after import drop_draft
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk

    answer = drop_draft(Asked(Desk(tmp_path), files=((name, data),)))
    text = bytes(answer.body).decode()
    assert answer.status_code == 422
    assert f'role="alert">{name}: ' in text and "saved as .docx" in text
