"""What `doctor` says of a machine and a workspace."""

import struct
from pathlib import Path

import pytest

from drafter.doctor import diagnose
from drafter.files.fonts import installed_fonts
from drafter.workspace import Workspace


def font(*names: str, collection: bool = False) -> bytes:
    """A font file that has nothing but names."""
    texts = [name.encode("utf-16-be") for name in names]
    records, at = b"", 0
    for text in texts:
        records += struct.pack(">6H", 3, 1, 0x804, 1, len(text), at)
        at += len(text)
    table = struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + b"".join(texts)
    start = 16 if collection else 0
    head = struct.pack(">4sIII", b"ttcf", 0x10000, 1, start) if collection else b""
    directory = struct.pack(">IH6x4sIII", 0x10000, 1, b"name", 0, start + 28, len(table))
    return head + directory + table


@pytest.mark.parametrize("collection", [False, True])
def test_fonts_are_known_by_every_name_they_have(tmp_path: Path, collection: bool):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.TTF").write_bytes(font("仿宋_GB2312", "FangSong_GB2312", collection=collection))
    assert installed_fonts([tmp_path, tmp_path / "none"]) == {"仿宋_GB2312", "FangSong_GB2312"}


@pytest.mark.parametrize("size", [0, 3, 11, 20, 29, 33, 50])
def test_a_font_file_that_is_cut_off_has_no_names_and_stops_nothing(tmp_path: Path, size: int):
    (tmp_path / "cut.ttf").write_bytes(font("黑体")[:size])
    (tmp_path / "whole.ttf").write_bytes(font("楷体"))
    assert "楷体" in installed_fonts([tmp_path])


def test_what_an_organisation_replaces_is_named(tmp_path: Path):
    (tmp_path / "own" / "styles").mkdir(parents=True)
    (tmp_path / "own" / "styles" / "gbt9704.yaml").write_text("format: 1\nextends: gbt9704\n", encoding="utf-8")
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    built_in = Workspace().phrasebank.phrases[0]
    (tmp_path / "bank" / "phrases" / "own.yaml").write_text(
        f"format: 1\nphrases:\n  - id: {built_in.id}\n    text: 我们自己的话\n    kind: phrase\n    "
        f"move: {built_in.move}\n    form: clause\n    status: written\n",
        encoding="utf-8",
    )
    (tmp_path / "drafter.yaml").write_text("format: 1\ntemplates: [own]\nphrasebanks: [bank]\n", encoding="utf-8")
    found = diagnose(Workspace.find(tmp_path))
    assert found.organisation_file == tmp_path / "drafter.yaml"
    assert found.shadowed == ("styles/gbt9704.yaml", built_in.id)
