"""What a writer clicks in the speech: a phrase, a heading, a section; what could stand there, and her choice."""

from collections.abc import Iterator, Sequence

from starlette.responses import HTMLResponse, Response

from drafter.compose.anchors import named_by, sentences_by_section
from drafter.dataclass import replace
from drafter.language.sentences import ends_sentence
from drafter.meeting.edit import own_entry, pin_entry
from drafter.meeting.editing import Move, Put, Remove, Step
from drafter.model.draft import text_of
from drafter.model.meeting import OwnSentence, Pin
from drafter.model.path import FactPath
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.drafting import Shown, edit, heading_of, show_meeting
from drafter.studio.pages import render
from drafter.studio.sheet import find_place, find_sentence, sentence_with
from drafter.studio.sources import name_sources


def show_phrase(asked: Asked) -> Response:
    """A phrase of the speech: its source, why it stands, what else could."""
    shown = show_meeting(asked)
    draft, plan = asked.desk.draft(shown.opened)
    place = find_place(asked.query.get("name", ""), draft, plan)
    if place is None:
        raise NotFound
    bank = asked.desk.workspace.phrasebank
    evidence = [bank.evidence[name] for name in place.phrase.requires if name in bank.evidence] if place.phrase else []
    grounds = [each.name for each in evidence if not each.excludes]
    own = place.name in shown.meeting.phrases
    usual = _usual(asked, shown, place.name) if own else ""
    sources = name_sources(place.phrase, bank, asked.desk.archive_file) if place.phrase else []
    values = {"place": place, "sources": sources, "grounds": grounds, "own": own, "usual": usual, "shown": shown}
    return HTMLResponse(render("phrase.html", **values, source=shown.meeting.phrases[place.name].source if own else ""))


def _usual(asked: Asked, shown: Shown, name: str) -> str:
    """What the program would say at a place where the writer says something else."""
    phrases = {place: pin for place, pin in shown.meeting.phrases.items() if place != name}
    draft, _plan = asked.desk.workspace.draft(replace(shown.meeting, phrases=phrases))
    return next((use.text for use in draft.phrases if use.name == name), "")


def choose_phrase(asked: Asked) -> Response:
    """Another phrase, the writer's own sentence, nothing, or again what the program chooses."""
    shown, form = show_meeting(asked), asked.form
    name = form.get("name", "")
    path = FactPath.parse(f"phrases.{name}")
    if len(path) != 2:
        raise NotFound
    steps: list[Step] = []
    if name in shown.meeting.phrases:
        steps.append(Remove(path))
    draft, _plan = asked.desk.draft(shown.opened)
    now = next((use.text for use in draft.phrases if use.name == name), "")
    text = closed_as(form.get("text", ""), now)
    pin = {"id": Pin(id=form.get("id", "")), "text": Pin(text=text), "omit": Pin(omit=True)}.get(form.get("op", ""))
    if pin and (pin.id or pin.text or pin.omit):
        steps.append(Put(path, pin_entry(pin)))
    return edit(asked, shown, steps)


def show_sentence(asked: Asked) -> Response:
    """A sentence that is no phrase: the writer may say it in her own words, or not at all."""
    shown = show_meeting(asked)
    draft, plan = asked.desk.draft(shown.opened)
    line, number = asked.query.get("line", ""), asked.query.get("said", "")
    if not (line.isdecimal() and number.isdecimal()):
        raise NotFound
    style = asked.desk.workspace.style(shown.meeting.style)
    said = find_sentence(int(line), int(number), draft, style, plan)
    if said is None:
        raise NotFound
    own = own_sentences(shown, said.section)[said.own] if said.own is not None else OwnSentence()
    return HTMLResponse(render("sentence.html", said=said, instead=own.instead, source=own.source, shown=shown))


def own_sentences(shown: Shown, section: str) -> tuple[OwnSentence, ...]:
    """What the writer says otherwise in a section."""
    change = shown.meeting.sections.change.get(section)
    return change.sentences if change else ()


def choose_sentence(asked: Asked) -> Response:
    """A sentence in the writer's own words, left out, or again as the program says it."""
    shown, form = show_meeting(asked), asked.form
    if form.get("op") == "after":
        return _say_behind(asked, shown)
    section, op, number = form.get("section", ""), form.get("op", ""), form.get("own", "")
    text, own = closed_as(form.get("text", ""), form.get("instead", "")), own_sentences(shown, section)
    path = FactPath(("sections", "change", section, "sentences"))
    if not section or (number and not (number.isdecimal() and int(number) < len(own))):
        raise NotFound
    known = own[int(number)] if number else OwnSentence(instead=form.get("instead", ""))
    if op == "text" and not text:
        op = "omit"
    at = FactPath((*path, int(number) if number else len(own)))
    steps: list[Step] = [Remove(at)] if number else []
    last = FactPath((*path, len(own) - len(steps)))
    if op == "text" and number and not known.source:
        steps = [Put(FactPath((*at, "text")), text)]
    elif op == "text":  # what she words herself came from no draft any more
        steps.append(Put(last, own_entry(replace(known, text=text, source=""))))
        steps += [Move(last, int(number))] if number and last != at else []
    elif op == "stay" and known.after:
        return edit(asked, shown, _stay(asked, shown, section, known.after))
    elif op == "omit" and known.instead:
        steps.append(Put(last, own_entry(OwnSentence(instead=known.instead, omit=True))))
    stands = text if op == "text" else known.instead or known.after
    return edit(asked, shown, [*_put_behind(path, own, known.text, stands), *steps])


