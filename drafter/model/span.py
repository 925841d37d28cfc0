"""Text that knows where it came from: the one `str` subclass for facts, phrases and blanks."""

from typing import Literal

from drafter.dataclass import dataclass
from drafter.language.forms import Form
from drafter.model.place import Place


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a span came from.

    name: for a fact its path in the meeting file (`facts.tasks[0].title`, `theme.noun`) or in the organisation
    (`org.ours`); for a phrase `<section>.<name>`; for a blank the path of the fact that is missing.
    """

    kind: Literal["fact", "phrase", "blank"]
    name: str
    form: Form | None = None
    phrase_id: str = ""
    place: Place | None = None


class Span(str):
    """A piece of text with its origin."""

    __slots__ = ("origin",)
    origin: Origin

    def __new__(cls, text: str, origin: Origin) -> "Span":
        span = super().__new__(cls, text)
        span.origin = origin
        return span

    def __getnewargs__(self) -> tuple[str, Origin]:  # type: ignore[override]  # pickling and copying need both arguments
        return str(self), self.origin
