"""What phrases presuppose: every entry that may enter a draft says it, and its own contexts prove it."""

from drafter.model.condition import parse_condition
from drafter.model.phrase import CHOSEN, Evidence, Phrase
from drafter.plan.choose import could_stand, missing_evidence
from drafter.plan.contexts import check_contexts
from tests.house import HOUSE, of_each

BANK = HOUSE.phrasebank
TEMPLATES = HOUSE.templates
REQUESTS = [
    (template, request)
    for template in TEMPLATES.kinds.values()
    for entry in template.outline
    if entry.use
    for request in TEMPLATES.sections[entry.use].phrases.values()
]
SAID_ANYWHERE = {"closing-0001"}
"""谢谢大家。 presupposes nothing."""


def may_enter(phrase: Phrase) -> bool:
    """Whether some kind of speech would draw the phrase by itself: it has a place and something fills its slots."""
    filled = all(slot.source or slot.default for slot in phrase.slots.values())
    return filled and any(could_stand(phrase, request, template) for template, request in REQUESTS)


DRAWN = [phrase for phrase in BANK.phrases if phrase.kind == "argument" or may_enter(phrase)]


@of_each(DRAWN, lambda phrase: phrase.id)
def test_a_phrase_that_may_enter_a_draft_says_what_it_presupposes_and_keeps_both_contexts(phrase: Phrase) -> None:
    if phrase.id not in SAID_ANYWHERE:
        assert phrase.requires
        assert phrase.stands
        assert phrase.falls


@of_each([p for p in BANK.phrases if p.stands or p.falls], lambda phrase: phrase.id)
def test_a_phrase_stands_in_its_contexts_and_falls_in_the_others(phrase: Phrase) -> None:
    assert [finding.message for finding in check_contexts(phrase, BANK.evidence)] == []


@of_each(BANK.evidence.values(), lambda evidence: evidence.id)
def test_the_conditions_of_evidence_can_be_read(evidence: Evidence) -> None:
    for condition in evidence.holds:
        assert parse_condition(condition)


def test_every_evidence_is_required_by_some_phrase_or_place() -> None:
    wanted = {name for phrase in BANK.phrases for name in phrase.requires}
    assert set(BANK.evidence) - wanted == set()


def test_what_only_the_writer_may_choose_is_never_borne_out() -> None:
    chosen = [phrase for phrase in BANK.phrases if CHOSEN in phrase.requires]
    assert chosen
    everything = {"here": "抽查", "shortcomings": "抽查", "level": "county"}
    assert all(missing_evidence(phrase, BANK.evidence, everything) for phrase in chosen)


def test_there_are_forty_frames_of_argument() -> None:
    assert len([phrase for phrase in BANK.phrases if phrase.kind == "argument"]) >= 40


def test_a_wrong_context_is_found_and_named() -> None:
    phrase = next(phrase for phrase in BANK.phrases if phrase.id == "shortcomings-0001")
    turned = type(phrase)(
        **{
            **{name: getattr(phrase, name) for name in type(phrase).__dataclass_fields__},
            "stands": phrase.falls,
            "falls": phrase.stands,
        }
    )
    messages = [finding.message for finding in check_contexts(turned, BANK.evidence)]
    assert len(messages) == len(phrase.stands) + len(phrase.falls)
    assert all("shortcomings-0001" in message for message in messages)
