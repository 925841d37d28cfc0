"""What a template may contain: its source in, a syntax tree out, or an InputError that names the line.

An allowlist over the parsed tree, since a template may come from a colleague: nothing is called, nothing is included,
nothing loops but over given lists. What is not needed is not allowed (robustness.md, Templates).
"""

from collections.abc import Container, Iterable, Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place

MAX_SOURCE = 256 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 60
MAX_NUMBER = 1_000_000
MAX_CONSTANT = 2_000

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Test,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Tuple,
    nodes.List,
    nodes.Add,
    nodes.Sub,
)

LOOP_FIELDS = frozenset({"index", "first", "last", "length", "nextitem"})


def parse_template(
    environment: SandboxedEnvironment, source: str, file: str, first_line: int, names: Container[str]
) -> nodes.Template:
    """Parse and check. `first_line` is the line of the file on which the source begins; `names` may be used."""

    def fault(message: str, line: int) -> InputError:
        return InputError([Finding("template", "error", message, Place(file, first_line + line - 1))])

    if len(source.encode("utf-8", "surrogatepass")) > MAX_SOURCE:
        raise fault(_("the template is larger than {size} KB", size=MAX_SOURCE // 1024), 1)
    for number, line in enumerate(source.split("\n"), 1):
        for wrong, right in (("｛｛", "{{"), ("｝｝", "}}"), ("｛％", "{%"), ("｛%", "{%")):
            if wrong in line:
                message = _("full-width '{wrong}': Jinja does not see it; type '{right}'", wrong=wrong, right=right)
                raise fault(message, number)
        if any(character < " " and character != "\t" for character in line):
            raise fault(_("a control character in the template"), number)
    try:
        tree = environment.parse(source, file, file)
    except TemplateSyntaxError as error:
        raise fault(_("template syntax: {message}", message=_short(error.message)), error.lineno) from None
    except (RecursionError, ValueError, OverflowError, MemoryError, SyntaxError, TypeError) as error:
        raise fault(_("the template cannot be read: {message}", message=_short(str(error))), 1) from None
    faults = list(_check_tree(tree, environment, names))
    if faults:
        raise InputError(
            [
                Finding("template", "error", message, Place(file, first_line + line - 1))
                for line, message in sorted(set(faults))
            ]
        )
    return tree


def _short(text: str | None) -> str:
    return "".join(character if character >= " " else " " for character in (text or ""))[:200]


def _check_tree(
    tree: nodes.Template, environment: SandboxedEnvironment, names: Container[str]
) -> Iterator[tuple[int, str]]:
    """Line and message of every fault. The stack is our own, so that depth is a fault, not a RecursionError."""
    found: list[nodes.Node] = []
    stack: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        if len(found) > MAX_NODES:
            yield node.lineno or 1, _("the template is too large: more than {count} parts", count=MAX_NODES)
            return
        if depth > MAX_DEPTH:
            yield node.lineno or 1, _("the template is nested deeper than {depth}", depth=MAX_DEPTH)
            return
        if not isinstance(node, _ALLOWED):
            yield node.lineno or 1, _("not allowed in a template: {what}", what=_describe(node))
            continue
        found.append(node)
        stack.extend((child, depth + 1) for child in node.iter_child_nodes())
    own = {node.name for node in found if isinstance(node, nodes.Name) and node.ctx == "store"}
    if any(isinstance(node, nodes.For) for node in found):
        own.add("loop")
    for node in found:
        message = _fault_of(node, environment, names, own)
        if message:
            yield node.lineno or 1, message


def _fault_of(node: nodes.Node, environment: SandboxedEnvironment, names: Container[str], own: Container[str]) -> str:
    """What is wrong with one node, or an empty text."""
    if isinstance(node, nodes.Name):
        if node.name.startswith("_"):
            return _("names may not begin with '_': {name}", name=node.name)
        if node.ctx == "load" and node.name not in own and node.name not in names:
            return _("unknown name '{name}'", name=node.name)
    elif isinstance(node, nodes.Const):
        if isinstance(node.value, (int, float)) and abs(node.value) > MAX_NUMBER:
            return _("a number larger than {limit}", limit=MAX_NUMBER)
        if isinstance(node.value, str) and len(node.value) > MAX_CONSTANT:
            return _("a text constant longer than {limit}", limit=MAX_CONSTANT)
    elif isinstance(node, nodes.Getattr):
        if node.attr.startswith("_"):
            return _("names may not begin with '_': {name}", name=node.attr)
    elif isinstance(node, nodes.Getitem):
        if not isinstance(node.arg, nodes.Const) or str(node.arg.value).startswith("_"):
            return _("only a fixed index or name may stand in [ ]")
    elif isinstance(node, nodes.Filter):
        if node.name not in environment.filters or node.node is None or node.dyn_args or node.dyn_kwargs:
            return _("unknown filter '{name}'; known: {known}", name=node.name, known=_known(environment.filters))
    elif isinstance(node, nodes.Test):
        if node.name not in environment.tests or node.dyn_args or node.dyn_kwargs:
            return _("unknown test '{name}'; known: {known}", name=node.name, known=_known(environment.tests))
    elif isinstance(node, nodes.For) and node.recursive:
        return _("not allowed in a template: {what}", what="recursive")
    return ""


def _known(names: Iterable[str]) -> str:
    return " ".join(sorted(name for name in names if not name.startswith("_")))


def _describe(node: nodes.Node) -> str:
    shown = {
        "Call": "( )",
        "Concat": "~",
        "Mul": "*",
        "Pow": "**",
        "Div": "/",
        "FloorDiv": "//",
        "Mod": "%",
        "Slice": "[:]",
    }
    name = type(node).__name__
    return shown.get(name, name.lower())
