"""The public API of drafter, loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.checks import check
    from drafter.corpus import read
    from drafter.mining import mine
    from drafter.workspace import Workspace, write

__version__ = "0.1.0"

__all__ = ["Workspace", "check", "mine", "read", "write"]

_HOMES = {
    "Workspace": "drafter.workspace",
    "check": "drafter.checks",
    "mine": "drafter.mining",
    "read": "drafter.corpus",
    "write": "drafter.workspace",
}
"""Name to the module that holds it."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'drafter' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
