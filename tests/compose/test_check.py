"""What is wrong with templates before any meeting uses them: a small tree of files in, findings with places out."""

from pathlib import Path

import pytest

from drafter.compose import make_sandbox
from drafter.compose.check import check_templates
from drafter.files.templates import load_templates
from drafter.model.finding import Finding
from drafter.resources import data_dir
from tests.house import HOUSE

SHIPPED = HOUSE.templates
SANDBOX = make_sandbox()
"""One for all checks: what it has read of ours stays read."""

TEMPLATE = """format: 1
name: 试用
facts:
  tasks: {ask: 任务, kind: tasks}
outline:
  - own/part
"""
SECTION = """---
name: 部分
moves: [directive]
---
{% for task in tasks %}
- **{{ task.title }}。**
{% endfor %}
"""


def _findings(folder: Path, template: str = TEMPLATE, section: str = SECTION) -> list[Finding]:
    (folder / "own").mkdir()
    (folder / "own/template.yaml").write_text(template, encoding="utf-8", newline="\n")
    (folder / "own/part.md.j2").write_text(section, encoding="utf-8", newline="\n")
    templates, _warnings = load_templates([folder, data_dir("templates")])
    return check_templates(templates, HOUSE.phrasebank, SANDBOX)


def test_everything_shipped_is_clean_and_so_is_a_kind_of_ones_own(tmp_path: Path) -> None:
    assert _findings(tmp_path) == []


@pytest.mark.parametrize(
    ("section", "line", "says"),
    [
        (SECTION.replace("in tasks", "in taskz"), 5, "taskz"),
        (SECTION.replace("task.title }}", "task.title | bold }}"), 6, "bold"),
        (SECTION.replace("{% endfor %}", "{% endif %}"), 7, "endif"),
        (
            SECTION.replace("task.title }}", "task.title }}{% if task.title is opening(words.digit) %}{% endif %}"),
            5,
            "digits",
        ),
        (SECTION.replace("[directive]", "[directiv]"), 1, "directiv"),
        (SECTION.replace("---\n{%", "each: sorrows\n---\n{%"), 1, "sorrows"),
        (SECTION.replace("---\n{%", "heading: '{{ topic.noun }}'\n---\n{%"), 4, "topic"),
        (
            SECTION.replace(
                "---\n{%", "phrases: {lead: {move: directive, form: clause, when: weather == bad}}\n---\n{%"
            ),
            4,
            "weather",
        ),
        (
            SECTION.replace("---\n{%", "phrases: {lead: {move: directiv, form: clause}}\n---\n{%"),
            4,
            "directive",
        ),
    ],
)
def test_a_fault_in_a_section_has_its_file_and_line(tmp_path: Path, section: str, line: int, says: str) -> None:
    findings = _findings(tmp_path, section=section)
    assert findings
    place = findings[0].place
    assert place is not None
    assert (Path(place.file).name, place.line) == ("part.md.j2", line)
    assert says in str(findings[0])


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        (TEMPLATE.replace("kind: tasks}", "kind: tasks, when: theme.class ==}"), 4, "theme.class =="),
        (TEMPLATE.replace("- own/part", "- {use: own/part, when: task}"), 6, "tasks"),
        (TEMPLATE + "numbering: [壹、]\n", 1, "壹、"),
        (TEMPLATE.replace("- own/part", "- own/part\n  - {id: more, text: '{{ nothing }}'}"), 7, "nothing"),
    ],
)
def test_a_fault_in_a_template_has_its_file_and_line(tmp_path: Path, template: str, line: int, says: str) -> None:
    findings = _findings(tmp_path, template=template)
    assert findings
    place = findings[0].place
    assert place is not None
    assert (Path(place.file).name, place.line) == ("template.yaml", line)
    assert says in str(findings[0])


def test_a_section_that_prints_nothing_is_a_warning(tmp_path: Path) -> None:
    findings = _findings(tmp_path, section=SECTION.partition("{%")[0] + "{% for task in tasks %}\n{% endfor %}\n")
    assert [(finding.severity, finding.place and finding.place.line) for finding in findings] == [("warning", 5)]


def test_a_fact_that_nothing_says_is_a_warning(tmp_path: Path) -> None:
    template = TEMPLATE.replace(
        "tasks: {ask: 任务, kind: tasks}", "tasks: {ask: 任务, kind: tasks}\n  idle: {ask: 闲话}"
    )
    findings = _findings(tmp_path, template=template)
    assert [(finding.severity, finding.place and finding.place.line) for finding in findings] == [("warning", 5)]
    assert "idle" in findings[0].message


def test_a_place_that_no_entry_can_fill_says_why(tmp_path: Path) -> None:
    section = SECTION.replace("---\n{%", "phrases: {lead: {move: preview, form: sentence}}\n---\n{%")
    findings = _findings(tmp_path, section=section)
    assert len(findings) == 1
    assert "lead" in findings[0].message
    assert "clause" in findings[0].suggestion


def test_items_of_a_form_that_the_marker_does_not_take_are_refused(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "format: 1\nkinds:\n  guest: {plural: guests, plain: name, fields: {name: {ask: 来宾, form: noun}}}\n",
        encoding="utf-8",
        newline="\n",
    )
    template = TEMPLATE.replace("tasks: {ask: 任务, kind: tasks}", "guests: {ask: 来宾, kind: guests}")
    section = SECTION.replace("in tasks", "in guests").replace("task.title", "task.name")
    section = section.replace("---\n{%", "points: guests\n---\n{%")
    findings = _findings(tmp_path, template + "numbering: [一要]\n", section)
    assert [finding.rule for finding in findings] == ["numbering"]
    assert "guest.name" in findings[0].message


def test_a_section_that_no_kind_uses_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "idle.md.j2").write_text(SECTION, encoding="utf-8", newline="\n")
    findings = _findings(tmp_path)
    assert [(finding.severity, "idle" in finding.message) for finding in findings] == [("warning", True)]


def test_a_kind_is_told_which_facts_of_a_section_it_does_not_ask_for(tmp_path: Path) -> None:
    section = SECTION.replace("---\n{%", "needs: [tasks, sorrows, wishes]\neach: sorrows\n---\n{{ wishes }}{%")
    findings = _findings(tmp_path, section=section)
    assert [
        (finding.place.file.endswith("own/template.yaml"), finding.severity) for finding in findings if finding.place
    ] == [(True, "error")]
    assert findings[0].message == "section 'own/part' needs facts that own does not ask for: sorrows, wishes"


@pytest.mark.parametrize(
    ("kind", "section"),
    [(kind.id, entry.use) for kind in SHIPPED.kinds.values() for entry in kind.outline if entry.use],
)
def test_a_section_names_all_facts_that_it_speaks_of(kind: str, section: str) -> None:
    template, found = SHIPPED.kinds[kind], SHIPPED.sections[section]
    spoken = SANDBOX.names_in(found.body) | SANDBOX.names_in(found.heading) | {found.each, found.points}
    spoken |= {request.when.split(".")[0].split(" ")[0] for request in found.phrases.values()}
    assert spoken & set(template.facts) <= set(found.needs)
    assert set(found.needs) <= spoken
