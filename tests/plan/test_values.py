"""What a meeting does not give: which of a kind's facts are missing."""

from drafter.meeting import Vocabulary
from drafter.model.meeting import Meeting
from drafter.model.place import Place
from drafter.model.template import FieldKind, Template
from drafter.plan.values import missing_facts
from tests.house import HOUSE

PLACE = Place("meeting.yaml", 1)


def test_a_fact_that_is_not_given_is_missing_and_a_flag_that_is_not_given_is_no() -> None:
    facts = {"story": FieldKind("story", "text", "从哪件事说起"), "pupil": FieldKind("pupil", "flag", "是不是学生发言")}
    template = Template("school-address", "讲话", PLACE, facts=facts)
    vocabulary = Vocabulary(HOUSE.templates, template)
    missing = missing_facts(Meeting("school-address", "讲话", PLACE), vocabulary)
    assert [fact.path for fact in missing] == ["facts.story"]
