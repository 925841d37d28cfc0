"""What a reader has seen keeps its words: of a draft that comes back only the facts change that changed."""

from collections.abc import Callable

import pytest

from drafter.workspace import Workspace
from tests.edited.refresh.test_edited import MEETING, refresh
from tests.editing import WordFile

