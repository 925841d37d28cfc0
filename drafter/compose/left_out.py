"""The blocks of the longest draft and of the one that was made in; the facts that the second leaves out, out."""

from collections.abc import Container, Iterable, Sequence

from drafter.model.draft import Block, LeftOut, Run, text_of


def find_left_out(fullest: Sequence[Block], blocks: Sequence[Block]) -> tuple[LeftOut, ...]:
    """The facts that the longest draft tells and another one does not, each record or field once, in their order."""
    told = _with_parents(_facts_of(blocks))
    left: dict[str, list[str]] = {}
    for block in fullest:
        spans: dict[str, list[int]] = {}
        for position, run in enumerate(block.runs):
            if run.fact.startswith(_TARGETED) and run.fact not in told:
                spans.setdefault(_highest_untold(run.fact, told), []).append(position)
        for path, positions in spans.items():
            said = _between(block.runs, positions)
            left.setdefault(path, []).append(said)
    return tuple(LeftOut(path, texts[0]) for path, texts in left.items())


_TARGETED = "facts."
"""How the paths begin of what a target of minutes may leave out."""


def _highest_untold(path: str, told: Container[str]) -> str:
    """The outermost entry, record or field around a path of which nothing is told; never a list as a whole."""
    highest, inner = path, path
    while (outer := _parent(inner)).count(".") and outer not in told:
        is_list = inner[len(outer)] == "["
        highest, inner = highest if is_list else outer, outer
    return highest


def _between(runs: Sequence[Run], positions: Sequence[int]) -> str:
    """What stands from the first to the last of some runs, without the template's marks around it."""
    return text_of(runs[positions[0] : positions[-1] + 1]).strip("，；。")


def _facts_of(blocks: Sequence[Block]) -> set[str]:
    return {run.fact for block in blocks for run in block.runs if run.fact}


def _parent(path: str) -> str:
    """`facts.tasks[0].title` in, `facts.tasks[0]` out; of that `facts.tasks`."""
    return path[: max(path.rfind("."), path.rfind("["))]


def _with_parents(paths: Iterable[str]) -> set[str]:
    """Paths, and every record and list that one of them lies in."""
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = _parent(path) if "." in path or "[" in path else ""
    return found
