"""The draft page: facts on the left, the speech in the middle, what is open on the right; each change saved at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from starlette.responses import HTMLResponse, Response

from drafter.checks import check_draft
from drafter.compose.reword import LOST, STRAYED
from drafter.dataclass import dataclass, replace
from drafter.files.ignored import add_ignored, drop_ignored, load_ignored
from drafter.files.template_tables import SOURCE
from drafter.files.yaml_edit import NotEditable
from drafter.i18n import _
from drafter.language.slots import find_slots
from drafter.meeting import Vocabulary, told_values
from drafter.meeting.asks import say_fact
from drafter.meeting.editing import Editing, Move, Put, Remove, Step, refuse_not_editable
from drafter.meeting.tasks import find_task_lists
from drafter.meeting.titles import make_title, title_paths
from drafter.model.draft import Draft, text_of
from drafter.model.finding import Finding, InputError
from drafter.model.ignored import Ignored
from drafter.model.meeting import Meeting, OwnSentence
from drafter.model.path import FactPath
from drafter.model.plan import Plan
from drafter.model.template import Templates
from drafter.report import FAR_SHORT, OVER, describe, find_length
from drafter.search.archive import Archive
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import Conflict, Opened
from drafter.studio.form import make_form, make_item, plain_values, read_form
from drafter.studio.last_year import CONFIRMED, list_last_years
from drafter.studio.outdated import Outdated, find_left_days, find_outdated, may_tell_days, when_written
from drafter.studio.pages import page, render
from drafter.studio.sheet import lay_sheet
from drafter.studio.todo import Todo, list_todo, list_undated, list_unsaid
from drafter.workspace import Workspace

MEANT = "outdated"
"""The rule by which the file of what is not told any more knows words that are meant as they stand, within a text."""
_OWN = ("_version", "_settled", "_mine")
"""Names of the page's own fields, which are no paths of a meeting file."""
_TITLE = FactPath(("title",))


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting as the page shows it."""

    opened: Opened
    version: str
    meeting: Meeting
    vocabulary: Vocabulary

    @property
    def headed(self) -> bool:
        """Whether such a speech has sections with headings, so that there are some to choose."""
        template = self.vocabulary.template
        return template is not None and any(entry.headed for entry in template.outline)

    @property
    def has_tasks(self) -> bool:
        """Whether such a speech has lists of tasks, so that there is a task table."""
        return bool(find_task_lists(self.vocabulary))


def show_meeting(asked: Asked) -> Shown:
    """The meeting that is asked for, as its file is now. Raises NotFound, InputError."""
    opened = asked.desk.open(asked.path["meeting"])
    if opened is None:
        raise NotFound
    _data, version = opened.show()
    meeting = asked.desk.load(opened)
    return Shown(opened, version, meeting, asked.desk.vocabulary_of(meeting.kind))


def draft_page(asked: Asked) -> Response:
    """The whole page."""
    shown = show_meeting(asked)
    form = make_form(shown.meeting, shown.vocabulary)
    shown.opened.headed = None
    return page("draft.html", **_sheet_values(asked, shown), form=form, shown=shown, errors=())


def take_facts(asked: Asked) -> Response:
    """What was typed into the form: saved, and the speech as it reads now."""
    shown, errors = show_meeting(asked), []
    opened = shown.opened
    base = opened.seen.get(asked.form.get("_version", ""))
    if asked.form.get("_version") != shown.version and asked.form.get("_mine") != "true":
        return _conflict(asked, shown)
    posted = {name: text for name, text in asked.form.items() if name not in _OWN}
    settled = FactPath.parse(asked.form.get("_settled", ""))
    same = base is None or asked.form.get("_version") == shown.version
    meeting = shown.meeting if same or base is None else asked.desk.workspace.load(base)
    values = plain_values(meeting)
    steps = read_form(posted, values, shown.vocabulary, settled=settled)

    typed = [step for step in steps if step.path[-1] != SOURCE.name]
    joins = str(typed[0].path) if len(typed) == 1 else ""
    title = _follow(steps, values, shown.vocabulary)
    made = [*steps, *([Put(_TITLE, title)] if title else [])]

    def make(data: bytes) -> bytes:
        editing = asked.desk.take_editing(opened, data)
        before = editing.meeting
        errors.extend(_make_each(editing, made, opened.path.name))
        asked.desk.follow(editing, before, made)
        opened.editing = editing
        return editing.data

    opened.change(shown.version, make, joins)
    renewed = any(isinstance(step, Remove) for step in steps) or asked.form.get("_mine") == "true"
    return changed(asked, errors=errors, form=renewed, title=title)


def _follow(steps: Sequence[Step], values: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    """The title that follows what was changed: as its kind makes it, until somebody typed another; else nothing."""
    template = vocabulary.template
    puts = {step.path: step.value for step in steps if isinstance(step, Put)}
    if template is None or _TITLE in puts or values["title"] not in (None, make_title(template, vocabulary, values)):
        return ""
    paths = [path for path in title_paths(template, vocabulary).values() if path in puts]
    after = dict(values)
    for field, name in paths:
        after[str(field)] = {**(after.get(str(field)) or {}), name: puts[FactPath((field, name))]}
    return make_title(template, vocabulary, after) if paths else ""


def _make_each(editing: Editing, steps: Sequence[Step], file: str) -> list[Finding]:
    """Make every step that can be made, and say what is wrong with the others."""
    errors: list[Finding] = []
    for step in steps:
        try:
            editing.make(step)
        except NotEditable:
            errors += refuse_not_editable(step, editing, file).findings
        except InputError as error:
            errors += error.findings
    return errors


def change_item(asked: Asked) -> Response:
    """An item of a list taken out, or moved up or down."""
    shown = show_meeting(asked)
    path = FactPath.parse(asked.form.get("path", ""))
    at = path[-1] if path else None
    if not isinstance(at, int):
        raise NotFound
    around, op = FactPath(path[:-1]), asked.form.get("op")
    known = around.lookup(plain_values(shown.meeting))
    count = len(known) if isinstance(known, list) else 1 if known else 0
    steps: list[Step] = []
    if op not in ("up", "down"):
        steps = [Remove(path)] if at < count else []
    elif at < count and 0 <= (to := at + (1 if op == "down" else -1)) < count:
        steps = [Move(path, to)]
    return edit(asked, shown, steps, form=True, closed=str(around))


def new_items(asked: Asked) -> Response:
    """Boxes for new items of a list."""
    shown = show_meeting(asked)
    first = FactPath.parse(asked.query.get("path", ""))
    count = min(int(asked.query.get("count", "1")), 500)
    if not first or not isinstance(first[-1], int):
        raise NotFound
    values = plain_values(shown.meeting)
    parts = [
        make_item(FactPath((*first[:-1], first[-1] + number)), values, shown.vocabulary) for number in range(count)
    ]
    return HTMLResponse(render("items.html", parts=[part for part in parts if part], shown=shown))


def step_back(asked: Asked) -> Response:
    """The last change taken back, or made again; what was settled since the file was changed last is one, too."""
    shown, again = show_meeting(asked), asked.form.get("op") == "again"
    opened = shown.opened
    source, target = (opened.unsettled, opened.settled) if again else (opened.settled, opened.unsettled)
    if _is_at(source, shown.version) and asked.form.get("_version") == shown.version:
        version, entry, adds = source.pop()
        _settle(opened, entry, adds=adds == again)
        target.append((version, entry, adds))
        return changed(asked)
    try:
        opened.step_back(asked.form.get("_version", ""), again=again)
    except Conflict:
        return _conflict(asked, shown)
    return changed(asked, form=True)


def _is_at(settled: Sequence[tuple[str, Ignored, bool]], version: str) -> bool:
    """Whether the last of what was settled was settled when the file was at a version."""
    return bool(settled) and settled[-1][0] == version


def _settle(opened: Opened, entry: Ignored, *, adds: bool) -> None:
    """Keep what was settled beside the meeting file, or forget it. Raises InputError."""
    if adds:
        add_ignored(opened.path, [entry])
    else:
        drop_ignored(opened.path, entry)


def _note(shown: Shown, entry: Ignored, *, adds: bool) -> None:
    """Settle something so that it can be taken back."""
    _settle(shown.opened, entry, adds=adds)
    shown.opened.settled.append((shown.version, entry, adds))
    shown.opened.unsettled.clear()


def edit(asked: Asked, shown: Shown, steps: Sequence[Step], *, form: bool = False, closed: str = "") -> Response:
    """Make some steps, all or none, and show what came of them. closed: the list whose empty item was taken away."""
    try:
        asked.desk.edit(shown.opened, asked.form.get("_version", ""), steps)
    except Conflict:
        return _conflict(asked, shown)
    except InputError as error:
        return changed(asked, errors=error.findings)
    return changed(asked, form=form, closed=closed)


def changed(
    asked: Asked, *, errors: Sequence[Finding] = (), form: bool = False, title: str = "", closed: str = ""
) -> Response:
    """The speech as it reads now, with the state of the page; with `form` its boxes, too, or its title alone."""
    shown = show_meeting(asked)
    values = _sheet_values(asked, shown)
    if form or title:
        values["form"] = make_form(shown.meeting, shown.vocabulary, closed)
    answer = HTMLResponse(
        render(
            "changed.html",
            **values,
            shown=shown,
            errors=in_her_words(errors, shown),
            renewed=form,
            titled=bool(title) and not form,
        )
    )
    answer.headers["HX-Reswap"] = "sheet"  # only the paragraphs that are other than before: studio.js
    return answer


def show_state(asked: Asked) -> Response:
    """How long a speech is and what is missing, for the list of meetings."""
    shown = show_meeting(asked)
    return HTMLResponse(render("state.html", **_sheet_values(asked, shown)))


def show_earlier(asked: Asked) -> Response:
    """What earlier speeches said where this one has its sections."""
    shown = show_meeting(asked)
    draft, plan = asked.desk.draft(shown.opened)
    archive = Archive(asked.desk.archive_file)
    found = {} if archive.is_empty else asked.desk.workspace.precedents(plan, draft)
    sections = [
        (heading_of(section.id, draft) or section.section.name, found[section.id])
        for section in plan.sections
        if found.get(section.id)
    ]
    return HTMLResponse(render("earlier.html", sections=sections, empty=archive.is_empty))


def check_page(asked: Asked) -> Response:
    """What the checks find in the speech."""
    shown = show_meeting(asked)
    draft, plan = asked.desk.draft(shown.opened)
    shown.opened.history.find(shown.opened.read())
    found = [each for each in check_draft(draft, plan, asked.desk.workspace.wordlists) if each.rule != "blank-left"]
    report = describe(plan, draft, asked.desk.workspace.wordlists)
    known = [each for each in (*plan.findings, *shown.meeting.findings) if each.rule not in _TOLD_ELSEWHERE]
    every = in_her_words([*find_length(report, plan), *known, *found], shown)
    return HTMLResponse(
        render("checks.html", groups=_by_rule(every), missing=report.missing, last_year=list_old(asked, shown))
    )


_TOLD_ELSEWHERE = (STRAYED, "typed-number")
"""Findings of which the page tells with what may be done, or of which nothing is to be done: no box shows the number
that was typed before a title."""
_PATH = re.compile(r"^[a-z_]+(?:\[\d+\])*(?:\.[a-z_]+(?:\[\d+\])*)+(?=[:：])")
"""The path of a fact, with which a message about the meeting file begins."""


def in_her_words(findings: Sequence[Finding], shown: Shown) -> list[Finding]:
    """Findings that name a fact as the form does, not by its path: 第1项任务“查冷库”."""
    told = told_values(shown.meeting)

    def say(found: re.Match[str]) -> str:
        return say_fact(found[0], told, shown.vocabulary) or found[0]

    return [replace(each, message=_PATH.sub(say, each.message)) for each in findings]


def _by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of one rule together, each rule where its first stands."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return list(found.values())


def _conflict(asked: Asked, shown: Shown) -> Response:
    """The file was changed elsewhere: the writer chooses."""
    answer = HTMLResponse(render("conflict.html", shown=shown, undo="op" in asked.form))
    answer.headers["HX-Retarget"] = "#conflict"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer


def _sheet_values(asked: Asked, shown: Shown) -> dict[str, Any]:
    """The speech and what is known of it; where it cannot be made, why."""
    workspace = asked.desk.workspace
    values: dict[str, Any] = {"sheet": [], "report": None, "faults": (), "omitted": [], "sections": [], "silenced": []}
    values["unsaid"] = values["strayed"] = values["outdated"] = []
    history = shown.opened.history
    history.find(shown.opened.read())
    values["back"] = history.back is not None or _is_at(shown.opened.settled, shown.version)
    values["again"] = history.again is not None or _is_at(shown.opened.unsettled, shown.version)
    try:
        draft, plan = asked.desk.draft(shown.opened)
        values["sheet"] = lay_sheet(draft, workspace.style(shown.meeting.style))
    except InputError as error:
        return {**values, "faults": error.findings}
    report, said = describe(plan, draft, workspace.wordlists), plain_values(shown.meeting)
    return {
        **values,
        "report": report,
        "target": shown.meeting.minutes,
        "far_short": FAR_SHORT,
        "over": OVER,
        "sections": [(section.id, section.section.name, heading_of(section.id, draft)) for section in plan.sections],
        "omitted": _omitted(plan, shown, workspace.templates),
        "missing": list_todo(report.missing, said, shown.vocabulary),
        "undated": list(list_undated(said, shown.vocabulary)),
        "untold": list(list_unsaid(said, shown.vocabulary, draft)),
        "last_year": list_old(asked, shown),
        "confirmed": list_confirmed(shown),
        "meant": list_confirmed(shown, MEANT),
        "put_by": find_put_by(shown.opened.read()),
        "reheaded": note_headings(shown, draft, plan),
        "silenced": [
            (name, _place(name, plan, draft, workspace)) for name, pin in shown.meeting.phrases.items() if pin.omit
        ],
        "unsaid": list(_unsaid(shown, plan)),
        "strayed": list(_strayed(shown, plan)),
        "outdated": list(_outdated(asked, shown, draft)),
        "sets": len([each for each in draft.headings if each]),
        "texts": {phrase.id: phrase.text for phrase in _set_aside(plan, workspace.phrasebank.phrases)},
    }


_PUT_BY = re.compile("^#\\s*〔(?P<source>[^〕]+)〕\\s*(?P<text>.+)$", re.MULTILINE)
"""How `write_understood` keeps what was not taken."""


def list_old(asked: Asked, shown: Shown) -> list[Todo]:
    """What looks like last year's: the file was begun from the speech that was given then, or names its year."""
    opened = shown.opened
    begun = opened.history.versions[0]
    if opened.begun is None or opened.begun[0] != begun:
        opened.begun = begun, _read_facts(asked.desk.workspace, begun)
    told, surnames = told_values(shown.meeting), asked.desk.workspace.wordlists.surnames
    own = {
        f"sections.change.{section}.sentences[{number}].text": each.text
        for section, change in shown.meeting.sections.change.items()
        for number, each in enumerate(change.sentences)
        if each.text
    }
    found = list_last_years(
        {**told, **own},
        opened.begun[1],
        shown.vocabulary,
        date.today(),
        surnames=surnames,
        confirmed=list_confirmed(shown),
    )
    return [replace(each, of=_("in a sentence of your own")) if each.path in own else each for each in found]


