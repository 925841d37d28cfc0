"""Template folders: kinds of speech with what they take over, sections with their lines, record kinds."""

from pathlib import Path

import pytest

from drafter.files.templates import load_templates
from drafter.model.finding import InputError
from drafter.model.template import Template, Templates
from drafter.resources import data_dir
from tests.files.cases import TEMPLATES

BUILT_IN = load_templates([TEMPLATES])[0]


def write(folder: Path, **files: str) -> Path:
    """Files by path: `own__template` is own/template.yaml, `sections__a__b` is sections/a/b.md.j2."""
    for name, text in files.items():
        parts = name.split("__")
        path = folder.joinpath(*parts)
        path = path.with_suffix(".yaml" if parts[-1] in ("template", "facts", "audiences") else ".md.j2")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def extended(folder: Path, text: str) -> Template:
    write(folder, own__template=f"format: 1\nname: 自己的\nextends: special-campaign\n{text}")
    return load_templates([folder, TEMPLATES])[0].kinds["own"]


def ids(template: Template) -> list[str]:
    return [entry.id for entry in template.outline]


def test_a_kind_says_its_facts_and_its_outline():
    kind = BUILT_IN.kinds["special-campaign"]
    assert kind.minutes == 12.5
    assert kind.facts["tasks"].kind == "tasks"
    assert kind.facts["tasks"].required
    assert not kind.facts["comment"].required
    assert ids(kind) == ["purpose", "recap", "situation", "tasks"]
    assert kind.outline[0].use == "opening/purpose"
    assert kind.outline[1].when == "people"
    assert kind.outline[2].headed


def test_a_record_kind_says_its_fields_none_of_them_required_unless_it_says_so():
    task = BUILT_IN.records["task"]
    assert (task.plural, task.plain, task.needs) == ("tasks", "title", ("points", "measures"))
    assert task.fields["title"].required
    assert task.fields["points"].kind == "points"
    assert not task.fields["points"].required


def test_sections_are_known_by_their_path():
    assert set(BUILT_IN.sections) == {
        "opening/purpose",
        "opening/recap",
        "situation/rings",
        "tasks/measures",
        "follow-up/gap",
    }


def test_a_section_is_front_matter_and_a_body_whose_first_line_is_known():
    section = BUILT_IN.sections["situation/rings"]
    assert (section.name, section.heading, section.heading_form) == ("分析形势", "认清形势", "verb")
    assert (section.body, section.body_line) == ("形势严峻。\n", 6)
    assert BUILT_IN.sections["tasks/measures"].heading == "抓好任务"
    assert BUILT_IN.sections["opening/purpose"].phrases["lead"].form == "clause"


def test_a_fault_in_front_matter_has_its_line_in_the_file(tmp_path: Path):
    write(tmp_path, sections__a__b="---\nname: 甲\nmoves: [a]\neach: [b]\n---\n正文\n")
    with pytest.raises(InputError) as refused:
        load_templates([tmp_path, TEMPLATES])
    assert [finding.place.line for finding in refused.value.findings if finding.place] == [4]


def test_an_extending_kind_takes_over_what_it_does_not_say():
    kind = BUILT_IN.kinds["follow-up"]
    assert (kind.name, kind.audience, kind.minutes) == ("贯彻上级会议精神的讲话", "school", 12.5)
    assert list(kind.facts) == ["comment", "authority", "requirement", "tasks", "appeal", "upper"]
    assert kind.id == "follow-up"


def test_an_outline_is_changed_by_omit_add_change_and_order():
    kind = BUILT_IN.kinds["follow-up"]
    assert ids(kind) == ["purpose", "tasks", "recap", "gap"]
    assert kind.outline[1].heading == "抓好落实"
    assert kind.outline[3].use == "follow-up/gap"


def test_headings_of_sections_left_out_are_left_out():
    assert BUILT_IN.kinds["follow-up"].headings == ({"tasks": "盯紧关口"},)


