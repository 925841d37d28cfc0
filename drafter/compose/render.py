"""The walk over a checked tree: nodes and values in, marked text out, every step of it paid for here.

Nothing is compiled to Python and nothing of Python is within reach: what a template may do is what the two tables at
the end of this file name. A step is paid for in `value_of` and `_do`, which everything passes through; whoever adds an
expression, a filter or a test has its price with it, since what these read and what they make is paid for by its size.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from typing import Any

from drafter import bounds
from drafter.compose.budget import Budget, TemplateRunError
from drafter.compose.marks import OPEN, Origins, Rendered, carries_marks
from drafter.compose.tree import Node
from drafter.compose.values import LOOP_FIELDS, NODE, Loop, contains, equal, is_number, kind_of
from drafter.dataclass import dataclass
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
    detail_read: bool = False
    """Whether a rendering has read `detail`: one that has not is the same at every detail."""
    say: "Callable[[Any, int, int, Setting], Rendered] | None" = None
    """Says a record: record, detail, turn, and this setting."""
    argue: Callable[[str], Rendered | None] | None = None
    """The frame of an argument by its fact's path: None for no frame, empty where another's frame holds it."""
    turn_of: Callable[[Mapping[str, Any]], int] = field(default=lambda _measure: 0)
    """Which of several shapes a measure takes."""
    spares: Callable[[Mapping[str, Any]], bool] = field(default=lambda _measure: False)
    """Whether a measure is told at every detail."""
    comrades: bool = True
    """Whether all who are named are called 同志."""
    asks: bool = False
    """Whether the speaker is a guest, who asks and orders nobody."""
    speaker: str = ""
    """The speaker's name: who has to do something and is the speaker says 我 of himself."""
    theme: str = ""
    """What the speech is about, which shows what is to be done with a thing: 小锅炉淘汰."""
    saying: int = 0
    """How many records this rendering is said inside of."""
    items: Mapping[int, int] = field(default_factory=dict)
    """`id()` of each item whose turns are to be measured, to its number."""
    known: dict[tuple[int, int, int, int], tuple[Any, Rendered]] = field(default_factory=dict)
    """What records were said already where this rendering stands, with the record itself."""
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
        self._pay = setting.budget.pay
        self.line = 1
        self._filters, self._tests = filters, tests
        self._scopes: list[dict[str, Any]] = [dict(values)]
        self._printed: list[str] = []

    def render(self, tree: Node) -> Rendered:
        """What the tree prints. Raises TemplateRunError."""
        self._do(tree.body)
        return Rendered("".join(self._printed))

    def pay(self, node: Node, steps: int) -> None:
        """Pay for a step, and stand on its line."""
        if node.line:
            self.line = node.line
        self._pay(steps)

    def _stand(self, node: Node) -> None:
        self.line = node.line or self.line  # Jinja gives operands of comparisons no line: what they compare has one

    def pay_for(self, node: Node, value: Any) -> None:
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

    def read_detail(self) -> int:
        """The detail of the section, or of the record that is said."""
        self.setting.detail_read = True
        return self.setting.detail

    # Statements

    def _do(self, body: Iterable[Node]) -> None:
        for node in body:
            self.pay(node, NODE)
            _STATEMENTS[node.kind](self, node)

    def _print(self, node: Node) -> None:
        for part in node.nodes:
            if part.kind == "TemplateData":
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

    def _emit(self, node: Node, text: Rendered) -> None:
        pieces = 1 + text.count("\n") + text.count(OPEN)
        self.pay(node, len(text) + PIECE * pieces)
        self._printed.append(text)

    def _if(self, node: Node) -> None:
        for branch in (node, *node.elif_):
            if self._true(branch.test):
                self._do(branch.body)
                return
        self._do(node.else_)

    def _for(self, node: Node) -> None:
        values = self.value_of(node.iter)
        if not isinstance(values, (list, tuple)):
            self._stand(node)
            raise TemplateRunError(_("only a list can be looped over, and this is {kind}", kind=kind_of(values)))
        self.pay(node, len(values))
        name = node.target.name  # allow.py lets nothing but a name through
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

    def _set(self, node: Node) -> None:
        self._scopes[-1][node.target.name] = self.value_of(node.node)  # allow.py: a name

    # Expressions

    def value_of(self, node: Node) -> Any:
        """The value of an expression."""
        if node.line:  # as `pay` does: a draft has thousands of expressions
            self.line = node.line
        self._pay(NODE)
        return _EXPRESSIONS[node.kind](self, node)

    def _read(self, node: Node) -> Any:
        """The value of an expression that is read from end to end."""
        value = self.value_of(node)
        self.pay_for(node, value)
        return value

    def _true(self, node: Node) -> bool:
        return bool(self.value_of(node))

    def _name(self, node: Node) -> Any:
        for scope in reversed(self._scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name == "detail":
            return self.read_detail()
        raise TemplateRunError(_("'{name}' has no value here", name=node.name))

    def _const(self, node: Node) -> Any:
        self.pay_for(node, node.value)
        return node.value

    def _attribute(self, node: Node) -> Any:
        return self._field(node, self.value_of(node.node), node.attr)

    def _item(self, node: Node) -> Any:
        value = self.value_of(node.node)
        index = node.arg.value  # allow.py: a constant
        if not isinstance(value, (list, tuple)):
            return self._field(node, value, index)
        if isinstance(index, int) and not isinstance(index, bool) and 0 <= index < len(value):
            return value[index]
        self._stand(node)
        raise TemplateRunError(_("the list has {count} items, and no item [{index}]", count=len(value), index=index))

    def _field(self, node: Node, value: Any, name: Any) -> Any:
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
            guess = f"{record.name}.{near[0]}" if record is not None and record.kind == "Name" else near[0]
            raise TemplateRunError(
                _("{kind} has no field '{name}'; did you mean {guess}?", kind=kind_of(value), name=name, guess=guess)
            )
        shown = " ".join(map(str, known[:20]))
        raise TemplateRunError(
            _("{kind} has no field '{name}'; it has {known}", kind=kind_of(value), name=name, known=shown)
        )

    def _filter(self, node: Node) -> Any:
        given = [self._read(part) for part in (node.node, *node.args) if part is not None]
        named = {str(pair.key): self._read(pair.value) for pair in node.kwargs}
        self._stand(node)
        made = self._filters[node.name](self, *given, **named)
        self.pay_for(node, made)
        return made

    def _test(self, node: Node) -> bool:
        given = [self._read(part) for part in (node.node, *node.args)]
        named = {str(pair.key): self._read(pair.value) for pair in node.kwargs}
        self._stand(node)
        return self._tests[node.name](*given, **named)

    def _choose(self, node: Node) -> Any:
        if self._true(node.test):
            return self.value_of(node.expr1)
        return self.value_of(node.expr2) if node.expr2 is not None else ""

    def _and(self, node: Node) -> Any:
        return self.value_of(node.left) and self.value_of(node.right)

    def _or(self, node: Node) -> Any:
        return self.value_of(node.left) or self.value_of(node.right)

    def _not(self, node: Node) -> bool:
        return not self._true(node.node)

    def _list(self, node: Node) -> list[Any]:
        made = [self.value_of(item) for item in node.items]
        self.pay(node, len(made))
        return made

    def _sum(self, node: Node) -> int:
        left, right = self.value_of(node.left), self.value_of(node.right)
        self._stand(node)
        if not (is_number(left) and is_number(right)):
            raise TemplateRunError(_("only numbers can be added; set texts one after the other"))
        made: int = left + right if node.kind == "Add" else left - right
        if abs(made) > bounds.NUMBER:
            raise TemplateRunError(_("a number larger than {limit}", limit=bounds.NUMBER))
        return made

    def _compare(self, node: Node) -> bool:
        left = self.value_of(node.expr)
        for operand in node.ops:
            right = self.value_of(operand.expr)
            if not self._holds(operand, left, right):
                return False
            left = right
        return True

    def _holds(self, node: Node, left: Any, right: Any) -> bool:
        self._stand(node)
        if node.op in ("eq", "ne"):
            return equal(left, right, self.setting.budget.pay) is (node.op == "eq")
        if node.op in ("in", "notin"):
            return contains(right, left, self.setting.budget.pay) is (node.op == "in")
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

_STATEMENTS: Mapping[str, Callable[[Rendering, Any], None]] = {
    "Output": Rendering._print,
    "If": Rendering._if,
    "For": Rendering._for,
    "Assign": Rendering._set,
}

_EXPRESSIONS: Mapping[str, Callable[[Rendering, Any], Any]] = {
    "Name": Rendering._name,
    "Const": Rendering._const,
    "Getattr": Rendering._attribute,
    "Getitem": Rendering._item,
    "Filter": Rendering._filter,
    "Test": Rendering._test,
    "CondExpr": Rendering._choose,
    "And": Rendering._and,
    "Or": Rendering._or,
    "Not": Rendering._not,
    "List": Rendering._list,
    "Tuple": Rendering._list,
    "Add": Rendering._sum,
    "Sub": Rendering._sum,
    "Compare": Rendering._compare,
}
