"""The walk over a checked tree: nodes and values in, marked text out, every step of it paid for here.

Nothing is compiled to Python and nothing of Python is within reach: what a template may do is what the two tables at
the end of this file name. A step is paid for in `value_of` and `_do`, which everything passes through; whoever adds an
expression, a filter or a test has its price with it, since what these read and what they make is paid for by its size.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jinja2 import nodes

from drafter.compose.allow import LOOP_FIELDS, MAX_NUMBER
from drafter.compose.budget import Budget, TemplateRunError
from drafter.compose.marks import OPEN, Origins, Rendered, carries_marks
from drafter.compose.values import NODE, Loop, contains, equal, is_number, kind_of
from drafter.i18n import _
from drafter.language.words import Words

PIECE = 24
"""The price of a printed value or line beside its characters: it becomes a run or a paragraph of the draft."""


@dataclass
class Setting:
    """What a rendering stands in: everything that filters need beside their arguments."""

    origins: Origins
    budget: Budget
    words: Words = field(default_factory=Words)
    inline: str = "一是"
    """How lists inside a paragraph are numbered."""
    detail: int = 3
    say: "Callable[[Any, int, int, Setting], Rendered] | None" = None
    """Says a record: record, detail, turn, and this setting."""
    argue: Callable[[str], Rendered | None] | None = None
    """The frame of an argument by its fact's path: None for no frame, empty where another's frame holds it."""
    comrades: bool = True
    speaker: str = ""
    """The speaker's name: who has to do something and is the speaker says 我 of himself."""
    """Whether all who are named are called 同志."""
    saying: int = 0
    """How many records this rendering is said inside of."""
    items: Mapping[int, int] = field(default_factory=dict)
    """`id()` of each item whose turns are to be measured, to its number."""
    turns: dict[int, list[str]] = field(default_factory=dict)
    """What the turns of each such item printed."""