def list_confirmed(shown: Shown, rule: str = CONFIRMED) -> list[Ignored]:
    """What somebody said is this year as it was last year, or is meant as it stands. Raises InputError."""
    return [each for each in load_ignored(shown.opened.path) if each.rule == rule]


def confirm_old(asked: Asked) -> Response:
    """What looks like last year's holds again this year; or, taken back, is to be looked at after all."""
    shown = show_meeting(asked)
    entry = Ignored(CONFIRMED, asked.form.get("words", ""), asked.form.get("path", ""))
    if asked.form.get("op") == "back":
        if _is_settled(shown, entry):
            _note(shown, entry, adds=False)
    elif any((each.path, each.ask) == (entry.within, entry.words) for each in list_old(asked, shown)):
        _note(shown, entry, adds=True)
    return changed(asked)


def keep_outdated(asked: Asked) -> Response:
    """What tells a fact as it was is meant so; or, taken back, is told of again."""
    shown = show_meeting(asked)
    entry = Ignored(MEANT, asked.form.get("words", ""), asked.form.get("within", ""))
    adds = asked.form.get("op") != "back"
    if adds != _is_settled(shown, entry):
        _note(shown, entry, adds=adds)
    return changed(asked)


def _is_settled(shown: Shown, entry: Ignored) -> bool:
    known = [(each.rule, each.words, each.within) for each in load_ignored(shown.opened.path)]
    return (entry.rule, entry.words, entry.within) in known


