"""By sample what `make harden` does at length: no mutated file of any kind ends in an exception that nobody catches."""

import pytest

from tests.harden_inputs import Readers


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Readers:
    return Readers(tmp_path_factory.mktemp("mutated"))


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_file_is_read_or_refused(readers: Readers, seed: int):
    faults = {kind: fault for kind in readers.kinds if (fault := readers.try_one(kind, seed))}
    assert not faults
