"""`drafter tasks`, `drafter facts`, `drafter new --from`: from a table to a draft and back."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from drafter.files.sheet import read_sheet
from drafter.word.namespaces import W
from drafter.workspace import Workspace
from tests.cli.conftest import Run
from tests.editing import WordFile
from tests.intake.cases import CASES, build, load

HEADS = ["序号", "任务", "措施", "责任单位", "配合单位", "完成时限", "标准", "做不到怎么办", "出处"]
MERGED = next(path for path in CASES if path.stem.startswith("01"))


@pytest.fixture
def table(run: Run) -> Path:
    """A task table of the cases, in the folder in which commands run."""
    case = load(MERGED)
    path = Path(case["file"])
    path.write_bytes(build(case))
    return path


@pytest.fixture
def meeting(run: Run, table: Path) -> Path:
    assert run("new", "special-campaign", "--from", str(table), "--yes", "-o", "m.yaml").status == 0
    return Path("m.yaml")


def test_from_a_word_table_to_a_word_draft_in_two_commands(run: Run, meeting: Path):
    assert run("draft", str(meeting)).status == 0
    text = "".join(paragraph.text for paragraph in docx.Document("m.docx").paragraphs)
    assert Path("m.docx").exists() and text


def test_what_was_understood_is_shown_with_its_source_before_anything_is_written(run: Run, table: Path):
    outcome = run("new", "special-campaign", "--from", str(table), "-o", "m.yaml", stdin=b"q\n")
    assert outcome.status == 1 and not Path("m.yaml").exists()
    assert "规范停放充电" in outcome.err and "表1第2行" in outcome.err


def test_a_line_can_be_changed_by_its_number_and_left_out(run: Run, table: Path):
    answers = "2\n县住建局、各街道\n5\n-\n\n".encode()
    assert run("new", "special-campaign", "--from", str(table), "-o", "m.yaml", stdin=answers).status == 0
    measure = Workspace().load(Path("m.yaml")).facts["tasks"][0]["measures"][0]
    assert measure["who"] == ["县住建局", "各街道"]
    assert "by" not in measure
    assert "12月20日前" in Path("m.yaml").read_text(encoding="utf-8")


def test_of_two_figures_that_disagree_the_second_can_be_chosen(run: Run):
    for name, figure in (("a.txt", "5.2"), ("b.txt", "5.6")):
        Path(name).write_text(f"截至9月底，全县新建高标准农田{figure}万亩。\n", encoding="utf-8")
    outcome = run("new", "progress", "--from", "a.txt", "--from", "b.txt", "-o", "m.yaml", stdin=b"2\n\n")
    assert outcome.status == 0
    text = Path("m.yaml").read_text(encoding="utf-8")
    assert "text: 截至9月底，全县新建高标准农田5.6万亩" in text and "5.2万亩" in text


def test_a_file_without_tasks_is_refused_and_nothing_is_written(run: Run):
    Path("head.csv").write_text("序号,任务,责任单位,时限\n", encoding="utf-8")
    outcome = run("new", "special-campaign", "--from", "head.csv", "--yes", "-o", "m.yaml")
    assert outcome.status == 1 and not Path("m.yaml").exists()
    assert "head.csv" in outcome.err


def test_without_a_kind_a_list_is_chosen_from_by_number_or_name(run: Run):
    outcome = run("new", "--no-input", "-o", "m.yaml", stdin="99\n表态发言\n".encode())
    assert outcome.status == 0
    assert Workspace().load(Path("m.yaml")).kind == "pledge"
    assert "there is no kind of speech '99'" in outcome.err


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
def test_a_table_that_comes_back_as_it_went_changes_nothing(run: Run, meeting: Path, form: str):
    before = meeting.read_bytes()
    assert run("tasks", str(meeting), "-o", f"t.{form}").status == 0
    outcome = run("tasks", str(meeting), "--take", f"t.{form}", "--yes")
    assert (outcome.status, meeting.read_bytes()) == (0, before)
    assert "says what the meeting file says" in outcome.out


def test_what_was_edited_in_a_table_is_shown_and_goes_into_the_file(run: Run, meeting: Path):
    run("tasks", str(meeting), "-o", "t.csv")
    path = Path("t.csv")
    path.write_text(path.read_text(encoding="utf-8-sig").replace("120处", "150处"), encoding="utf-8")
    outcome = run("tasks", str(meeting), "--take", "t.csv", stdin="是\n".encode())
    assert "- 新建集中充电棚120处" in outcome.out and "+ 新建集中充电棚150处" in outcome.out
    assert Workspace().load(meeting).facts["tasks"][0]["measures"][1]["what"] == "新建集中充电棚150处"


def test_the_word_table_has_its_head_and_a_row_for_each_measure(run: Run, meeting: Path):
    run("tasks", str(meeting), "-o", "t.docx")
    [table] = docx.Document(BytesIO(Path("t.docx").read_bytes())).tables
    assert [cell.text for cell in table.rows[0].cells] == HEADS
    assert len(table.rows) == 5
    assert table.cell(2, 1).text == "规范停放充电"  # merged with the one above


def test_the_workbook_has_a_title_and_the_head_below_it(run: Run, meeting: Path):
    run("tasks", str(meeting), "-o", "t.xlsx")
    rows = read_sheet(Path("t.xlsx").read_bytes())
    assert rows[1] == HEADS and len(rows) == 6


def test_each_figure_is_listed_with_its_sentence_and_its_source(run: Run, meeting: Path):
    outcome = run("facts", str(meeting))
    assert outcome.status == 0
    assert "120处" in outcome.out and "表1第3行" in outcome.out


def test_where_a_fact_came_from_is_a_comment_in_word_when_all_are_wanted(run: Run, meeting: Path):
    from drafter.word.package import Package

    run("draft", str(meeting), "--comments", "all", "-o", "all.docx")
    run("draft", str(meeting), "-o", "blanks.docx")
    comments = [
        Package(Path(name).read_bytes()).read("word/comments.xml").decode() for name in ("all.docx", "blanks.docx")
    ]
    assert ["出处：任务分解表.docx 表1第3行" in text for text in comments] == [True, False]


def test_new_rows_of_a_table_are_shown_first_and_go_into_the_file(run: Run, meeting: Path):
    run("tasks", str(meeting), "-o", "t.csv")
    with Path("t.csv").open("a", encoding="utf-8") as file:
        file.write("9,组织疏散演练,每个小区演练一次,县消防救援大队,各街道,11月底前,,,\r\n")
    outcome = run("tasks", str(meeting), "--take", "t.csv", stdin=b"n\n")
    assert "组织疏散演练；县消防救援大队（各街道配合）；每个小区演练一次；11月底前" in outcome.out
    assert "组织疏散演练" not in meeting.read_text(encoding="utf-8")
    assert run("tasks", str(meeting), "--take", "t.csv", "--yes").status == 0
    task = Workspace().load(meeting).facts["tasks"][-1]
    assert (task["title"], task["measures"][0]["who"]) == ("组织疏散演练", ["县消防救援大队"])
    assert task["measures"][0]["with"] == ["各街道"]
    assert "t.csv" in task["measures"][0]["from"]


def test_rows_that_are_gone_stay_unless_it_is_said_that_they_go(run: Run, meeting: Path):
    run("tasks", str(meeting), "-o", "t.csv")
    lines = Path("t.csv").read_text(encoding="utf-8-sig").splitlines()
    Path("t.csv").write_text("\n".join(lines[:-1]), encoding="utf-8")
    before = meeting.read_bytes()
    outcome = run("tasks", str(meeting), "--take", "t.csv", "--yes")
    assert (outcome.status, meeting.read_bytes()) == (0, before)
    assert "--drop" in outcome.err and "any more" in outcome.out
    assert run("tasks", str(meeting), "--take", "t.csv", "--yes", "--drop").status == 0
    assert run("tasks", str(meeting), "--take", "t.csv", "--yes").out.startswith("The table says what")
    assert Path("m.yaml.bak").read_bytes() == before


def test_a_table_of_other_tasks_is_refused(run: Run, meeting: Path):
    Path("other.csv").write_text("部门,电话\n办公室,1234\n", encoding="utf-8")
    before = meeting.read_bytes()
    outcome = run("tasks", str(meeting), "--take", "other.csv", "--yes", "--drop")
    assert outcome.status == 1 and meeting.read_bytes() == before


def test_of_two_deadlines_that_disagree_the_second_can_be_chosen(run: Run):
    Path("a.csv").write_text("任务,措施,责任单位,时限\n管水库,逐座落实责任人,县水利局,5月25日前\n", encoding="utf-8")
    Path("b.csv").write_text(
        "任务,措施,责任单位,时限\n管水库,逐座落实责任人,县水利局、各乡镇,5月20日前\n", encoding="utf-8"
    )
    sources = ("--from", "a.csv", "--from", "b.csv", "-o", "m.yaml")
    outcome = run("new", "special-campaign", *sources, stdin=b"2\n2\n\n")
    assert outcome.status == 0 and "逐座落实责任人：5月25日前（a.csv 第2行）" in outcome.err
    [task] = Workspace().load(Path("m.yaml")).facts["tasks"]
    assert task["measures"] == [{"who": ["县水利局", "各乡镇"], "what": "逐座落实责任人", "by": "5月20日前"}]
    assert task["from"] == "b.csv 第2行"


def test_without_asking_the_first_of_two_stands_and_a_warning_tells_both(run: Run):
    Path("a.csv").write_text("任务,措施,责任单位,时限\n管水库,逐座落实责任人,县水利局,5月25日前\n", encoding="utf-8")
    Path("b.csv").write_text("任务,措施,责任单位,时限\n管水库,逐座落实责任人,县水利局,5月20日前\n", encoding="utf-8")
    outcome = run("new", "special-campaign", "--from", "a.csv", "--from", "b.csv", "--yes", "-o", "m.yaml")
    assert outcome.status == 0 and "Warning" in outcome.err and "5月20日前（b.csv 第2行）" in outcome.err
    text = Path("m.yaml").read_text(encoding="utf-8")
    assert "by: 5月25日前" in text and "5月20日前（b.csv 第2行）" in text


OWNED = """format: 1
文种: 专项工作部署会
标题: 在全县防汛工作会议上的讲话
材料:
  tasks:
    - 任务: 管住水库
      措施:
        - {牵头: 县水利局, 配合: [县应急局, 各乡镇], 责任人: 张立新, 做什么: 逐座落实责任人, 时限: 5月20日前}
        - {责任单位: 县水利局, 做什么: 每月会商一次}
