"""Titles of tasks and the verb that a noun gets: cases in fixtures/language/titles.yaml."""

from pathlib import Path

import pytest
import yaml

from drafter.language.titles import lead_title
from drafter.workspace import Workspace

CASES = yaml.load(
    (Path(__file__).parents[1] / "fixtures/language/titles.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
WORDS = Workspace().words


@pytest.mark.parametrize(("title", "said"), CASES.items(), ids=list(CASES))
def test_a_title_is_said_as_an_order(title: str, said: str) -> None:
    assert lead_title(title, WORDS) + title == said
