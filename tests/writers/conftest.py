"""What the writers' tests are given: the house style, a draft."""

import pytest

from drafter.model.draft import Draft
from drafter.model.style import Style
from tests.writers.samples import gbt9704, speech


@pytest.fixture(scope="session")
def style() -> Style:
    return gbt9704()


@pytest.fixture(scope="session")
def draft() -> Draft:
    return speech()