"""


def test_who_helps_may_be_written_in_chinese_and_comes_back_when_it_was_changed_in_word(run: Run):
    Path("m.yaml").write_text(OWNED, encoding="utf-8")
    assert run("draft", "m.yaml").status == 0
    word = WordFile(Path("m.docx").read_bytes())
    text = "".join(word.body.itertext())
    assert "县应急局" in text and "张立新" not in text  # a person stands in the task table, not among bodies
    [control] = word.controls("fact:facts.tasks[0].measures[0].with[0]")
    [words] = control.iter(f"{W}t")
    words.text = "县气象局"
    Path("m.docx").write_bytes(bytes(word))
    assert run("harvest", "m.docx", "--meeting", "m.yaml", "--yes").status == 0
    assert "配合: [县气象局, 各乡镇]" in Path("m.yaml").read_text(encoding="utf-8")
    before = Path("m.yaml").read_text(encoding="utf-8")
    Path("m.yaml").write_text(before.replace("各乡镇", "沿河各镇"), encoding="utf-8")
    assert run("refresh", "m.docx", "m.yaml", "--yes").status == 0
    text = "".join(WordFile(Path("m.docx").read_bytes()).body.itertext())
    assert "县气象局" in text and "沿河各镇" in text and "各乡镇" not in text


def test_who_helps_may_differ_by_the_rows_of_a_table_of_meetings(run: Run):
    Path("m.yaml").write_text(OWNED, encoding="utf-8")
    head = "title,facts.tasks[0].measures[0].with"
    Path("t.csv").write_text(f'{head}\n甲会,"县气象局\n县财政局"\n乙会,县人武部\n', encoding="utf-8")
    assert run("draft", "m.yaml", "--batch", "t.csv", "-o", "{title}.txt", "--to", "txt").status == 0
    said = [Path(f"{title}.txt").read_text(encoding="utf-8") for title in ("甲会", "乙会")]
    assert "县气象局和县财政局" in said[0] and "县人武部" in said[1] and "县应急局" not in "".join(said)
