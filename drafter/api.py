"""The functions of the public API: read, mine, check and write, by the data of an organisation or by ours."""

from collections.abc import Iterable
from pathlib import Path

from drafter.checks import check as run_checks
from drafter.checks.check import Checkable
from drafter.mining import Mined
from drafter.mining import mine as mine_speeches
from drafter.model.draft import Draft
from drafter.model.finding import Finding, InputError
from drafter.model.speech import Speech
from drafter.workspace import Workspace

__all__ = ["InputError", "Workspace", "check", "mine", "read", "write"]


def read(path: Path | str) -> list[Speech]:
    """The speeches of a file or a folder, by the moves of the organisation around it. Raises InputError."""
    return Workspace.find(Path(path)).reader.read(path)


def mine(speeches: Iterable[Speech], workspace: Workspace | None = None) -> Mined:
    """Phrases and section patterns of speeches, by the words of an organisation; by ours where none is given."""
    return mine_speeches(speeches, (workspace or Workspace()).words)


def check(text: Checkable, workspace: Workspace | None = None) -> list[Finding]:
    """What the rules find, by the words and the choice of rules of an organisation; by ours where none is given."""
    house = workspace or Workspace()
    return run_checks(text, house.wordlists, house.organisation.rules)


def write(draft: Draft, to: str = "docx", style: str = "") -> bytes:
    """A draft as a file of one of the formats, in a house style of ours."""
    return Workspace().write(draft, to, style)
