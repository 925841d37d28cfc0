"""The guides say what is so: the examples of docs/api.md run, docs/drafter-yaml.md explains every key there is."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import drafter
from drafter.checks import check_rule_names
from drafter.files.organisation import ORG, ORGANISATION_FILE, load_organisation

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_api_run_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "spring-festival.yaml", tmp_path / "meeting.yaml")
    names: dict[str, Any] = {}
    for block in blocks("api.md", "python"):
        exec(block, names)
    said = capsys.readouterr().out
    assert "no-such-kind" in said
    assert (tmp_path / "speech.docx").read_bytes() == names["data"]
    assert {path.name for path in (tmp_path / "drafts").iterdir()} == {"2.docx", "3.docx"}


def test_the_api_page_names_all_that_is_public():
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    assert not [name for name in drafter.__all__ if name not in text and name != "write"]


def test_every_key_of_drafter_yaml_is_explained_and_no_other():
    text = (DOCS / "drafter-yaml.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z._]+)` \|", text, re.MULTILINE)
    keys = [field.key for field in ORGANISATION_FILE.fields]
    assert sorted(explained) == sorted([*keys, *(f"org.{field.key}" for field in ORG.fields)])


def test_the_example_of_drafter_yaml_holds(tmp_path: Path):
    for folder in ("常用语", "模板"):
        (tmp_path / folder).mkdir()
    (example,) = blocks("drafter-yaml.md", "yaml")
    (tmp_path / "drafter.yaml").write_text(example, encoding="utf-8")
    organisation, findings = load_organisation(tmp_path / "drafter.yaml")
    assert not findings
    assert organisation.words["whole"] == "全县"
    assert not list(check_rule_names(organisation.rules, organisation.place))
