"""`drafter new`: asks for the facts of a meeting and writes the meeting file."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from drafter.cli.console import paint, plain, say, show_bytes
from drafter.cli.help import explain
from drafter.cli.inputs import check_name, open_workspace
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.model.phrase import Rank, ThemeClass

if TYPE_CHECKING:
    from drafter.model.template import FieldKind, RecordKind, Template, Templates

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
        str, typer.Argument(metavar="KIND", help=_("A kind of speech, as `drafter templates list` names it."))
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
    from drafter.scaffold import write_meeting

    target = output or Path(f"{kind}.yaml")
    templates = open_workspace(None if target == STDOUT else target.parent).templates
    check_name(kind, templates.kinds, _("there is no kind of speech '{kind}'.", kind=kind))
    if not force and target.exists():
        raise FileExistsError(17, _("the file is there already; --force replaces it"), str(target))
    answers = {} if no_input else Interview(templates).meeting(templates.kinds[kind])
    data = write_meeting(templates.kinds[kind], templates, answers).encode()
    if target == STDOUT:
        show_bytes(data)
        return
    write_file(target, data, force=force)
    say(_("Meeting file: {file}", file=target), "green")
    say(_("Next: fill in what stands in 【】, then `drafter plan {file}` and `drafter draft {file}`.", file=target))


BACK = "<"
"""The answer that goes back to the question before."""


class _GoBack(Exception):  # noqa: N818  # no error: the way back to the question before
    """The writer wants the question before."""


class Interview:
    """Asks question after question on stderr; an empty answer skips, the end of the input skips all the rest.

    `<` goes back: the questions begin again, and all but the last answer are given without asking.
    """

    def __init__(
        self,
        templates: "Templates",
    ) -> None:
        self.templates = templates
        self.by_plural = {record.plural: record for record in templates.records.values()}
        self.ended = False
        self.given: list[str] = []
        self.again: list[str] = []

    def meeting(self, template: "Template") -> dict[str, Any]:
        """What was answered, in the shape of a meeting file."""
        say(_("Enter skips a question, < goes back one; the end of the input (Ctrl-D) skips all that are left."), "dim")
        while True:
            try:
                return self._meeting(template)
            except _GoBack:
                self.again, self.given = self.given[:-1], []

    def _meeting(self, template: "Template") -> dict[str, Any]:
        from drafter.plan.conditions import holds
        from drafter.plan.values import MEETING_FIELDS, PERSON_KIND, SPEAKER_FIELDS, THEME_FIELDS, asked_of

        answers: dict[str, Any] = {
            "title": self.ask(_("Title of the speech")),
            "meeting": self.fields(asked_of(template, "meeting", MEETING_FIELDS)),
            "date": self.ask(_("Day of the meeting"), "2026-01-20", check=_check_date),
            "speaker": self.fields(asked_of(template, "speaker", SPEAKER_FIELDS)),
            "people": self.records(
                self.templates.records[PERSON_KIND], _("Who spoke before the speech"), ("name", "post", "did")
            ),
            "theme": self.fields(asked_of(template, "theme", THEME_FIELDS)),
            "minutes": self.ask(_("Minutes it should take"), f"{template.minutes:g}", check=_check_minutes),
        }
        answers["speaker"]["rank"] = self.ask(_("Rank of the speaker"), _options(Rank), check=_choice(Rank))
        answers["theme"]["class"] = self.ask(_("Class of the theme"), _options(ThemeClass), check=_choice(ThemeClass))
        facts: dict[str, Any] = {}
        for field in template.facts.values():
            if holds(field.when, {**answers, **facts, "spoke": answers["people"]}):
                facts[field.name] = self.fact(field)
        answers["facts"] = facts
        return answers

    def fields(self, fields: "Sequence[FieldKind]") -> dict[str, Any]:
        return {field.name: self.ask(field.ask, field.example, field.help) for field in fields}

    def fact(self, field: "FieldKind") -> Any:
        """One fact of the kind: a text, a list of texts, a record or a list of records."""
        if field.kind == "text":
            return self.ask(field.ask, field.example, field.help)
        if field.kind == "texts":
            return self.texts(field, field.ask)
        if field.kind in self.templates.records:
            return self.record(self.templates.records[field.kind], field.ask)
        if field.kind in self.by_plural:
            return self.records(self.by_plural[field.kind], field.ask)
        return None

    def record(self, record: "RecordKind", about: str, names: Sequence[str] = ()) -> dict[str, Any]:
        """The texts of a record; what lies deeper is left to the file."""
        from drafter.scaffold import asked_fields

        fields = [record.fields[name] for name in names] or asked_fields(record)
        answers: dict[str, Any] = {}
        for field in fields:
            if field.kind == "text":
                answers[field.name] = self.ask(f"{about}：{field.ask}", field.example, field.help)
            elif field.kind == "texts":
                answers[field.name] = self.texts(field, f"{about}：{field.ask}")
            if not any(answers.values()):
                break  # nothing said of the first field: nothing of the record
        return {name: value for name, value in answers.items() if value}

    def records(self, record: "RecordKind", about: str, names: Sequence[str] = ()) -> list[dict[str, Any]]:
        return self.several(lambda number: self.record(record, f"{about} {number}", names))

    def texts(self, field: "FieldKind", about: str) -> list[str]:
        return self.several(lambda number: self.ask(f"{about} {number}", field.example, field.help))

    def several(self, ask: Callable[[int], Any]) -> list[Any]:
        """Answers until one is empty."""
        answers: list[Any] = []
        while answer := ask(len(answers) + 1):
            answers.append(answer)
        return answers

    def ask(
        self, question: str, example: str = "", about: str = "", check: Callable[[str], str] = lambda answer: ""
    ) -> str:
        """One line of an answer; asked again while `check` says what is wrong with it. Raises _GoBack on `<`."""
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
            wrong = check(answer) if answer else ""
            if not wrong:
                self.given.append(answer)
                return answer
            say(wrong, "yellow")
        return ""


def _check_date(answer: str) -> str:
    try:
        date.fromisoformat(answer)
    except ValueError:
        return _("A date is written like this: {example}", example="2026-01-20")
    return ""


def _check_minutes(answer: str) -> str:
    try:
        minutes = float(answer)
    except ValueError:
        minutes = 0
    return "" if 0 < minutes < 1000 else _("A number of minutes, please.")


def _options(type_: Any) -> str:
    return " / ".join(map(in_words, get_args(type_)))


def _choice(type_: Any) -> Callable[[str], str]:
    names = get_args(type_)
    return lambda answer: "" if answer in names else _("One of: {names}", names=", ".join(names))
