"""The draft that is edited."""

import pytest

from drafter.workspace import Workspace
from tests.edited.refresh.drafting import MEETING


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


@pytest.fixture(scope="module")
def drafted(workspace: Workspace) -> bytes:
    draft, _plan = workspace.draft(workspace.load(MEETING.encode()))
    return workspace.write(draft, comments="all")
