"""What holds for every test."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from tests.writers.docx.validators import find_validator

# Messages are compared in English, whatever the machine speaks; child processes hear it too.
os.environ["DRAFTER_LANG"] = "en"

# Two tests at a time on two cores: how long one example takes says nothing. CI tries the same examples each time.
settings.register_profile("drafter", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("drafter")


# No test reads or writes what this person keeps; child processes neither. Processes that test together share the copies
# of what we ship, which is read from YAML once for all of them; favourites and the like are each process's own.
_PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "")
_KEPT = Path(os.environ["XDG_CACHE_HOME"]) if _PROCESS else Path(tempfile.mkdtemp(prefix="drafter-tests-"))
os.environ["XDG_CACHE_HOME"] = str(_KEPT)
os.environ["XDG_CONFIG_HOME"] = os.environ["LOCALAPPDATA"] = str(_KEPT / f"own-{_PROCESS}")


def pytest_unconfigure() -> None:
    if not _PROCESS:
        shutil.rmtree(_KEPT, ignore_errors=True)


@pytest.fixture(scope="session")
def validator(pytestconfig: pytest.Config) -> str:
    """The command of the Open XML SDK's validator."""
    cache = pytestconfig.cache
    assert cache is not None
    try:
        return find_validator(cache.mkdir("ooxml-validator"))
    except OSError as error:
        pytest.skip(f"no Open XML SDK validator: {error}")
