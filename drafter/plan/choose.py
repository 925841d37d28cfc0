"""Which phrase stands where: a section's requests and a phrasebank in, choices out; nothing ineligible is used."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any

from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language import numerals
from drafter.language.forms import contradicts
from drafter.language.slots import find_slots, make_slot, replace_slots
from drafter.language.words import Words
from drafter.model.condition import parse_condition
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting
from drafter.model.organisation import Organisation
from drafter.model.phrase import CHOSEN, Evidence, Phrase, Phrasebank, Phrases, Slot
from drafter.model.plan import Choice, SetAside
from drafter.model.span import Origin, Span
from drafter.model.template import PhraseRequest, Template
from drafter.plan.conditions import holds, look_up

_STATUS_ORDER = {"reviewed": 0, "written": 0, "part": 0, "mined": 1, "rejected": 2}
_ALTERNATIVES = 6


@dataclass
class Used:
    """What the speech already says: no phrase twice, no formula twice."""

    ids: set[str] = field(default_factory=set)
    excluded: set[str] = field(default_factory=set)
    grams: set[str] = field(default_factory=set)

    def note(self, phrase: Phrase) -> None:
        self.ids.add(phrase.id)
        self.excluded.update(phrase.fits.excludes)
        self.grams.update(_own_grams(phrase.text))

    def note_text(self, text: str) -> None:
        self.grams.update(_grams_of(text))

    def repeats(self, phrase: Phrase) -> bool:
        """Whether the phrase, or four characters of its own, stand in the speech already."""
        if phrase.id in self.ids or phrase.id in self.excluded or self.ids & set(phrase.fits.excludes):
            return True
        return not self.grams.isdisjoint(_own_grams(phrase.text))


_GRAM = 4


def _grams(text: str) -> Iterator[str]:
    """Runs of four characters within one clause."""
    for clause in re.split(r"[\W\d_]+", text):
        yield from (clause[start : start + _GRAM] for start in range(len(clause) - _GRAM + 1))


_grams_of = lru_cache(maxsize=8192)(lambda text: frozenset(_grams(text)))
"""Those of a text of the meeting file: most of it is the same in the next draft."""


@lru_cache(maxsize=8192)
def _own_grams(text: str) -> frozenset[str]:
    """Those of a phrase's own words, without what fills its slots."""
    return frozenset(_grams(replace_slots(text, "\n")))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a speech a phrase is wanted: what its section says of itself, and what stands directly before."""

    heading: str = ""
    """The heading's own words, which a first phrase must not say again."""
    here: tuple[str, ...] = ()
    """The texts of the facts that the section tells."""
    before: frozenset[str] | None = None
    """Tone and move of what stands directly before; `start` at the opening of the section; None: not known."""


ANYWHERE = Spot()


