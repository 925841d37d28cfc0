"""Templates, read and rendered in this one place: a source and values in, marked text out, within a budget.

A source is parsed and checked once (`allow.py`), or its tree is at hand already (`tree.py`); it is rendered by a walk
over the tree (`render.py`).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from drafter.compose.budget import BudgetSpentError, TemplateRunError
from drafter.compose.marks import Rendered
from drafter.compose.render import Rendering, Setting
from drafter.compose.tree import Node, Trees, grow, names_read
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.model.template import Start

if TYPE_CHECKING:
    from jinja2 import nodes

    from drafter.compose.allow import Arguments, Known


class Sandbox:
    """Jinja as our templates may use it; what was parsed stays parsed, and Jinja is loaded when something has to be."""

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        tests: Mapping[str, Callable[..., bool]],
        trees: Trees | None = None,
    ) -> None:
        self._filters, self._tests = filters, tests
        self._trees = trees or Trees()
        self._parsed: dict[tuple[str, Start, frozenset[str]], Node] = {}
        self._used: dict[tuple[str, Start, frozenset[str]], frozenset[str]] = {}
        self._read: dict[tuple[str, Start], nodes.Template] = {}
        """Trees as Jinja reads them: a section that twenty kinds share is checked for each and read once."""

    @cached_property
    def _known(self) -> "Known":
        from drafter.compose.allow import Known

        return Known(
            {name: _arguments(function, 2) for name, function in self._filters.items()},
            {name: _arguments(function, 1) for name, function in self._tests.items()},
        )

    @cached_property
    def _parser(self) -> Any:
        from drafter.compose.allow import make_parser

        return make_parser()

    def parse_section(self, source: str, start: Start, names: Iterable[str]) -> Node:
        """The checked tree of a source that begins at `start` and may use `names`. Raises InputError."""
        key = (source, start, frozenset(names))
        if key not in self._parsed:
            self._parsed[key] = self._trees.find(source, key[2]) or grow(self.check_source(*key))
        return self._parsed[key]

    def names_used(self, source: str, start: Start, names: frozenset[str]) -> frozenset[str]:
        """The names that a source reads, as `names_read` gives them. Raises InputError."""
        key = (source, start, names)
        if key not in self._used:
            self._used[key] = frozenset(names_read(self.parse_section(*key)))
        return self._used[key]

    def check_source(self, source: str, start: Start, names: frozenset[str] | None) -> dict[str, Any]:
        """The plain values of the tree of a source (tree.py); `names` that it may use, None: any. Raises InputError."""
        from drafter.compose.allow import check_tree

        return check_tree(self._tree(source, start), self._known, start, names)

    def names_in(self, source: str) -> set[str]:
        """The names that a source uses; none where it cannot be read, which is a fault of its own."""
        from jinja2 import nodes

        tree = self._tree_or_none(source)
        return {node.name for node in tree.find_all(nodes.Name)} if tree else set()

    def prints_anything(self, source: str) -> bool:
        """Whether a source has a word or a value to print; true where it cannot be read, a fault of its own."""
        from jinja2 import nodes

        tree = self._tree_or_none(source)
        printed = [node for output in tree.find_all(nodes.Output) for node in output.nodes] if tree else [tree]
        return any(not isinstance(node, nodes.TemplateData) or node.data.strip() for node in printed)

    def _tree(self, source: str, start: Start) -> "nodes.Template":
        """The tree of a source, whatever names and filters it uses. Raises InputError."""
        from drafter.compose.allow import read_tree

        if (source, start) not in self._read:
            self._read[source, start] = read_tree(self._parser, source, start)
        return self._read[source, start]

    def _tree_or_none(self, source: str) -> "nodes.Template | None":
        """The same, wherever it stands; None where it cannot be read."""
        try:
            return self._tree(source, Start(Place("", 1)))
        except InputError:
            return None

    def render_section(
        self, source: str, start: Start, values: Mapping[str, Any], setting: Setting, names: Iterable[str]
    ) -> Rendered:
        """Render one source. Raises InputError with file and line for everything a template can do wrong."""
        tree = self.parse_section(source, start, names)
        rendering = Rendering(setting, self._filters, self._tests, values)
        before = setting.budget.left
        try:
            return rendering.render(tree)
        except BudgetSpentError as error:
            if setting.saying and before - setting.budget.left < setting.budget.whole // 2:
                raise  # not this `say` spends it, but what has it said again and again
            _refuse(str(error), start.at(rendering.line))
        except TemplateRunError as error:
            _refuse(str(error), start.at(rendering.line))
        except RecursionError:
            _refuse(_("the template is nested too deeply"), start.at(rendering.line))


def _refuse(message: str, place: Place) -> NoReturn:
    raise InputError([Finding("template", "error", message, place)]) from None


def _arguments(function: Callable[..., Any], given: int) -> "Arguments":
    """What may stand in the ( ) of a filter or test; `given`: the arguments that it has without them."""
    from inspect import Parameter, signature

    from drafter.compose.allow import Arguments

    parameters = list(signature(function).parameters.values())[given:]
    return Arguments(
        tuple(parameter.name for parameter in parameters),
        sum(parameter.default is Parameter.empty for parameter in parameters),
    )
