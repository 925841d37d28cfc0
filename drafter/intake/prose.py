"""Paragraphs of a plan, a report, notes or a speech in; the tasks, achievements, shortcomings … they tell out."""

import re
from collections.abc import Iterator, Sequence

from drafter.corpus.outline import find_outline
from drafter.corpus.sections import build_sections, read_headings
from drafter.files.intake_words import IntakeWords
from drafter.intake.collect import FROM, Collected
from drafter.intake.last_year import LastYear
from drafter.intake.measures import Measures, split_tasks
from drafter.intake.meetings import Meetings
from drafter.intake.units import Units
from drafter.language.han import HAN
from drafter.language.numerals import ORDINAL, ordinal
from drafter.language.orders import bids_itself
from drafter.language.punctuation import fold
from drafter.language.sentences import split_sentences
from drafter.model.intake import Paragraph
from drafter.model.passage import line_of
from drafter.model.speech import Section

_NUMBERED = re.compile(rf"^\d{{1,2}}(?:[ \u3000]+|[、)）])(?=[{HAN}\d])")
_LEVEL = re.compile(rf"^\d{{1,2}}[ \u3000]+(?=[{HAN}])")
_DECIMAL = re.compile(rf"^\d{{1,2}}\.(?P<number>\d{{1,2}})(?:[ \u3000]+(?=[{HAN}])|(?=[{HAN}]{{2,14}}$))")
"""2.1 查清家底: the second level of a plan that counts in decimals."""
_MINUTES = re.compile(r"^(?:会议|大家|领导|[^，。]{1,8})?(?:要求|强调|指出|明确|决定|提出|交代|认为)，")
_NOTED = re.compile(r"[，,](?:这个?事?(?:情)?|这件事)?(?:一定)?(?:必须|要|得)(?:讲|说|点)(?:一下|到|透)?$")
_CALL = re.compile(
    "同志们[，！]|总之，|最后，|(?:我[的就]?[^，。]{0,6}[，。])?(?:再次)?(?:谢谢|散会|多谢)[^，。]{0,6}[。！!]?$"
)
"""How what stands after the last item begins, and is none of it."""
_REPORTS = re.compile("^(?:(?:先|会上)?(?:作|做)?[^，。；]{0,8}(?:通报|汇报|发言|传达|宣读|介绍|解读)[^，。；]{0,20})$")
"""What somebody is to say at a meeting before the speech, all that a line of notes says of him."""
_TITLE = re.compile(
    r"^(?![\d（一二三四五六七八九十]+[.、．）])[^。；！？：，]{4,60}(?:通知|方案|报告|意见|纪要|决定|请示|要点|清单|台账|总结|上的讲话)(?:（[^）]{1,12}）)?$"
)
_TITLED = re.compile(rf"^(?:\d{{1,2}}[.、．]\s*)?(?P<title>[{HAN}]{{2,10}})(?:—+|－+|-{{2,}}|[：:])\s*(?P<rest>.+)$")
_LABELLED = re.compile(
    rf"^(?:{ORDINAL}是|第{ORDINAL}[，、]?)?(?P<label>[{HAN}]{{2,8}})(?:[：:]|(?<=问题)[，,]?(?:主要)?是[：:，,]?)\s*(?P<rest>\S.*)$"
)
"""问题：烘干能力不够 is about what stands before its colon."""
_ANNOUNCED = re.compile(rf"^{ORDINAL}是(?P<label>[{HAN}]{{2,8}})。(?P<rest>\S.*)$")
"""一是问题。散装酒来路不明的还有27家。"""
_MEMBERS = re.compile(rf"[；;](?:{ORDINAL}是|\d{{1,2}}[.、．](?!\d))?|^(?:{ORDINAL}是|\d{{1,2}}[.、．](?!\d))")
_ALLOWED = ("shortcomings", "achievements", "tasks", "safeguards", "situation")
"""What a label can be of: the rest is told by labels of its own."""
_SPOKEN = re.compile(
    "^(?:(?:下一步|下步|接下来|再就是)[，,]?|(?:另外|还有|再有|最后)[，,])(?:我们)?(?:还)?(?:要|得)?[，,]?(?=[^，。]{4})"
)
"""How speech goes on to what is to be done."""
_NEXT = ("下一步", "下步", "接下来")
_TOLD = re.compile("了|[已曾]|过(?![去来关秤磅一两三筛户])|没(?!收)|不够|不足|还[差缺欠有]")
"""Signs that a text tells what has been or is, and orders nothing."""
_HANDLES = re.compile(f"(?:把|每个?[{HAN}]{{1,8}}?(?:[设配派建装留贴]|安排))(?=[{HAN}\\d])")
"""把烘干机调6台过去, 每个收购点设一处歇脚的地方."""
_NOTE = 100
"""Characters of the longest line of notes."""
_SHORT = 16
"""Characters of the longest line that is only a heading."""
_COUNTED = re.compile(
    r"^(?:截至|截止|累计|今年|一年来|[去上]年|上学[年期]|[上下]半年|前[一二三]?季度|目前|全[省市县区镇校]|[^，。]{0,12}(?:已|新建|建成|完成|实现))[^。]*\d"
)
_LAST_FIGURE = re.compile(rf"[，,](?P<figure>[{HAN}]{{2,12}}[约近超]?[\d.]+(?:%|个百分点|‰))$")
_HONOUR = re.compile(
    rf"授予(?P<who>[^，。；授]{{0,60}}?)等?(?P<number>\d+[名个家位户支][{HAN}]{{1,8}})"
    r"“(?P<title>[^”]+)”(?:荣誉)?称号"
)
_STORY = re.compile(rf"^(?P<name>[{HAN}]{{2,3}})[，,](?P<post>[^，。]{{2,24}})[，,](?P<text>.{{8,}})$", re.DOTALL)


