"""The meeting whose draft is edited, and a refresh of it."""

from collections.abc import Collection

from drafter.model.meeting import Meeting
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.workspace import Refreshed, Workspace

MEETING = """\
format: 1
kind: special-campaign
title: 在全市2026年春节期间安全生产工作会议上的讲话
meeting: {name: 全市2026年春节期间安全生产工作会议, called_by: 市委、市政府, purpose: "贯彻全省会议精神，部署工作"}
speaker: {name: 李明, post: 市长, rank: chief}
date: 2026-01-20
theme: {full: 春节期间安全生产工作, noun: 安全生产, short: 节日安全, period: 春节期间, class: prevention}
facts:
  achievements: [{text: 全市没有发生较大以上事故, figure: 事故起数同比下降12%}]
  situation: [{scope: 从我市看, text: 城区还有43个老旧小区没有完成电气线路改造}]
  shortcomings: ["有的整改没有到底，还有【数】处没有销号"]
  tasks:
    - title: 把冷库和餐饮场所排查干净
      measures: [{who: [市商务局], what: 对全市112家冷库逐一排查, by: 2月5日前, standard: 建立“一库一档”}]
    - title: 把路上的安全管住
      measures: [{who: [市交通运输局], what: 完成1840台营运客车车况检测, by: 2月1日前}]
  safeguards:
    - title: 把责任压到岗位
      measures: [{who: [各县（市、区）], what: 带队暗访一次, by: 初三前}]
    - title: 把值守落到人头
      measures: [{who: [市应急管理局], what: 每天抽查20个点位}]
"""


def refresh(
    workspace: Workspace, data: bytes, meeting: Meeting, file: str = "", leave: Collection[int] = ()
) -> Refreshed:
    return workspace.refresh(Package(data), read_draft(Package(data)), meeting, file, leave=leave)
