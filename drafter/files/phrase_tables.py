"""The tables of the files of a phrasebank: phrases, moves, section patterns, formulations, verbs."""

from typing import Any, get_args

from drafter import bounds
from drafter.files.faults import Faults, shown
from drafter.files.kinds import Choice, Date, Flag, Many, Named, Number, Shaped, Text
from drafter.files.schema import FORMAT, Field, Record
from drafter.files.yaml import Mapping
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.forms import FORMS
from drafter.language.slots import find_slots
from drafter.model.organisation import Level
from drafter.model.phrase import (
    Direction,
    Evidence,
    Fits,
    Formulation,
    Function,
    Move,
    Phrase,
    PhraseKind,
    Position,
    Rank,
    Role,
    SectionPattern,
    Slot,
    SlotKind,
    Source,
    Stage,
    Status,
    Step,
    ThemeClass,
    Tone,
)

MOVE_ID = "[a-z][a-z0-9_]*"
_NUMBER = expression("[0-9]{4,}")

FORM = Choice(FORMS)
COUNT = Number(least=0)

SLOT = Record(
    "slot",
    (
        Field("kind", Choice(get_args(SlotKind)), "填什么：数目、日期、人、单位……"),
        Field("form", FORM, "填入内容的语法形式"),
        Field("from", Text(), "从哪里取，如 theme.noun、org.ours、count.sections", into="source"),
        Field("default", Text(may_be_empty=True), "没有可取时用的词"),
        Field("values", Many(Text()), "可以填的词"),
    ),
    placed=False,
)

FITS = Record(
    "fits",
    (
        Field("classes", Many(Choice(get_args(ThemeClass))), "哪几类主题可用"),
        Field("levels", Many(Choice(get_args(Level))), "哪几级单位可用"),
        Field("ranks", Many(Choice(get_args(Rank))), "哪几种讲话人可用"),
        Field("directions", Many(Choice(get_args(Direction))), "对下、平级、对上"),
        Field("trades", Many(Text()), "哪些行业的话，见 synonyms.yaml 的 names"),
        Field("speakers", Many(Text()), "谁讲的话，见 roles.yaml"),
        Field("audiences", Many(Text()), "讲给谁听，见 roles.yaml"),
        Field("season", Many(Number(1, 12)), "哪几个月可用"),
        Field("position", Many(Choice(get_args(Position))), "用在段首、段中还是段尾"),
        Field("tone", Choice(get_args(Tone)), "语气：肯定、警示、要求、提振"),
        Field("kinds", Many(Text()), "哪几种讲话可用"),
        Field("excludes", Many(Text()), "不能同篇出现的常用语"),
    ),
    make=Fits,
    placed=False,
)

SOURCE = Record(
    "source",
    (
        Field("speech", Text(), "出自哪一篇", required=True),
        Field("line", Number(least=1), "第几行", required=True),
        Field("text", Text(), "原文", required=True),
    ),
    make=Source,
    placed=False,
)


class _Context(Shaped):
    """A context in which a phrase may be set: a text is what its section tells."""

    def read(self, node: Any, name: str, faults: Faults) -> Any:
        read = super().read(node, name, faults)
        return {"here": read} if isinstance(read, str) else read


CONTEXT = _Context(Text(), Named(Text(may_be_empty=True)))
EVIDENCE = Record(
    "evidence",
    (
        Field("id", Text(), "编号", required=True),
        Field("name", Text(), "说的是什么", required=True),
        Field("holds", Many(Text()), "凭什么知道：几个条件，有一个成立就算"),
    ),
    make=Evidence,
    label="id",
    called=lambda id_: _("evidence {id}", id=id_),
)


def _check_phrase(phrase: Phrase, node: Mapping, faults: Faults) -> None:
    """The text is no longer than a phrase, its slots are the slots declared, and the id is the move's."""
    if len(phrase.text) > bounds.PHRASE:
        message = _("the text is longer than {most} characters", most=bounds.PHRASE)
        faults.error("value", node.entries["text"].place, message)
    written = find_slots(phrase.text)
    if not phrase.text.count("【") == phrase.text.count("】") == len(written):
        faults.error("slot", node.entries["text"].place, _("a 【 or 】 stands alone in the text"))
    for name in written:
        if name not in phrase.slots:
            message = _("slot 【{slot}】 of the text is not among 'slots',", slot=shown(name))
            faults.error("slot", node.entries["text"].place, message, faults.did_you_mean(name, phrase.slots))
    for name in phrase.slots:
        if name not in written:
            slots = node.entries["slots"]
            place = slots.keys[name].place if isinstance(slots, Mapping) else slots.place
            message = _("slot '{slot}' is not in the text,", slot=shown(name))
            faults.error("slot", place, message, faults.did_you_mean(name, written))
    move, _dash, number = phrase.id.rpartition("-")
    if move != phrase.move or not _NUMBER.fullmatch(number):
        message = _("the id must be '{move}-' and four digits", move=shown(phrase.move))
        faults.error("value", node.entries["id"].place, message)
    if phrase.valid_from and phrase.valid_to and phrase.valid_to < phrase.valid_from:
        faults.error("value", node.entries["valid_to"].place, _("'valid_to' is before 'valid_from'"))


