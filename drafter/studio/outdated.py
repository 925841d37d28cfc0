"""Sentences of the writer's own, and the facts when she wrote them and now, in; what she tells still as it was, out."""

import re
from collections.abc import Iterator, Mapping, Sequence

from drafter.dataclass import dataclass
from drafter.language.han import HAN

_PART = re.compile(
    r"\d+月(?:\d+日|底|[上中下]旬)?|\d+日|\d[\d.,]*(?:[%％‰]|[万亿]*(?:小时|分钟|个月|公里|公斤|公顷|平方米|立方米|个百分点"
    rf"|[{HAN}]))"
)
"""Days and figures with what they count: what a sentence may tell of a longer fact."""
_SHORTEST = 2
_LONGEST = 40
"""Characters of a fact that a sentence is looked through for whole; a longer one is a sentence itself."""
_NAME = 8
"""Characters of what may be a name; a longer text without day or figure that is gone has become no wrong fact."""
_DATE = re.compile(r"\d+月(?:\d+日|底|[上中下]旬)")
_HAO = re.compile(r"(?<=\d)号")
_DAY = re.compile(r"\d{4}-0?(\d+)-0?(\d+)")
_NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Outdated:
    """A sentence, or a longer fact, that tells a fact as it was."""

    text: str
    was: str
    now: str
    """What the fact says instead; empty where nobody can tell."""
    path: str = ""
    of: str = ""
    """Of a longer fact that tells it where that is typed, and what it is called."""


def find_outdated(text: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Outdated]:
    """before, now: the facts by path, when the sentence was written and as they are."""
    before, now, heard = _speak(before), _speak(now), _HAO.sub("日", text)
    found: list[str] = []
    for path, old in before.items():
        if now.get(path) == old or old in now.values():
            continue
        new = _successor(path, before, now)
        for words in _parts(old):
            told = _tells(words, heard) and not any(_confirms(path, each, words, now[each]) for each in now)
            dropped = not new and len(words) > _NAME and _PART.search(words) is None
            if told and not dropped and not any(words in each for each in found):
                found.append(words)
                yield Outdated(text, words, _same_kind(words, new))


def find_left_days(before: Mapping[str, str], now: Mapping[str, str], path: str) -> Iterator[Outdated]:
    """The days that a longer fact tells as they were while others of the same meeting have changed since.

    path: of the longer fact, which reads as it did. What is a day alone is that of something else.
    """
    text = now[path]
    for each in find_outdated(text, {name: fact for name, fact in before.items() if name != path}, now):
        if _DATE.match(each.was) and _DATE.match(each.now):
            yield each


def may_tell_days(text: str) -> bool:
    """Whether a fact is a longer text in which a day is told."""
    day = _DATE.search(_HAO.sub("日", text))
    return day is not None and len(text) > 2 * len(day[0]) + 1


def _confirms(changed: str, path: str, words: str, fact: str) -> bool:
    """Whether a fact says that some words hold still: one of the same kind, or hardly more than these words."""
    same_kind = _NUMBER.sub("[]", path) == _NUMBER.sub("[]", changed)
    return _tells(words, fact) and (same_kind or 2 * len(words) >= len(fact))


def when_written(text: str, versions: Sequence[bytes]) -> bytes | None:
    """Of versions of a meeting file, the newest last, that with which a sentence came in as it reads there still."""
    written, found = text.encode(), None
    for version in reversed(versions):
        if written not in version:
            break
        found = version
    return found


def _speak(facts: Mapping[str, str]) -> dict[str, str]:
    """Facts with days as they are said: 9月2日."""
    return {path: _HAO.sub("日", _DAY.sub(r"\1月\2日", text)) for path, text in facts.items()}


def _parts(fact: str) -> Iterator[str]:
    """A fact as a sentence may tell it: whole, or its days and figures."""
    if _SHORTEST <= len(fact) <= _LONGEST:
        yield fact
    yield from _PART.findall(fact)


def _tells(words: str, text: str) -> bool:
    """Whether words stand in a text, and not as the end of a longer number: 8日 is not told by 18日."""
    return re.search(rf"(?<![\d.]){re.escape(words)}" if words[0].isdecimal() else re.escape(words), text) is not None


def _successor(path: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What a fact says now; where the items of its list were moved, what alone is new among those of its kind."""
    if path in now and now[path] not in before.values():
        return now[path]
    kind = _NUMBER.sub("[]", path)
    fresh = [text for each, text in now.items() if _NUMBER.sub("[]", each) == kind and text not in before.values()]
    return fresh[0] if len(fresh) == 1 else ""


def _same_kind(words: str, new: str) -> str:
    """Of a fact that has changed what stands for some words of it: its only day or figure, or all of it if short."""
    parts = _PART.findall(new)
    if _PART.fullmatch(words) and len(parts) == 1:
        return str(parts[0])
    return new if len(new) <= _LONGEST else ""