def find_put_by(data: bytes) -> list[tuple[str, str]]:
    """What was read from the material and not taken: its words, and where they stand; not what the file says by now."""
    text = data.decode("utf-8", "replace")
    said = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    every = ((match["text"].strip(), match["source"]) for match in _PUT_BY.finditer(text))
    return [(words, source) for words, source in every if words.rstrip("。；") not in said]


def _unsaid(shown: Shown, plan: Plan) -> Iterator[tuple[str, int, str, bool]]:
    """What the writer leaves out, or says of a sentence that is gone: section, number, words, whether they are hers."""
    lost = {finding.place for finding in plan.findings if finding.rule == LOST}
    for section, change in shown.meeting.sections.change.items():
        for number, own in enumerate(change.sentences):
            if own.omit or own.place in lost:
                yield section, number, own.text or own.instead, bool(own.text)


def _strayed(shown: Shown, plan: Plan) -> Iterator[tuple[str, int, OwnSentence]]:
    """The writer's own sentences that do not stand behind what they stood behind: section, number and sentence.

    Of several that stood behind the same the first: they stand one behind the other still.
    """
    strayed = {finding.place for finding in plan.findings if finding.rule == STRAYED}
    for section, change in shown.meeting.sections.change.items():
        told: set[str] = set()
        for number, own in enumerate(change.sentences):
            if own.place in strayed and own.after not in told:
                told.add(own.after)
                yield section, number, own


