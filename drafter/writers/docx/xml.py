"""Text and attributes in, XML out; what all parts of the package are written with."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


_QUOTE = '"'


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
