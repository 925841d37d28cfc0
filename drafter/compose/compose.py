"""Wording: a Plan in, a Draft out; one section at a time, then the whole."""

import re
from collections.abc import Hashable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from typing import Any

from drafter.compose.assemble import assemble, frame_sections, lay_sections, number_sections, run_of
from drafter.compose.budget import Budget, TemplateRunError
from drafter.compose.entries import added_entries, hold_back
from drafter.compose.filters import FILTERS
from drafter.compose.judge import TESTS
from drafter.compose.lines import Line, parse_lines
from drafter.compose.marks import Origins, Rendered, plain, unwrap
from drafter.compose.measures import Joiner, choose_turns, path_of
from drafter.compose.memory import Measured, Memory, State, freeze
from drafter.compose.render import Setting
from drafter.compose.sandbox import Sandbox
from drafter.compose.tree import Trees
from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.measure import count_characters
from drafter.language.numbering import MARKERS
from drafter.language.slots import SLOT, make_slot
from drafter.language.words import Words
from drafter.meeting.records import Record, is_taken_back
from drafter.model.draft import UNSPOKEN, Block, Draft, Run, text_of
from drafter.model.finding import InputError
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.model.plan import Choice, Plan, PlannedSection
from drafter.model.span import Origin, Span
from drafter.model.template import Start, Templates, begins_at
from drafter.plan.conditions import spoken_texts
from drafter.plan.values import NAMES

INLINE = "一是"
"""How lists inside a paragraph are numbered, unless the last level of the numbering says otherwise."""
WORDS = "words"
"""The lists of words that templates look for: the same for every draft of the same templates."""
SAY_VALUES = ("org", "theme", WORDS)
SAY_NAMES = frozenset({"it", "detail", "turn", *SAY_VALUES})
"""What the `say` of a record kind may use: the record, how it is told, and these values of the plan."""
MAX_DETAIL = 3
MAX_SAYING = 8
"""How many records may be said inside one another; our facts.yaml needs three."""