class Chooser:
    """Chooses phrases for one meeting; remembers what it has used and what it set aside."""

    def __init__(
        self,
        bank: Phrasebank,
        meeting: Meeting,
        template: Template,
        organisation: Organisation,
        values: Mapping[str, Any],
        *,
        variant: int,
        include_mined: bool,
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        self.bank = bank
        self.phrases = Phrases.of(bank.phrases)
        self.meeting = meeting
        self.template = template
        self.organisation = organisation
        self.values = values
        self.variant = variant
        self.include_mined = include_mined
        self.facts = facts or {}
        """What conditions of evidence are judged by: what the meeting file gives, and its occasion."""
        self._borne_out: dict[str, bool] = {}
        """What is known of evidence that is the same at every place of the speech."""
        self.used = Used()
        self.set_aside: list[SetAside] = []
        self.most = 1
        """The most wordings that one of the places had to choose from."""

    def candidates(
        self, request: PhraseRequest, spot: Spot = ANYWHERE, place: str = ""
    ) -> list[tuple[Phrase, Mapping[str, Span]]]:
        """Every eligible phrase with what fills its slots, best first; with a `place`, what is set aside is noted."""
        found = []
        facts = {**self.facts, "here": spot.here}
        for phrase in self._draw(request):
            if not self._suits(phrase) or self.used.repeats(phrase):
                continue
            if request.position == "first" and self._says_again(phrase, spot.heading):
                continue
            filled = self.fill(phrase)
            if filled is None:
                continue
            why = self._why_not(phrase, facts, spot)
            if not why:
                found.append((phrase, filled))
            elif place:
                self.set_aside.append(SetAside(place, phrase.id, why))
        return sorted(
            found,
            key=lambda pair: (
                _STATUS_ORDER[pair[0].status],
                -_closeness(pair[0]),
                -len(pair[0].requires),
                -pair[0].count,
                pair[0].id,
            ),
        )

    def _why_not(self, phrase: Phrase, facts: Mapping[str, Any], spot: Spot) -> str:
        """What a phrase presupposes and this meeting does not bear out, in words; empty when it may be said."""
        lacking = missing_evidence(phrase, self.bank.evidence, facts, self._borne_out)
        if lacking:
            return _("presupposes: {names}", names="、".join(lacking))
        if phrase.after and spot.before is not None and spot.before.isdisjoint(phrase.after):
            names = "、".join(filter(None, map(self._call_before, phrase.after)))
            return _("stands only after: {names}", names=names or _("what this kind of speech does not tell"))
        return ""

    def _call_before(self, name: str) -> str:
        """What `after` names, in words: a move, a tone, the opening of the section, a fact that this kind tells."""
        if name in self.bank.moves:
            return self.bank.moves[name].name
        match name:
            case "start":
                return _("the opening of the section")
            case "affirm":
                return _("words of praise")
            case "warn":
                return _("words of warning")
            case "demand":
                return _("a demand")
            case "lift":
                return _("words that lift")
        return self.template.facts[name].ask if name in self.template.facts else ""

    def choose(self, section: str, request: PhraseRequest, spot: Spot = ANYWHERE) -> Choice | None:
        """The phrase for one place; None when nothing is eligible: then nothing is said."""
        candidates = self.candidates(request, spot, f"{section}.{request.name}")
        if not candidates:
            return None
        self.most = max(self.most, len(candidates))
        chosen = (self.variant - 1) % len(candidates)
        phrase, filled = candidates[chosen]
        self.used.note(phrase)
        others = candidates[:chosen] + candidates[chosen + 1 :]
        return Choice(
            name=f"{section}.{request.name}",
            text=phrase.text,
            values=filled,
            phrase=phrase,
            alternatives=tuple(others[:_ALTERNATIVES]),
            optional=request.optional,
            detail=request.detail,
        )

    def held(self, section: str, request: PhraseRequest, id: str, spot: Spot = ANYWHERE) -> Choice | None:
        """The phrase that stood in a place before; another where it can stand there no longer."""
        phrase = self.phrases.find(id)
        filled = self.fill(phrase) if phrase else None
        if phrase is None or filled is None:
            return self.choose(section, request, spot)
        others = tuple(pair for pair in self.candidates(request, spot) if pair[0].id != phrase.id)[:_ALTERNATIVES]
        self.used.note(phrase)
        return Choice(f"{section}.{request.name}", phrase.text, filled, phrase, others, detail=request.detail)

    def pinned(self, section: str, request: PhraseRequest) -> tuple[Choice | None, list[Finding]]:
        """The phrase that the writer chose for a place, if she did."""
        name = f"{section}.{request.name}"
        pin = self.meeting.phrases.get(name)
        if pin is None or pin.omit:
            return None, []
        if pin.text:
            return Choice(name, pin.text, pinned=True, optional=False, detail=request.detail), []
        phrase = self.phrases.find(pin.id)
        if phrase is None:
            return None, [Finding("phrase", "error", _("no phrase '{id}' in the phrasebank", id=pin.id), pin.place)]
        if phrase.status == "rejected":
            message = _("phrase {id} was rejected in review; to say it all the same, write it as 'text'", id=phrase.id)
            return None, [Finding("phrase", "error", message, pin.place)]
        filled = self.fill(phrase)
        if filled is None:
            message = _("phrase {id} cannot stand here: nothing fills {slots}", id=phrase.id, slots=_slots(phrase))
            return None, [Finding("phrase", "error", message, pin.place)]
        if phrase.form != request.form:
            message = _(
                "phrase {id} is a {form}, and {name} takes a {wanted}",
                id=phrase.id,
                form=phrase.form,
                name=name,
                wanted=request.form,
            )
            return None, [Finding("phrase", "error", message, pin.place)]
        self.used.note(phrase)
        alternatives = tuple(pair for pair in self.candidates(request) if pair[0].id != phrase.id)[:_ALTERNATIVES]
        return (
            Choice(name, phrase.text, filled, phrase, alternatives, pinned=True, optional=False, detail=request.detail),
            [],
        )

    def _draw(self, request: PhraseRequest) -> Sequence[Phrase]:
        """The phrases that may stand in a place of this kind of speech, in whatever meeting."""
        template = self.template
        place = request, template.id, template.extends, template.direction
        return self.phrases.draw_for(request.move, place, lambda phrase: could_stand(phrase, request, template))

    def _suits(self, phrase: Phrase) -> bool:
        fits, meeting = phrase.fits, self.meeting
        if phrase.status == "mined" and not self.include_mined:
            return False
        when = meeting.date
        if phrase.valid_from and (when is None or when < phrase.valid_from):
            return False
        if phrase.valid_to and (when is None or when > phrase.valid_to):
            return False
        return (
            _allows(fits.classes, meeting.theme_class)
            and _allows(fits.levels, self.organisation.level)
            and _allows(fits.ranks, meeting.rank)
            and _allows(fits.season, when.month if when else None)
        )

    def _says_again(self, phrase: Phrase, heading: str) -> bool:
        """Whether a verb of the heading stands in the phrase: 压实责任，… / 要压紧压实…."""
        own = replace_slots(phrase.text, "\n")
        return any(verb in own for verb in _verbs_in(heading, self.bank.words))

    def fill(self, phrase: Phrase, record: Mapping[str, Any] | None = None) -> dict[str, Span] | None:
        """What fills each slot of a phrase, or None when one cannot be filled in its form; `record` is `it` to it."""
        values = self.values if record is None else {**self.values, "it": record}
        filled: dict[str, Span] = {}
        for name in find_slots(phrase.text):
            slot = phrase.slots.get(name)
            value = self._resolve(slot, values) if slot else None
            if value is None or (value.endswith(WORK) and f"{make_slot(name)}{WORK}" in phrase.text):
                return None
            filled[name] = value
        return filled

    def _resolve(self, slot: Slot, values: Mapping[str, Any]) -> Span | None:
        value = look_up(slot.source, values) if slot.source else None
        if isinstance(value, int) and slot.source.startswith("count."):
            if value < 2:  # one point is not announced
                return None
            return Span(numerals.count(value), Origin("fact", slot.source, "quantity"))
        if not value and slot.default:
            return Span(slot.default, Origin("fact", f"phrase.{slot.name}", slot.form))
        if not isinstance(value, Span) or not value or value.origin.kind == "blank":
            return None
        if slot.form and value.origin.form and value.origin.form != slot.form:
            return None
        if slot.form and contradicts(value, slot.form, self.bank.words.verbs, self.bank.words.nouns):
            return None
        return value


@lru_cache(maxsize=512)
def _verbs_in(heading: str, words: Words) -> tuple[str, ...]:
    """The verbs of two characters or more that stand in a heading."""
    return tuple(verb for verb in words.verbs if len(verb) > 1 and verb in heading)


WORK = "工作"
"""What a theme may end in already (经济工作) where a phrase adds it."""


def missing_evidence(
    phrase: Phrase,
    evidence: Mapping[str, Evidence],
    facts: Mapping[str, Any],
    known: dict[str, bool] | None = None,
) -> list[str]:
    """The names of what a phrase requires and the facts do not bear out.

    known: what was found before of evidence that does not hang on the place, by id; what is found now is put there.
    """
    known = {} if known is None else known
    return [
        evidence[name].name
        for name in phrase.requires
        if name in evidence and not _is_borne_out(evidence[name], facts, known)
    ]


def _is_borne_out(evidence: Evidence, facts: Mapping[str, Any], known: dict[str, bool]) -> bool:
    found = known.get(evidence.id)
    if found is None:
        found = any(holds(condition, facts) for condition in evidence.holds)
        if not _hangs_on_place(evidence.holds):
            known[evidence.id] = found
    return found


@lru_cache(maxsize=1024)
def _hangs_on_place(conditions: tuple[str, ...]) -> bool:
    """Whether conditions ask what a section tells (`here`) or what a record says (`it`)."""
    paths = (path for condition in conditions for _negated, path, _operator, _values in parse_condition(condition))
    return any(path.split(".")[0] in ("here", "it") for path in paths)


def could_stand(phrase: Phrase, request: PhraseRequest, template: Template) -> bool:
    """Whether a phrase may stand at a place of this kind of speech in some meeting or other."""
    fits = phrase.fits
    if phrase.status == "rejected" or phrase.move != request.move or phrase.form != request.form:
        return False
    if request.kinds and phrase.kind not in request.kinds:
        return False
    if request.tone and fits.tone != request.tone:
        return False
    kinds = {template.id, *template.extends}
    if (request.own or fits.kinds) and kinds.isdisjoint(fits.kinds):
        return False
    if CHOSEN in phrase.requires or not set(request.requires) <= set(phrase.requires):
        return False
    if request.position and request.position not in fits.position:
        return False
    if not {slot.source for slot in phrase.slots.values()}.issuperset(request.carries):
        return False
    return _allows(fits.directions, template.direction)


def _allows(allowed: Sequence[Any], value: Any) -> bool:
    return not allowed or value in allowed


def _closeness(phrase: Phrase) -> int:
    """How particular a phrase is: one that asks for this class, level or rank goes before one that asks for nothing."""
    fits = phrase.fits
    return sum(map(bool, (fits.classes, fits.levels, fits.ranks, fits.kinds, fits.season)))


def _slots(phrase: Phrase) -> str:
    return "".join(map(make_slot, find_slots(phrase.text)))
