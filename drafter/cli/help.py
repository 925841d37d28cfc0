"""Help texts as pages: Typer's commands with a formatter that knows how wide Chinese characters are."""

from collections.abc import Iterable

import click
from typer.core import TyperCommand, TyperGroup

from drafter.cli.console import pad, width, wrap


class Formatter(click.HelpFormatter):
    """Click's formatter counts characters and joins lines; this one counts columns and keeps the lines of a text."""

    def write_heading(self, heading: str) -> None:
        self.write(f"{heading}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for line in text.splitlines():
            # Indented lines are examples to be copied: they stay whole.
            for part in [line] if line.startswith(" ") else wrap(line, self.width - len(indent)):
                self.write(f"{indent}{part}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        first = min(max((width(term) for term, _text in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in rows:
            lines = wrap(text, max(self.width - self.current_indent - first, 20))
            if width(term) + col_spacing > first:
                self.write(f"{indent}{term}\n")
                term = ""
            for line in lines:
                self.write(f"{indent}{pad(term, first)}{line}".rstrip() + "\n")
                term = ""


class Context(click.Context):
    formatter_class = Formatter


class Command(TyperCommand):
    context_class = Context

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_examples(self.epilog, formatter)


class Group(TyperGroup):
    context_class = Context

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_examples(self.epilog, formatter)


def _write_examples(text: str | None, formatter: click.HelpFormatter) -> None:
    if text:
        formatter.write_paragraph()
        formatter.write_text(text)
