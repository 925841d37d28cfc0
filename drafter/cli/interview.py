"""The questions of `drafter new` one after another in; what was answered, as a meeting file has it, out."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from drafter.cli.console import say, table
from drafter.cli.inputs import prompt
from drafter.files.template_tables import SOURCE
from drafter.i18n import _
from drafter.meeting import Vocabulary
from drafter.meeting.kinds import Take, as_typed
from drafter.model.material import Material, UsualMeasure, match_material
from drafter.model.organisation import Organisation
from drafter.model.template import FieldKind, Template, Templates
from drafter.plan.conditions import holds

if TYPE_CHECKING:
    from drafter.intake.owners import OwnerReader

BACK = "<"
"""The answer that goes back to the question before."""
HELP = ("?", "？")
"""The answers that ask what the question means."""
OFFERED = "tasks"
"""The kind of facts that the measures of a material may become."""


class _GoBack(Exception):  # noqa: N818  # no error: the way back to the question before
    """The writer wants the question before."""


class Interview:
    """Asks question after question on stderr; an empty answer skips, the end of the input skips all the rest.

    `<` goes back: the questions begin again, and all but the last answer are given without asking.
    """

    def __init__(
        self,
        templates: Templates,
        today: datetime.date,
        materials: Sequence[Material] = (),
        organisation: Organisation = Organisation(),  # noqa: B008  # frozen
        read_owners: "Callable[[], OwnerReader] | None" = None,
    ) -> None:
        """read_owners: makes what takes 县水利局牵头，各乡镇配合 apart, once it is needed; None: names stay."""
        self.templates = templates
        self.today = today
        self.materials = materials
        self.organisation = organisation
        self.read_owners = read_owners
        self.ended = False
        self.given: list[str] = []
        self.again: list[str] = []
        self.answers: dict[str, Any] = {}
        self.at = 0
        """How many questions that are counted were begun."""
        self.total = 0

    def meeting(self, template: Template) -> dict[str, Any]:
        """What was answered, in the shape of a meeting file."""
        say(
            _(
                "Enter skips a question, < goes back one, ? explains it; Ctrl-C keeps what was answered; the end of the"
                " input (Ctrl-D) skips all that are left."
            ),
            "dim",
        )
        while True:
            try:
                return self._meeting(template)
            except _GoBack:
                self.again, self.given = self.given[:-1], []

    def _meeting(self, template: Template) -> dict[str, Any]:
        self.vocabulary = Vocabulary(self.templates, template)
        self.answers, self.at = {}, 0
        top = [(field, kind) for field, kind in self.vocabulary.top() if field.asked]
        self.total = sum(kind.count(field) for field, kind in top)
        for field, kind in top:
            self.answers[field.name] = kind.ask_top(field, self)
        return self.answers

    def owners(self, names: Sequence[str]) -> Mapping[str, list[str]]:
        """Names that were typed, by what they have to do; said again where that is more than to do it."""
        found = self.read_owners().read("、".join(names)) if self.read_owners else None
        if found is None or not (found.support or found.person):
            return {"who": list(names)}
        told = {"who": found.lead, "with": found.support, "person": found.person}
        if not self.again:
            fields = self.vocabulary.by_plural["measures"].fields
            parts = (f"{fields[name].ask} {'、'.join(owners)}" for name, owners in told.items() if owners)
            say(f"  → {'；'.join(parts)}", "dim")
        return told

    def step(self) -> None:
        """Begin the next of the questions that are counted."""
        self.at += 1

    def facts(self, fields: Mapping[str, FieldKind]) -> dict[str, Any]:
        """The facts of the kind, those that have a sense after what was answered before."""
        facts: dict[str, Any] = {}
        for field in fields.values():
            self.step()
            if holds(field.when, {**self.answers, **facts, "spoke": self.answers.get("people")}, field.place):
                offered = self._offer() if field.kind == OFFERED and field.name == OFFERED else []
                asked = self.vocabulary.of(field).ask(field, field.ask, self)
                facts[field.name] = [*offered, *asked] if offered else asked
        return facts

    def _offer(self) -> list[dict[str, Any]]:
        """The measures of the theme's material that the writer takes, as tasks; each says where it came from."""
        theme = self.answers.get("theme") or {}
        said = " ".join([*(theme.get(name, "") for name in ("full", "noun", "short")), self.answers.get("title", "")])
        material = match_material(said, self.materials)
        if material is None or not material.measures or self.ended:
            return []
        usual = [self._as_task(measure, material) for measure in material.measures]
        if not self.again:
            say(_("Usual measures of {theme}, for reference; only what you take enters the file:", theme=material.name))
            rows = [
                (str(n), task["title"], "、".join(task["measures"][0].get("who", ())), task["measures"][0]["what"])
                for n, task in enumerate(usual, 1)
            ]
            for line in table(rows, numbers=(0,), indent="  "):
                say(line)
        chosen = self.ask(_("Which of them? Their numbers (1、3), Enter takes none"), take=_numbers_up_to(len(usual)))
        tasks = [usual[int(number) - 1] for number in filter(None, chosen.split("、"))]
        for task in tasks:
            [measure] = task["measures"]
            by = self.vocabulary.by_plural["measures"].fields["by"]
            if answer := self.ask(f"{task['title']}：{by.ask}", by.example):
                measure["by"] = answer
        return tasks

    def _as_task(self, usual: UsualMeasure, material: Material) -> dict[str, Any]:
        who = list(dict.fromkeys(material.body_of(role, self.organisation.level) for role in usual.who))
        told = {"who": who, "what": usual.what, "standard": usual.standard, "else": usual.otherwise}
        measure = {key: value for key, value in told.items() if value}
        return {"title": usual.title, "measures": [measure], SOURCE.name: _("reference: {theme}", theme=material.name)}

    def several(self, ask: Callable[[int], Any]) -> list[Any]:
        """Answers until one is empty."""
        answers: list[Any] = []
        while answer := ask(len(answers) + 1):
            answers.append(answer)
        return answers

    def agree(self, question: str) -> bool:
        """Whether the writer says yes; Enter does."""
        return self.ask(question, take=_yes_or_no) != _NO

    def ask(
        self,
        question: str,
        example: str = "",
        about: str = "",
        take: Take = as_typed,
        show: Callable[[str], str] = str,
    ) -> str:
        """One answer as a meeting file has it, asked again while `take` finds it wrong. Raises _GoBack on `<`.

        show: what an answer that reads otherwise than it was typed is called.
        """
        if self.again:
            self.given.append(self.again.pop(0))
            return self.given[-1]
        while not self.ended:
            hint = _(" (such as: {example})", example=example) if example else ""
            answer = prompt(f"({self.at}/{self.total}) {question}", hint)
            self.ended = answer is None
            if answer == BACK:
                raise _GoBack
            if answer in HELP:
                say(
                    about or hint.strip() or _("What you type stands in the file as it is; Enter leaves it open."),
                    "dim",
                )
                continue
            taken, wrong = take(answer) if answer else ("", "")
            if not wrong:
                if answer and show(taken) != answer and take is not _yes_or_no:
                    say(f"  → {show(taken)}", "dim")
                self.given.append(taken)
                return taken
            say(wrong, "yellow")
        return ""


_NO = "n"


def _yes_or_no(answer: str) -> tuple[str, str]:
    if answer.lower() in ("y", "yes", "是", "对", "好"):
        return "y", ""
    if answer.lower() in ("n", "no", "否", "不", "不是"):
        return _NO, ""
    return "", _("One of: {names}", names="y, n, 是, 否")


def _numbers_up_to(most: int) -> Take:
    """A list of numbers in any writing: 1、3, 1,3, 1 3."""

    def take(answer: str) -> tuple[str, str]:
        numbers = list(dict.fromkeys(filter(None, re.split(r"[\s、，,;；.]+", unicodedata.normalize("NFKC", answer)))))
        wrong = [number for number in numbers if not number.isdecimal() or not 1 <= int(number) <= most]
        if wrong:
            return "", _("there is no number {number}: 1 to {most}", number="、".join(wrong), most=most)
        return "、".join(numbers), ""

    return take
