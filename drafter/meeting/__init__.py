"""What a meeting file is (templates/meeting.yaml): read, written new, edited in its own text, its paths named."""

from drafter.meeting.asks import name_facts
from drafter.meeting.edit import Edited, edit_meeting, told_values
from drafter.meeting.edit_tasks import edit_tasks
from drafter.meeting.load import load_meeting
from drafter.meeting.scaffold import write_meeting
from drafter.meeting.tasks import list_tasks
from drafter.meeting.vocabulary import Vocabulary

__all__ = [
    "Edited",
    "Vocabulary",
    "edit_meeting",
    "edit_tasks",
    "list_tasks",
    "load_meeting",
    "name_facts",
    "told_values",
    "write_meeting",
]
