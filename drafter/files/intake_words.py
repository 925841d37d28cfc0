"""templates/intake.yaml in; the words by which material that exists already is understood out."""

from collections.abc import Mapping
from pathlib import Path

from drafter.dataclass import dataclass
from drafter.files.faults import Faults
from drafter.files.kinds import Many, Named, Text
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.yaml import read_yaml


@dataclass(frozen=True)
class IntakeWords:
    """Words by what they tell; the order of the lists matters: the first that holds one decides."""

    heads: Mapping[str, list[str]]
    """Of columns: number, by, lead …"""
    topics: Mapping[str, list[str]]
    """Of the parts of a text."""
    labels: Mapping[str, list[str]]
    """Before a colon."""
    units: Mapping[str, list[str]]
    """endings, bare (units without such an ending), none (ends like one and is none)."""
    posts: list[str]
    """How posts end, the longer before the shorter."""
    done: list[str]
    """What only says that a thing is done."""
    standard: list[str]
    otherwise: list[str]
    wrong: list[str]

    def role_of(self, head: str) -> str:
        """What a column or a label holds, by its words; empty where nothing tells."""
        plain = "".join(head.split())
        return next((role for role, known in self.heads.items() if any(word in plain for word in known)), "")


_LISTS = Named(Many(Text()))
INTAKE_FILE = Record(
    "intake file",
    (
        FORMAT,
        Field("heads", _LISTS, "表头里的词", required=True),
        Field("topics", _LISTS, "标题说的是什么", required=True),
        Field("labels", _LISTS, "冒号前面的词", required=True),
        Field("units", _LISTS, "单位名称怎么结尾", required=True),
        Field("posts", Many(Text()), "职务怎么结尾", required=True),
        Field("done", Many(Text()), "只说办完了的词", required=True),
        Field("standard", Many(Text()), "标准怎么说", required=True),
        Field("else", Many(Text()), "做不到怎么办，怎么说", required=True),
        Field("wrong", Many(Text()), "说到问题的词", required=True),
    ),
    placed=False,
)


def load_intake_words(path: Path) -> IntakeWords:
    """The words of a file. Raises InputError where it is wrong."""
    faults = Faults()
    values = read_root(INTAKE_FILE, read_yaml(path, faults), faults) or {}
    faults.close()
    values["otherwise"] = values.pop("else")
    return IntakeWords(**{key: value for key, value in values.items() if key != "format"})