def _outdated(asked: Asked, shown: Shown, draft: Draft) -> Iterator[Outdated]:
    """What the writer's own sentences, and longer facts, tell of facts that have changed since she wrote them."""
    settled = {(each.words, each.within) for each in list_confirmed(shown, MEANT)}
    for each in (*_outdated_sentences(asked, shown, draft), *_outdated_facts(asked, shown)):
        if (each.was, each.text) not in settled:
            yield each


def _outdated_sentences(asked: Asked, shown: Shown, draft: Draft) -> Iterator[Outdated]:
    now = told_values(shown.meeting)
    own = {each.place: each.text for change in shown.meeting.sections.change.values() for each in change.sentences}
    typed: dict[str, list[str]] = {text: [] for text in own.values() if text}
    for run in (run for block in draft.blocks for run in block.runs):
        if run.place in own and not run.fact:  # a fact that she kept is told as it is now
            typed[own[run.place]].append(run.text)
    said = {text: "\n".join(runs) for text, runs in typed.items()}
    said |= {pin.text: pin.text for pin in shown.meeting.phrases.values() if pin.text}
    for text, words in said.items():
        yield from (
            replace(each, text=text) for each in find_outdated(words, _facts_when_written(asked, shown, text), now)
        )


def _outdated_facts(asked: Asked, shown: Shown) -> Iterator[Outdated]:
    now = told_values(shown.meeting)
    for path, text in now.items():
        if may_tell_days(text):
            before = _facts_when_written(asked, shown, text)
            yield from (
                replace(each, path=path, of=say_fact(path, now, shown.vocabulary))
                for each in find_left_days(before, now, path)
            )


