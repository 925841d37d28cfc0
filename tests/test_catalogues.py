"""Catalogues are compiled where they are needed, and say what their sources say."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from hypothesis import given
from hypothesis import strategies as st

from drafter.catalogues import compile_catalogues
from tests.test_packaging import ROOT, tracked

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=n>1;\\n"\n\n'


def compiled(folder: Path, text: str) -> dict[str, str]:
    """A catalogue's messages as gettext reads them."""
    source = folder / "some.po"
    source.write_text(HEAD + text, encoding="utf-8", newline="\n")
    [target] = compile_catalogues(folder)
    read = {str(entry.id): str(entry.string) for entry in read_mo(BytesIO(target.read_bytes())) if entry.id}
    target.unlink()
    return read


def test_a_message_over_several_lines_is_one(tmp_path: Path):
    assert compiled(tmp_path, 'msgid ""\n"one "\n"two"\nmsgstr ""\n"一"\n"二"\n') == {"one two": "一二"}


def test_what_is_not_translated_or_doubtful_is_left_to_the_english(tmp_path: Path):
    text = 'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "乙"\n\n#, python-format\nmsgid "c"\nmsgstr "丙"\n'
    assert compiled(tmp_path, text) == {"c": "丙"}


def test_a_line_that_is_no_part_of_a_catalogue_is_named(tmp_path: Path):
    with pytest.raises(ValueError, match=r"some\.po:6: what"):
        compiled(tmp_path, 'msgid "a"\nmsgstr "甲"\nwhat\n')


KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(st.dictionaries(KEYS, st.text('甲"\\\n\t{}', min_size=1)))
def test_every_message_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, messages: dict[str, str]):
    text = "".join(f"msgid {json.dumps(key)}\nmsgstr {json.dumps(value)}\n\n" for key, value in messages.items())
    assert compiled(tmp_path_factory.mktemp("catalogue"), text) == messages


def test_a_catalogue_is_compiled_again_only_after_a_change(tmp_path: Path):
    source = tmp_path / "some.po"
    source.write_text(HEAD + 'msgid "a"\nmsgstr "甲"\n', encoding="utf-8")
    [target] = compile_catalogues(tmp_path)
    target.write_bytes(b"kept")
    later = source.stat().st_mtime_ns + 10**9
    os.utime(target, ns=(later, later))
    assert compile_catalogues(tmp_path) == [target] and target.read_bytes() == b"kept"
    os.utime(source, ns=(later + 1, later + 1))
    assert compile_catalogues(tmp_path) == [target] and target.read_bytes() != b"kept"
    assert sorted(tmp_path.iterdir()) == [target, source]


def test_a_bare_checkout_speaks_chinese_at_once(tmp_path: Path):
    for name in tracked("drafter"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "drafter", "--lang", "zh", "--help"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, env={"PATH": ""}, check=True).stdout.decode()
    assert "起草讲话稿" in said and "用法" in said
