"""What the writers' tests are given: the house style, a draft, the validators."""

import pytest

from drafter.model.draft import Draft
from drafter.model.style import Style

from .docx.validators import find_validator
from .samples import gbt9704, speech


@pytest.fixture(scope="session")
def style() -> Style:
    return gbt9704()


@pytest.fixture(scope="session")
def draft() -> Draft:
    return speech()


@pytest.fixture(scope="session")
def validator(pytestconfig: pytest.Config) -> str:
    """The command of the Open XML SDK's validator."""
    cache = pytestconfig.cache
    assert cache is not None
    try:
        return find_validator(cache.mkdir("ooxml-validator"))
    except OSError as error:
        pytest.skip(f"no Open XML SDK validator: {error}")
