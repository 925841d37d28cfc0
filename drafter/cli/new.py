"""`drafter new`: asks for the facts of a meeting and writes the meeting file."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.cli.console import paint, plain, say, show_bytes
from drafter.cli.help import explain
from drafter.cli.inputs import check_kind, open_workspace
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.model.template import FieldKind, Template, Templates

STDOUT = Path("-")


@explain(
    _(
        "Ask for the facts of a meeting and write the meeting file.\n\n"
        "Enter skips a question: what is skipped stays in the file as a place to fill."
    ),
    _("Example:\n  drafter new special-campaign -o meeting.yaml"),
)
def new(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=_("A kind of speech: an id of `drafter templates list`, or what people call it: 工作推进会."),
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help=_("File to write, otherwise KIND.yaml; - is standard output.")
        ),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("Ask nothing: write a file to be filled in."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file if it is there (a copy is kept as .bak)."))
    ] = False,
) -> None:
    from drafter.files.writing import write_file
    from drafter.meeting import write_meeting

    templates = open_workspace(output.parent if output and output != STDOUT else None).templates
    template = check_kind(kind, templates.kinds)
    target = output or Path(f"{template.id}.yaml")
    if not force and target.exists():
        raise FileExistsError(17, _("the file is there already; --force replaces it"), str(target))
    answers = {} if no_input else Interview(templates).meeting(template)
    data = write_meeting(template, templates, answers).encode()
    if target == STDOUT:
        show_bytes(data)
        return
    write_file(target, data, force=force)
    say(_("Meeting file: {file}", file=target), "green")
    say(_("Next: fill in what is left open, then `drafter plan {file}` and `drafter draft {file}`.", file=target))


BACK = "<"
"""The answer that goes back to the question before."""


class _GoBack(Exception):  # noqa: N818  # no error: the way back to the question before
    """The writer wants the question before."""


class Interview:
    """Asks question after question on stderr; an empty answer skips, the end of the input skips all the rest.

    `<` goes back: the questions begin again, and all but the last answer are given without asking.
    """

    def __init__(self, templates: "Templates") -> None:
        self.templates = templates
        self.ended = False
        self.given: list[str] = []
        self.again: list[str] = []
        self.answers: dict[str, Any] = {}

    def meeting(self, template: "Template") -> dict[str, Any]:
        """What was answered, in the shape of a meeting file."""
        say(_("Enter skips a question, < goes back one; the end of the input (Ctrl-D) skips all that are left."), "dim")
        while True:
            try:
                return self._meeting(template)
            except _GoBack:
                self.again, self.given = self.given[:-1], []

    def _meeting(self, template: "Template") -> dict[str, Any]:
        from drafter.meeting import Vocabulary

        self.vocabulary = Vocabulary(self.templates, template)
        self.answers = {}
        for field, kind in self.vocabulary.top():
            if field.asked:
                self.answers[field.name] = kind.ask(field, field.ask, self)
        return self.answers

    def facts(self, fields: "Mapping[str, FieldKind]") -> dict[str, Any]:
        """The facts of the kind, those that have a sense after what was answered before."""
        from drafter.plan.conditions import holds

        facts: dict[str, Any] = {}
        for field in fields.values():
            if holds(field.when, {**self.answers, **facts, "spoke": self.answers.get("people")}, field.place):
                facts[field.name] = self.vocabulary.of(field).ask(field, field.ask, self)
        return facts

    def several(self, ask: Callable[[int], Any]) -> list[Any]:
        """Answers until one is empty."""
        answers: list[Any] = []
        while answer := ask(len(answers) + 1):
            answers.append(answer)
        return answers

    def ask(
        self,
        question: str,
        example: str = "",
        about: str = "",
        take: Callable[[str], tuple[str, str]] = lambda answer: (answer, ""),
    ) -> str:
        """One answer as a meeting file has it, asked again while `take` finds it wrong. Raises _GoBack on `<`."""
        if self.again:
            self.given.append(self.again.pop(0))
            return self.given[-1]
        while not self.ended:
            hint = _(" (such as: {example})", example=example) if example else ""
            if about:
                say(about, "dim")
            say(paint(question, "bold", sys.stderr) + hint)
            line = sys.stdin.readline()
            self.ended = not line
            answer = plain(line.strip())
            if answer == BACK:
                raise _GoBack
            taken, wrong = take(answer) if answer else ("", "")
            if not wrong:
                self.given.append(taken)
                return taken
            say(wrong, "yellow")
        return ""