def _facts_when_written(asked: Asked, shown: Shown, text: str) -> Mapping[str, str]:
    """What the meeting file told when a text came into it that reads there still; nothing where that is not known."""
    opened = shown.opened
    version = when_written(text, opened.history.past)
    if version is None:
        return {}
    if version not in opened.earlier:
        opened.earlier[version] = _read_facts(asked.desk.workspace, version)
    return opened.earlier[version]


def _read_facts(workspace: Workspace, version: bytes) -> Mapping[str, str]:
    """What an earlier version of a meeting file told; nothing where it no longer reads."""
    try:
        return told_values(workspace.load(version))
    except InputError:
        return {}


def _set_aside(plan: Plan, phrases: Sequence[Any]) -> list[Any]:
    ids = {each.id for each in plan.set_aside}
    return [phrase for phrase in phrases if phrase.id in ids]


@dataclass(frozen=True, slots=True)
class Reheaded:
    """The headings are another set than the page was first shown with, and nobody chose it."""

    before: int | None
    """The number of the set of before among those that suit; None where it suits no more."""


def note_headings(shown: Shown, draft: Draft, plan: Plan) -> Reheaded | None:
    """That facts have brought another set of headings; nothing where she chose, or saw only blanks."""
    opened, sets = shown.opened, plan.heading_sets
    worded = [own for own, words in zip(sets, draft.headings, strict=True) if words]
    first = next(filter(None, draft.headings), {})
    if not worded or any(change.heading for change in shown.meeting.sections.change.values()):
        opened.headed = None
    elif opened.headed is None or opened.headed == worded[0]:
        opened.headed = None if any(map(find_slots, first.values())) else worded[0]
    else:
        return Reheaded(worded.index(opened.headed) if opened.headed in worded else None)
    return None


