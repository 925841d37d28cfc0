"""What every benchmark is run by: figures in, one table out; times that other work on the machine disturbs least.

A benchmark is a module with `measure`, which yields its figures one by one; `python -m benchmarks` runs all of them.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its bytecode; a checkout makes it in the first run unless it is told not to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the project."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    """What it has to keep to; None: it is only told."""
    beside: str = ""
    """What a user would take instead, measured in the same run."""
    at_least: bool = False
    """Whether the bound is the least that it may be, not the most."""

    @property
    def kept(self) -> bool:
        """Whether it keeps to its bound."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process took, in milliseconds of the processor (its own and the system's) and of the clock."""

    processor: float
    clock: float


def best(act: Callable[[], Any], rounds: int = 10) -> float:
    """Milliseconds of the processor of the best call, after one that warms it."""
    act()
    times = []
    for _round in range(rounds):
        start = process_time()
        act()
        times.append((process_time() - start) * 1000)
    return min(times)


def best_processes(commands: dict[str, Sequence[str]], folder: Path, rounds: int = 10, **env: str) -> dict[str, Taken]:
    """What the best of several processes of each command took; the commands take turns, so that all meet the same load.

    Raises CalledProcessError where one fails.
    """
    found: dict[str, Taken] = {}
    for _round in range(rounds):
        for name, command in commands.items():
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
            subprocess.run(command, cwd=folder, env={**_SURROUNDINGS, **env}, check=True, capture_output=True)
            clock, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
            other = found.get(name, Taken(float("inf"), float("inf")))
            found[name] = Taken(min(other.processor, processor * 1000), min(other.clock, clock * 1000))
    return found


def show(figures: Iterable[Figure]) -> int:
    """Print each figure as soon as it is measured; how many passed their bound."""
    passed = 0
    for figure in figures:
        print(_row(figure), flush=True)
        passed += not figure.kept
    return passed


def show_head() -> None:
    """The head of the table that `show` fills."""
    print("| figure | value | unit | bound | beside it |\n| --- | ---: | --- | --- | --- |", flush=True)


def _row(figure: Figure) -> str:
    bound = "" if figure.bound is None else f"{'≥' if figure.at_least else '≤'} {figure.bound:g}"
    mark = "" if figure.kept else "  **passed**"
    return f"| {figure.name} | {figure.value:.4g} | {figure.unit} | {bound}{mark} | {figure.beside} |"


def main(measure: Callable[[], Iterable[Figure]]) -> None:
    """Run one benchmark by itself."""
    show_head()
    sys.exit(min(show(measure()), 1))
