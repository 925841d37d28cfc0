"""The public API of drafter, loaded when it is first asked for."""

from typing import TYPE_CHECKING

from drafter.loading import on_demand

if TYPE_CHECKING:
    from drafter.api import InputError, Workspace, check, mine, read, write

__version__ = "0.1.0"

__all__ = ["InputError", "Workspace", "check", "mine", "read", "write"]

__getattr__ = on_demand(
    __name__, {"workspace": ("Workspace",), "api": ("InputError", "check", "mine", "read", "write")}
)