def heading_of(section: str, draft: Draft) -> str:
    """The heading of a section in words, without its marker; empty where it has none."""
    heads = (block for block in draft.blocks if block.section == section and block.kind == "heading")
    return next((text_of(block.runs) for block in heads), "")


def _place(name: str, plan: Plan, draft: Draft, workspace: Workspace) -> str:
    """A place of a phrase in words: the heading of its section, and what is done there."""
    at, _dot, request = name.partition(".")
    section = next((section for section in plan.sections if section.id == at), None)
    if section is None:
        return _("in a section that is left out")
    wanted = section.section.phrases.get(request)
    moves = workspace.phrasebank.moves
    does = moves[wanted.move].name if wanted and wanted.move in moves else ""
    return "：".join(filter(None, (heading_of(at, draft) or section.section.name, does)))


def _omitted(plan: Plan, shown: Shown, templates: Templates) -> list[tuple[str, str]]:
    """The sections that this meeting leaves out, with their names."""
    entries = {entry.id: entry for entry in plan.template.outline}
    found = []
    for section in shown.meeting.sections.omit:
        entry = entries.get(section)
        used = templates.sections.get(entry.use) if entry else None
        name = (entry.heading if entry else "") or (used.name if used else "")
        found.append((section, name or _("a section that this kind does not have")))
    return found
