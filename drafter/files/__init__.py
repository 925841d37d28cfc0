"""YAML files in, values of the model out; and the one writer of files."""

from drafter.files.meeting import load_meeting
from drafter.files.organisation import find_organisation, load_organisation
from drafter.files.phrasebank import load_phrasebank
from drafter.files.styles import list_styles, load_style
from drafter.files.templates import load_templates
from drafter.files.writing import locked, write_file

__all__ = [
    "find_organisation",
    "list_styles",
    "load_meeting",
    "load_organisation",
    "load_phrasebank",
    "load_style",
    "load_templates",
    "locked",
    "write_file",
]
