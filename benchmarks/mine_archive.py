"""How fast an archive is mined and how much memory it takes: `python -m benchmarks.mine_archive [MB …]`.

Each size in a process of its own, so that the peaks of one are not those of another. Processor seconds are those of all
processes, user and system: half of them is what two free cores would take, whatever else the machine is doing.
Beside it, in the same run, jieba's TextRank over the text of a small archive; it is no part of drafter, and where it is
not installed (pip install jieba==0.42.1) that line is left out.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.harness import Figure, main
from drafter.mining import mine_files
from drafter.workspace import Workspace

SIZES = (1, 4, 16)
"""Megabytes."""
COMPARED = 2
"""Megabytes that TextRank ranks: it holds all of its graph in memory."""
FILE = 64 * 2**10
_PLACES = "云青临安宁平永长新兴东西南北高江河山海石"
_TAILS = "州溪城阳川港湖岭原泉"
_THINGS = (
    "河道", "水库", "堤防", "冷库", "厂房", "矿山", "林区", "校园", "工地", "市场", "车站", "桥梁",
    "管网", "粮食", "种子", "农资", "项目", "园区", "企业", "商圈", "景区", "医院", "社区", "村庄",
    "道路", "航道", "仓库", "灌区", "茶园", "果园", "渔港", "大棚", "供电", "供水", "供气", "供热",
    "排水", "绿化", "住房", "就业", "托育", "养老", "助餐", "快递", "外贸", "文旅", "体育", "电商",
    "物流", "金融",
)  # fmt: skip
_ACTS = (
    "排查", "整治", "加固", "清淤", "检修", "巡护", "登记", "复核", "调度", "验收", "改造", "扩建",
    "培训", "演练", "宣传", "帮扶", "补助", "招商", "签约", "开工", "投产", "收购", "储备", "配送",
)  # fmt: skip
_SENTENCES = (
    "{place}{thing}{act}工作进展有序，{number}处{other}已经完成{act2}。",
    "要时刻绷紧{thing}{act}这根弦，把{other}{act2}作为重中之重。",
    "各地要加强{thing}{act}，确保一旦发生{other}险情能够迅速启动、协同运转、高效处置。",
    "从{place}的情况看，{thing}还有{number}处没有{act}，{other}也存在短板。",
    "市{thing}局要会同{place}对{number}家{other}逐一{act}，{day}日前报市政府办公室。",
    "坚持边{act}、边{act2}、边总结，做到{thing}底数清、{other}情况明。",
    "对{thing}{act}不力、{other}{act2}不到位的单位和个人要进行通报。",
    "{place}要学习{place2}{thing}{act}的做法，在{other}{act2}上下功夫。",
    "要强化{thing}{act}责任，畅通{other}{act2}渠道，切实做到有备无患。",
    "今年{place}{thing}投入{number}万元，{other}新增{number2}个，{act}率达到{day}%。",
)
_HEADS = ("认清{thing}形势，绷紧{act}这根弦", "紧盯{thing}{act}，守住{other}底线", "压实{thing}责任，抓好{act}落实")


def write_archive(folder: Path, megabytes: int, seed: int = 1) -> int:
    """Files of about 64 KB of speeches that have formulas in common and nothing else; their bytes together."""
    choose = random.Random(seed)
    written = number = 0
    while written < megabytes * 10**6:
        parts: list[str] = []
        while sum(map(len, parts)) * 3 < FILE:
            parts.append(f"第{len(parts) + 1}篇：{make_speech(choose)}")
        number += 1
        data = "\n".join(parts).encode()
        (folder / f"{number:05}.txt").write_bytes(data)
        written += len(data)
    return written


def make_speech(choose: random.Random) -> str:
    theme = choose.choice(_THINGS) + choose.choice(_ACTS)
    lines = [f"在全市{theme}工作会议上的讲话", "同志们：", f"下面，就做好{theme}工作，我讲三点意见。"]
    for marker, head in zip("一二三", _HEADS, strict=True):
        lines.append(f"{marker}、{_fill(head, choose)}")
        for _ in range(4):
            lines.append("".join(_fill(choose.choice(_SENTENCES), choose) for _ in range(5)))
    return "\n".join([*lines, "谢谢大家。"])


def _fill(template: str, choose: random.Random) -> str:
    return template.format(
        place=choose.choice(_PLACES) + choose.choice(_TAILS) + choose.choice("市县区"),
        place2=choose.choice(_PLACES) + choose.choice(_TAILS) + choose.choice("市县区"),
        thing=choose.choice(_THINGS),
        other=choose.choice(_THINGS),
        act=choose.choice(_ACTS),
        act2=choose.choice(_ACTS),
        number=choose.randrange(2, 900),
        number2=choose.randrange(2, 900),
        day=choose.randrange(1, 29),
    )


class Measured(NamedTuple):
    """Times in seconds, memory in megabytes."""

    speeches: int
    phrases: int
    wall: float
    processor: float
    own: float
    worker: float


def mine_folder(folder: Path, processes: int) -> Measured:
    """Mine a folder."""
    house = Workspace()
    start, before = time.monotonic(), _processor()
    mined = mine_files([folder], house.reader, house.words, processes)
    wall, processor = time.monotonic() - start, _processor() - before
    own, worker = (_usage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Measured(mined.speeches, len(mined.phrases), wall, processor, own, worker)


def measure_text_rank(folder: Path) -> float:
    """Processor seconds that jieba's TextRank takes over a folder, its dictionary read before."""
    import jieba.analyse

    jieba.setLogLevel("WARNING")
    jieba.initialize()
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
    start = _processor()
    jieba.analyse.textrank(text, topK=50)
    return _processor() - start


def _usage(who: int) -> resource.struct_rusage:
    return resource.getrusage(who)


def _processor() -> float:
    usages = (_usage(resource.RUSAGE_SELF), _usage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Each size in a process of its own, then ours beside TextRank on one processor."""
    for megabytes in sizes:
        with tempfile.TemporaryDirectory() as folder:
            size = write_archive(Path(folder), megabytes) / 1e6
            it = _apart(mine_folder, Path(folder), 2)
        told = f"{it.speeches} speeches, {it.wall:.1f} s on the clock, {it.own:.0f} MB and {it.worker:.0f} MB a worker"
        yield Figure(f"an archive mined, {megabytes} MB", size / it.processor, "MB/s of the processor", None, told)
    with tempfile.TemporaryDirectory() as folder:
        size = write_archive(Path(folder), COMPARED) / 1e6
        ours = size / _apart(mine_folder, Path(folder), 1).processor
        beside = "jieba is not installed: its TextRank is left out"
        if find_spec("jieba") is not None:
            beside = f"jieba's TextRank {size / _apart(measure_text_rank, Path(folder)):.2f}"
    yield Figure("mining on one processor", ours, "MB/s of the processor", None, beside)


def _apart(function: Callable[..., Any], *arguments: object) -> Any:
    """What a function gives in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        return executor.submit(function, *arguments).result()


if __name__ == "__main__":
    main(lambda: measure([int(size) for size in sys.argv[1:]] or SIZES))
