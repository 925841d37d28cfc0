"""The one Jinja environment: a section's source and values in, marked text out, within a budget.

ImmutableSandboxedEnvironment with an allowlist over the tree (`allow.py`), our own tables of filters and tests, values
that are text, numbers, flags, lists and records only, and a budget that loops pay before they run and printing pays as
it goes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any, NoReturn

from jinja2 import nodes, pass_context
from jinja2.debug import rewrite_traceback_stack
from jinja2.environment import Template as JinjaTemplate
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context, LoopContext, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.compose.allow import LOOP_FIELDS, parse_template
from drafter.compose.marks import Origins, Rendered
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place

MAX_STEPS = 2_000_000
"""What one section may cost: characters printed, and for each loop its length times the text in its body."""

_ORIGINS, _BUDGET = "_origins", "_budget"


class TemplateRunError(TemplateError):
    """Something wrong that a template did while it ran; the message is for a person."""


@dataclass
class Budget:
    """Steps left for one rendering."""

    left: int = MAX_STEPS

    def pay(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise TemplateRunError(_("the section grows without end: more than {limit} steps", limit=MAX_STEPS))


def origins_of(context: Context) -> Origins:
    """The table of origins of the rendering under way."""
    origins: Origins = context.parent[_ORIGINS]
    return origins


@pass_context
def _finalize(context: Context, value: Any) -> str:
    """Mark what is printed and pay for it. To print a list, a record, a flag or nothing is always a mistake."""
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        shown = {"NoneType": "none", "bool": "flag", "Record": "record", "dict": "record"}.get(
            type(value).__name__, type(value).__name__
        )
        raise TemplateRunError(_("a {kind} cannot be printed; print its fields, or use a filter", kind=shown))
    context.parent[_BUDGET].pay(len(value) + 1)
    return origins_of(context).mark(value)


@pass_context
def _prepay(context: Context, values: Any, weight: int) -> Any:
    """Charge a loop before it runs: its length times the text that one turn may print."""
    if isinstance(values, Undefined):
        values._fail_with_undefined_error()
    if not isinstance(values, (list, tuple)):
        raise TemplateRunError(_("only a list can be looped over"))
    context.parent[_BUDGET].pay(len(values) * weight)
    return values


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja as our templates may use it."""

    intercepted_binops = frozenset(["+", "-"])

    def __init__(self, filters: Mapping[str, Any], tests: Mapping[str, Any]) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_finalize, keep_trailing_newline=True, autoescape=False)
        self.filters = {**filters, "_prepay": _prepay}
        self.tests = dict(tests)
        self.globals = {}
        self._compiled: dict[tuple[str, Place, frozenset[str]], CodeType] = {}

    concat = staticmethod(lambda parts: Rendered("".join(parts)))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Fields of records and of `loop`; no attribute of any Python object is within reach."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        if isinstance(obj, (list, tuple)) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if not isinstance(left, int) or not isinstance(right, int):
            raise TemplateRunError(_("only numbers can be added; set texts one after the other"))
        return left + right if operator == "+" else left - right

    def names_in(self, source: str) -> set[str]:
        """The names that a source uses; none where it cannot be read, which is a fault of its own."""
        try:
            return {node.name for node in self.parse(source).find_all(nodes.Name)}
        except (TemplateError, RecursionError, ValueError, OverflowError):
            return set()

    def prints_anything(self, source: str) -> bool:
        """Whether a source has a word or a value to print; true where it cannot be read, a fault of its own."""
        try:
            printed = [node for output in self.parse(source).find_all(nodes.Output) for node in output.nodes]
        except (TemplateError, RecursionError, ValueError, OverflowError):
            return True
        return any(not isinstance(node, nodes.TemplateData) or node.data.strip() for node in printed)

    def compile_section(self, source: str, place: Place, names: Iterable[str]) -> JinjaTemplate:
        """Parse, check and compile; compiled once for each source. Raises InputError."""
        key = (source, place, frozenset(names))
        if key not in self._compiled:
            tree = parse_template(self, source, place.file, place.line, key[2])
            _charge_loops(tree)
            try:
                self._compiled[key] = self.compile(tree, place.file, place.file)
            except (RecursionError, SyntaxError, ValueError, OverflowError, MemoryError, TypeError) as error:
                message = _("the template cannot be compiled: {message}", message=type(error).__name__)
                raise InputError([Finding("template", "error", message, place)]) from None
        return JinjaTemplate.from_code(self, self._compiled[key], self.globals)

    def render_section(
        self, source: str, place: Place, values: Mapping[str, Any], origins: Origins, names: Iterable[str]
    ) -> Rendered:
        """Render one source. Raises InputError with file and line for everything a template can do wrong."""
        template = self.compile_section(source, place, names)
        context = template.new_context({**values, _ORIGINS: origins, _BUDGET: Budget()})
        try:
            return Rendered("".join(template.root_render_func(context)))
        except InputError:
            raise
        except (TemplateError, RecursionError, ValueError, OverflowError, MemoryError, TypeError) as error:
            _refuse(error, place)


def _refuse(error: Exception, place: Place) -> NoReturn:
    """Jinja gives no place at run time: the line comes from the traceback, through Jinja's own rewriting of it."""
    message = getattr(error, "message", None) or str(error) or type(error).__name__
    line = 1
    try:
        raise error
    except Exception:
        rewritten = rewrite_traceback_stack()
    traceback = rewritten.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == place.file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    where = Place(place.file, place.line + line - 1)
    raise InputError([Finding("template", "error", message[:500], where)]) from None


def _charge_loops(tree: nodes.Template) -> None:
    """Let every loop pay before it runs: `for x in xs` becomes `for x in xs|_prepay(weight)`."""
    loops = list(tree.find_all(nodes.For))
    for loop in loops:
        weight = 1 + sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        argument = nodes.Const(weight, lineno=loop.lineno)
        loop.iter = nodes.Filter(loop.iter, "_prepay", [argument], [], None, None, lineno=loop.lineno)
