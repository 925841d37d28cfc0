"""Commands that are imported when they are called, and their help pages, which know how wide Chinese characters are."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

import click
import typer
from typer.core import TyperCommand, TyperGroup

from drafter.cli.console import pad, width, wrap
from drafter.cli.placeholders import translate

_Function = TypeVar("_Function", bound=Callable[..., Any])


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


class Listed(click.Command):
    """A command as the list of commands knows it: its name, one line about it, and where its function is."""

    def __init__(self, name: str, home: str, about: str) -> None:
        super().__init__(name, short_help=about)
        self._home = home
        self._about = about

    def load(self) -> click.Command:
        """The command itself: its module is imported here and nowhere else."""
        module, _colon, function = self._home.partition(":")
        callback = getattr(import_module(f"drafter.cli.{module}"), function)
        page = _PAGES.get(callback, _Page(self._about, ""))
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        app.command(self.name, cls=Command, help=page.help, short_help=self._about, epilog=page.examples)(callback)
        command = typer.main.get_command(app)
        translate(command)
        return command


class Group(TyperGroup):
    """Commands by name. Listing them or mistyping one imports none of them."""

    context_class = Context

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, Listed) else command, rest

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_examples(self.epilog, formatter)


def explain(help: str, examples: str = "") -> Callable[[_Function], _Function]:
    """Give a command's function the text of its help page; without one the page says the line in the list."""

    def give(function: _Function) -> _Function:
        _PAGES[function] = _Page(help, examples)
        return function

    return give


class _Page(NamedTuple):
    help: str
    examples: str


_PAGES: dict[Callable[..., Any], _Page] = {}
"""The help pages of the functions that were imported."""


def _write_examples(text: str | None, formatter: click.HelpFormatter) -> None:
    if text:
        formatter.write_paragraph()
        formatter.write_text(text)
