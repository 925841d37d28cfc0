"""Names of units and of people with their posts: found where a clause begins, taken apart where several stand."""

import re
from collections.abc import Callable

from drafter.files.intake_words import IntakeWords
from drafter.language.han import HAN
from drafter.language.words import Words

_OUTSIDE = r"(?![^（(]*[）)])"
_SEPARATORS = re.compile(rf"[、，,；;/／\n|]{_OUTSIDE}")
_LABEL = re.compile(rf"^[{HAN}]{{2,6}}[：:]\s*")
_MODAL = re.compile(
    r"(?:\d+(?:小时|天)|必须|务必|应当|应该|需要|(?:共同|联合|具体)?牵头|负责|要|应|须|需|会同|对|把|将|在|每|于|组织|作|以)"
)
_NO_NAME = ("关于", "为", "在", "从", "对", "有的", "有些", "还有", "个别", "少数")
_LONGEST = 60


class Units:
    """Recognises names of units and posts by the words of templates/intake.yaml."""

    def __init__(self, known: IntakeWords, words: Words, surnames: frozenset[str]) -> None:
        self._words = words
        self._surnames = surnames
        endings = "|".join(sorted(known.units["endings"], key=len, reverse=True))
        bare = "|".join(known.units["bare"])
        note = "(?:（[^）]{1,14}）)?"
        unit = (
            rf"(?:各(?:有关|相关)?[{HAN}]{{1,12}}?{note}|[{HAN}]{{1,18}}?(?:{endings}){note}|有关(?:部门|单位)|(?:{bare})"
            rf"(?:局|部门)?|[一二三四五六七八九]科)"
        )
        self._one = re.compile(unit)
        self._several = re.compile(rf"{unit}(?:[、和与及]{unit})*(?:(?:等|各)?[{HAN}\d]?(?:个)?(?:部门|单位))?")
        self._none = tuple(known.units["none"])
        self._wholes = tuple(word for word in self._none if word.startswith("全"))
        """全县: a word with which no unit's name ends."""
        self._posts = "|".join(known.posts)

    def is_unit(self, text: str) -> bool:
        """Whether a text is the name of one unit or of several, and nothing else."""
        parts = self.split(text)
        return bool(parts) and all(self._one.fullmatch(part) and part not in self._none for part in parts)

    def split(self, text: str) -> list[str]:
        """The units of a cell: 县公安局、各社区; what stands in brackets is not parted."""
        text = _LABEL.sub("", text.strip())
        parts = [part.strip(" 。；;") for part in _SEPARATORS.split(text)]
        found: list[str] = []
        for part in filter(None, parts):
            halves = re.split("[和与及]", part)
            whole = len(halves) == 2 and all(self._one.fullmatch(half) for half in halves)
            found += halves if whole else [part]
        return found

    def leading(self, text: str, opens: Callable[[str], bool]) -> tuple[list[str], str]:
        """The units with which a clause begins and what is left of it; none where what follows opens no predicate."""
        if text.startswith("由"):
            text = text[1:]
        for end in range(2, min(len(text), _LONGEST)):
            head, rest = text[:end], text[end:]
            if (head[-1] == "主" and rest[0] == "要") or rest.startswith("负责人"):  # 主要负责人 are somebody
                continue
            if self._several.fullmatch(head) and not self._is_none(head) and opens(rest):
                return self.split(head), rest
        return [], text

    def _is_none(self, head: str) -> bool:
        parts = self.split(head)
        return any(
            part.startswith(_NO_NAME)
            or "的" in part
            or part.endswith(("小区", "地区", *self._wholes))
            or any(part.startswith(word) and len(part) - len(word) < 2 for word in self._none)
            for part in parts
        )

    def opens_predicate(self, text: str) -> bool:
        """Whether what follows a name says what it must do."""
        return bool(_MODAL.match(text)) or self._words.opens_verb_phrase(text)

    def is_name(self, text: str) -> bool:
        """Whether a text may be a person's name: a surname, and one or two characters."""
        return bool(re.fullmatch(rf"[{HAN}]{{2,3}}", text)) and text[0] in self._surnames

    def person(self, text: str) -> tuple[str, str, str]:
        """Post, name and the rest: 市民政局局长方立新通报… ; the name is empty where no surname stands after a post."""
        pattern = rf"(?P<post>[{HAN}、（）]{{0,30}}?(?:{self._posts}))(?P<space>[\s\u3000]*)"
        best: tuple[str, str, str] = ("", "", text)
        for match in re.finditer(rf"^{pattern}", text):
            best = self._name_after(text, match.end())
            if best[1]:
                return match["post"], best[1], best[2]
        for end in range(2, min(len(text), 40)):
            if not re.search(rf"(?:{self._posts})$", text[:end]):
                continue
            _post, name, rest = self._name_after(text, end)
            if name:
                return text[:end], name, rest
        return "", "", text

    def _name_after(self, text: str, at: int) -> tuple[str, str, str]:
        rest = text[at:].lstrip(" \u3000")
        if not rest or rest[0] not in self._surnames:
            return "", "", text
        for length in (3, 2):
            name, after = rest[:length], rest[length:].lstrip(" \u3000")
            tail = after.removeprefix("同志")
            if not re.fullmatch(rf"[{HAN}]{{{length}}}", name):
                continue
            if not tail or tail[0] in "，。；、：（ ）" or self._words.opens_verb_phrase(tail) or _SPEAKS.match(tail):
                return "", name, tail
        return "", "", text


_SPEAKS = re.compile("讲话|通报|汇报|传达|宣读|作|发言|主持|致辞|介绍|部署|总结|宣布|领读|讲|出席|到会")