class Prose:
    """Takes what paragraphs tell: a part is about what its heading says, without one each sentence tells by itself."""

    def __init__(self, words: IntakeWords, units: Units, measures: Measures, meetings: Meetings) -> None:
        self._topics = words.topics
        self._wrong = tuple(words.wrong)
        self._posts = tuple(words.posts)
        self._units = units
        self._measures = measures
        self._meetings = meetings

    def read(self, paragraphs: Sequence[Paragraph], file: str, taken: Collected, past: LastYear) -> None:
        """Take what the paragraphs of one file tell. past: how a speech of another year is taken."""
        self._taken, self._file, self._past = taken, file, past
        self._before = True
        self._notes = not past.speech and all(
            len(each.text) <= _NOTE and not _TITLE.search(each.text) for each in paragraphs
        )
        topic = ""
        part: list[Paragraph] = []
        for paragraph in paragraphs:
            text = paragraph.text
            bare = _LEVEL.sub("", text)
            heading = self.is_heading(bare) and not find_outline([fold(bare)])
            if _TITLE.search(text):
                self._meetings.read_line(text, self._source(paragraph), taken)
            elif heading:
                self._read_part(part, topic)
                topic, part = self.topic_of(bare), []
            elif self._notes and self._reads_person(text, self._source(paragraph)):
                continue
            elif past.speech or not self._meetings.read_line(text, self._source(paragraph), taken):
                label, rest = ("", text) if past.speech else self._split_label(text)
                if label:
                    self._read_part(part, topic)
                    self._read_labelled(rest, label, self._source(paragraph))
                    topic, part = "", []
                else:
                    part.append(paragraph)
        self._read_part(part, topic)

    def _reads_person(self, text: str, source: str) -> bool:
        """县林业局局长何涛通报情况: who speaks before the speech, and nothing else."""
        item = self._meetings.read_item(text)
        named = all(who.get("name") and who.get("post") for who in item.who)
        if not (item.who and named and _REPORTS.match(item.what)) or self._taken.fact("agenda"):
            return False
        for who in item.who:
            self._taken.person({**who, "did": item.what, "when": "before"}, source)
        return True

    def topic_of(self, heading: str) -> str:
        """What a part is about; empty where its heading does not tell."""
        found = {
            topic: min(places)
            for topic, known in self._topics.items()
            if (places := [at for word in known if (at := heading.find(word)) >= 0])
        }
        return min(found, key=lambda topic: found[topic], default="")

    def is_heading(self, text: str) -> bool:
        """Whether a line is nothing but the heading of a part."""
        plain = re.sub(r"[：:]$", "", text)
        return len(plain) <= _SHORT and not re.search("[，。；：！？0-9]", plain) and bool(self.topic_of(plain))

    def without_label(self, text: str) -> str:
        """A line without the label before its colon, where that is known."""
        return _SPOKEN.sub("", self._split_label(self._meetings.without_label(text))[1])

    def _split_label(self, text: str) -> tuple[str, str]:
        """What a line is about by what stands before its colon, and the rest; empty where nothing tells."""
        match = _LABELLED.match(_NUMBERED.sub("", text)) or _ANNOUNCED.match(text)
        topic = self.topic_of(match["label"]) if match and not self._units.is_unit(match["label"]) else ""
        return (topic, match["rest"]) if match and topic in _ALLOWED else ("", text)

    def _read_labelled(self, text: str, topic: str, source: str) -> None:
        """问题：烘干能力不够；仓容还差1.2万吨: it says itself what it is about, each member is an item."""
        if topic in ("situation", "safeguards"):
            self._read_text(text, source, topic)
            return
        for start, end in split_sentences(text):
            sentence = text[start:end].strip()
            if topic == "tasks" and any(measure.firm for measure in self._measures.read(sentence)):
                self._read_sentence(sentence, source, topic)
                continue
            for member in filter(None, (each.strip("。；，, ") for each in _MEMBERS.split(sentence))):
                if topic == "tasks":
                    self._taken.task("tasks", _SPOKEN.sub("", member), [], source)
                elif topic == "achievements" and re.search(r"\d", member):
                    self._read_achievements(member, source)
                else:
                    self._take(topic, {"text": _NOTED.sub("", member)}, source)

    def _orders(self, text: str) -> bool:
        """Whether a line of notes tells somebody to do something, though it does not say whom."""
        plain = _SPOKEN.sub("", _NOTED.sub("", text))
        if not self._notes or _TOLD.search(plain):
            return False
        return text.startswith(_NEXT) or bool(_HANDLES.match(plain)) or bids_itself(plain)

    def _source(self, paragraph: Paragraph) -> str:
        return f"{self._file} {paragraph.where}"

    def _read_part(self, part: Sequence[Paragraph], topic: str) -> None:
        if not part:
            return
        part = self._join_roles(part)
        plain = [_DECIMAL.sub(_as_marker, _NUMBERED.sub("", paragraph.text)) for paragraph in part]
        passages = [line_of(text, number) for number, text in enumerate(plain)]
        folded = [fold(text) for text in plain]
        nodes = find_outline(folded)
        opening, sections = build_sections(passages, folded, nodes, read_headings(nodes, folded), self._file)
        self._sources = [self._source(paragraph) for paragraph in part]
        self._plain = plain
        for passage in opening:
            self._read_text(passage.text, self._sources[passage.line], topic)
        for section in sections:
            self._read_section(section, topic)

    def _join_roles(self, part: Sequence[Paragraph]) -> list[Paragraph]:
        """The paragraphs, with lines that only say 责任单位：… or 完成时限：… in brackets behind the one above."""
        joined: list[Paragraph] = []
        for paragraph in part:
            if not joined or not self._measures.tells_role(paragraph.text):
                joined.append(paragraph)
                continue
            role, above = paragraph.text.strip("。；; "), joined[-1].text
            inside = f"{above[:-1]}；{role}）" if above.endswith("）") and "（" in above else f"{above}（{role}）"
            joined[-1] = Paragraph(inside, joined[-1].where)
            self._taken.joined[self._source(paragraph)] = self._source(joined[-1])
        return joined

    def _read_section(self, section: Section, topic: str) -> None:
        source = self._sources[section.place.line]
        own = topic
        contains = False
        if not topic and section.headed:
            own = self.topic_of(section.heading)
            contains = bool(own)
        texts = [
            (passage.text, self._sources[passage.line])
            for passage in section.paragraphs
            if not _CALL.match(passage.text)
        ]
        if section.headed and not contains and own in ("", "tasks") and self._read_titled(section.heading, source):
            for text, at in texts:
                self._read_text(text, at, own)
            return
        if own in ("tasks", "safeguards") and not contains and section.headed:
            self._read_task(section, texts, source, own)
            return
        if own == "shortcomings" and section.headed and not contains:
            self._take(own, {"text": section.heading, "case": _joined(texts)}, source)
            return
        if own == "agenda" and section.headed and not contains:
            self._before = self._meetings.read_agenda(section.heading, source, self._taken, self._before)
        elif not own and section.headed and not section.subsections and not contains and self._is_task(texts):
            self._read_task(section, texts, source, "tasks")
            return
        elif not own and section.headed and not texts and not section.subsections:
            self._read_text(section.heading, source, own)
        for text, at in texts:
            self._read_text(text, at, own)
        for child in section.subsections:
            self._read_section(child, own)

    def _is_task(self, texts: Sequence[tuple[str, str]]) -> bool:
        return any(measure.firm for text, _at in texts for measure in self._measures.read(text))

    def _read_task(self, section: Section, texts: Sequence[tuple[str, str]], source: str, role: str) -> None:
        """A titled item: its text and its subsections are its measures."""
        measures = []
        inner = [text for child in section.walk() if child is not section for text in self._texts_of(child)]
        for text, at in [*texts, *inner]:
            for measure in self._measures.read(text, titled=True):
                measures.append({**measure.values(), FROM: at})
        title = section.heading
        if not measures and (alone := self._measures.read(title)):
            measures, title = [{**alone[0].values(), FROM: source}], ""
        self._taken.task(role, self._past.say(title), self._past.renew(measures), source)

    def _texts_of(self, section: Section) -> Iterator[tuple[str, str]]:
        """The paragraphs of an item; one that begins with its heading whole: 1.逐户登记。（责任单位：…）"""
        line = section.place.line
        if section.run_in and not section.inline:
            whole = self._plain[line]
            yield whole[whole.find(section.heading) :], self._sources[line]
        for passage in section.paragraphs:
            if passage.line != line or not section.run_in or section.inline:
                yield passage.text, self._sources[passage.line]

    def _read_text(self, text: str, source: str, topic: str) -> None:
        """A paragraph under a heading, or under none."""
        text = _MINUTES.sub("", text)
        if topic in ("", "tasks") and self._read_titled(text, source):
            return
        if topic in ("place", "attendees"):
            self._taken.value(f"meeting.{topic}", text.rstrip("。"), source)
        elif topic == "time":
            self._meetings.read_day(text, source, self._taken)
        elif topic == "agenda":
            self._before = self._meetings.read_agenda(text, source, self._taken, self._before)
        elif topic == "situation":
            self._take("situation", {"text": text}, source)
        elif topic == "safeguards":
            found = [measure.values() for measure in self._measures.read(text) if measure.firm]
            for measure in found or [{"text": text}]:
                self._taken.task("safeguards", "", self._past.renew([measure]), source)
        elif not self._read_honours(text, source):
            for start, end in split_sentences(text):
                self._read_sentence(text[start:end].strip(), source, topic)

    def _read_titled(self, text: str, source: str) -> bool:
        """充电棚——住建所，本月底前再建6个: a task and its measures in a line of notes."""
        match = _TITLED.match(text.strip())
        if match is None or self._units.is_unit(match["title"]) or self.is_heading(match["title"]):
            return False
        found = self._measures.read(match["rest"])
        if not any(measure.owners for measure in found):
            return False
        measures = self._past.renew([measure.values() for measure in found])
        return self._taken.task("tasks", self._past.say(match["title"]), measures, source)

    def _read_honours(self, text: str, source: str) -> bool:
        honours = list(_HONOUR.finditer(text))
        for match in honours:
            who = self._units.split(match["who"])
            self._taken.record("honours", {"who": who, "number": match["number"], "title": match["title"]}, source)
        story = _STORY.match(text)
        if story and story["post"].endswith(self._posts) and self._units.is_name(story["name"]):
            values = {"who": f"{story['post']}{story['name']}", "text": story["text"]}
            return self._taken.record("stories", values, source) or bool(honours)
        return bool(honours)

    def _read_sentence(self, text: str, source: str, topic: str) -> None:
        if topic == "goals" or text.endswith(("：", ":")):  # what only announces what follows
            return
        if topic == "shortcomings":
            self._take(topic, {"text": _NOTED.sub("", text.rstrip("。；"))}, source)
        elif topic == "achievements":
            self._read_achievements(text, source)
        elif topic == "tasks" or not topic:
            parts = self._measures.split_by_owner(_SPOKEN.sub("", text)) if self._notes else [text]
            found = [measure for part in parts for measure in self._measures.read(part) if measure.firm]
            for measure in found:
                self._taken.task("tasks", "", self._past.renew([measure.values()]), source)
            if not found and not topic:
                self._read_untold(text, source)

    def _read_untold(self, text: str, source: str) -> None:
        """A sentence of which no heading tells what it is about: its grammar does, or nothing."""
        plain = text.rstrip("。；")
        if self._orders(plain):
            self._taken.task("tasks", _SPOKEN.sub("", plain), [], source)
        elif any(word in plain for word in self._wrong) and not re.search(
            "要|不许|必须|为了?(?:深刻)?", _NOTED.sub("", plain)
        ):
            self._take("shortcomings", {"text": _NOTED.sub("", plain)}, source)
        elif _COUNTED.match(plain):
            self._read_achievements(text, source)

    def _read_achievements(self, text: str, source: str) -> None:
        for member in split_tasks(text):
            if not re.search(r"\d", member):
                continue
            if re.search("只|仅|最后|倒数|滞后", member):
                if not self._past.speech:
                    self._taken.later("shortcomings", {"text": member}, source)
                continue
            figure = _LAST_FIGURE.search(member)
            values = {
                "text": member[: figure.start()] if figure else member,
                "figure": figure["figure"] if figure else "",
            }
            self._take("achievements", values, source)

    def _take(self, role: str, values: dict[str, str], source: str) -> None:
        self._taken.record(role, {key: self._past.say(value) for key, value in values.items()}, source)


def _as_marker(match: re.Match[str]) -> str:
    return f"（{ordinal(int(match['number']))}）"


def _joined(texts: Sequence[tuple[str, str]]) -> str:
    """Sentences as one clause."""
    return "；".join(part for text, _at in texts for part in split_tasks(text)) if texts else ""
