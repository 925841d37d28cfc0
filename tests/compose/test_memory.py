"""What other drafts said is told again only where everything that it follows from is the same."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drafter.compose import Composer, make_sandbox
from drafter.compose import memory as memories
from drafter.compose.memory import Memory, freeze
from drafter.meeting.records import Record
from drafter.model.draft import Draft
from drafter.model.place import Place
from drafter.model.plan import Plan
from drafter.model.span import Origin, Span
from drafter.plan import make_plan
from drafter.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples"
SHARED = Workspace()
CHANGES: tuple[dict[str, str], ...] = (
    {},
    {"meeting.name": "另一个会议"},
    {"speaker.name": "甲乙"},
    {"speaker.rank": "guest"},
    {"facts.tasks[0].title": "换一件事"},
    {"facts.tasks[0].measures[0].who": "甲乙"},
    {"theme.short": "别的事", "date": "2026-11-02"},
    {"minutes": "6"},
)


def plan_of(example: str, changes: dict[str, str]) -> Plan:
    meeting = SHARED.load(EXAMPLES / f"{example}.yaml", changes)
    return make_plan(meeting, SHARED.templates, SHARED.phrasebank, SHARED.organisation)


def draft(workspace: Workspace, example: str, changes: dict[str, str]) -> Draft:
    return workspace.draft(workspace.load(EXAMPLES / f"{example}.yaml", changes))[0]


@pytest.mark.parametrize("example", ["spring-festival", "winter-fire", "key-projects"])
def test_a_draft_after_others_is_the_draft_by_itself(example: str):
    alone = []
    for changes in CHANGES:
        workspace = Workspace()
        workspace.__dict__.update(templates=SHARED.templates, phrasebank=SHARED.phrasebank)  # as they are loaded
        alone.append(draft(workspace, example, changes))
    for _time in range(2):
        for changes, expected in zip(CHANGES, alone, strict=True):
            drafted = draft(SHARED, example, changes)
            assert drafted.blocks == expected.blocks  # the place of every fact among it
            assert drafted.headings == expected.headings and drafted.left_out == expected.left_out


def test_what_is_told_again_is_not_rendered_again_and_is_paid_again(monkeypatch: pytest.MonkeyPatch):
    memory, sandbox = Memory(), make_sandbox()
    first = Composer(plan_of("spring-festival", {}), SHARED.words, sandbox, memory=memory)
    drafted = first.compose(first.plan.sections)
    second = Composer(plan_of("spring-festival", {}), SHARED.words, sandbox, memory=memory)
    monkeypatch.setattr(sandbox, "render_section", None)  # calling it fails
    assert second.compose(second.plan.sections).blocks == drafted.blocks
    assert second.budget.left == first.budget.left < first.budget.whole


def test_of_a_section_whose_heading_alone_names_what_changed_only_the_heading_is_rendered_again(
    monkeypatch: pytest.MonkeyPatch,
):
    memory, sandbox = Memory(), make_sandbox()
    before = plan_of("spring-festival", {})
    Composer(before, SHARED.words, sandbox, memory=memory).compose(before.sections)
    rendered: list[str] = []
    render = sandbox.render_section

    def note(source: str, *given: Any) -> Any:
        rendered.append(source)
        return render(source, *given)

    monkeypatch.setattr(sandbox, "render_section", note)
    after = plan_of("spring-festival", {"theme.short": "别的事"})
    again = Composer(after, SHARED.words, sandbox, memory=memory)
    drafted = again.compose(after.sections)
    alone = Composer(after, SHARED.words, make_sandbox())
    assert drafted.blocks == alone.compose(after.sections).blocks
    spent = alone.budget.whole - alone.budget.left
    assert again.budget.whole - again.budget.left == pytest.approx(
        spent, rel=0.01
    )  # numbers of marks have fewer digits
    tasks = next(planned for planned in after.sections if planned.id == "tasks")
    assert tasks.heading in rendered and tasks.section.body not in rendered


def test_a_record_whose_words_name_the_theme_is_said_anew_for_another_theme():
    memory, sandbox = Memory(), make_sandbox()
    said = []
    for theme in ("节日安全", "别的事"):
        plan = plan_of("spring-festival", {"theme.short": theme})
        task = replace(plan.records["task"], say="为了{{ theme.short }}，{{ it.title }}")
        plan = replace(plan, records={**SHARED.templates.records, "task": task})
        said.append(Composer(plan, SHARED.words, sandbox, memory=memory).compose(plan.sections).blocks)
    assert said[0] != said[1] and any("为了别的事，" in block.text for block in said[1])


def test_templates_that_change_leave_nothing_in_memory():
    plan = plan_of("spring-festival", {})
    memory, sandbox = Memory(), make_sandbox()
    before = Composer(plan, SHARED.words, sandbox, memory=memory).compose(plan.sections)
    task = replace(plan.records["task"], say="甲{{ it.title }}乙")
    changed = replace(plan, records={**plan.records, "task": task})
    after = Composer(changed, SHARED.words, sandbox, memory=memory).compose(changed.sections)
    alone = Composer(changed, SHARED.words, make_sandbox()).compose(changed.sections)
    assert before.blocks != after.blocks == alone.blocks


def test_memory_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memories, "MOST", 40)
    workspace = Workspace()
    for number in range(12):
        draft(
            workspace, "spring-festival", {"meeting.name": f"第{number}次会议", "facts.tasks[0].title": f"办{number}"}
        )
        memory = workspace._memory
        assert len(memory.states) + len(memory.bodies) + len(memory.headings) <= 40 + 100  # a draft's own


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        ("1", 1),
        ("", None),
        ([], ""),
        (["甲", "乙"], ["甲乙"]),
        ([["甲"], "乙"], ["甲", ["乙"]]),
        ({"title": "甲"}, {"text": "甲"}),
        (Record("task", {"title": "甲"}), Record("problem", {"title": "甲"})),
        (Span("甲", Origin("fact", "a")), "甲"),
        (Span("甲", Origin("fact", "a")), Span("甲", Origin("fact", "b"))),
        (Span("甲", Origin("fact", "a")), Span("甲", Origin("blank", "a"))),
        (Span("甲", Origin("fact", "a", place=Place("f", 1))), Span("甲", Origin("fact", "a", place=Place("f", 2)))),
        (Span("甲", Origin("fact", "a", form="noun")), Span("甲", Origin("fact", "a", form="verb"))),
    ],
)
def test_values_that_differ_in_anything_that_can_be_told_are_told_apart(one: object, other: object):
    memory = Memory()
    assert freeze(one) != freeze(other) and memory.number_of(one) != memory.number_of(other)
    assert memory.number_of([one]) == memory.number_of([one])
