"""The same meeting for another kind of speech: what its facts reach, and nothing that they do not say."""

from drafter.model.meeting import Meeting
from tests.house import HOUSE

SPEECH = """format: 1
kind: special-campaign
title: 在全市消防安全工作会议上的讲话
meeting: {name: 全市消防安全工作会议, called_by: 市政府, purpose: 部署冬季消防}
speaker: {name: 韩冬, post: 市长}
people:
  - {name: 田野, post: 市消防救援支队支队长, did: 通报了火灾形势, when: before}
  - {name: 宋清, post: 市住建局局长, did: 作了表态发言, when: before}
  - {did: 看了短片, when: before}
date: 2026-11-03
facts:
  tasks: [{title: 查高层, measures: [{who: [市住建局], what: 查86栋高层, by: 11月底前}]}]
  situation: [{scope: 从全市看, text: 火灾多发。}]
"""


def recast(kind: str) -> Meeting:
    return HOUSE.recast(HOUSE.load(SPEECH.encode()), HOUSE.templates.kinds[kind])


def test_a_hosts_agenda_is_who_spoke_before_and_then_the_speech():
    script = recast("host-script")
    items = [(item["what"], item["who"][0]["name"]) for item in script.facts["agenda"]]
    assert items == [("通报火灾形势", "田野"), ("作表态发言", "宋清"), ("讲话", "韩冬")]


def test_who_presides_is_another_and_left_open():
    script = recast("host-script")
    assert (script.title, script.speaker) == ("全市消防安全工作会议主持词", {})


def test_facts_of_another_kind_keep_the_fields_that_both_have():
    progress = recast("progress")
    assert progress.speaker["name"] == "韩冬"
    assert progress.facts["tasks"][0]["title"] == "查高层"
    assert progress.facts["tasks"][0]["measures"][0]["what"] == "查86栋高层"


def test_what_the_other_kind_has_no_use_for_is_said():
    [finding] = recast("progress").findings
    assert "形势如何" in finding.message and "任务" not in finding.message


def test_every_kind_drafts_from_the_file_of_every_other():
    for kind in HOUSE.templates.kinds:
        draft, _plan = HOUSE.draft(recast(kind))
        assert draft.kind == kind
