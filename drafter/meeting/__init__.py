"""What a meeting file is (templates/meeting.yaml): read, written new, edited in its own text. Loaded when asked for."""

from typing import TYPE_CHECKING

from drafter.loading import on_demand

if TYPE_CHECKING:
    from drafter.meeting.asks import call_item, name_facts, say_fact, say_facts
    from drafter.meeting.edit import Edited, edit_meeting, told_values
    from drafter.meeting.load import load_meeting
    from drafter.meeting.scaffold import write_meeting
    from drafter.meeting.tasks import list_tasks
    from drafter.meeting.vocabulary import Vocabulary

__all__ = [
    "Edited",
    "Vocabulary",
    "call_item",
    "edit_meeting",
    "list_tasks",
    "load_meeting",
    "name_facts",
    "say_fact",
    "say_facts",
    "told_values",
    "write_meeting",
]

__getattr__ = on_demand(
    __name__,
    {
        "asks": ("call_item", "name_facts", "say_fact", "say_facts"),
        "edit": ("Edited", "edit_meeting", "told_values"),
        "load": ("load_meeting",),
        "scaffold": ("write_meeting",),
        "tasks": ("list_tasks",),
        "vocabulary": ("Vocabulary",),
    },
)
