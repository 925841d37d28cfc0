"""A kind of speech and answers in; the text of a commented meeting file out, which loads and drafts as it stands.

What a draft cannot do without stands as a key with nothing behind it, which is a blank; what may be left out stands as
a comment, to be used by taking away its `# `.
"""

from collections.abc import Mapping
from typing import Any

from drafter.i18n import _
from drafter.meeting.records import commented
from drafter.meeting.titles import make_title
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.template import Template, Templates

Answers = Mapping[str, Any]
"""The meeting file as it was answered: text, lists and mappings by key; what is missing was not answered."""


def write_meeting(template: Template, templates: Templates, answers: Answers) -> str:
    """The text of a meeting file for a kind of speech."""
    vocabulary = Vocabulary(templates, template)
    title = answers.get("title") or make_title(template, vocabulary, answers)
    given = {**answers, "kind": template.id, "title": title}
    lines = [
        f"# {template.name}" + (f"：{template.description}" if template.description else ""),
        _("# Fill in what is left open; a line that begins with # is used once its '# ' is taken away."),
        "",
        "format: 1",
    ]
    for field, kind in vocabulary.top():
        written = kind.lines(field, given.get(field.name))
        lines += written if given.get(field.name) or field.required or not kind.optional else commented(written)
    return "\n".join(lines) + "\n"