class Rendering:
    """One walk over one tree. `line` is the line of the source that the walk is at."""

    def __init__(
        self,
        setting: Setting,
        filters: Mapping[str, Callable[..., Any]],
        tests: Mapping[str, Callable[..., bool]],
        values: Mapping[str, Any],
    ) -> None:
        self.setting = setting
        self.line = 1
        self._filters, self._tests = filters, tests
        self._scopes: list[dict[str, Any]] = [dict(values)]
        self._printed: list[str] = []

    def render(self, tree: nodes.Template) -> Rendered:
        """What the tree prints. Raises TemplateRunError."""
        self._do(tree.body)
        return Rendered("".join(self._printed))

    def pay(self, node: nodes.Node, steps: int) -> None:
        """Pay for a step, and stand on its line."""
        self._stand(node)
        self.setting.budget.pay(steps)

    def _stand(self, node: nodes.Node) -> None:
        self.line = node.lineno or self.line  # Jinja gives operands of comparisons no line: what they compare has one

    def pay_for(self, node: nodes.Node, value: Any) -> None:
        """Pay for reading or making a value: its characters; of a list its items, and theirs where they are lists."""
        if isinstance(value, str):
            self.pay(node, len(value))
        elif isinstance(value, (list, tuple)):
            stack: list[Sequence[Any]] = [value]
            while stack:
                items = stack.pop()
                self.pay(node, 2 * NODE + len(items) + sum(len(item) for item in items if isinstance(item, str)))
                stack.extend(item for item in items if isinstance(item, (list, tuple)))

    def mark(self, value: Any) -> Rendered:
        """A text as marked text. Raises TemplateRunError for what is none, and for one that writes marks itself."""
        if isinstance(value, Rendered):
            return value
        if not isinstance(value, str):
            raise TemplateRunError(_("a text is wanted, and this is {kind}", kind=kind_of(value)))
        if carries_marks(value):
            raise TemplateRunError(_("a text holds control characters by which we carry where texts came from"))
        return self.setting.origins.mark(value)

    # Statements

    def _do(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            self.pay(node, NODE)
            _STATEMENTS[type(node)](self, node)

    def _print(self, node: nodes.Output) -> None:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self._emit(part, Rendered(part.data))
                continue
            value = self.value_of(part)
            self._stand(part)
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if not isinstance(value, str):
                message = _("{kind} cannot be printed; print its fields, or use a filter", kind=kind_of(value))
                raise TemplateRunError(message)
            self._emit(part, self.mark(value))

    def _emit(self, node: nodes.Node, text: Rendered) -> None:
        pieces = 1 + text.count("\n") + text.count(OPEN)
        self.pay(node, len(text) + PIECE * pieces)
        self._printed.append(text)

    def _if(self, node: nodes.If) -> None:
        for branch in (node, *node.elif_):
            if self._true(branch.test):
                self._do(branch.body)
                return
        self._do(node.else_)

    def _for(self, node: nodes.For) -> None:
        values = self.value_of(node.iter)
        if not isinstance(values, (list, tuple)):
            self._stand(node)
            raise TemplateRunError(_("only a list can be looped over, and this is {kind}", kind=kind_of(values)))
        self.pay(node, len(values))
        name = node.target.name  # type: ignore[attr-defined]  # allow.py lets nothing else through
        if (test := node.test) is not None:
            values = [value for value in values if self._inside({name: value}, lambda: self._true(test))]
        if not values:
            self._do(node.else_)
            return
        loop = Loop(values)
        for value in values:
            loop.index += 1
            self.pay(node, NODE)
            start = len(self._printed)
            self._inside({name: value, "loop": loop}, lambda: self._do(node.body))
            number = self.setting.items.get(id(value))
            if number is not None:
                self.setting.turns.setdefault(number, []).extend(self._printed[start:])

    def _inside(self, scope: dict[str, Any], act: Callable[[], Any]) -> Any:
        """Do something in a scope of its own."""
        self._scopes.append(scope)
        try:
            return act()
        finally:
            self._scopes.pop()

    def _set(self, node: nodes.Assign) -> None:
        self._scopes[-1][node.target.name] = self.value_of(node.node)  # type: ignore[attr-defined]  # allow.py: a name

    # Expressions

    def value_of(self, node: nodes.Node) -> Any:
        """The value of an expression."""
        self.pay(node, NODE)
        return _EXPRESSIONS[type(node)](self, node)

    def _read(self, node: nodes.Node) -> Any:
        """The value of an expression that is read from end to end."""
        value = self.value_of(node)
        self.pay_for(node, value)
        return value

    def _true(self, node: nodes.Node) -> bool:
        return bool(self.value_of(node))

    def _name(self, node: nodes.Name) -> Any:
        for scope in reversed(self._scopes):
            if node.name in scope:
                return scope[node.name]
        raise TemplateRunError(_("'{name}' has no value here", name=node.name))

    def _const(self, node: nodes.Const) -> Any:
        self.pay_for(node, node.value)
        return node.value

    def _attribute(self, node: nodes.Getattr) -> Any:
        return self._field(node, self.value_of(node.node), node.attr)

    def _item(self, node: nodes.Getitem) -> Any:
        value = self.value_of(node.node)
        index = node.arg.value  # type: ignore[attr-defined]  # allow.py: a constant
        if not isinstance(value, (list, tuple)):
            return self._field(node, value, index)
        if isinstance(index, int) and not isinstance(index, bool) and 0 <= index < len(value):
            return value[index]
        self._stand(node)
        raise TemplateRunError(_("the list has {count} items, and no item [{index}]", count=len(value), index=index))

    def _field(self, node: nodes.Node, value: Any, name: Any) -> Any:
        """A field of a record or of `loop`; no attribute of any Python object is within reach."""
        if isinstance(value, Mapping) and name in value:
            return value[name]
        if isinstance(value, Loop) and name in LOOP_FIELDS:
            return getattr(value, name)
        self._stand(node)
        known = sorted(LOOP_FIELDS) if isinstance(value, Loop) else list(value) if isinstance(value, Mapping) else []
        if not known:
            raise TemplateRunError(_("{kind} has no field '{name}'", kind=kind_of(value), name=name))
        near = get_close_matches(str(name), map(str, known), n=1, cutoff=0.5)
        if near:
            record = getattr(node, "node", None)
            guess = f"{record.name}.{near[0]}" if isinstance(record, nodes.Name) else near[0]
            raise TemplateRunError(
                _("{kind} has no field '{name}'; did you mean {guess}?", kind=kind_of(value), name=name, guess=guess)
            )
        shown = " ".join(map(str, known[:20]))
        raise TemplateRunError(
            _("{kind} has no field '{name}'; it has {known}", kind=kind_of(value), name=name, known=shown)
        )

    def _filter(self, node: nodes.Filter) -> Any:
        given = [self._read(part) for part in (node.node, *node.args) if part is not None]
        named = {str(pair.key): self._read(pair.value) for pair in node.kwargs}
        self._stand(node)
        made = self._filters[node.name](self, *given, **named)
        self.pay_for(node, made)
        return made

    def _test(self, node: nodes.Test) -> bool:
        given = [self._read(part) for part in (node.node, *node.args)]
        named = {str(pair.key): self._read(pair.value) for pair in node.kwargs}
        self._stand(node)
        return self._tests[node.name](*given, **named)

    def _choose(self, node: nodes.CondExpr) -> Any:
        if self._true(node.test):
            return self.value_of(node.expr1)
        return self.value_of(node.expr2) if node.expr2 is not None else ""

    def _and(self, node: nodes.And) -> Any:
        return self.value_of(node.left) and self.value_of(node.right)

    def _or(self, node: nodes.Or) -> Any:
        return self.value_of(node.left) or self.value_of(node.right)

    def _not(self, node: nodes.Not) -> bool:
        return not self._true(node.node)

    def _list(self, node: nodes.List | nodes.Tuple) -> list[Any]:
        made = [self.value_of(item) for item in node.items]
        self.pay(node, len(made))
        return made

    def _sum(self, node: nodes.Add | nodes.Sub) -> int:
        left, right = self.value_of(node.left), self.value_of(node.right)
        self._stand(node)
        if not (is_number(left) and is_number(right)):
            raise TemplateRunError(_("only numbers can be added; set texts one after the other"))
        made: int = left + right if isinstance(node, nodes.Add) else left - right
        if abs(made) > MAX_NUMBER:
            raise TemplateRunError(_("a number larger than {limit}", limit=MAX_NUMBER))
        return made

    def _compare(self, node: nodes.Compare) -> bool:
        left = self.value_of(node.expr)
        for operand in node.ops:
            right = self.value_of(operand.expr)
            if not self._holds(operand, left, right):
                return False
            left = right
        return True

    def _holds(self, node: nodes.Operand, left: Any, right: Any) -> bool:
        self._stand(node)
        if node.op in ("eq", "ne"):
            return equal(left, right, self.setting.budget.pay) == (node.op == "eq")
        if node.op in ("in", "notin"):
            return contains(right, left, self.setting.budget.pay) == (node.op == "in")
        if (is_number(left) and is_number(right)) or (isinstance(left, str) and isinstance(right, str)):
            self.pay_for(node, [left, right])
            ordered: bool = _ORDERS[node.op](left, right)
            return ordered
        message = _(
            "only two numbers or two texts have an order, and these are {left} and {right}",
            left=kind_of(left),
            right=kind_of(right),
        )
        raise TemplateRunError(message)


_ORDERS: Mapping[str, Callable[[Any, Any], Any]] = {
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}

_STATEMENTS: Mapping[type[nodes.Node], Callable[[Rendering, Any], None]] = {
    nodes.Output: Rendering._print,
    nodes.If: Rendering._if,
    nodes.For: Rendering._for,
    nodes.Assign: Rendering._set,
}

_EXPRESSIONS: Mapping[type[nodes.Node], Callable[[Rendering, Any], Any]] = {
    nodes.Name: Rendering._name,
    nodes.Const: Rendering._const,
    nodes.Getattr: Rendering._attribute,
    nodes.Getitem: Rendering._item,
    nodes.Filter: Rendering._filter,
    nodes.Test: Rendering._test,
    nodes.CondExpr: Rendering._choose,
    nodes.And: Rendering._and,
    nodes.Or: Rendering._or,
    nodes.Not: Rendering._not,
    nodes.List: Rendering._list,
    nodes.Tuple: Rendering._list,
    nodes.Add: Rendering._sum,
    nodes.Sub: Rendering._sum,
    nodes.Compare: Rendering._compare,
}