def test_added_sections_stand_after_the_one_they_name_or_at_the_end(tmp_path: Path):
    kind = extended(
        tmp_path, "add: [{id: a, text: 甲, after: recap}, {id: b, text: 乙}, {id: c, text: 丙, after: a}]\n"
    )
    assert ids(kind) == ["purpose", "recap", "a", "c", "situation", "tasks", "b"]


def test_ordered_sections_change_places_among_themselves(tmp_path: Path):
    assert ids(extended(tmp_path, "order: [tasks, purpose]\n")) == ["tasks", "recap", "situation", "purpose"]


def test_kinds_extend_in_a_chain_and_own_sections_come_along(tmp_path: Path):
    text = "format: 1\nname: 甲\nextends: follow-up\nomit: [recap]\n"
    kind = load_templates([write(tmp_path, own__template=text), TEMPLATES])[0].kinds["own"]
    assert ids(kind) == ["purpose", "tasks", "gap"]
    assert kind.outline[2].use == "follow-up/gap"


def test_a_ring_of_kinds_is_refused(tmp_path: Path):
    write(
        tmp_path,
        a__template="format: 1\nname: 甲\nextends: b\n",
        b__template="format: 1\nname: 乙\nextends: a\n",
    )
    with pytest.raises(InputError, match="the kinds extend one another: a > b > a"):
        load_templates([tmp_path, TEMPLATES])


def own(folder: Path) -> Templates:
    """The fixtures' templates below an organisation's own that changes each part of them."""
    write(
        folder,
        **{
            "special-campaign__template": "format: 1\nname: 我们的\nextends: special-campaign\nomit: [recap]\n",
            "sections__opening__purpose": "---\nname: 我们的\n---\n开会。\n",
            "facts": "format: 1\nkinds: {scope: {plural: scopes, fields: {text: {ask: 情况}}}}\n",
            "audiences": "format: 1\naudiences: {comrades: {name: 会, salutation: 大家好：, address: 大家}}\n",
        },
    )
    return load_templates([folder, TEMPLATES])[0]


def test_an_organisation_may_change_a_built_in_kind_under_its_own_name(tmp_path: Path):
    templates = own(tmp_path)
    assert templates.kinds["special-campaign"].name == "我们的"
    assert ids(templates.kinds["special-campaign"]) == ["purpose", "situation", "tasks"]
    assert ids(templates.kinds["follow-up"]) == ["purpose", "tasks", "gap"]


def test_an_organisation_may_replace_sections_and_audiences_and_add_records(tmp_path: Path):
    templates = own(tmp_path)
    assert templates.sections["opening/purpose"].body == "开会。\n"
    assert templates.audiences["comrades"].address == "大家"
    assert {"scope", "task"} <= set(templates.records)


def test_the_built_in_templates_load_without_a_word():
    assert load_templates([Path(__file__).parents[2] / "templates"])[1] == []


def test_an_organisation_adds_keys_to_meeting_files_and_changes_none_of_ours(tmp_path: Path):
    (tmp_path / "meeting.yaml").write_text(
        "format: 1\nfields:\n  contact: {ask: 联系人, kind: speaker}\n  title: {ask: 题目}\n"
        "kinds:\n  speaker: {plural: speakers, fields: {name: {ask: 名字}}}\n",
        encoding="utf-8",
    )
    built_in = data_dir("templates")
    ours, with_theirs = load_templates([built_in])[0], load_templates([tmp_path, built_in])[0]
    assert list(with_theirs.meeting) == [*ours.meeting, "contact"]
    assert with_theirs.meeting["title"] == ours.meeting["title"]
    assert with_theirs.records["speaker"] == ours.records["speaker"]


def test_a_field_of_a_kind_that_does_not_exist_is_refused(tmp_path: Path):
    text = "format: 1\nfields: {contact: {ask: 联系人, kind: speker}}\n"
    (tmp_path / "meeting.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="contact: there is no kind 'speker', did you mean 'speaker'"):
        load_templates([tmp_path, data_dir("templates")])
