"""Keys of a meeting file in Chinese: what people call a field stands for its name."""

import pytest

from drafter.model.finding import InputError
from tests.house import HOUSE

CHINESE = """format: 1
种类: 专项部署会
标题: 在全市消防安全工作会议上的讲话
会议: {会议名称: 全市消防安全工作会议, 召开单位: 市政府, 任务: 部署冬季消防}
讲话人: {姓名: 韩冬, 职务: 市长, 身份: 一把手}
人员:
  - {姓名: 田野, 职务: 支队长, 单位: 市消防救援支队, 做了什么: 通报了火灾形势, 上级、平级还是下级: 下级}
日期: 2026年11月3日
时长: 10分钟
材料:
  任务:
    - 任务: 查高层
      措施: [{单位: [市住建局], 做什么: 查86栋高层, 期限: 11月底前, 标准: 建立台账}]
"""


def test_a_file_with_chinese_keys_says_what_one_with_ours_says():
    meeting = HOUSE.load(CHINESE.encode())
    assert (meeting.kind, meeting.speaker["name"], meeting.rank, str(meeting.date)) == (
        "special-campaign",
        "韩冬",
        "chief",
        "2026-11-03",
    )
    assert meeting.people[0]["did"] == "通报了火灾形势" and meeting.people[0]["relation"] == "subordinate"
    measure = meeting.facts["tasks"][0]["measures"][0]
    assert (measure["who"], measure["what"], measure["by"]) == (["市住建局"], "查86栋高层", "11月底前")
    assert meeting.minutes == 10


def test_paths_of_settings_are_known_by_the_same_words():
    meeting = HOUSE.load(CHINESE.encode(), {"讲话人.姓名": "宋清", "材料.任务[0].措施[0].期限": "年底前"})
    assert meeting.speaker["name"] == "宋清"
    assert meeting.facts["tasks"][0]["measures"][0]["by"] == "年底前"


def test_a_field_that_stands_under_both_names_is_refused():
    twice = CHINESE.replace("姓名: 韩冬", "姓名: 韩冬, name: 宋清")
    with pytest.raises(InputError, match="姓名"):
        HOUSE.load(twice.encode())


def test_no_two_fields_of_a_record_are_called_the_same():
    templates = HOUSE.templates
    groups = [templates.meeting, *(record.fields for record in templates.records.values())]
    groups += [kind.facts for kind in templates.kinds.values()]
    for fields in groups:
        names = [name for field in fields.values() for name in {field.name, field.ask, *field.aliases}]
        assert len(names) == len(set(names)), names
