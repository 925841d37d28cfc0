"""What the YAML parser stumbled over in; one fault, in words that help the person who typed it, out."""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from drafter.files.faults import Faults, shown
from drafter.i18n import _
from drafter.model.place import Place

_WIDE_COLON = re.compile(r"^[\s\u3000]*(?:- *)?[\w.-]+：")
_NO_SPACE = re.compile(r"^[\s\u3000]*(?:- *)?[a-z_]+:[^\s\"']")


def report_syntax(error: MarkedYAMLError, text: str, file: str, faults: Faults, lines_above: int) -> None:
    """Report the error at the line where the person has to look, with what the line suggests."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    start = error.context_mark.line if error.context_mark else line
    for index in range(max(0, start - 1, line - 3), line + 1):
        suspect = suspicion(lines[index])
        if suspect:
            message, suggestion = suspect
            faults.error("yaml", Place(file, index + lines_above + 1), message, suggestion, lines[index].strip())
            return
    problem = error.problem or ""
    words = _WORDS.get(problem)
    message, suggestion = words(lines[line][mark.column :] if mark else "") if words else (_syntax(error), "")
    if problem in _OPENED and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column + 1
    faults.error("yaml", Place(file, line + lines_above + 1, column), message, suggestion, lines[line].strip())


def suspicion(line: str) -> tuple[str, str] | None:
    """What is wrong with a line that only looks like `key: value`."""
    if _WIDE_COLON.match(line):
        return _("the colon is full-width.") + " ", _("Write a half-width ':' and a space after the key.")
    if _NO_SPACE.match(line):
        return _("there is no space after the colon."), _("Write a space after ':'.")
    if re.match(r" *\t", line):
        return _("the line begins with a tab, which is no indentation."), _("Use spaces.")
    if re.match(r"[ \t]*[\u3000\u00a0]", line):
        return _("the line begins with a full-width space, which is no indentation."), _("Use half-width spaces.")
    return None


def _syntax(error: MarkedYAMLError) -> str:
    return _("is not YAML: {reason}", reason=shown(error.problem or ""))


_OPENED = {
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}
"""Problems whose cause is where something was opened."""

_WORDS: dict[str, Callable[[str], tuple[str, str]]] = {
    "found unexpected end of stream": lambda _rest: (
        _("the quotation mark that opens here is not closed."),
        _("Close it with the same mark."),
    ),
    "did not find expected ',' or ']'": lambda _rest: (
        _("the list that opens here with [ is not closed."),
        _("Separate its items by half-width commas and close it with ]."),
    ),
    "did not find expected ',' or '}'": lambda _rest: (
        _("the braces that open here are not closed."),
        _("Separate entries by half-width commas, quote text that holds a comma or a brace, and close with }."),
    ),
    "mapping values are not allowed in this context": lambda _rest: (
        _("a second ': ' on the line, or the line is not indented as the one above."),
        _("Quote a text that holds ': '."),
    ),
    "could not find expected ':'": lambda _rest: (
        _("this line is neither 'key: value' nor part of the text above."),
        _("Write ': ' after the key, or indent the text."),
    ),
    "did not find expected key": lambda _rest: (
        _("the line does not fit the ones above: its indentation differs, or text follows a closing quotation mark."),
        _("Indent equal things equally."),
    ),
    "did not find expected '-' indicator": lambda _rest: (
        _("the line does not fit the list above."),
        _("Begin each item with '- ', indented as the others."),
    ),
    "block sequence entries are not allowed in this context": lambda _rest: (
        _("a list cannot begin here."),
        _("Put '- ' on a line of its own below the key."),
    ),
    "found character that cannot start any token": lambda rest: (
        _("a value cannot begin with '{character}'.", character=shown(rest[:1])),
        _("Quote it."),
    ),
    "did not find expected alphabetic or numeric character": lambda rest: (
        _("a value cannot begin with '{character}'.", character=shown(rest[:1])),
        _("Quote it."),
    ),
    "found unknown escape character": lambda _rest: (
        _("in double quotes '\\' begins an escape."),
        _("Write '\\\\', or use single quotes."),
    ),
    "did not find expected <document start>": lambda _rest: (
        _("something follows after the end of the value."),
        _("A file is one list of 'key: value' lines."),
    ),
}
"""The parser's words for a problem to ours: what is wrong, what to do."""