PHRASE = Record(
    "phrase",
    (
        Field("id", Text(), "编号：语步-四位数字，不再改动", required=True),
        Field("text", Text(), "常用语，空位写作【名称】", required=True),
        Field("kind", Choice(get_args(PhraseKind)), "种类", required=True),
        Field("move", Text(), "语步，见 moves.yaml", required=True),
        Field("form", FORM, "整句的语法形式", required=True),
        Field("function", Text(), "在讲话里起什么作用，见 functions.yaml"),
        Field("family", Text(), "同一组并列的小标题用同一个名字"),
        Field("slots", Named(SLOT, make=lambda name, values: Slot(name=name, **values)), "空位：名称到说明"),
        Field("fits", FITS, "什么时候可用"),
        Field("requires", Many(Text()), "先要有什么才说得出口，见 evidence.yaml，要全有"),
        Field("after", Many(Text()), "可以紧接在什么后面：语气、语步，或 start（开头）"),
        Field("stands", Many(CONTEXT), "放在什么情形里读得通"),
        Field("falls", Many(CONTEXT), "放在什么情形里会被划掉"),
        Field("joins", Many(Text()), "论证句式：用到材料的哪几项"),
        Field("count", COUNT, "出现几次"),
        Field("speeches", COUNT, "出现在几篇里"),
        Field("sources", Many(SOURCE), "出处"),
        Field("variants", Many(Text()), "别的说法"),
        Field("status", Choice(get_args(Status)), "挖掘的、审过的、自己写的、只在起草时接在别的话后面的、不用的"),
        Field("valid_from", Date(), "从哪天起可用"),
        Field("valid_to", Date(), "到哪天为止"),
        Field("expansion", Text(), "缩略语的全称"),
        Field("about", Many(Text()), "说的是什么：句子里没有、查找时会用的词"),
        Field("note", Text(), "备注"),
    ),
    make=Phrase,
    label="id",
    called=lambda id_: _("phrase {id}", id=id_),
    check=_check_phrase,
)

MOVE = Record(
    "move",
    (
        Field("id", Text(MOVE_ID, lambda: _("an id such as self_check")), "编号", required=True),
        Field("name", Text(), "名称", required=True),
        Field("stage", Choice(get_args(Stage)), "开头、主体还是结尾", required=True),
        Field("description", Text(), "说明", required=True),
        Field("cues", Many(Text()), "看到哪些词就能认出它"),
    ),
    make=Move,
    label="id",
    called=lambda id_: _("move {id}", id=id_),
)

LEAF = Record(
    "leaf",
    (
        Field("id", Text(MOVE_ID, lambda: _("an id such as self_check")), "编号，不带大类", required=True),
        Field("name", Text(), "名称", required=True),
        Field("move", Text(), "归哪个语步，见 moves.yaml", required=True),
        Field("description", Text(), "说明", required=True),
        Field("speakers", Many(Text()), "这一类话通常由谁讲，见 roles.yaml；常用语自己另写的不算"),
        Field("aliases", Many(Text()), "别的叫法，搜索时也认"),
    ),
    label="id",
    called=lambda id_: _("function {id}", id=id_),
)


def _branch(**values: Any) -> tuple[Function, ...]:
    """A branch and its leaves, each leaf under its whole id."""
    leaves = values.pop("leaves")
    branch = Function(**values)
    return branch, *(Function(**{**leaf, "id": f"{branch.id}.{leaf['id']}", "parent": branch.id}) for leaf in leaves)


BRANCH = Record(
    "branch",
    (
        Field("id", Text(MOVE_ID, lambda: _("an id such as self_check")), "编号", required=True),
        Field("name", Text(), "名称", required=True),
        Field("aliases", Many(Text()), "别的叫法，搜索时也认"),
        Field("leaves", Many(LEAF), "下面的小类", required=True),
    ),
    make=_branch,
    label="id",
    called=lambda id_: _("function {id}", id=id_),
)

ROLE = Record(
    "role",
    (
        Field("id", Text(MOVE_ID, lambda: _("an id such as self_check")), "编号", required=True),
        Field("name", Text(), "名称", required=True),
        Field("speaks", Many(Text()), "提问里有了它，就是他在讲；“甲…乙”是先有甲，隔几个字又有乙"),
        Field("hears", Many(Text()), "提问里有了它，就是讲给他听"),
        Field("otherwise", Flag(), "只在看不出别的谁在讲时才算他讲"),
    ),
    make=Role,
    label="id",
    called=lambda id_: _("role {id}", id=id_),
)

STEP = Record(
    "step",
    (
        Field("move", Text(), "语步", required=True),
        Field("required", Flag(), "是否必有"),
        Field("repeatable", Flag(), "可否重复"),
    ),
    make=Step,
    plain="move",
    placed=False,
)

