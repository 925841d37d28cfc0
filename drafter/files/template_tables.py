"""The tables of the files in a template folder: kinds of speech, front matter of sections, record kinds, audiences."""

from typing import Any, get_args

from drafter import bounds
from drafter.files.facts import Fact
from drafter.files.kinds import MINUTES, Choice, Flag, Many, Named, Number, Text
from drafter.files.outline import ENTRY, NUMBERING, TEMPLATE_CHANGES
from drafter.files.schema import FORMAT, SLUG, Field, Record
from drafter.i18n import _
from drafter.language.forms import FORMS
from drafter.model.phrase import Direction, PhraseKind, Position, Tone
from drafter.model.template import (
    Audience,
    FieldKind,
    Group,
    PhraseRequest,
    RecordKind,
)

NAME = r"[^\W\d]\w*"
"""What Jinja can name."""


def _named(make: Any) -> Any:
    return lambda name, values: make(name=name, **values)


_FIELD = (
    Field("ask", Text(), "问什么；没有填时，稿子里就是【问什么】", required=True),
    Field("kind", Text(), "text 一段文字，texts 几段，flag 是否，date 日期，choice 几个值之一，或 facts.yaml 里的一种"),
    Field("form", Choice(FORMS), "语法形式"),
    Field("required", Flag(), "没有填时是否留空位"),
    Field("example", Text(), "例子"),
    Field("examples", Named(Text()), "由几项组成的材料：各项在这个文种里的例子，不写就用 facts.yaml 里的"),
    Field("when", Text(), "什么条件下才问"),
    Field("help", Text(), "怎么填"),
    Field("values", Named(Many(Text())), "choice 的各个值，以及各有哪些叫法"),
    Field("aliases", Many(Text()), "作为键还可以写什么"),
    Field("numbered", Flag(), "稿子会在它前面编序数；材料里已经打了“一、”的，起草时去掉"),
    Field("asked", Flag(), "drafter new 问不问"),
)


def _record_field(name: str, values: dict[str, Any]) -> FieldKind:
    return FieldKind(name=name, **{"kind": "text", **values})


def _fact(name: str, values: dict[str, Any]) -> FieldKind:
    return FieldKind(name=name, **{"kind": "text", "required": True, **values})


SOURCE = FieldKind(name="from", ask="出处", kind="name", help="从哪份材料第几段来的、谁报的，核对时用，不会写进稿子")
"""What every record of facts may say: where it came from."""


def _fact_record(name: str, values: dict[str, Any]) -> RecordKind:
    return RecordKind(name=name, **{**values, "fields": {**values["fields"], SOURCE.name: SOURCE}})


