"""What a template may contain: its source in, a syntax tree out, or an InputError that names the line.

An allowlist over the parsed tree, since a template may come from a colleague: nothing is called, nothing is included,
nothing loops but over given lists. What is not needed is not allowed (robustness.md, Templates).
"""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from drafter import bounds
from drafter.compose.syntax import explain_syntax
from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.finding import Finding, InputError
from drafter.model.template import Start

# What XML 1.0 cannot hold (production 2, Char), without the line ends that Jinja reads.
_UNWRITABLE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

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
    nodes.Keyword,
)


@dataclass(frozen=True, slots=True)
class Arguments:
    """What may stand in the ( ) of a filter or a test."""

    names: tuple[str, ...]
    needed: int
    """How many of them must."""


@dataclass(frozen=True, slots=True)
class Known:
    """The filters and tests that there are."""

    filters: Mapping[str, Arguments]
    tests: Mapping[str, Arguments]


class _TooManyTokensError(TemplateSyntaxError):
    """Ours, said in our words already."""


class _CountTokens(Extension):
    """Stops reading a template of too many words and signs before its tree takes the memory."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for count, token in enumerate(stream):
            if count > bounds.TOKENS:
                raise _TooManyTokensError(_("more than {count} words and signs", count=bounds.TOKENS), token.lineno)
            yield token


def make_parser() -> Environment:
    """What reads Jinja's syntax; it renders nothing."""
    return Environment(keep_trailing_newline=True, autoescape=False, extensions=[_CountTokens])


def check_tree(tree: nodes.Template, known: Known, start: Start, names: Collection[str] | None) -> dict[str, Any]:
    """The plain values (tree.py) of a tree that uses only what is known, and of names only `names`, None: any.

    Raises InputError.
    """
    faults = sorted(set(_check_tree(tree, known, names)))
    if faults:
        raise InputError([Finding("template", "error", message, start.at(line)) for line, message in faults])
    return _plain(tree)


def _plain(node: nodes.Node) -> dict[str, Any]:
    parts = {name: _plain_part(part) for name, part in node.iter_fields()}
    return {"kind": type(node).__name__, "line": node.lineno or 0, **parts}


def _plain_part(part: Any) -> Any:
    if isinstance(part, nodes.Node):
        return _plain(part)
    return [_plain(each) for each in part] if isinstance(part, list) else part


