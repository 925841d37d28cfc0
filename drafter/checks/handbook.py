"""The rules in, docs/checks.md out (`make handbook`): a test holds the page to what `write_handbook` gives."""

import argparse
from pathlib import Path

from drafter.checks.registry import load_rules
from drafter.checks.rule import Group, Rule

GROUPS: dict[Group, str] = {
    "numbering": "层次序数",
    "punctuation": "标点符号",
    "dates": "日期",
    "facts": "事实",
    "form": "语法",
    "wording": "用词",
    "ear": "听感与分寸",
    "residue": "残留",
}
SEVERITIES = {"error": "错误", "warning": "提醒", "hint": "提示"}

HEAD = """# 检查规则

`drafter check 文件…` 逐条检查讲话稿、会议文件和 Word 稿，指出第几行第几个字。宁可漏报，不可乱报：

- **错误**：一定不对。有错误时命令以 1 结束。
- **提醒**：多半不对，请看一眼。
- **提示**：不算错，供推敲。

`--fix` 只改有把握的，逐处列出，原文件另存为 `.bak`；`--annotate 批注.docx` 把发现写成 Word 批注，
标在原字上；`--json` 供别的程序用。

在 `drafter.yaml` 里调整：

    rules:
      long-stretch: off            # 关掉
      numbering-mark: hint         # 改为提示

有的地方您看过了、就要这样写，不必再提：

    drafter check 讲话.docx --ignore blank-left:某某@12     # 只是第12行这一处
    drafter check 讲话.docx --ignore confusable:帐蓬        # 全文这个词
    drafter check 讲话.docx --ignore confusable:帐蓬 --everywhere   # 本单位所有稿子里的这个词
    drafter check 讲话.docx --ignored                       # 列出不再提的

记在旁边的 `讲话.docx.ignore.yaml` 里，删去一行就又会提；`--everywhere` 记进 `drafter.yaml`，也可以自己写：

    ignored:
      - {rule: confusable, words: 帐蓬}

同一种毛病在一篇里出现多次，只算一处，后面写明几处、在哪几行。
Word 稿的页眉、页脚、脚注、尾注也查，单独列出。
`drafter check 新稿 --against 旧稿…` 列出与去年的稿子、上级的讲话相同的段落，各占多少、在哪几行；
引号里的话与原文有出入的，也列出来。

词表可以扩充：在 `drafter.yaml` 的 `phrasebanks` 所列目录下建下面这些文件，写法同本项目 `phrasebank/checks/`：

- `checks/confusables.yaml`（易混词）、`checks/contexts.yaml`（上下文里才错的）
- `checks/idioms.yaml`（成语和固定词语的别字）
- `checks/state_names.yaml`（领导人和机关名称）、`checks/offices.yaml`（机构改名）
- `checks/honorifics.yaml`（敬辞谦辞）、`checks/names.yaml`（同音字）

规范表述在 `formulations.yaml`。
每条规则应当报、不应当报的例子在 `tests/fixtures/checks/` 下，一条规则一个文件，不懂程序也可以加。
"""


def write_handbook() -> str:
    """Every rule: what it finds, why, an example, better, where it comes from."""
    parts = [HEAD]
    for group, name in GROUPS.items():
        parts.append(f"## {name}\n")
        parts += [describe(rule) for rule in load_rules() if rule.group == group]
    return "\n".join(parts)


def describe(rule: Rule) -> str:
    """One rule as a section."""
    return (
        f"### {rule.id}（{SEVERITIES[rule.severity]}）\n\n{rule.finds}。{rule.why}\n\n"
        f"- 例：{rule.example}\n- 宜：{rule.better}\n- 依据：{rule.source}\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.parse_args().page.write_text(write_handbook(), encoding="utf-8", newline="\n")
