"""The public API of drafter, loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.api import InputError, Workspace, check, mine, read, write

__version__ = "0.1.0"

__all__ = ["InputError", "Workspace", "check", "mine", "read", "write"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'drafter' has no attribute {name!r}")
    return getattr(import_module("drafter.workspace" if name == "Workspace" else "drafter.api"), name)
