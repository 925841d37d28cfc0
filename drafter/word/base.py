"""The bytes of an organisation's own Word file in; why it cannot be the base of drafts, and what to do, out."""

from drafter import bounds
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.word.nodes import BrokenPackage, EncryptedPackage, LargePackage
from drafter.word.package import TYPES, Package
from drafter.word.sniff import sniff

_MAIN = expression(rb"application/vnd\.[a-z.-]*(?:wordprocessingml\.|ms-word\.)([A-Za-z.]+)\.main\+xml")


def find_wrong(data: bytes) -> str:
    """Why a file cannot be a base, and what to do; empty when it can."""
    if len(data) > bounds.BASE:
        return _too_large()
    kind_of_file = sniff(data)
    if kind_of_file == "encrypted":
        return _("the file is encrypted: open it in Word and save it without a password")
    if kind_of_file in ("old-word", "old-sheet", "old-office"):
        return _("the file is of Word 97 to 2003 (.doc): open it in Word and save it as .docx")
    try:
        package = Package(data, bounds.BASE)
        if TYPES not in package:
            return _("the file is no Word file: save it in Word as .docx")
        types = package.read(TYPES)
        package.test()
    except LargePackage:
        return _too_large()
    except EncryptedPackage:
        return _("the file is encrypted: open it in Word and save it without a password")
    except BrokenPackage:
        return _damaged()
    found = _MAIN.search(types)
    kind = found[1].decode() if found else ""
    if kind in ("document.macroEnabled", "template.macroEnabledTemplate"):
        return _("the file has macros (.docm, .dotm): open it in Word and save it as .docx, which has none")
    if kind == "template":
        return _("the file is a template (.dotx): make a document from it in Word and save that as .docx")
    if kind != "document":
        return _("the file is no Word file: save it in Word as .docx")
    return ""


def _too_large() -> str:
    return _(
        "the file is larger than {limit} MB unpacked: take the text and its pictures out",
        limit=bounds.BASE // bounds.MEBIBYTE,
    )


def _damaged() -> str:
    return _("the file is damaged or no Word file: open it in Word and save it as .docx")