FACTS = Named(Record("fact", _FIELD), NAME, lambda: _("a name: a letter, then letters, digits, _"), make=_fact)
RECORD_KIND = Record(
    "kind",
    (
        Field("plural", Text(NAME, lambda: _("a name")), "几项时叫什么", required=True),
        Field("plain", Text(), "只写一段文字时，填哪一项"),
        Field("told", Text(), "写的是整句时，填哪一项"),
        Field("word", Many(Text()), "只写一个词时，还填哪几项"),
        Field("skeleton", Many(Text()), "什么都没有时，哪几项留空位"),
        Field("open", Text(), "什么都没有时，只留哪一个空位"),
        Field("needs", Many(Text()), "至少要有其中一项"),
        Field("then", Text(), "只说了半句时，接着问哪一项"),
        Field("move", Text(), "在讲话里是哪个语步"),
        Field("tone", Choice(get_args(Tone)), "是什么语气"),
        Field("say", Text(lines=True, jinja=True), "怎么说，可用 {{ it.… }}"),
        Field(
            "fields",
            Named(Record("field", _FIELD), NAME, lambda: _("a name"), make=_record_field),
            "各项",
            required=True,
        ),
    ),
)
FACTS_FILE = Record(
    "facts file",
    (
        FORMAT,
        Field("kinds", Named(RECORD_KIND, NAME, lambda: _("a name"), make=_fact_record), "事实的种类", required=True),
    ),
    placed=False,
)
MEETING_FIELDS_FILE = Record(
    "meeting fields file",
    (
        FORMAT,
        Field(
            "fields",
            Named(Record("field", _FIELD), NAME, lambda: _("a name"), make=_record_field),
            "会议文件的各项，按先后",
        ),
        Field("kinds", Named(RECORD_KIND, NAME, lambda: _("a name"), make=_named(RecordKind)), "由几项组成的"),
    ),
    placed=False,
)
AUDIENCE = Record(
    "audience",
    (
        Field("name", Text(), "听众", required=True),
        Field("salutation", Text(may_be_empty=True), '称谓，独占一行，带冒号；开头不称呼的写 ""', required=True),
        Field("address", Text(), "讲话中间怎么称呼", required=True),
        Field("when", Many(Text()), "什么样的会上是这些听众：有一个条件成立就算"),
        Field("of", Text(), "是哪一种听众里的，不写是干部"),
        Field("comrades", Flag(), "姓名后面称不称同志"),
        Field("greets", Text(), "材料的哪一项写明是哪些人：看得出是人的，称谓就叫他们"),
        Field("honours", Text(), "材料的哪一项写明主宾：有姓名、有职务的，称谓先叫他"),
    ),
    placed=False,
)
AUDIENCES_FILE = Record(
    "audiences file",
    (
        FORMAT,
        Field(
            "audiences",
            Named(AUDIENCE, SLUG, lambda: _("an id"), make=lambda name, values: Audience(id=name, **values)),
            "听众",
            required=True,
        ),
    ),
    placed=False,
)
_WORD_LIST = Record(
    "word list",
    (
        Field("about", Text(), "是些什么词，什么时候看", required=True),
        Field("words", Many(Text(), least=1), "词", required=True),
    ),
    placed=False,
)
WORDS_FILE = Record(
    "words file",
    (
        FORMAT,
        Field(
            "words",
            Named(_WORD_LIST, NAME, lambda: _("a name"), make=lambda _name, values: tuple(map(str, values["words"]))),
            "段落写法在材料里找的词",
            required=True,
        ),
    ),
    placed=False,
)
TEMPLATE_FILE = Record(
    "template",
    (
        FORMAT,
        Field("name", Text(), "名称", required=True),
        Field("aliases", Many(Text()), "还叫什么，如 工作推进会"),
        Field("description", Text(), "什么时候用"),
        Field("extends", Fact(), "在哪一种的基础上改"),
        Field("title", Text(), "标题怎么起，如 在【会议名称】上的讲话"),
        Field("group", Choice(get_args(Group)), "在 templates list 里归在哪一类"),
        Field("choose", Text(), "什么时候选它，一句话"),
        Field("occasions", Many(Text()), "用在哪些会上"),
        Field("direction", Choice(get_args(Direction)), "对下、平级、对上"),
        Field("audience", Fact(), "听众，见 audiences.yaml"),
        Field("minutes", MINUTES, "一般讲几分钟"),
        Field("pattern", Text(), "依据的结构，见 patterns.yaml"),
        Field("numbering", NUMBERING, "层次序数，从高到低"),
        Field("facts", FACTS, "要问的事实"),
        Field("signed", Flag(), "是不是信：召集单位和日期落在文末，标题下不写讲话人"),
        Field("unasked", Many(Text()), "会议文件里都有、这种讲话用不着的，如 meeting.called_by"),
        Field(
            "asks",
            Named(Text(), r"[a-z]+\.[a-z_]+", lambda: _("a key of the meeting file, like meeting.place")),
            "会议文件里都有的，这种讲话怎么问，如 meeting.called_by: 主人是哪个单位",
        ),
        Field("outline", Many(ENTRY, least=1, most=bounds.SECTIONS), "各部分"),
        Field("headings", Many(Named(Text(jinja=True))), "成套的标题"),
        *TEMPLATE_CHANGES,
    ),
)
REQUEST = Record(
    "phrase request",
    (
        Field("move", Text(), "语步", required=True),
        Field("form", Choice(FORMS), "语法形式", required=True),
        Field("kinds", Many(Choice(get_args(PhraseKind))), "种类"),
        Field("position", Choice(get_args(Position)), "用在段首、段中还是段尾"),
        Field("tone", Choice(get_args(Tone)), "语气"),
        Field("carries", Many(Text()), "必须说到什么，如 meeting.purpose"),
        Field("optional", Flag(), "可否省去"),
        Field("own", Flag(), "是否只用专为这种讲话写的"),
        Field("requires", Many(Text()), "只用以此为依据的常用语，见 evidence.yaml"),
        Field("detail", Number(1, 3), "写到多详才用"),
        Field("when", Text(), "什么条件下才用"),
    ),
)
FRONT_MATTER = Record(
    "front matter",
    (
        Field("name", Text(), "名称", required=True),
        Field("moves", Many(Text()), "有哪些语步"),
        Field(
            "heading",
            Record(
                "heading",
                (
                    Field("text", Text(jinja=True), "标题，可用 {{ }}", required=True),
                    Field("form", Choice(FORMS), "标题的语法形式"),
                ),
                plain="text",
                placed=False,
            ),
            "标题",
        ),
        Field("phrases", Named(REQUEST, NAME, lambda: _("a name"), make=_named(PhraseRequest)), "要哪些常用语"),
        Field("each", Text(), "逐项增减详略的那一项事实"),
        Field("points", Text(), "逐项编号的那一项事实"),
        Field("needs", Many(Text()), "用这一段的讲话必须有哪几项事实"),
    ),
)
