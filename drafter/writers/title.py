"""A title in, its lines out: broken at natural joints into a trapezoid or a diamond, never inside a word.

GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from drafter.dataclass import replace
from drafter.language.expressions import expression
from drafter.model.draft import Block, Run

MAX_LINES = 4
"""A longer title is left to the word processor: no shape can be given to it."""

# What titles of meetings are made of. Only between two such pieces there is a joint; what is not listed (a city's name,
# say) is never broken. The first kind that matches counts, so longer words stand before the words they begin with.
_PART = (
    "(?!部署|队伍|点评|人居|人大|人口|人才|组织|科技|科学|科研|节约|节能|节水|家庭|日常|业务|业主|区域|员工|网络|团结|团员|周边|月度|厂房|局面|校园|校外|化解|馆藏)"
    "[者员队站所院局处室厂家业团班馆组人部科日周月节校网区点化]"
)
"""What makes a longer word of the one before it, which then ends no line: 工作者, 医疗队."""
_PIECES = expression(
    "|".join(
        f"(?P<{kind}>{words})"
        for kind, words in (
            ("pause", "[、，：；]"),
            ("opening", "[《“‘（【]"),
            ("ending", "[》”’）】。！？…—]+"),
            ("also", "暨"),
            ("tail", "的(?:讲话|发言|致辞|报告|汇报|总结|小结)|主持词|主持讲话|表态发言|交流发言|典型发言|总结讲话"),
            ("at", "上(?=的)"),
            ("of", "的"),
            ("and", "[和与及](?!平|谐|解|睦|时)"),
            (
                "time",
                "(?:[0-9]{4}|[〇一二三四五六七八九]{4})年(?:度|上半年|下半年|[春秋]季学期)?|(?:春节|国庆|节日|汛期|两会)?期间|今冬明春",
            ),
            ("scope", "(?:全|我)(?:国|省|市|县|区|州|盟|旗|乡|镇|校|院|厂|系统|公司|集团)(?!场)"),
            (
                "meeting",
                "(?:领导小组|领导干部|委员会|动员|部署|推进|总结|表彰|调度|座谈|现场|经验|交流|警示|教育|攻坚|誓师|启动|述职|述责|"
                "述廉|任职|任命|宣布|见面|视频|电视|电话|专题|扩大|全体|(?:人民|职工)?代表|第[一二三四五六七八九十]+次)+(?:大会|会议|会)|"
                "(?:工作)?(?:会议|大会|例会)|工作会|国旗下|"
                "(?:欢送|欢迎|茶话|慰问|主题班|家长|校友|报告|事迹报告|发布|推介|联谊|恳谈|分析|研讨|听证|见面|追悼|追思|恳谈|对接|运动)会|"
                "(?:开学|毕业|开幕|闭幕|颁奖|结业)典礼|(?:开幕|闭幕|开班|结业|开园|开馆)式|"
                "(?:开工|启动|签约|揭牌|升旗|出征|授牌|授旗|启用|竣工|捐赠|开业|奠基|通车|颁奖|开班|结业|入职|宣誓|欢迎|欢送|告别|交接|发车|首发|揭幕|封顶|落成)仪式",
            ),
            ("suffix", "会"),
            (
                "topic",
                "(?:工作|行动|建设|发展|改革|整治|治理|管理|监管|服务|创建|提升|攻坚|工程|活动|教育|振兴|任务|精神|反腐败)"
                f"(?!{_PART})",
            ),
            (
                "word",
                "(?:安全生产|森林草原|森林|防灭火|党风廉政|防汛|抗旱|疫情|防控|乡村|生态|环境|文明|人居|医疗|卫生|健康|食品|药品|道路|交通|"
                "消防|招商引资|项目|营商|城市|城乡|农村|农业|文化|旅游|科技|创新|人才|工业|企业|经济|社会|民营|民生|数字|政务|平安|法治|"
                "信访|维稳|市场|保供|供应|隐患|风险|排查|重点|重大|专项|三年|综合|高质量|深化|推进|推动|加强|做好|抓好|贯彻|落实|"
                "传达|学习|脱贫|保护|转型|升级|复工|复产|复学|作风|党建|组织|宣传|干部|队伍|电视电话|关于)"
                f"(?!{_PART})",
            ),
            ("body", f"(?:医院|中学|小学|大学|学院|公司|集团|图书馆|文化馆|街道|社区)(?!{_PART})"),
            ("rest", "[A-Za-z0-9０-９.%‰·-]+|."),
        )
    ),
    re.DOTALL,
)

# What it costs to end a line after a piece, or to open the next line with one: 0 is where a speaker would pause.
_AFTER = {
    **dict.fromkeys(("pause", "time"), 0),
    **dict.fromkeys(("of", "topic"), 1),
    **dict.fromkeys(("at",), 2),
    **dict.fromkeys(("meeting", "suffix", "scope", "word", "body", "ending"), 3),
}
_BEFORE = {
    **dict.fromkeys(("also",), 0),
    **dict.fromkeys(("opening", "and"), 1),
    **dict.fromkeys(("meeting",), 2),
    **dict.fromkeys(("scope", "word", "topic", "time"), 3),
}
_NEVER_AFTER = {"opening", "also", "and"}
_NEVER_BEFORE = {"pause", "ending", "of", "suffix", "at"}


def break_title(title: str, width: float) -> list[str]:
    """The lines of a title, none wider than `width` full-width characters; joined they are the title.

    Line ends of the writer's own are kept as they are, and then nothing else is broken. A title that fits, or that no
    choice of joints brings into `MAX_LINES` lines, is one line.
    """
    if "\n" in title:
        return title.split("\n")
    if measure(title) <= width:
        return [title]
    joints = list(_find_joints(title))
    for lines in range(2, MAX_LINES + 1):
        layouts = [
            (_judge(parts, cost), parts)
            for chosen in combinations(joints, lines - 1)
            if max(map(measure, parts := _cut(title, [at for at, _ in chosen]))) <= width
            for cost in [sum(cost for _, cost in chosen)]
        ]
        if layouts:
            return min(layouts)[1]
    return [title]


def break_title_block(block: Block, width: float) -> Block:
    """The title's block with a newline in its runs wherever a line ends."""
    text = block.text
    if "\n" in text:
        return block
    ends = _ends_of_lines(text, width)
    runs: list[Run] = []
    start = len(block.marker)
    for run in block.runs:
        cuts = [end - start for end in ends if start <= end < start + len(run.text)]
        runs.append(replace(run, text="\n".join(_cut(run.text, cuts))) if cuts else run)
        start += len(run.text)
    return replace(block, runs=tuple(runs))