@dataclass
class Composer:
    """Renders the sections of one plan, each state of a section once, all of them from one budget."""

    plan: Plan
    words: Words
    """What opens a verb phrase, and what only looks so."""
    sandbox: Sandbox
    origins: Origins = field(default_factory=Origins)
    budget: Budget = field(init=False)
    """One for the whole draft, in proportion to the facts that it has to tell."""
    memory: Memory = field(default_factory=Memory)
    """What other drafts of the same templates and words said."""
    _rendered: dict[tuple[Any, ...], State] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    """What the memory calls each value of the plan."""
    _chosen: dict[int, tuple[Choice, int]] = field(default_factory=dict)
    """What it calls each phrase, by `id()`."""
    _names: frozenset[str] = field(init=False)
    """What a section may name."""
    _in_says: tuple[str, ...] = field(init=False)
    """What a record's `say` may read beside the record, and one of this kind of speech names."""
    _speaker: str = field(init=False)
    _in_a_say: bool = field(init=False)
    """Whether the speaker stands in what is said of a record of any kind."""
    _manner: Mapping[str, Any] = field(init=False)
    """What else of the plan every rendering is told (`Setting`), and so what every section follows from."""
    _naming: dict[str, bool] = field(default_factory=dict)
    """By name of a value, whether the speaker stands in it."""
    _given: dict[Hashable, tuple[Hashable, ...]] = field(default_factory=dict)
    """What a source reads to what that is in this plan."""
    _said: dict[tuple[Any, ...], dict[Any, Any]] = field(default_factory=dict)
    """By section and what it may say: what each record sounds like there, at each detail. States share most of it."""
    _detailed: dict[tuple[int, int], tuple[Any, Any]] = field(default_factory=dict)
    """Items at a detail: one object each, so that what was said of it is known again."""
    _turns: dict[str, int] | None = None
    """By the path of what is to be done, which of several shapes a measure takes, once one is told."""

    def __post_init__(self) -> None:
        given = spoken_texts([self.plan.meeting.facts, self.plan.values["people"]])
        self.budget = Budget.of(sum(map(len, given)))
        self.memory.serve(self.plan.records, self.words)
        self._names = frozenset({*NAMES, *self.plan.values})
        says = [record.say for record in self.plan.records.values()]
        self._in_says = tuple(name for name in SAY_VALUES if any(name in say for say in says))
        self._speaker = str(self.plan.meeting.speaker.get("name", ""))
        self._in_a_say = any(self._speaker in say for say in says)
        self._manner = {
            "theme": str(self.plan.meeting.theme.get("noun", "")),
            "asks": self.plan.meeting.rank == "guest",
            "comrades": bool(self.plan.values["audience"]["comrades"]),
        }

    def compose(self, sections: Sequence[PlannedSection]) -> Draft:
        """The draft of the plan with its sections as they are given. Raises InputError."""
        return assemble(replace(self.plan, sections=tuple(sections)), self.lay_out(sections))

    def lay_out(self, sections: Sequence[PlannedSection]) -> tuple[Block, ...]:
        """The blocks of that draft. Raises InputError."""
        plan = replace(self.plan, sections=tuple(sections))
        return frame_sections(plan, number_sections(self._blocks(sections, plan), plan, self.words))

    def _blocks(self, sections: Sequence[PlannedSection], plan: Plan) -> list[Block]:
        """What sections say, one after the other; one that goes on in the paragraph before is laid out with it."""
        groups: list[list[tuple[PlannedSection, State]]] = []
        for planned in sections:
            state = self._render(planned)
            if groups and state.lines and state.lines[0].kind == "continuation":
                groups[-1].append((planned, state))
            elif state.lines:
                groups.append([(planned, state)])
        blocks: list[Block] = []
        for group in groups:
            alone = group[0][1] if len(group) == 1 else None
            laid = alone.blocks if alone is not None else None
            if laid is None:
                laid = lay_sections([(planned, state.lines) for planned, state in group], plan)
            if alone is not None:
                alone.blocks = laid
            blocks += laid
        return blocks

    def measure(self, planned: PlannedSection) -> Measured:
        """How long one section is, with the markers it would have if it stood alone. Raises InputError."""
        state = self._render(planned)
        if state.measured is None:
            plan = replace(self.plan, sections=(planned,))
            characters = body = stock = 0
            for block in number_sections(self._blocks([planned], plan), plan, self.words):
                said = 0
                for run in block.runs:
                    count = count_characters(run.text)
                    said += count
                    stock += count if run.phrase and not run.fact else 0
                body += said
                characters += 0 if block.kind in UNSPOKEN else said + count_characters(block.marker)
            state.measured = Measured(characters, body, stock, state.turns)
        return state.measured

    def items_of(self, planned: PlannedSection) -> int:
        """How many steps there are between one detail of a section and the next: the items of its `each` list."""
        items = self.plan.values.get(planned.section.each) if planned.section.each else None
        return max(1, len(items)) if isinstance(items, list) else 1

    def added(self, planned: PlannedSection) -> list[str]:
        """Paths of the entries of lists that a section tells and its state one step below does not, first to last."""
        here = replace(planned, held_back=())
        added = added_entries(self._paths(here), self._paths(self._below(here)))
        return [path for path in added if not self._is_spared(path, planned)]

    def _is_spared(self, path: str, planned: PlannedSection) -> bool:
        """Whether an entry is a measure that is told however short the speech is."""
        entry = FactPath.parse(path).lookup({"facts": self.plan.values})
        return isinstance(entry, Record) and _is_spared(entry, planned)

    def _below(self, planned: PlannedSection) -> PlannedSection:
        """The state of a section that tells one step less, whole items only."""
        if planned.rung:
            return replace(planned, rung=planned.rung - 1)
        return replace(planned, detail=planned.detail - 1, rung=self.items_of(planned) - 1)

    def _paths(self, planned: PlannedSection) -> set[str]:
        return {path for line in self._render(planned).lines for run in line.runs if (path := run.fact or run.blank)}

    def _render(self, planned: PlannedSection) -> State:
        """What a section says."""
        key = self._key(planned)
        if key not in self._rendered:
            state = self._recall(planned)
            key = key if state.detail_read or not _tells_all(planned) else self._shared_key(planned)
            self._rendered[key] = state
        return self._rendered[key]

    def _recall(self, planned: PlannedSection) -> State:
        """What a section says, from the memory where another draft said the same."""
        section = planned.section
        place = begins_at(section.body, Place(section.place.file if section.place else section.id, section.body_line))
        body_key = (
            *self._follows_from(planned, section.body, place),
            (planned.id, section.each, section.place, planned.rung, planned.held_back, planned.numbering),
            tuple((own.instead, own.after) for own in planned.sentences),
        )
        heading = self._follows_from(planned, planned.heading, _heading_start(planned)) if planned.heading else ()
        key = (body_key, heading, planned.sentences)
        state = self.memory.states.get(key)
        if state is None:
            before = self.budget.left
            body = self._body(planned, place, body_key)
            lines, detail_read = body.lines, body.detail_read
            if planned.heading:
                values = self._values(planned)
                setting = self._setting(planned, values)
                lines = [Line("heading", 0, self._heading(planned, values, setting)), *lines]
                detail_read = detail_read or setting.detail_read
            state = State(lines, body.turns, detail_read, before - self.budget.left)
            self.memory.states[key] = state
        else:
            self.budget.pay(state.steps)
        return state

    def _body(self, planned: PlannedSection, place: Start, key: Hashable) -> State:
        """What a section says below its heading, which may follow from more: the theme that is being typed."""
        body = self.memory.bodies.get(key)
        if body is None:
            before = self.budget.left
            lines, turns, detail_read = self._render_anew(planned, place)
            body = self.memory.bodies[key] = State(lines, turns, detail_read, before - self.budget.left)
        else:
            self.budget.pay(body.steps)
        return body

    def _follows_from(self, planned: PlannedSection, source: str, start: Start) -> tuple[Hashable, ...]:
        """All that the words of a source in a section follow from. Raises InputError."""
        if isinstance(source, Span):
            return (freeze(source),)
        named = self.sandbox.names_used(source, start, self._names)
        read = (named, planned.section.each, source)
        if read not in self._given:
            names = {name for name in (*named, *self._in_says, planned.section.each) if self._holds(name)}
            numbers = tuple((name, self._number_of(name)) for name in sorted(names))
            self._given[read] = numbers, self._speaker if self._is_speaker_in(names, source) else None
        return (
            source,
            start,
            planned.detail,
            planned.numbering[-1:],
            self._given[read],
            tuple((name, self._number_of_choice(choice)) for name, choice in planned.phrases.items()),
            *self._manner.values(),
        )

    def _key(self, planned: PlannedSection) -> tuple[Any, ...]:
        """What tells one state of a section from another; those that say the same are one."""
        shared = self._shared_key(planned) if _tells_all(planned) else ()
        if shared in self._rendered:
            return shared
        return planned.id, planned.detail, planned.rung, planned.held_back, tuple(planned.phrases)

    def _shared_key(self, planned: PlannedSection) -> tuple[Any, ...]:
        """The same, of a section that is told apart only by its items' detail: all raised is the next detail."""
        items = self.items_of(planned) if planned.section.each else 0
        steps = min(planned.detail * items + min(planned.rung, items), MAX_DETAIL * items)
        return planned.id, steps, planned.held_back, tuple(planned.phrases)

    def _holds(self, name: str) -> bool:
        """Whether a name is that of a value of this draft, and not of a loop, or what every section has."""
        whole = name.partition(".")[0]
        return whole != WORDS and whole in self.plan.values

    def _value_of(self, name: str) -> Any:
        """A value, or one field of it; of what is no record the whole."""
        whole, _dot, part = name.partition(".")
        value = self.plan.values[whole]
        return value[part] if part and isinstance(value, Mapping) and part in value else value

    def _is_speaker_in(self, names: Set[str], source: str) -> bool:
        """Whether the speaker, who says 我 of himself, stands in values of these names or in what is said of them."""
        for name in names - self._naming.keys():
            self._naming[name] = any(self._speaker in text for text in self.memory.texts_of(self._value_of(name)))
        return any(self._naming[name] for name in names) or self._speaker in source or self._in_a_say

    def _number_of(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = self.memory.number_of(self._value_of(name))
        return self._numbers[name]

    def _number_of_choice(self, choice: Choice) -> int:
        if id(choice) not in self._chosen:
            phrase = (choice.phrase.id, choice.phrase.move) if choice.phrase else ()
            said = [choice.name, choice.text, dict(choice.values), phrase, choice.detail, choice.argues]
            self._chosen[id(choice)] = choice, self.memory.number_of_key(freeze(said))
        return self._chosen[id(choice)][1]

    def _render_anew(self, planned: PlannedSection, place: Start) -> tuple[list[Line], dict[int, int], bool]:
        """Lines and turns of a section's body, and whether the section's own detail was read for them."""
        section = planned.section
        values = self._values(planned)
        setting = self._setting(planned, values)
        text = self.sandbox.render_section(section.body, place, values, setting, self._names)
        lines = parse_lines(unwrap(text, self.origins), planned.id)
        turns = {number: count_characters(plain("".join(said))) for number, said in setting.turns.items()}
        return lines, turns, setting.detail_read

    def read_heading(self, planned: PlannedSection) -> str:
        """The heading of a section as it would be read."""
        key = (planned.id, self._follows_from(planned, planned.heading, _heading_start(planned)))
        if key not in self.memory.headings:
            values = self._values(planned)
            runs = self._heading(planned, values, self._setting(planned, values))
            self.memory.headings[key] = text_of(runs)
        return self.memory.headings[key]

    def _heading(self, planned: PlannedSection, values: Mapping[str, Any], setting: Setting) -> list[Run]:
        """A template's heading is rendered; one from the meeting file is a fact and stands as it is."""
        if isinstance(planned.heading, Span):
            return [replace(run_of(planned.heading), section=planned.id)]
        where = _heading_start(planned)
        text = self.sandbox.render_section(planned.heading, where, values, setting, self._names)
        return [run for line in parse_lines(unwrap(text, self.origins), planned.id) for run in line.runs]

    def _setting(self, planned: PlannedSection, values: Mapping[str, Any]) -> Setting:
        last = planned.numbering[-1] if planned.numbering else INLINE
        each = values.get(planned.section.each) if planned.section.each else None
        return Setting(
            self.origins,
            self.budget,
            self.words,
            inline=last if MARKERS[last].inline else INLINE,
            detail=planned.detail,
            say=self._say,
            argue=lambda path: self._argue(planned, path),
            turn_of=self._turn_of,
            spares=lambda measure: _is_spared(measure, planned),
            speaker=self._speaker,
            **self._manner,
            items={id(item): number for number, item in enumerate(each)} if isinstance(each, list) else {},
            known=self._said.setdefault((planned.id, tuple(planned.phrases), last), {}),
        )

    def _values(self, planned: PlannedSection) -> dict[str, Any]:
        values: dict[str, Any] = dict(self.plan.values)
        each = planned.section.each
        if each and isinstance(values.get(each), list):
            values[each] = [
                self._with_detail(item, min(MAX_DETAIL, planned.detail + (index < planned.rung)))
                for index, item in enumerate(values[each])
            ]
        if planned.held_back:
            held = frozenset(planned.held_back)
            values.update({name: hold_back(values[name], f"facts.{name}", held) for name in self.plan.template.facts})
        values.update(
            phrases={name: self._phrase(planned.phrases.get(name), planned.detail) for name in planned.section.phrases}
        )
        return values

    def _with_detail(self, item: Any, detail: int) -> Any:
        """An item that knows how much of it is told; the same object whenever it is asked for."""
        if not isinstance(item, Record):
            return item
        key = (id(item), detail)
        if key not in self._detailed:
            self._detailed[key] = item, Record(item.kind, {**item, "detail": detail})
        return self._detailed[key][1]

    def _argue(self, planned: PlannedSection, path: str) -> Rendered | None:
        """What the plan says of an argument: its frame, nothing where another's frame holds it, None for no frame."""
        for choice in planned.phrases.values():
            if path in choice.argues:
                return self._phrase(choice, choice.detail) if path == choice.argues[0] else Rendered("")
        return None

    def _turn_of(self, measure: Mapping[str, Any]) -> int:
        """Which of several shapes a measure takes, the same in every state of its section."""
        if self._turns is None:
            self._turns = choose_turns(self.plan.values, Joiner(self.words, str, asks=self._manner["asks"]))
        return self._turns.get(path_of(measure), 0)

    def _say(self, record: Record, detail: int, turn: int, setting: Setting) -> Rendered:
        kind = self.plan.records[record.kind]
        if not kind.say:
            known = " ".join(sorted(name for name, other in self.plan.records.items() if other.say))
            raise TemplateRunError(
                _("a {kind} has no 'say' in facts.yaml; these have: {known}", kind=kind.name, known=known)
            )
        if setting.saying >= MAX_SAYING:
            raise TemplateRunError(_("a record is said inside itself: more than {limit} deep", limit=MAX_SAYING))
        key = (id(record), detail, turn, setting.saying)
        if key not in setting.known:
            setting.known[key] = record, self._say_anew(record, kind.say, kind.place, detail, turn, setting)
        return setting.known[key][1]

    def _say_anew(
        self, record: Record, say: str, place: Place | None, detail: int, turn: int, setting: Setting
    ) -> Rendered:
        values = {name: self.plan.values[name] for name in SAY_VALUES}
        values.update(it=record, turn=turn)
        inner = replace(setting, detail=detail, saying=setting.saying + 1, items={}, turns={})
        return self.sandbox.render_section(join_lines(say), begins_at(say, place), values, inner, SAY_NAMES)

    def _phrase(self, choice: Choice | None, detail: int) -> Rendered:
        """A chosen phrase as marked text: its own words, and inside them what fills its slots."""
        if choice is None or detail < choice.detail:
            return Rendered("")
        origin = Origin("phrase", choice.name, phrase_id=choice.phrase.id if choice.phrase else "")
        return self.origins.wrap(self._filled(choice.text, choice.values), origin)

    def _filled(self, text: str, values: Mapping[str, Span]) -> str:
        parts = SLOT.split(text)
        return "".join(
            (self.origins.mark(values[part]) if part in values else make_slot(part)) if index % 2 else part
            for index, part in enumerate(parts)
        )


def _is_spared(measure: Mapping[str, Any], planned: PlannedSection) -> bool:
    """Whether a measure is told however short the speech is: it came back from Word, or the writer spoke of it.

    What she says stands behind the sentence of the measure, or in its place.
    """
    what = str(measure.get("what") or measure.get("text") or "")
    return is_taken_back(measure) or any(what and what in (own.instead or own.after) for own in planned.sentences)


def _heading_start(planned: PlannedSection) -> Start:
    return begins_at(planned.heading, planned.entry.place or planned.section.place)


def _tells_all(planned: PlannedSection) -> bool:
    """Whether a section says all of its phrases at its detail, and so at every higher one."""
    return all(choice.detail <= planned.detail for choice in planned.phrases.values())


_TAGS = expression(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_LINE_ENDS = expression(r"[^\S\n]*\n\s*")


@lru_cache
def join_lines(say: str) -> str:
    """The lines of a `say` as one, with comments for the line ends between tags so that faults keep their line."""
    parts = _TAGS.split(say.rstrip())
    parts[::2] = [_LINE_ENDS.sub(lambda end: "{#" + "\n" * end[0].count("\n") + "#}", part) for part in parts[::2]]
    return "".join(parts).lstrip(" ")


def make_sandbox(trees: Trees | None = None) -> Sandbox:
    """What reads and renders templates, with our filters and tests; sections read by it stay read.

    trees: those that are at hand already.
    """
    return Sandbox(FILTERS, TESTS, trees)


def read_trees(templates: Templates) -> Trees:
    """The trees of all sources in templates; what is not in order is left out, and refused when it is used."""
    sandbox = make_sandbox()
    sources = [join_lines(record.say) for record in templates.records.values()]
    for section in templates.sections.values():
        sources += [section.body, section.heading]
    for kind in templates.kinds.values():
        sources += [source for entry in kind.outline for source in (entry.text, entry.heading)]
        sources += [source for headings in kind.headings for name, source in headings.items() if name != "when"]
    trees = {}
    for source in filter(None, dict.fromkeys(map(str, sources))):
        with suppress(InputError):
            trees[source] = sandbox.check_source(source, Start(Place("", 1)), None)
    return Trees(trees)


def compose(plan: Plan, words: Words, sandbox: Sandbox | None = None) -> Draft:
    """Set a plan into words. Raises InputError with every fault of templates and numbering."""
    return Composer(plan, words, sandbox or make_sandbox()).compose(plan.sections)


def set_headings(plan: Plan, composer: Composer) -> tuple[Mapping[str, str], ...]:
    """Every set of headings that suits the plan, in words: section id to heading. Raises InputError."""
    sets = []
    for headings in plan.heading_sets:
        planned = [replace(each, heading=headings[each.id]) for each in plan.sections if each.id in headings]
        sets.append({each.id: composer.read_heading(each) for each in planned})
    return tuple(sets)
