"""A meeting file, the templates and `--set` changes in; one Meeting out, every text in it a span that knows its path."""

from collections.abc import Mapping as Mapped
from pathlib import Path
from typing import Any, get_args

from drafter.files import yaml
from drafter.files.facts import FactReader
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.outline import CHANGES
from drafter.files.overrides import apply_overrides
from drafter.files.schema import BROKEN, FORMAT, Choice, Date, Field, Many, Named, Nodes, Number, Record, Text, read_root
from drafter.files.text import read_file
from drafter.files.yaml import Mapping, Node, Scalar, parse_bytes
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.meeting import Changes, Meeting, Pin
from drafter.model.phrase import Rank, ThemeClass
from drafter.model.place import Place
from drafter.model.template import FieldKind, RecordKind, Template, Templates

STDIN = "<stdin>"
"""The file name of a meeting read from standard input."""
