"""Cases in fixture files: what anybody can add to without touching a test."""

from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures" / "corpus"


def outline_cases() -> list[tuple[str, str, list[str]]]:
    """(name, text, lines of the outline) of each case of outline.txt."""
    cases = []
    for case in (FIXTURES / "outline.txt").read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, outline = rest.partition("----\n")
        cases.append((name, text.strip("\n"), [line for line in outline.split("\n") if line.strip()]))
    return cases


def line_cases(name: str) -> list[tuple[str, str]]:
    """(left, right) of each line `left | right`."""
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("|") for line in lines if line and not line.startswith("# "))
    return [(left.strip(), right.removeprefix(" ").rstrip()) for left, right in pairs]
