"""Python's collector of garbage, held while values are made that all stay."""

from collections.abc import Iterator
from contextlib import contextmanager
from gc import disable, enable, isenabled


@contextmanager
def without_collector() -> Iterator[None]:
    """No garbage collection while a million nodes are made that all stay: it would be half of the time."""
    was = isenabled()
    disable()
    try:
        yield
    finally:
        if was:
            enable()
