"""YAML files in, values of the model out; and the one writer of files. Loaded when it is first asked for."""

from typing import TYPE_CHECKING

from drafter.loading import on_demand

if TYPE_CHECKING:
    from drafter.files.organisation import load_organisation
    from drafter.files.phrasebank import load_phrasebank
    from drafter.files.styles import list_styles, load_style
    from drafter.files.templates import load_templates
    from drafter.files.writing import locked, write_file

__all__ = [
    "list_styles",
    "load_organisation",
    "load_phrasebank",
    "load_style",
    "load_templates",
    "locked",
    "write_file",
]

__getattr__ = on_demand(
    __name__,
    {
        "organisation": ("load_organisation",),
        "phrasebank": ("load_phrasebank",),
        "styles": ("list_styles", "load_style"),
        "templates": ("load_templates",),
        "writing": ("locked", "write_file"),
    },
)
