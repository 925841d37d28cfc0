"""What holds for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.writers.docx.validators import find_validator

# Messages are compared in English, whatever the machine speaks; child processes hear it too.
os.environ["DRAFTER_LANG"] = "en"

# Two tests at a time on two cores: how long one example takes says nothing. CI tries the same examples each time.
settings.register_profile("drafter", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("drafter")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or writes what this person keeps; child processes neither."""
    folder = tmp_path_factory.mktemp("person")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(folder / name)
    yield folder


@pytest.fixture(scope="session")
def validator(pytestconfig: pytest.Config) -> str:
    """The command of the Open XML SDK's validator."""
    cache = pytestconfig.cache
    assert cache is not None
    try:
        return find_validator(cache.mkdir("ooxml-validator"))
    except OSError as error:
        pytest.skip(f"no Open XML SDK validator: {error}")
