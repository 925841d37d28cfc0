"""The words of the genre: which open a verb phrase, and which are at home in any speech whatever its theme."""

import re
from functools import cache

from drafter.files.phrasebank import load_phrasebank
from drafter.model.forms import opens_with
from drafter.resources import data_dir

_COMMON = frozenset(
    "责任 措施 工作 任务 部署 要求 精神 会议 意见 形势 问题 短板 弱项 环节 薄弱 机制 制度 体系 能力 水平 力度 作风 纪律 思想 认识 意识 站位 政治 组织 领导 "
    "干部 群众 人民 部门 单位 各级 各地 各项 各类 大家 同志 我们 决策 落地 到位 见效 成效 成绩 进展 情况 方面 领域 重点 关键 重中之重 目标 底线 红线 风险 "
    "隐患 挑战 机遇 信心 合力 大局 全局 实际 特点 经验 教训 做法 方案 预案 台账 清单 时间 节点 进度 质量 效率 服务 考核 发展 稳定 安全 生命 健康 财产 社会 "
    "经济 高质量 现代化 矛盾 困难 基础 前提 导向 方向 原则 总体 根本 重要 重大 明显 显著 有力 有效 精准 科学 高效 协同 联动 闭环 全链条 全过程 全方位 "
    "不能 不得 不要 不可 必须 务必 应当 决不 绝不 坚决 再 更 最 又 也 都 要 的 了 和 与 以 为 在 把 对 从 到 上 下 中 等 这 那 一 不 有 是 就 能 会 所 其 "
    "各 每 主要 一把手 分管 党委 政府 党政 市委 省委 党中央 国务院 决策部署 指示 批示 讲话 新 好 实 细 严 快 准 稳 清 明 牢 紧 深 强 高 力 心 人 事 "
    "行动 态度 举措 担当 作为 意义 因素 条件 环境 氛围 格局 优势 潜力 活力 动力 后劲 局面 态势 趋势 走势 阵地 防线 关口 源头 末梢 一线 基层 前沿 "
    "思维 定力 本领 素质 队伍 力量 物资 资金 保障 储备 准备 演练 预警 响应 指挥 调度 协调 沟通 信息 报告 值班 值守 监管 执法 宣传 引导 培训 教育 "
    "今天 今年 当前 目前 下面 现在 下一步 近期 长期 全年 总的来看 贯彻 学习 统筹 兼顾 党和 全市 全省 全县 我市 我省 我县 利益 幸福 期盼 "
    "平衡 有序 无遗漏 无死角 全覆盖 清晰 底数 敏锐 主动 被动 经费 数据 结果 时限 标准 程序 流程 体制 结构 空间 水准 层次 阶段 时期 关头 局势 "
    "引起 一旦 发生 出现 稍有 不慎 引发 看 来看 情况 总 基础上 召开 大家 讲 强调 点 意见 存在 一些 由 中 前 后 内 外 间 时 地 得 着 多 少 大 小 好 经济社会 生产 生活 监测 研判 底线思维 政治定力 有备无患 一鼓作气 不折不扣 守土有责 守土尽责 人民至上 生命至上 举一反三 凝心聚力 埋头苦干 同舟共济 齐心协力 共同 应对 "
    "贡献 胜利 攻坚 硬仗 考验 答卷 新篇章 蓝图 梦想 复兴 中国 祖国 民族 历史 时代 使命 初心 忠诚 担子 压力 决心 勇气 智慧 汗水".split()
)
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST = 5
_NOT_AFTER = re.compile("^(?:的|了|着|过)")


@cache
def _bank() -> tuple[frozenset[str], frozenset[str]]:
    bank, _ = load_phrasebank([data_dir("phrasebank")])
    return bank.verbs, bank.nouns


@cache
def _genre() -> frozenset[str]:
    return _bank()[0] | _COMMON


@cache
def _nouns_by_first() -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = {}
    for noun in sorted(_bank()[1]):
        first.setdefault(noun[0], []).append(noun)
    return {character: tuple(nouns) for character, nouns in first.items()}


def words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that open a verb phrase, and the nouns that only look so (verbs.yaml)."""
    return _bank()


def opens_verb_phrase(text: str) -> bool:
    """Whether a clause begins with a verb or what leads up to one (verbs.yaml), and not with a noun that looks like it."""
    if not opens_with(text, _bank()[0]):
        return False
    return not text.startswith(_nouns_by_first().get(text[0], ()))


def generality(text: str) -> float:
    """The share of Chinese characters that belong to words of the genre: 坚决守住底线 is all of it, 核酸检测 none."""
    genre = _genre()
    total = covered = at = 0
    while at < len(text):
        if not _HAN.match(text[at]):
            at += 1
            continue
        length = next((n for n in range(_LONGEST, 0, -1) if text[at : at + n] in genre), 0)
        step = length or 1
        total += step
        covered += length
        at += step
    return covered / total if total else 0.0
