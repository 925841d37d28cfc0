"""A web page as a browser saves it in one file (.mht) in; the paragraphs of its text out."""

from email import message_from_bytes, policy
from email.errors import MessageError

from drafter.corpus.html_text import read_html
from drafter.files.encoding import UnreadableError
from drafter.i18n import _
from drafter.model.passage import Passage


def read_mhtml(data: bytes) -> list[Passage]:
    """The text of the page (RFC 2557); lines and columns are those of the page inside, which the file has encoded.

    Raises UnreadableError.
    """
    message = message_from_bytes(data, policy=policy.default.clone(raise_on_defect=False))
    try:
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        page = pages[0].get_payload(decode=True) if pages else b""
        charset = pages[0].get_content_charset("") if pages else ""
    except (MessageError, LookupError, ValueError, AttributeError) as error:
        raise UnreadableError(_("a saved web page (.mht) that is damaged: save it again, or as .html")) from error
    if not isinstance(page, bytes) or not page.strip():
        raise UnreadableError(_("a saved web page (.mht) without a page in it: save it again, or as .html"))
    return read_html(page, charset)
