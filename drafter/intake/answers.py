"""What was understood in; its values one by one, with paths and sources, and the same changed or left out, out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drafter.i18n import _
from drafter.intake.collect import FROM, PAUSED
from drafter.language.punctuation import PAUSE
from drafter.language.sentences import split_sentences
from drafter.language.slots import GAP
from drafter.meeting import Vocabulary
from drafter.model.finding import Finding, InputError
from drafter.model.intake import Disagreement, Left, Taken
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.model.template import FieldKind

_TOP = FactPath()
_TITLE = 20
"""Characters of a sentence that may be the title of the task that others tell."""


def walk_values(value: Any, path: FactPath = _TOP, source: str = "") -> Iterator[tuple[FactPath, str, str]]:
    """What was taken, by its path; a list of texts is one value, said in one line."""
    if isinstance(value, Mapping):
        source = value.get(FROM, source)
        for key, child in value.items():
            if key != FROM:
                yield from walk_values(child, FactPath((*path, key)), source)
    elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
        for index, child in enumerate(value):
            yield from walk_values(child, FactPath((*path, index)), source)
    elif isinstance(value, list):
        yield path, "、".join(value), source
    else:
        yield path, value, source or getattr(value, "note", "")


def without_empty(value: Any) -> Any:
    """Answers without the records and lists of which nothing is left but where they came from."""
    if isinstance(value, dict):
        kept = {key: child for key, old in value.items() if (child := without_empty(old)) not in ({}, [], "")}
        return kept if kept.keys() - {FROM} else {}
    if isinstance(value, list):
        return [child for old in value if (child := without_empty(old)) not in ({}, [], "")]
    return value


def ask_of(field: FieldKind) -> str:
    """How a fact asks; one that was learned with the words around it: 数量：过火面积＿＿公顷."""
    return f"{field.ask}：{field.help}" if GAP in field.help else field.ask


def say_value(field: FieldKind | None, value: str) -> str:
    """A value as people say it: 之前 for `before`."""
    return field.values[value][0] if field and field.values.get(value) else value


def places_of(vocabulary: Vocabulary) -> dict[str, str]:
    """The facts into which a sentence of the material can be put as it stands, to how they ask: 有哪些短板."""
    records = vocabulary.by_plural
    return {
        name: ask_of(field)
        for name, field in vocabulary.facts.items()
        if field.kind == "text" or (field.kind in records and records[field.kind].plain)
    }


def put_left(answers: dict[str, Any], name: str, left: Left, vocabulary: Vocabulary) -> None:
    """Put what was not taken behind the items of a fact of `places_of`, with where it stands.

    What a speech of another year said comes with blanks. Of several sentences that become a task a short first one is
    its title.
    """
    kind, text = vocabulary.facts[name].kind, _bare(left.renewed or left.text)
    facts = answers.setdefault("facts", {})
    if kind == "text":
        before = facts.get(name, "")
        facts[name] = Taken(f"{before}；{text}" if before else text, left.source)
        return
    record = vocabulary.by_plural[kind]
    item: dict[str, Any] = {record.plain: text, FROM: left.source}
    sentences = [text[start:end] for start, end in split_sentences(text)]
    if record.plain == "title" and "measures" in record.fields and len(sentences) > 1 and len(sentences[0]) <= _TITLE:
        measure = {"text": "".join(sentences[1:]), FROM: left.source}
        item = {"title": _bare(sentences[0]), "measures": [measure], FROM: left.source}
    facts.setdefault(name, []).append(item)


def _bare(text: str) -> str:
    """A text without the marks at its end."""
    return text.strip().rstrip("。；;，,")


def refuse_nothing(files: Iterable[str]) -> InputError:
    """That nothing was understood of files, and what would be."""
    message = _("no task, name or day was understood, so no meeting file is written:")
    advice = _(
        "a table needs a head such as 任务, 责任单位, 时限; in a text somebody must be told to do something by a day."
    )
    return InputError([Finding("intake", "error", message, Place(file, 1), suggestion=advice) for file in files])


def exchange(value: Any, each: Disagreement) -> Any:
    """The answers with the second of two texts where the first stands."""
    if isinstance(value, Mapping):
        here = value.get(FROM, each.first_source) in (each.first_source, each.second_source)
        changed = {
            key: exchange(child, each) if here or not isinstance(child, str) else child for key, child in value.items()
        }
        return (
            {**changed, FROM: each.second_source}
            if changed != value and value.get(FROM) == each.first_source
            else changed
        )
    if isinstance(value, list) and value and PAUSED.join(map(str, value)) == each.first:
        return each.second.split(PAUSED)
    if isinstance(value, list):
        return [exchange(child, each) for child in value]
    if isinstance(value, Taken):
        return Taken(each.second, each.second_source) if value == each.first else value
    return value.replace(each.first, each.second) if isinstance(value, str) else value


def set_value(answers: dict[str, Any], path: FactPath, text: str) -> None:
    """Give a line another text, or take it away."""
    parent: Any = FactPath(path[:-1]).lookup(answers)
    old = parent[path[-1]]
    if not text:
        del parent[path[-1]]
    elif isinstance(old, list):
        marks = f"、{PAUSE}"
        parent[path[-1]] = [part for part in text.translate(dict.fromkeys(map(ord, marks), "、")).split("、") if part]
    else:
        parent[path[-1]] = Taken(text, old.note) if isinstance(old, Taken) else text
