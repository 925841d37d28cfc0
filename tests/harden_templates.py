"""Random templates in, the ones that fault, run away or take too much memory out: what the suite does by sample.

    python -m tests.harden_templates [COUNT]

Also every case of fixtures/compose/odd.yaml, with its time and memory.
"""

import sys
import time
import tracemalloc
from random import Random

from drafter.compose.lines import parse_lines
from drafter.compose.marks import Origins, unwrap
from drafter.model.finding import InputError
from tests.compose.rendering import MEGABYTES, ODD, SECONDS, body_of, make_values, render

_NAMES = ["theme", "tasks", "shortcomings", "people", "count", "nothing", "empty", "loop", "a", "b", "_origins", "zzz"]
_FIELDS = ["noun", "title", "needs", "sections", "index", "length", "nextitem", "last", "__class__", "items", "titel"]
_FILTERS = [
    *("join", "enumerate", "stop", "run_on", "mark", "say", "said", "together", "call", "number", "ordinal"),
    *("first", "length", "_prepay", "attr", "map", "safe", "format"),
]
_TESTS = ["even", "sentence", "blank", "deadline('在此')", "deadline", "mapping", "none"]
_LITERALS = [
    "'甲'",
    "'。'",
    "''",
    "'\\x01'",
    "'\\n'",
    "'一要'",
    "0",
    "1",
    "2",
    "99",
    "1000000",
    "1.5",
    "true",
    "none",
    "[]",
]
_SIGNS = ["==", "!=", "<", ">=", "in", "not in", "and", "or", "+", "-", "~", "*", "**", "//", "is"]
_TEXTS = ["甲", "。", "\n", "- ", "# ", "  ", "**", "> ", "【数】", "{", "}", "\x01", "\ud800", "𠮷", "{{", "%}", "{#"]


class RandomTemplate:
    """Draws one template of the grammar that sections may use, and a little beyond it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.source = self.body(self.random.randint(1, 5))

    def one(self, *makers: str) -> str:
        return self.random.choice(makers)

    def body(self, depth: int) -> str:
        return "".join(self.statement(depth) for _ in range(self.random.randint(0, 4)))

    def statement(self, depth: int) -> str:
        kind = self.random.random()
        if depth < 1 or kind < 0.2:
            return self.random.choice(_TEXTS[:9] if self.random.random() < 0.95 else _TEXTS)
        if kind < 0.5:
            return f"{{{{ {self.value(depth)} }}}}"
        if kind < 0.65:
            return (
                f"{{% if {self.value(depth)} %}}{self.body(depth - 1)}{{% else %}}{self.body(depth - 1)}{{% endif %}}"
            )
        if kind < 0.85:
            name = self.one("a", "b", "x", "task")
            return f"{{% for {name} in {self.value(depth)} %}}{self.body(depth - 1)}{{% endfor %}}"
        statement = f"{{% set {self.one('a', 'b')} = {self.value(depth)} %}}"
        return statement * (self.random.randint(2, 40) if self.random.random() < 0.2 else 1)

    def value(self, depth: int) -> str:
        kind = self.random.random()
        if depth < 1 or kind < 0.35:
            return self.random.choice(_NAMES[:7] if self.random.random() < 0.6 else _NAMES)
        if kind < 0.5:
            return self.random.choice(_LITERALS)
        inner = self.value(depth - 1)
        if kind < 0.62:
            return f"{inner}.{self.random.choice(_FIELDS)}"
        if kind < 0.8:
            arguments = f"({self.value(depth - 1)})" if self.random.random() < 0.3 else ""
            return f"{inner}|{self.random.choice(_FILTERS)}{arguments}"
        if kind < 0.85:
            return f"({inner} is {self.random.choice(_TESTS)})"
        if kind < 0.95:
            return f"({inner} {self.random.choice(_SIGNS)} {self.value(depth - 1)})"
        return f"[{inner}, {self.value(depth - 1)}]"


def try_template(source: str) -> str:
    """What is wrong with how a template was taken: an exception that nobody catches, or a refusal without its place."""
    origins = Origins()
    values = make_values()
    try:
        parse_lines(unwrap(render(source, values, origins), origins))
    except InputError as refused:
        for finding in refused.findings:
            if finding.place is None or not 7 <= finding.place.line <= 7 + source.count("\n"):
                return f"no place, or a wrong one: {finding}"
            if len(finding.message) > 4000 or any(character < " " for character in finding.message):
                return f"a message that cannot be shown: {finding.message[:200]!r}"
    except Exception as error:  # that nothing else is raised is what is being tried
        return f"{type(error).__name__}: {error}"
    known = {"facts.x"}
    if any(origin.name not in known for origin in origins.table):
        return "an origin that no value has"
    return ""


def main(count: int) -> int:
    wrong = 0
    worst_time = worst_memory = 0.0
    bodies = [(case["name"], body_of(case)) for case in ODD]
    for name, source in [*bodies, *((f"seed {seed}", RandomTemplate(seed).source) for seed in range(count))]:
        traced = not name.startswith("seed")
        if traced:
            tracemalloc.start()
        start = time.process_time()
        fault = try_template(source)
        seconds = time.process_time() - start
        megabytes = 0.0
        if traced:
            megabytes = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
            start = time.process_time()
            try_template(source)
            seconds = time.process_time() - start
        worst_time, worst_memory = max(worst_time, seconds), max(worst_memory, megabytes)
        if seconds > SECONDS or megabytes > MEGABYTES:
            fault = fault or f"{seconds:.1f} s, {megabytes:.0f} MB"
        if fault:
            wrong += 1
            print(f"{name}: {fault}")
        elif traced:
            print(f"{seconds:6.2f} s {megabytes:6.1f} MB  {name}")
    print(f"{len(bodies)} cases and {count} random templates: {wrong} wrong")
    print(f"the slowest {worst_time:.2f} s; the largest of the cases {worst_memory:.1f} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
