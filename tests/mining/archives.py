"""Invented speeches for the tests of mining: as text, as files, as Speech values."""

from collections.abc import Sequence
from pathlib import Path

from drafter.model.speech import Speech
from tests.house import HOUSE

SPEECH = """在全市{theme}工作会议上的讲话
同志们：
刚才，某某同志通报了全市{theme}工作情况，我完全同意，请大家认真抓好贯彻落实。下面，我强调三点意见。
一、提高政治站位，强化底线思维，切实增强{theme}工作的紧迫感和责任感
当前，{theme}进入关键时期。从全省看，{first}。从我市看，{second}。要时刻绷紧{theme}这根弦。
二、紧盯重点环节，堵塞薄弱漏洞，落实{theme}各项措施
一要全面排查。{third}，做到底数清、情况明。
二要从严整改。对排查出的问题要建立台账，逐项销号。
三、加强组织领导，强化责任担当，坚决守牢{theme}底线
主要领导要靠前指挥，分管领导要分兵把守。对落实不到位的单位和个人要进行通报。
让我们齐心协力，把{theme}工作抓好！
"""
THEMES = ("防汛", "安全生产", "森林防灭火")
OWN = (
    ("去年以来多地出现强降雨", "河道淤积没有清完", "对沿河村庄逐户登记造册"),
    ("几起事故都发生在复工之后", "老旧厂房还有三十多处", "对人员密集场所逐家上门"),
    ("火险等级连续偏高", "林区坟头多、路口少", "对进山路口逐个设卡"),
)


def speech_text(number: int) -> str:
    """A speech about one theme; its own sentences differ from those of the others."""
    first, second, third = OWN[number]
    return SPEECH.format(theme=THEMES[number], first=first, second=second, third=third)


def write_archive(folder: Path, numbers: Sequence[int] = (0, 1, 2)) -> list[Path]:
    """One file a speech."""
    paths = []
    for number in numbers:
        path = folder / f"speech-{number}.txt"
        path.write_text(speech_text(number), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def read_archive(folder: Path) -> list[Speech]:
    """The three speeches as values."""
    return [speech for path in write_archive(folder) for speech in HOUSE.reader.read(path)]
