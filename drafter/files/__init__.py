"""YAML files in, values of the model out; and the one writer of files. Loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.files.organisation import find_organisation, load_organisation
    from drafter.files.phrasebank import load_phrasebank
    from drafter.files.styles import list_styles, load_style
    from drafter.files.templates import load_templates
    from drafter.files.writing import locked, write_file

__all__ = [
    "find_organisation",
    "list_styles",
    "load_organisation",
    "load_phrasebank",
    "load_style",
    "load_templates",
    "locked",
    "write_file",
]

_HOMES = {
    "find_organisation": "organisation",
    "list_styles": "styles",
    "load_organisation": "organisation",
    "load_phrasebank": "phrasebank",
    "load_style": "styles",
    "load_templates": "templates",
    "locked": "writing",
    "write_file": "writing",
}
"""Name to the module that holds it."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'drafter.files' has no attribute {name!r}")
    return getattr(import_module(f"drafter.files.{_HOMES[name]}"), name)
