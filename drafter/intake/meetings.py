"""Lines of a notice, a plan or notes in; the meeting's name, day, place, who comes and who speaks, out."""

import re
from collections.abc import Iterator

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.collect import Collected
from drafter.intake.measures import split_tasks
from drafter.intake.units import Units
from drafter.language.dates import find_dates
from drafter.language.han import HAN
from drafter.language.numerals import ORDINAL
from drafter.model.day import parse_day

_NOTICE = re.compile(r"关于(?:召开|举行|举办)(?P<name>.{3,60}?)的(?:预?通知|函)")
_CONVENES = re.compile(rf"(?:召开|举行)(?P<name>[{HAN}\d“”（）、]{{2,50}}?(?:会议|大会|会))(?:。|，|；|$|请)")
_HOSTS = re.compile(r"(?:会议|大会)?由(?P<who>.{2,40}?)(?:同志)?主持")
_IN = re.compile(r"(?:召开)?地点(?:设在|为|在)(?P<place>[^，。；]{2,30})")
_HELD_IN = re.compile(
    rf"在(?P<place>[{HAN}\d]{{2,25}}?(?:会议室|会议厅|礼堂|会场|报告厅|会议中心|多功能厅|广场|现场))(?:召开|举行)"
)
_SPEECH = re.compile(r"^(?:作|发表)?(?:重要|总结|动员|部署|工作)?讲话$")
_TITLED = re.compile(r"^作(?P<title>[^，。]{2,12}(?:发言|汇报|报告))$")
_NAMED = re.compile(rf"^[{HAN}\d“”]{{4,40}}(?:会议|大会|推进会|动员会|部署会|座谈会|现场会|调度会|表彰会)$")
_NUMBER = re.compile(rf"^(?:（{ORDINAL}）|{ORDINAL}、|\d{{1,2}}(?:[.、．]|[ \u3000]+))\s*")


_LONG = re.compile(
    r"(?:讲话?|发言|时长|控制在|不超过|[，,])(?:大概|大约|约|个)?(?P<minutes>[1-9]\d?)(?:[—~～到至-]\d+)?分钟(?:左右|以内|之内|上下)?(?:$|[，。；])"
)
"""…县长讲，15分钟左右: how long the speech is to be."""
_HELD = re.compile(
    rf"^(?:今年|今冬|今春|这次)?(?P<name>[{HAN}\d“”（）]{{3,30}}会议?)[，,：:]?\s*"
    rf"(?P<when>[\d年月日号周星期一二三四五六上下中午晚点半分:：—-]+)(?:在|于)(?P<place>[{HAN}\d“”]{{2,25}}?)(?:开|召开|举行)[。；]?$"
)
"""秋季森林防火会，9月25日下午在县政府第二会议室开: what notes say of the meeting in one line."""
_TOLD_MINUTES = re.compile(r"^[^，。；]{0,12}(?:讲话?|发言)[^，。；]{0,6}分钟(?:左右|以内|之内|上下)?[。；]?$")
"""县长要讲20分钟: a line that says nothing but that."""
_PAPER = "paper"
"""The labels of what a paper says of itself: 填报单位, 抄送."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item: who does what."""

    who: list[dict[str, str]]
    what: str
    title: str = ""


