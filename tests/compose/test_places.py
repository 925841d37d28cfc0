"""A fault of a template in a YAML file names that file and line; what a meeting file adds is under the same rules."""

from pathlib import Path

import pytest

from drafter.model.finding import Finding, InputError
from drafter.workspace import Workspace

MEETING = """format: 1
kind: special-campaign
title: 在全市工作会议上的讲话
facts:
  tasks: [抓好第一件事, 抓好第二件事, 抓好第三件事]
sections:
  add:
    - id: extra
      after: tasks
"""


def _fault(folder: Path, text: str) -> tuple[str, int, str]:
    path = folder / "meeting.yaml"
    path.write_text(MEETING + text, encoding="utf-8", newline="\n")
    workspace = Workspace.find(path)
    with pytest.raises(InputError) as refused:
        workspace.draft(workspace.load(path))
    finding: Finding = refused.value.findings[0]
    assert finding.place is not None
    return Path(finding.place.file).name, finding.place.line, finding.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("      text: |\n        甲\n        乙\n        {{ none | stop }}\n", 13),
        ("      text: '{{ none | stop }}'\n", 10),
        ('      text: "甲\\n\\n{{ none | stop }}"\n', 10),
        ("      heading: 甲\n      text: |\n        {{ '\\x01' }}\n", 12),
        ("      text: |\n        甲\n        {% for task in tasks %}\n        {{ task.titel }}{% endfor %}\n", 13),
    ],
)
def test_a_fault_in_an_added_section_has_the_line_of_the_meeting_file(tmp_path: Path, text: str, line: int) -> None:
    assert _fault(tmp_path, text)[:2] == ("meeting.yaml", line)


def test_who_says_a_record_without_end_is_blamed_and_not_how_it_is_said(tmp_path: Path) -> None:
    loops = "{% for a in tasks %}" * 12 + "{{ a | say }}" + "{% endfor %}" * 12
    file, line, message = _fault(tmp_path, f"      text: |\n        甲\n        {loops}\n")
    assert (file, line) == ("meeting.yaml", 12)
    assert "too much" in message


@pytest.mark.parametrize(
    ("say", "line", "says"),
    [
        ("|\n      甲\n      {{ it.nam }}", 9, "nam"),
        ("'{{ it | say }}'", 7, "inside itself"),
        ("|\n      {{ it.name | join }}", 8, "takes a list"),
        ("|\n      {{ it.name\n      | stop | length }}", 9, "takes a list"),
    ],
)
def test_a_fault_in_a_say_has_its_file_and_line(tmp_path: Path, say: str, line: int, says: str) -> None:
    (tmp_path / "templates/own").mkdir(parents=True)
    files = {
        "drafter.yaml": "format: 1\ntemplates: [templates]\n",
        "templates/facts.yaml": "format: 1\nkinds:\n  guest:\n    plural: guests\n    plain: name\n"
        f"    fields: {{name: {{ask: 来宾}}}}\n    say: {say}\n",
        "templates/own/template.yaml": "format: 1\nname: 试用\nfacts: {guests: {ask: 来宾, kind: guests}}\n"
        "outline: [own/part]\n",
        "templates/own/part.md.j2": "---\nname: 部分\n---\n{% for guest in guests %}{{ guest | say }}{% endfor %}\n",
        "meeting.yaml": "format: 1\nkind: own\ntitle: 试用\nfacts: {guests: [来宾甲]}\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    workspace = Workspace.find(tmp_path / "meeting.yaml")
    with pytest.raises(InputError, match=says) as refused:
        workspace.draft(workspace.load(tmp_path / "meeting.yaml"))
    place = refused.value.findings[0].place
    assert place is not None
    assert (Path(place.file).name, place.line) == ("facts.yaml", line)
