"""What the YAML parser stumbled over in; one fault, in words that help the person who typed it, out."""

import re
from collections.abc import Callable
from typing import Any

from yaml import MarkedYAMLError

from drafter.files.faults import Faults, shown
from drafter.i18n import _
from drafter.model.place import Place


def report_syntax(error: MarkedYAMLError, text: str, file: str, faults: Faults, lines_above: int) -> None:
    """Report the error at the line where the person has to look, with what the line suggests."""
    lines = text.split("\n")
    problem = error.problem or ""
    found: Any = error.problem_mark or error.context_mark  # both have a line and a column, of two unrelated classes
    begun: Any = error.context_mark or found
    mark = begun if problem in _BEGUN_BEFORE else found
    number = min(mark.line, len(lines) - 1)
    for index in range(max(0, min(begun.line, number) - 1, number - 3), number + 1):
        if hint := suspicion(lines[index]):
            place = Place(file, index + lines_above + 1)
            faults.error("yaml", place, _("the line cannot be read."), hint, shown(lines[index].strip()))
            return
    line = lines[number]
    words = _WORDS.get(problem)
    message, suggestion = words(line, mark.column) if words else (_("is not YAML: {reason}", reason=problem), "")
    place = Place(file, number + lines_above + 1, mark.column + 1)
    faults.error("yaml", place, message, suggestion, shown(line.strip()))


def suspicion(line: str) -> str:
    """What to do about a line that only looks like `key: value`, or nothing."""
    if re.match(r"[\s\u3000]*(?:- *)?[\w.-]+：", line):
        return _("The colon is full-width: write a half-width ':' and a space.")
    if re.match(r"[\s\u3000]*(?:- *)?[a-z_]+:[^\s\"'/]", line):
        return _("Write a space after the ':'.")
    if re.match(r" *\t", line):
        return _("The line begins with a tab: indent with spaces.")
    if re.match(r"[ \t]*[\u3000\u00a0]", line):
        return _("The line begins with a full-width space: indent with half-width spaces.")
    return ""


_BEGUN_BEFORE = {
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "could not find expected ':'",
    "did not find expected alphabetic or numeric character",
    "did not find expected whitespace or line break",
    "found undefined tag handle",
}
"""Problems whose cause is where the thing began that the parser was reading."""


def _bad_start(line: str, column: int) -> tuple[str, str]:
    if line[column : column + 2] == "* ":
        return _("a list item does not begin with '*'."), _("Begin it with '- '.")
    return _("a value cannot begin with '{character}'.", character=shown(line[column : column + 1])), _("Quote it.")


def _second_colon(line: str, column: int) -> tuple[str, str]:
    if re.search(r":\s", line[:column]):
        return _("there is a second ': ' in the value."), _("Quote the value.")
    return _("the line is not indented as the one above."), _("Indent equal things equally.")


_WORDS: dict[str, Callable[[str, int], tuple[str, str]]] = {
    "found unexpected end of stream": lambda _line, _column: (
        _("the quotation mark that opens here is not closed."),
        _("Close it with the same mark."),
    ),
    "did not find expected ',' or ']'": lambda _line, _column: (
        _("the list that opens here with [ is not closed."),
        _("Separate its items by half-width commas and close it with ]."),
    ),
    "did not find expected ',' or '}'": lambda _line, _column: (
        _("the braces that open here are not closed."),
        _("Separate entries by half-width commas, quote text that holds a comma or a brace, and close with }}."),
    ),
    "did not find expected node content": lambda _line, _column: (
        _("a value is missing here, or a bracket does not fit."),
        _("Look for doubled commas and unclosed brackets."),
    ),
    "mapping values are not allowed in this context": _second_colon,
    "could not find expected ':'": lambda _line, _column: (
        _("this line is neither 'key: value' nor part of the text above."),
        _("Write ': ' after the key, or indent the text."),
    ),
    "did not find expected key": lambda _line, _column: (
        _("the line does not fit the ones above: its indentation differs, or text follows a closing mark."),
        _("Indent equal things equally; within double quotes write “ ”."),
    ),
    "did not find expected '-' indicator": lambda _line, _column: (
        _("the line does not fit the list above."),
        _("Begin each item with '- ', indented as the others."),
    ),
    "block sequence entries are not allowed in this context": lambda _line, _column: (
        _("a list cannot begin here."),
        _("Put '- ' on a line of its own below the key."),
    ),
    "found character that cannot start any token": _bad_start,
    "did not find expected alphabetic or numeric character": _bad_start,
    "did not find expected whitespace or line break": _bad_start,
    "found undefined tag handle": _bad_start,
    "found unexpected non-alphabetical character": lambda _line, _column: (
        _("a line cannot begin with '%'."),
        _("Quote it."),
    ),
    "did not find expected comment or line break": lambda _line, _column: (
        _("after | or > the text begins on the next line."),
        _("Put it there, indented; or quote a text that begins with | or >."),
    ),
    "found unknown escape character": lambda _line, _column: (
        _("in double quotes '\\' begins an escape."),
        _("Write '\\\\', or use single quotes."),
    ),
    "found invalid Unicode character escape code": lambda _line, _column: (
        _("the escape is not a character."),
        _("Type the character itself."),
    ),
    "did not find expected <document start>": lambda _line, _column: (
        _("something follows after the end of the value."),
        _("A file is one list of 'key: value' lines."),
    ),
}
"""The parser's words for a problem to ours: what is wrong, what to do."""