class Meetings:
    """Takes what lines say of the meeting itself."""

    def __init__(self, words: IntakeWords, units: Units, hosted: bool) -> None:
        """hosted: who speaks is who presides: a host's script."""
        self._labels = {label: key for key, labels in words.labels.items() if key != _PAPER for label in labels}
        self._paper = tuple(words.labels[_PAPER])
        self._units = units
        self._hosted = hosted

    def read_line(self, text: str, source: str, taken: Collected) -> bool:
        """Take what one line says of the meeting; whether the line says nothing else."""
        label, colon, value = (part.strip() for part in _parted(_NUMBER.sub("", text)))
        if colon and (key := self._labels.get(label)) and value:
            return self._take(key, value, source, taken)
        if "讲" in text and (match := _LONG.search(text)):
            taken.value("minutes", match["minutes"], source)
            if _TOLD_MINUTES.match(text):
                return True
        if match := _HELD.match(text):
            taken.value("meeting.name", match["name"], source)
            taken.value("meeting.place", match["place"], source)
            self.read_day(match["when"], source, taken)
            return True
        if match := _NOTICE.search(text):
            taken.value("meeting.name", match["name"], source)
            return True
        if _NAMED.fullmatch(text):
            taken.value("meeting.name", text, source)
            return True
        if "定于" in text or "决定于" in text:
            self.read_day(text, source, taken)
            if match := _CONVENES.search(text):
                taken.value("meeting.name", match["name"], source)
            if match := _IN.search(text) or _HELD_IN.search(text):
                taken.value("meeting.place", match["place"], source)
        if match := _HOSTS.search(text):
            self._take("host", match["who"], source, taken)
            return match.end() >= len(text.rstrip("。"))
        return bool(colon) and any(
            label == known or (len(known) > 1 and label.startswith(known)) for known in self._paper
        )

    def without_label(self, text: str) -> str:
        """A line without the label before its colon, where that is known."""
        label, colon, value = (part.strip() for part in _parted(_NUMBER.sub("", text)))
        return value if colon and label in self._labels else text

    def read_day(self, text: str, source: str, taken: Collected) -> None:
        """The day of the meeting, where its year is written."""
        written = next((day for day in find_dates(text) if day.year), None)
        try:
            day = written.resolve() if written else parse_day(text)
        except ValueError:
            return
        if day:
            taken.value("date", day.isoformat(), source)

    def _take(self, key: str, value: str, source: str, taken: Collected) -> bool:
        if key == "date":
            self.read_day(value, source, taken)
        elif key in ("host", "speaker"):
            if (key == "host") == self._hosted:
                self.read_speaker(value, source, taken)
        elif key == "title":
            taken.value("title", value, source)
        else:
            taken.value(f"meeting.{key}", value.rstrip("。；"), source)
        return True

    def read_speaker(self, text: str, source: str, taken: Collected) -> None:
        """The speaker: 镇长 骆敏, 骆敏（镇长）."""
        post, name, _rest = self._units.person(text.strip("。； "))
        if not name and (match := re.fullmatch(rf"(?P<name>[{HAN}]{{2,4}})[（(，, ](?P<post>[^）)]+)[）)]?", text)):
            post, name = match["post"], match["name"]
        if name:
            taken.value("speaker.name", name, source)
            if post:
                taken.value("speaker.post", post, source)

    def read_agenda(self, text: str, source: str, taken: Collected, before: bool) -> bool:
        """Take the items of a line; whether the speech itself is still to come.

        A kind of speech that has no agenda takes from it who speaks, and who spoke before.
        """
        for part in split_tasks(text):
            item = self.read_item(part)
            speech = bool(_SPEECH.match(item.what))
            if taken.fact("agenda"):
                values = {"title": item.title, "what": item.what, "who": item.who}
                taken.record("agenda", values, source)
            elif speech and item.who and item.who[0].get("name"):
                taken.value("speaker.name", item.who[0]["name"], source)
                taken.value("speaker.post", item.who[0]["post"], source)
            elif before and item.who and item.who[0].get("name"):
                for who in item.who:
                    taken.person({**who, "did": item.what, "when": "before"}, source)
            before = before and not speech
        return before

    def read_item(self, text: str) -> AgendaItem:
        """市民政局局长方立新通报…: who and what; 作交流发言 is what an item is called."""
        text = re.sub(r"^请", "", _NUMBER.sub("", text.strip(" 。；;")))
        people, rest = list[dict[str, str]](), text
        while True:
            post, name, after = self._units.person(rest)
            if not name:
                break
            people.append({"post": post, "name": name})
            if after[:1] not in ("、", "，"):
                rest = after
                break
            rest = after[1:]
        if not people:
            units, rest = self._units.leading(text, lambda after: after.startswith(_DOES))
            people = [{"org": unit} for unit in units]
        titled = _TITLED.match(rest)
        return AgendaItem(people, rest.strip(), titled["title"] if titled and len(people) > 1 else "")


_DOES = (*("作", "通报", "汇报", "传达", "宣读", "介绍", "发言", "讲话", "部署", "表态", "解读", "领取", "签订"),)


def _parted(text: str) -> Iterator[str]:
    """What stands before the first colon, the colon, and what stands after it."""
    match = re.search("[：:]", text)
    return iter((text[: match.start()], match[0], text[match.end() :]) if match else (text, "", ""))