def read_tree(environment: Environment, source: str, start: Start) -> nodes.Template:
    """The tree of a source that Jinja can read, whatever stands in it. Raises InputError."""

    def fault(message: str, line: int) -> InputError:
        return InputError([Finding("template", "error", message, start.at(line))])

    if len(source) > bounds.TEMPLATE or len(source.encode("utf-8", "surrogatepass")) > bounds.TEMPLATE:
        raise fault(_("the template is larger than {size} KB", size=bounds.TEMPLATE // 1024), 1)
    if wrong := _UNWRITABLE.search(source):
        line = len(_LINE_END.findall(source, 0, wrong.start())) + 1
        raise fault(_("U+{code} in the template: no document can hold it", code=f"{ord(wrong[0]):04X}"), line)
    for number, line_text in enumerate(_LINE_END.split(source), 1):
        for wide, right in (("｛｛", "{{"), ("｝｝", "}}"), ("｛％", "{%"), ("｛%", "{%")):
            if wide in line_text:
                message = _("full-width '{wrong}': Jinja does not see it; type '{right}'", wrong=wide, right=right)
                raise fault(message, number)
    parser = None
    try:
        parser = Parser(environment, source, start.place.file, start.place.file)
        tree = parser.parse()
    except TemplateSyntaxError as error:
        message = error.message or ""
        said = message if isinstance(error, _TooManyTokensError) else explain_syntax(_short(message))
        raise fault(_("template syntax: {message}", message=said), error.lineno) from None
    except (RecursionError, ValueError, OverflowError, MemoryError) as error:
        line = parser.stream.current.lineno if parser else 1
        if isinstance(error, RecursionError):
            raise fault(_("the template is nested deeper than {depth}", depth=bounds.NESTED), line) from None
        line = _line_of_number(environment, source) or line
        raise fault(_("the template cannot be read: {message}", message=_short(str(error))), line) from None
    return tree


_LINE_END = expression("\r\n|\r|\n")
"""As Jinja counts lines."""


def _line_of_number(environment: Environment, source: str) -> int:
    """The line of a number that is too long to be read; 0 when there is none."""
    for line, token, text in environment.lexer.tokeniter(source, None):
        if token in ("integer", "float") and len(text) > len(str(bounds.NUMBER)):
            return line
    return 0


def _short(text: str | None) -> str:
    return "".join(character if character >= " " else " " for character in (text or ""))[:200]


def _check_tree(tree: nodes.Template, known: Known, names: Collection[str] | None) -> Iterator[tuple[int, str]]:
    """Line and message of every fault. The stack is our own, so that depth is a fault, not a RecursionError."""
    found: list[nodes.Node] = []
    stack: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        if len(found) > bounds.NODES:
            yield node.lineno or 1, _("the template is too large: more than {count} parts", count=bounds.NODES)
            return
        if depth > bounds.NESTED:
            yield node.lineno or 1, _("the template is nested deeper than {depth}", depth=bounds.NESTED)
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
        message = _fault_of(node, known, names, own)
        if message:
            yield node.lineno or 1, message


def _fault_of(node: nodes.Node, known: Known, names: Collection[str] | None, own: Collection[str]) -> str:
    """What is wrong with one node, or an empty text."""
    if isinstance(node, nodes.Name):
        if node.name.startswith("_"):
            return _("names may not begin with '_': {name}", name=node.name)
        if node.ctx == "load" and names is not None and node.name not in own and node.name not in names:
            near = get_close_matches(node.name, [*own, *names], n=1)
            if near:
                return _("unknown name '{name}'; did you mean {guess}?", name=node.name, guess=near[0])
            return _("unknown name '{name}'", name=node.name)
    elif isinstance(node, nodes.Const):
        return _fault_of_constant(node.value)
    elif isinstance(node, nodes.Getattr):
        if node.attr.startswith("_"):
            return _("names may not begin with '_': {name}", name=node.attr)
    elif isinstance(node, nodes.Getitem):
        if not isinstance(node.arg, nodes.Const) or str(node.arg.value).startswith("_"):
            return _("only a fixed index or name may stand in [ ]")
    elif isinstance(node, nodes.Filter):
        if node.name not in known.filters or node.node is None:
            return _("unknown filter '{name}'; known: {known}", name=node.name, known=" ".join(sorted(known.filters)))
        return _fault_of_arguments(node, known.filters[node.name])
    elif isinstance(node, nodes.Test):
        if node.name not in known.tests:
            return _("unknown test '{name}'; known: {known}", name=node.name, known=" ".join(sorted(known.tests)))
        return _fault_of_arguments(node, known.tests[node.name])
    elif isinstance(node, (nodes.For, nodes.Assign)):
        return _fault_of_target(node)
    return ""


def _fault_of_constant(value: object) -> str:
    if isinstance(value, float) and not isinstance(value, bool):
        return _("a template counts in whole numbers: {number}", number=value)
    if isinstance(value, int) and abs(value) > bounds.NUMBER:
        return _("a number larger than {limit}", limit=bounds.NUMBER)
    if isinstance(value, str) and len(value) > bounds.CONSTANT:
        return _("a text constant longer than {limit}", limit=bounds.CONSTANT)
    if isinstance(value, str) and (wrong := _UNWRITABLE.search(value)):
        return _("U+{code} in the template: no document can hold it", code=f"{ord(wrong[0]):04X}")
    return ""


def _fault_of_arguments(node: nodes.Filter | nodes.Test, arguments: Arguments) -> str:
    """What is wrong with what stands in the ( ) of a filter or a test."""
    given = [*arguments.names[: len(node.args)], *(pair.key for pair in node.kwargs)]
    if (
        node.dyn_args
        or node.dyn_kwargs
        or len(node.args) > len(arguments.names)
        or len(set(given)) < len(given)
        or not set(arguments.names[: arguments.needed]) <= set(given) <= set(arguments.names)
    ):
        takes = "、".join(arguments.names)
        return _("'{name}' takes in its ( ): {arguments}", name=node.name, arguments=takes or _("nothing"))
    return ""


def _fault_of_target(node: nodes.For | nodes.Assign) -> str:
    if isinstance(node, nodes.For) and node.recursive:
        return _("not allowed in a template: {what}", what="recursive")
    if not isinstance(node.target, nodes.Name):
        return _("one name takes one value: {{% for task in tasks %}}, {{% set name = value %}}")
    if node.target.name == "loop":
        return _("'loop' is the loop itself: take another name")
    return ""


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
