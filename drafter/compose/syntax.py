"""What Jinja says of a template that it cannot read in; the same in our words, with what to type, out."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from drafter.i18n import _

_MARKS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of comment": "#}",
}
"""Jinja's names of marks, as they are typed."""
_TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set")


def explain_syntax(message: str) -> str:
    """Jinja's own message (3.1) in words that say what to type; what it says of nothing here is said in general."""
    for pattern, say in _SAYINGS:
        if found := re.search(pattern, message):
            return say(found)
    return _("look at its {{{{ }}}}, {{% %}}, brackets and quotation marks")


def _mark(name: str) -> str:
    return _MARKS.get(name, name)


def _open_tag(found: re.Match[str]) -> str:
    tag = found[1]
    return _("{{% {tag} … %}} is not closed: {{% end{tag} %}} is missing", tag=tag)


def _expected(found: re.Match[str]) -> str:
    wanted, got = _mark(found[1]), _mark(found[2])
    if got == "=":
        return _("one '=' gives a name its value; to compare type '=='")
    if wanted in ("}}", "%}") and got not in _MARKS.values():
        return _(
            "'{got}' is too much here: '{wanted}' belongs before it, or a '|', a '.' or a comma", got=got, wanted=wanted
        )
    return _("'{wanted}' is missing before '{got}'", wanted=wanted, got=got)


def _ended(found: re.Match[str]) -> str:
    return _("it ends too soon: '{wanted}' is missing", wanted=_mark(found[1]))


def _unknown_tag(found: re.Match[str]) -> str:
    tag = found[1]
    if tag in _TAGS:
        return _("{{% {tag} %}} stands where nothing is open that it belongs to", tag=tag)
    near = get_close_matches(tag, _TAGS, n=1)
    if near:
        return _("there is no {{% {tag} %}}; did you mean {{% {guess} %}}?", tag=tag, guess=near[0])
    return _("there is no {{% {tag} %}}; there are {known}", tag=tag, known=" ".join(_TAGS))


def _bracket(found: re.Match[str]) -> str:
    return _("'{wanted}' is missing before '{got}'", wanted=found[2], got=found[1])


def _character(found: re.Match[str]) -> str:
    character = found[2]
    if character in ("'", '"'):
        return _("a text in quotation marks is not closed: {mark} is missing", mark=character)
    return _("'{character}' may not stand between {{{{ }}}} or {{% %}}", character=character)


def _nothing(found: re.Match[str]) -> str:
    return _("something to print or to compare is missing before '{got}'", got=_mark(found[1]))


_SAYINGS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"^unexpected end of template, expected '(.+)'\.$", _ended),
    (r"^Unexpected end of template\..* needs to be closed is '(\w+)'", _open_tag),
    (r"^Encountered unknown tag '(.+?)'\.", _unknown_tag),
    (r"^expected token '(.+)', got ['\"](.+)['\"]$", _expected),
    (r"^unexpected '(.)', expected '(.)'$", _bracket),
    (r"^unexpected char (['\"])(.+)\1 at", _character),
    (r"^Expected an expression, got '(.+)'$", _nothing),
    (r"^unexpected '(.+)'$", lambda found: _("'{got}' is too much here", got=_mark(found[1]))),
    (r"^expected (?:name or number|subscript expression)", lambda found: _("a name is missing behind '.' or in [ ]")),
    (r"^Missing end of comment", lambda found: _("{{# is not closed: #}} is missing")),
    (r"^tag name expected", lambda found: _("{{% %}} is empty: a word such as if or for is missing")),
    (
        r"^can't assign",
        lambda found: _("one name takes one value: {{% for task in tasks %}}, {{% set name = value %}}"),
    ),
)
"""Patterns of Jinja's messages (jinja2.lexer, jinja2.parser), each with what is said instead; the first counts."""