PATTERN = Record(
    "pattern",
    (
        Field("id", Text(), "编号", required=True),
        Field("name", Text(), "名称", required=True),
        Field("steps", Many(STEP, least=1), "语步的次序", required=True),
        Field("numbering", Many(Text()), "层次序数，从高到低"),
        Field("heading_forms", Many(Text()), "标题的写法"),
        Field("count", COUNT, "出现几次"),
        Field("sources", Many(Text()), "出处"),
    ),
    make=SectionPattern,
    label="id",
    called=lambda id_: _("pattern {id}", id=id_),
)


def _formulation(**values: Any) -> Formulation:
    return Formulation(**{"valid_to": None, **values})


FORMULATION = Record(
    "formulation",
    (
        Field("id", Text(), "编号", required=True),
        Field("text", Text(), "规范表述，一字不改", required=True),
        Field("valid_from", Date(), "从哪天起用", required=True),
        Field("valid_to", Date(), "到哪天为止"),
        Field("source", Text(), "出处", required=True),
        Field("checked_on", Date(), "哪天核对的", required=True),
    ),
    make=_formulation,
    label="id",
    called=lambda id_: _("formulation {id}", id=id_),
)

MOVES_FILE = Record("moves file", (FORMAT, Field("moves", Many(MOVE), "语步", required=True)), placed=False)
PHRASES_FILE = Record("phrases file", (FORMAT, Field("phrases", Many(PHRASE), "常用语", required=True)), placed=False)
FUNCTIONS_FILE = Record(
    "functions file", (FORMAT, Field("functions", Many(BRANCH), "作用：大类和小类", required=True)), placed=False
)
SYNONYMS_FILE = Record(
    "synonyms file",
    (
        FORMAT,
        Field("synonyms", Named(Many(Text())), "搜索时的近义词：词到词", required=True),
        Field(
            "names",
            Named(Many(Text()), "[a-z]+", lambda: _("an id such as saying")),
            "种类、主题类别、单位级别、行业的叫法",
        ),
        Field("asking", Many(Text()), "提问时不表示内容的词和字"),
        Field("wording", Many(Text()), "一出现就看得出是在找话的词"),
        Field("speeches", Many(Text()), "讲话和会的叫法：一出现就看得出问的是讲话"),
        Field("settings", Many(Text()), "提问时交代场合的词：到这个词为止说的是在哪里、什么时候"),
        Field("occasions", Many(Text()), "场合的叫法：一个分句以它收尾，后面又另有话，就只是交代场合"),
        Field("requests", Many(Text()), "一个分句里有了它，就是在问这个分句说的事"),
        Field("before", Many(Text()), "一个分句里有了它，说的是前面刚讲过什么：照样算数"),
        Field("manners", Many(Text()), "说的是话要怎么个说法的词，不是说什么"),
        Field("unwanted", Many(Text()), "后面跟着不要说的话的词"),
        Field("daily", Many(Text()), "日常生活的词：问的是这些，就不是在找讲话里的话"),
    ),
    placed=False,
)
PATTERNS_FILE = Record("patterns file", (FORMAT, Field("patterns", Many(PATTERN), "结构", required=True)), placed=False)
FORMULATIONS_FILE = Record(
    "formulations file", (FORMAT, Field("formulations", Many(FORMULATION), "规范表述", required=True)), placed=False
)
ROLES_FILE = Record(
    "roles file",
    (
        FORMAT,
        Field("roles", Many(ROLE), "谁讲、讲给谁听", required=True),
        Field("toward", Many(Text()), "紧接在前面，就是讲给他听"),
        Field("gathered", Many(Text()), "紧跟在后面，就是讲给他听"),
    ),
    placed=False,
)
EVIDENCE_FILE = Record(
    "evidence file", (FORMAT, Field("evidence", Many(EVIDENCE), "依据", required=True)), placed=False
)
SOURCES_FILE = Record(
    "sources file", (FORMAT, Field("sources", Named(Text()), "出处的编号到篇名", required=True)), placed=False
)
VERBS_FILE = Record(
    "verbs file",
    (
        FORMAT,
        Field("verbs", Many(Text()), "开头的动词", required=True),
        Field("nouns", Many(Text()), "像动词开头的名词"),
        Field("common", Many(Text()), "各类讲话通用的词"),
        Field("orders", Many(Text()), "只在措施开头才算动词的词"),
        Field("acts", Named(Many(Text())), "一个字的动词，到与它合成别的词的字"),
        Field("deeds", Many(Text()), "放在末尾说的是一件事的词"),
        Field("pivots", Many(Text()), "后面可以接别人做的事的动词"),
        Field("names", Many(Text()), "开头的动词里常当名字一部分的"),
        Field("plain", Many(Text()), "只在措施开头才算动词的词里不当名字一部分的"),
        Field("heads", Named(Many(Text())), "名词当任务标题时补的动词：动词到标题末尾的词"),
    ),
    placed=False,
)
