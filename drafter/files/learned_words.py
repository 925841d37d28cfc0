"""templates/learned.yaml in; what stands in the files of a learned kind out."""

from collections.abc import Mapping
from pathlib import Path

from drafter.dataclass import dataclass
from drafter.files.faults import Faults
from drafter.files.kinds import Many, Named, Text
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.yaml import read_yaml
from drafter.language.numerals import ordinal


@dataclass(frozen=True)
class LearnedWords:
    """Words of learned kinds."""

    asks: Mapping[str, str]
    """How a blank of each kind asks."""
    parts: Mapping[str, str]
    """opening, closing, other."""
    ways: list[str]
    """What ways of saying a thing are called."""
    way: Mapping[str, str]
    """Words of a question on them: nothing, says, between."""

    def name_part(self, id: str) -> str:
        """What a part is called: 第二部分 of part-2."""
        number = id.removeprefix("part-")
        return self.parts["other"].format(number=ordinal(int(number))) if number.isdecimal() else self.parts[id]

    def describe_ways(self, texts: Mapping[str, str]) -> str:
        """What the ways say, 甲：…；乙：…. texts: what each says."""
        said = (self.way["says"].format(way=way, text=text or self.way["nothing"]) for way, text in texts.items())
        return self.way["between"].join(said)


_WORDS = Named(Text())
LEARNED_FILE = Record(
    "learned file",
    (
        FORMAT,
        Field("asks", _WORDS, "各种空怎么问", required=True),
        Field("parts", _WORDS, "各部分叫什么", required=True),
        Field("ways", Many(Text()), "几种写法各叫什么", required=True),
        Field("way", _WORDS, "问用哪一种写法时的话", required=True),
    ),
    placed=False,
)


def load_learned_words(path: Path) -> LearnedWords:
    """The words of a file. Raises InputError where it is wrong."""
    faults = Faults()
    values = read_root(LEARNED_FILE, read_yaml(path, faults), faults) or {}
    faults.close()
    return LearnedWords(**{key: value for key, value in values.items() if key != "format"})