@lru_cache(maxsize=256)  # a table's drafts are often called alike, and one is written again and again in the studio
def _ends_of_lines(title: str, width: float) -> tuple[int, ...]:
    return tuple(accumulate(len(line) for line in break_title(title, width)))[:-1]


def _find_joints(title: str) -> Iterator[tuple[int, int]]:
    """Every place where a line may end, with its cost."""
    pieces = [(match.start(), match.lastgroup or "") for match in _PIECES.finditer(title)]
    for (_, left), (start, right) in pairwise(pieces):
        if left in _NEVER_AFTER or right in _NEVER_BEFORE or (left != "at" and right == "tail"):
            continue
        costs = [cost for cost in (_AFTER.get(left), _BEFORE.get(right)) if cost is not None]
        if costs and not (left == "rest" and title[start - 1] == "在"):
            yield start, min(costs)


def _judge(lines: Sequence[str], cost: int) -> float:
    """Lower is better: costly joints, lines of very different or quite equal width, and an hourglass."""
    widths = [measure(line) for line in lines]
    ratio = min(widths) / max(widths)
    shape = 6 * (1 - ratio) + (1 if ratio == 1 else 0) + 15 * max(0.0, 0.4 - ratio)
    hourglass = any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    return cost + shape + (4 if hourglass else 0)


def measure(text: str) -> float:
    """Width in full-width characters: ASCII is half of one, and between it and Han characters stands a quarter.

    Word and LibreOffice set that space by themselves (autoSpaceDN, autoSpaceDE: ISO 29500-1 17.3.1.2 and 17.3.1.3).
    """
    joints = sum((one < "\x80") != (other < "\x80") for one, other in pairwise(text))
    return sum(0.5 if character < "\x80" else 1.0 for character in text) + 0.25 * joints


def _cut(text: str, ends: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)])]
