"""Blanks, phrases, headings and what is left out in, Word comments out: what is asked, sources and alternatives.

They are part of the document: in Chinese, whatever language the screen speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.language.numbering import MARKERS
from drafter.meeting.sources import source_of
from drafter.model.draft import Ask, Comments, Draft
from drafter.model.marks import AUTHOR
from drafter.word.markup import DECLARATION, escape, quote
from drafter.word.namespaces import WORD
from drafter.writers.docx.properties import read_moment

ASKING = "请填写"
"""How a comment on a blank begins."""
_MOST_LISTED = 50
"""Facts left out that one comment lists."""
UNDATED = "1980-01-01T00:00:00Z"
"""Of a draft without a date: LibreOffice writes a date that is none where a comment has none."""
_UNTOLD: Mapping[Comments, tuple[str, ...]] = {
    "none": ("fact", "phrase", "blank", "title", "headings"),
    "blanks": ("fact", "phrase"),
    "all": (),
}
"""What gets no comment."""
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'


@dataclass
class Remarks:
    """The comments of one document: each blank and each phrase is told of once."""

    draft: Draft
    wanted: Comments
    written: list[str] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._untold = _UNTOLD[self.wanted]

    def around(self, kind: str, name: str, content: str) -> str:
        """What was written for a `blank`, a `phrase`, a `fact`, the `title` or the first of the `headings`, with its
        comment around it if wanted.

        Of the facts of one record the first carries the comment on where they came from.
        """
        if kind in self._untold:
            return content
        if kind == "fact":
            name, _source = source_of(name, self.draft.sources)
        if (kind, name) in self._told:
            return content
        tell = {
            "blank": self._of_blank,
            "phrase": self._of_phrase,
            "fact": self._of_source,
            "title": self._of_left_out,
            "headings": self._of_headings,
        }[kind]
        lines = tell(name)
        if not lines:
            return content
        self._told.add((kind, name))
        number = len(self.written)
        self.written.append(_write_comment(number, lines, read_moment(self.draft.meta.get("date", ""))))
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'{_REFERENCE}<w:commentReference w:id="{number}"/></w:r>'
        )

    def write(self) -> str:
        """comments.xml."""
        return f'{DECLARATION}<w:comments xmlns:w="{WORD}">{"".join(self.written)}</w:comments>'

    def _of_blank(self, path: str) -> list[str]:
        fact, _colon, _number = path.partition(":")
        ask = self.draft.asks.get(path) or self.draft.asks.get(fact) or Ask(path)
        lines = [f"{ASKING}：{ask.ask}", ask.help, f"例如：{ask.example}" if ask.example else ""]
        return [line for line in lines if line]

    def _of_source(self, record: str) -> list[str]:
        source = self.draft.sources.get(record)
        return [f"出处：{source}"] if source else []

    def _of_left_out(self, _name: str) -> list[str]:
        facts = self.draft.left_out
        if not facts:
            return []
        more = [f"……另有{len(facts) - _MOST_LISTED}条"] if len(facts) > _MOST_LISTED else []
        listed = [fact.text for fact in facts[:_MOST_LISTED]]
        return [f"按目标时长未写入{len(facts)}条：", *listed, *more]

    def _of_headings(self, _name: str) -> list[str]:
        """The other sets of headings: parallel ones are changed together, so they stand at the first."""
        sets = [list(headings.values()) for headings in self.draft.headings[1:] if len(headings) > 1]
        marked = ("　".join(MARKERS["一、"].render(at) + text for at, text in enumerate(each, 1)) for each in sets)
        return ["标题还可以换成下面任何一套（成套换，才对得齐）：", *marked] if sets else []

    def _of_phrase(self, name: str) -> list[str]:
        use = next((use for use in self.draft.phrases if use.name == name), None)
        if use is None:
            return []
        lines = [f"常用语 {use.id}" if use.id else "会议文件里指定的一句"]
        lines += [f"出处：{source}" for source in use.sources]
        return [*lines, *(f"也可以说：{other}" for other in use.alternatives)]


def _write_comment(number: int, lines: Sequence[str], moment: str) -> str:
    paragraphs = "".join(
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        + (f"{_REFERENCE}<w:annotationRef/></w:r>" if first else "")
        + f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line, first in zip(lines, [True, *[False] * len(lines)], strict=False)
    )
    signed = f'w:author={quote(AUTHOR)} w:date="{moment or UNDATED}" w:initials="d"'
    return f'<w:comment w:id="{number}" {signed}>{paragraphs}</w:comment>'
