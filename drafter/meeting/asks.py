"""Paths of a meeting file and of the organisation's words in; what people call each, 时限 for …measures[1].by, out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.slots import BESIDE, GAP
from drafter.meeting.vocabulary import ORGANISATION, Vocabulary
from drafter.model.draft import Ask
from drafter.model.path import FactPath
from drafter.model.template import FieldKind


def name_facts(paths: Iterable[str], vocabulary: Vocabulary) -> dict[str, Ask]:
    """What each path is called; a path that no table knows is left out."""
    return {path: ask for path in paths if (ask := _name_fact(path, vocabulary)) is not None}


@lru_cache(maxsize=4096)  # the next draft has most of them
def _name_fact(path: str, vocabulary: Vocabulary) -> Ask | None:
    return _name_field(_NUMBER.sub("[0]", path), vocabulary)  # every item of a list is called the same


def say_facts(paths: Iterable[str], told: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """Several facts in the writer's words, one behind the other."""
    return _("; ").join(say_fact(path, told, vocabulary) for path in paths)


def say_fact(path: str, told: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """A fact in the writer's words: 第4项任务“把路上的安全管住”的“时限”. told: path to text, for the titles."""
    steps = FactPath.parse(path)
    said = name = ""
    for at, step in enumerate(steps, 1):
        here = FactPath(steps[:at])
        field = _field(FactPath(0 if isinstance(each, int) else each for each in here), vocabulary)
        if isinstance(step, int) and at < len(steps):
            part = _("{what} no. {number}", what=name or _("item"), number=step + 1)
            if words := _item_words(str(here), told):
                part = _("{what} “{title}”", what=part, title=words)
        elif field is None or isinstance(step, int) or step == "facts":
            continue
        elif isinstance(steps[at] if at + 1 < len(steps) else "", int):
            name = call_item(field)
            continue
        else:
            part = _("{ask}: {place}", ask=field.ask, place=place) if (place := place_of(field)) else field.ask
        if not said or part.startswith(said):
            said = part
        elif isinstance(step, int):
            said = _("{part} of {whole}", part=part, whole=said)
        elif part != name:
            said = _("“{ask}” of {whole}", ask=part, whole=said)
    return said or path


def place_of(field: FieldKind | None) -> str:
    """Between which words a fact of a learned kind stands first; what it is called is that of many others: 数量."""
    first = field.help.partition(BESIDE)[0] if field and GAP in field.help else ""
    return first if first.strip(GAP) else ""


def call_item(field: FieldKind) -> str:
    """What an item of a list is called: the short word that people have for the list (任务 for 部署哪几项任务)."""
    return next((name for name in (*field.aliases, field.ask) if 2 <= len(name) <= _SHORT), "")


def _item_words(item: str, told: Mapping[str, str]) -> str:
    """What an item of a list is about: its title, or what else it says first of what tells items apart."""
    own = [path for path in told if path.startswith(f"{item}.") and told[path]]
    named = [path for name in _NAMING for path in own if path == f"{item}.{name}"]
    words = next((told[path] for path in (*named, *own)), "")
    return f"{words[:_WORDS]}…" if len(words) > _WORDS else words


_NAMING = ("title", "what", "text", "name", "quote")
"""The fields that tell items apart, first of all the title."""
_SHORT = 4
"""Characters of a word that an item may be called by."""
_WORDS = 14
"""Characters of an item by which it is told from others."""
_NUMBER = expression(r"\[\d{1,4}\]")


@lru_cache(maxsize=2_000)
def _name_field(path: str, vocabulary: Vocabulary) -> Ask | None:
    field = _field(FactPath.parse(path), vocabulary)
    return Ask(field.ask, field.example, field.help) if field is not None else None


def _field(path: FactPath, vocabulary: Vocabulary) -> FieldKind | None:
    if path and path[0] == "org":
        return vocabulary.records[ORGANISATION].fields.get(str(path[-1]))
    return vocabulary.field_at(path)
