"""Bytes of a file in; its text, line ends made LF, characters checked, out."""

from pathlib import Path

from drafter import bounds
from drafter.files import encoding
from drafter.files.encoding import UnreadableError
from drafter.files.faults import Faults
from drafter.files.reading import check_folder, explain_size, read_bytes
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.place import Place
from drafter.word.sniff import explain, sniff

_REFUSED = expression("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 section 2.2 does not allow, and the line ends that only some programs count as lines."""
WIDE_MARK = expression("｛[｛{%％]|{[｛％]|[｝}％%]｝|％}")
"""What is typed in place of {{ }} and {% %} when the keyboard is still Chinese."""
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\u3164\ufeff\uffa0\U000e0000-\U000e007f"
)
"""Of no width, fillers of Hangul, direction, tags."""
_ODD = expression(f"[{_INVISIBLE}\ue000-\uf8ff\ufdd0-\ufdef\ufffd\U000f0000-\U0010fffd]")
"""Invisible, private use and replacement characters, and what is no character: kept, but said."""
_UNSEEN = expression(rf"[\s{_INVISIBLE}]*")


def read_file(path: Path, faults: Faults, most: int = bounds.WRITTEN) -> bytes | None:
    """The bytes of a file; None, and a fault, when there is none or it cannot be read or is too large."""
    try:
        return read_bytes(path, most)
    except UnreadableError as error:
        faults.error("file", Place(str(path), 1), str(error), error.suggestion)
        return None


def refuse_unseen(folder: Path, faults: Faults) -> None:
    """A fault where a folder is there and what it holds may not be seen, and nothing where there is none."""
    try:
        check_folder(folder)
    except UnreadableError as error:
        faults.error("file", Place(str(folder), 1), str(error))


def decode(data: bytes, file: str, faults: Faults, most: int = bounds.WRITTEN) -> str | None:
    """The text of a file, with LF line ends and no byte order mark; None, and faults, when it cannot be used."""
    kind = sniff(data)
    if len(data) > most:
        faults.error("file", Place(file, 1), explain_size(len(data), most))
    elif kind not in ("text", "empty", "html"):
        faults.error("encoding", Place(file, 1), _("is not text: {kind}", kind=explain(kind)))
    else:
        try:
            text = encoding.decode(data).text
        except UnreadableError as error:
            faults.error("encoding", Place(file, error.line, error.column), str(error), error.suggestion)
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text if _check_characters(text, file, faults) else None
    return None


def _check_characters(text: str, file: str, faults: Faults) -> bool:
    """Report refused characters (False) and odd ones (a warning for the first of each)."""
    refused = False
    for match in _REFUSED.finditer(text):
        refused = True
        place = place_at(text, match.start(), file)
        message = _(
            "column {column}: the invisible character {character} cannot stand in a document.",
            column=place.column,
            character=_name(match[0]),
        )
        faults.error("character", place, message, _("Delete it, or type the line again."))
        if faults.errors > 20:
            break
    seen: set[str] = set()
    for match in _ODD.finditer(text):
        if match[0] not in seen and len(seen) < 20:
            seen.add(match[0])
            place = place_at(text, match.start(), file)
            message = _(
                "column {column}: unusual character {character}; it is kept",
                column=place.column,
                character=_name(match[0]),
            )
            faults.warn("character", place, message)
    return not refused


def is_unseen(text: str) -> bool:
    """Whether a text has nothing in it that anybody sees."""
    return not text or _UNSEEN.fullmatch(text) is not None


def refused_character(text: str) -> str:
    """The name of the first character of the text that a document cannot hold, or nothing."""
    match = _REFUSED.search(text)
    return _name(match[0]) if match else ""


def place_at(text: str, index: int, file: str) -> Place:
    """The place of the index-th character of a text."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def explain_wide_mark(mark: str) -> tuple[str, str]:
    """What is wrong with ｛｛, and what to do."""
    return _("'{mark}' has a full-width character.", mark=mark), _("Write {{{{ }}}} and {{% %}} half-width.")


def is_wide(text: str) -> bool:
    """Whether no space stands beside text that begins so: Han characters, full-width marks, “ ” — …"""
    return text >= "\u2010"


def join_lines(text: str) -> str:
    """The lines of a text joined as one: with a space between Latin words, with nothing beside a Chinese character."""
    joined = ""
    for line in text.split("\n"):
        part = line.strip(" ")
        space = joined and part and not is_wide(joined[-1]) and not is_wide(part)
        joined += f" {part}" if space else part
    return joined
