"""What was understood in; the text of the meeting file out, with what was not taken as comments at its end."""

from collections.abc import Sequence

from drafter.i18n import _
from drafter.intake.understand import Understander, Understood
from drafter.meeting import write_meeting
from drafter.model.intake import Material
from drafter.model.template import Template, Templates


def write_understood(
    understood: Understood,
    understander: Understander,
    materials: Sequence[Material],
    template: Template,
    templates: Templates,
) -> str:
    """The text of a meeting file. Nothing that the materials say is lost: what is no fact stands as a comment."""
    text = write_meeting(template, templates, understood.answers)
    lines = []
    if understood.disagreements:
        lines += ["", _("# Told differently by two files; the first stands above:")]
        for each in understood.disagreements:
            lines.append(f"# {' / '.join(' '.join(told.split()) for told in each.say())}")
    if left := list(understander.find_left(materials, understood)):
        lines += ["", _("# Not taken, in its own words:")]
        lines += [f"# 〔{each.source}〕{' '.join(each.text.split())}" for each in left]
    return text + "".join(f"{line}\n" for line in lines)
