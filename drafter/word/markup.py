"""Text, attributes and numbers as the XML of a Word file has them; without lxml, which takes long to load."""

from drafter.language.expressions import expression

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_QUOTE = '"'
_GREATEST = 2**31 - 1
"""ST_DecimalNumber as Word takes it: 32 bits (ECMA-376 part 1, 17.18.10, says no bound)."""
UNWRITABLE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (production 2, Char): control characters, lone surrogates, U+FFFE and U+FFFF."""
# Han, kana, full-width forms, and the marks that Word draws in the Latin font unless a run is hinted: “ ” — … · × ① Ⅰ.
_EAST_ASIAN = expression(
    "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
    "“”‘’—…·×÷°±§※→←↑↓■□●○◆◇★☆△▲\u2160-\u217f\u2460-\u24ff]"
)


def escape(text: str) -> str:
    """Text as element content."""
    if "&" not in text and "<" not in text and ">" not in text:  # nearly always: three searches, no copy
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(name: str, /, *children: str, **attributes: str | int) -> str:
    """An element of the w: namespace: its children, already written, and attributes of that namespace."""
    written = "".join(f" w:{key}={quote(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(children)}</w:{name}>" if children else f"<w:{name}{written}/>"


def quote(text: str) -> str:
    """Text as an attribute's value, quotation marks included."""
    if _QUOTE not in text and "&" not in text and "<" not in text and ">" not in text:  # nearly always
        return f'"{text}"'
    return f'"{escape(text).replace(_QUOTE, "&quot;")}"'


def needs_hint(text: str) -> bool:
    """Whether Word must be told that the marks of a run are Chinese."""
    for character in text:
        if "\u4e00" <= character <= "\u9fff":  # nearly always the first
            return True
    return _EAST_ASIAN.search(text) is not None


def read_number(text: str | None, default: int = 0) -> int:
    """The whole number that an attribute says; `default` for none, and for what is no number of 32 bits."""
    said = (text or "").strip()
    digits = said.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 10):
        return default
    number = int(said)
    return number if -_GREATEST <= number <= _GREATEST else default


def is_on(value: str | None) -> bool:
    """Whether a switch that stands there is on: it is, unless its w:val says otherwise (ST_OnOff, 22.9.2.7)."""
    return value not in ("0", "false", "off")