def _stay(asked: Asked, shown: Shown, section: str, lost: str) -> list[Step]:
    """Sentences that lost their place are known by what they stand behind now; behind nothing, they open the section.

    lost: what all of them stood behind.
    """
    draft, _plan = asked.desk.draft(shown.opened)
    said = sentences_by_section(draft.blocks).get(section, [])
    steps: list[Step] = []
    for item, own in enumerate(own_sentences(shown, section)):
        stands = next((at for at, runs in enumerate(said) if any(run.place == own.place for run in runs)), None)
        if own.after != lost or stands is None:
            continue
        at = ("sections", "change", section, "sentences", item)
        after, under = FactPath((*at, "after")), FactPath((*at, "under"))
        steps.append(Put(after, text_of(said[stands - 1]).strip()) if stands else Remove(after))
        called = named_by(said[stands - 1], said) if stands else ""
        if called:
            steps.append(Put(under, called))
        elif own.under:
            steps.append(Remove(under))
    return steps


def _put_behind(path: FactPath, own: Sequence[OwnSentence], before: str, now: str) -> Iterator[Step]:
    """What stands behind a sentence of the writer's own stands behind what that is now, or what is before it."""
    for number, each in enumerate(own):
        if before and each.after == before:
            after = FactPath((*path, number, "after"))
            yield Put(after, now) if now else Remove(after)


def _say_behind(asked: Asked, shown: Shown) -> Response:
    """A further sentence behind one of the speech: behind what was clicked, or what a phrase stands in."""
    section, before = asked.form.get("section", ""), asked.form.get("instead", "")
    draft, _plan = asked.desk.draft(shown.opened)
    if name := asked.form.get("name", ""):
        section, before = name.partition(".")[0], sentence_with(name, draft)
    if not section or not before:
        raise NotFound
    text = closed_as(asked.form.get("text", ""), before)
    own, path = own_sentences(shown, section), ("sections", "change", section, "sentences")
    last = FactPath((*path, len(own)))
    said = sentences_by_section(draft.blocks).get(section, [])
    under = next((named_by(runs, said) for runs in said if text_of(runs).strip() == before.strip()), "")
    steps: list[Step] = [Put(last, own_entry(OwnSentence(text, after=before, under=under)))] if text else []
    first = next((at for at, each in enumerate(own) if each.after == before), None)
    if text and first is not None:  # right behind the sentence, before what else was said behind it
        steps.append(Move(last, first))
    return edit(asked, shown, steps)


def closed_as(text: str, before: str) -> str:
    """What was typed, with the mark at its end that nobody would miss in the box: where the words before had one."""
    text = text.strip()
    return f"{text}。" if text and ends_sentence(before) and not ends_sentence(text) else text


def show_headings(asked: Asked) -> Response:
    """Every set of parallel headings that suits."""
    shown = show_meeting(asked)
    draft, plan = asked.desk.draft(shown.opened)
    headed = [section for section in plan.sections if section.entry.headed]
    now = {section.id: heading_of(section.id, draft) for section in headed}
    sets = [each for each in draft.headings if each]
    used = next(
        (at for at, each in enumerate(sets) if all(each.get(name, words) == words for name, words in now.items())), -1
    )
    return HTMLResponse(
        render("headings.html", sets=sets, used=used, now=now, shown=shown, at=asked.query.get("section", ""))
    )


def choose_headings(asked: Asked) -> Response:
    """A set of headings, or the writer's own, written into the meeting file; or none, and the program's come again."""
    shown, form = show_meeting(asked), asked.form
    draft, plan = asked.desk.draft(shown.opened)
    headed = [section.id for section in plan.sections if section.entry.headed]
    wanted: dict[str, str] = {}
    if form.get("op") == "set":
        sets = [each for each in draft.headings if each]
        at = int(form.get("number", "0"))
        if not 0 <= at < len(sets):
            raise NotFound
        wanted = {section: sets[at][section] for section in headed if section in sets[at]}
    elif form.get("op") == "own":
        wanted = {section: text for section in headed if (text := form.get(f"heading.{section}", "").strip())}
    change = shown.meeting.sections.change
    steps: list[Step] = []
    for section in headed:
        path = FactPath(("sections", "change", section, "heading"))
        if section in wanted:
            steps.append(Put(path, wanted[section]))
        elif section in change and change[section].heading:
            steps.append(Remove(path))
    return edit(asked, shown, steps)


def change_section(asked: Asked) -> Response:
    """A section left out, taken in again, or moved."""
    shown, section = show_meeting(asked), asked.form.get("section", "")
    steps = _section_steps(asked, shown, section, asked.form.get("op", ""))
    if not steps:
        raise NotFound
    return edit(asked, shown, steps)


def _section_steps(asked: Asked, shown: Shown, section: str, op: str) -> list[Step]:
    changes = shown.meeting.sections
    omit = FactPath(("sections", "omit"))
    if op == "restore" and section in changes.omit:
        return [Remove(FactPath((*omit, changes.omit.index(section))))]
    _draft, plan = asked.desk.draft(shown.opened)
    ids = [each.id for each in plan.sections]
    if section not in ids:
        return []
    if op == "omit":
        return [Put(FactPath((*omit, len(changes.omit))), section)]
    at = ids.index(section)
    to = at + {"up": -1, "down": 1}.get(op, 0)
    if to == at or not 0 <= to < len(ids):
        return []
    ids.insert(to, ids.pop(at))
    return [Put(FactPath(("sections", "order")), ids)]
