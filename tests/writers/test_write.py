"""`write` knows five formats, gives the same bytes for the same draft, and keeps every fact."""

import subprocess
import sys
from pathlib import Path

import pytest

import drafter.writers
from drafter.model.draft import Draft
from drafter.model.finding import InputError
from drafter.model.style import Style
from drafter.writers import FORMATS, write
from tests.writers.samples import ROOT

# What a fact may hold without being anything but text.
HOSTILE = [
    "# 标题",
    "{{ 7 * 7 }}",
    "<w:p>甲</w:p>",
    "<script>alert(1)</script>",
    "甲&amp;乙 & 丙",
    "]]>",
    "【数】",
    "第一行\n第二行\n\n第四行",
    "\n首尾换行\n",
    "  首尾空格  ",
    "　全角空格　",
    "甲\t乙",
    "**粗** _斜_ `码` ~~删~~ [链](x) ![图](y) |表| $式$",
    "- 项",
    "1. 项",
    "10) 项",
    "+ 项\n> 引\n=== \n---\n    码",
    "\"引号\" '单' “双” ‘单’",
    "\\反斜杠\\",
    "</style></title>",
    "行尾反斜杠\\\n下一行",
    "𠮷😀\u200b\u202e\ue000",
    "1#楼 #",
]


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_draft_gives_the_same_bytes(to: str, draft: Draft, style: Style):
    assert write(draft, to, style) == write(draft, to, style)


def test_an_unknown_format_is_refused_and_the_known_ones_named(draft: Draft, style: Style):
    with pytest.raises(InputError, match="unknown format 'pdf': one of docx, md, html, txt, json"):
        write(draft, "pdf", style)


def test_a_writer_is_imported_only_when_its_format_is_asked_for():
    code = "import sys, drafter.writers; print([name for name in sys.modules if name.startswith('drafter.writers.')])"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).strip() == "[]"


DIGESTS = """
import hashlib
from tests.writers.samples import gbt9704, speech
from drafter.writers import FORMATS, write
print({to: hashlib.sha256(write(speech(), to, gbt9704())).hexdigest() for to in FORMATS})
"""


def test_bytes_depend_on_no_hash_seed_time_zone_locale_or_folder(tmp_path: Path):
    environments = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "DRAFTER_LANG": "en"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "DRAFTER_LANG": "zh"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LANG": "zh_CN.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ]
    printed = {
        subprocess.check_output(
            [sys.executable, "-c", DIGESTS], cwd=tmp_path, env={**environment, "PYTHONPATH": str(ROOT)}, text=True
        )
        for environment in environments
    }
    assert len(printed) == 1


def test_the_package_exports_its_api_and_nothing_else():
    assert drafter.writers.__all__ == ["FORMATS", "write"]
