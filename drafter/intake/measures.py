"""A sentence of a plan, a report or a note in; who does what, by when, to what standard, or else, out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.deadlines import LEADING, is_deadline
from drafter.intake.owners import LEAD, ROLES, SUPPORT, OwnerReader, Owners
from drafter.intake.units import Units
from drafter.language.han import HAN
from drafter.language.sentences import split_members

_BRACKET = re.compile(r"[（(](?P<inside>[^（()）]{2,80}(?:（[^）]{1,14}）[^（()）]{0,60})*)[）)]\s*[。；;]?\s*$")
_ROLE = re.compile(
    r"(?P<label>[^：:；;，,、（）]{2,10})[：:]\s*(?P<value>[^：:]+?)"
    r"(?=[；;，,。 ]\s*[^：:；;，,、]{2,10}[：:]|[；;。]|$)"
)
_LEADS = re.compile(r"^(?:(?:共同|联合|具体)?牵头(?:负责|抓总)?|(?:共同|具体)?负责|主抓)(?:[，,、]|$)")
_WITH = re.compile(r"^(?P<who>[^，。；]{2,40}?)(?:配合|协助|参与|协同)[，,]")
_BESIDE = re.compile("^(?:要|应|须)?会同")
_MODAL = re.compile(r"^(?:必须|务必|应当|应该|需要|牵头|负责|要|应|须|需)(?!求)")
_DASHED = re.compile(r"^(?P<what>[^—。；]{4,40})(?:——|--)(?P<who>[^—，,。；]{2,30})(?P<rest>[，,。；].*)?$")
_TRAILING = re.compile(r"(?<=[^：:])[，,。；; ](?=[^：:；;，,、。（） ]{2,10}[：:][^：:])")
"""Where a label may begin behind a sentence."""
_COLONS = "：:"
_FAILS = re.compile("[^，]{0,10}(?:不|未|没)[^，]{0,8}的(?=[^，]{2})")
"""装不好的停产: what becomes of what is not done."""
_CAUGHT = re.compile(
    "[^，]{1,8}的(?P<then>(?P<sure>当场|一律|立即|就地|当天|停业|停产|停用|约谈|问责|追责|通报|处罚|查封|返工|按|移送|移交)?[^的]{0,10})$"
)
"""查到的停业, 未带班的按擅离职守处理."""
_HELPS = re.compile(
    "由?(?P<who>[^，。；]{2,40}?)(?:(?P<help>(?:做好)?(?:配合|参与|协助|协同|协办)(?:做好)?)|落实|负责|具体实施)"
)
_SPOKEN = re.compile(r"(?:(?<=[，。；,;])|^)(?:第[一二三四五六七八九十]+个|首先|其次|再次|另外|还有|最后)[，,]")
"""What parts orders in speech."""
_BY_WHOM = re.compile("由(?P<who>[^，。；]{2,40}?)(?:具体)?(?:牵头|负责|落实|办理|组织实施)+")
_EACH = re.compile(f"一[{HAN}]一[{HAN}]")
"""一梯一档: what there must be of each."""
_OF = re.compile(f"[{HAN}]{{1,4}}的")
_NO_SUBJECT = re.compile(r"每|[\d月周年]$")
_SUBJECT = 12
"""Characters before a day inside a clause, at most."""
_STOPS = "，,。；; "


@dataclass(slots=True)
class Measure:
    """A measure as it was understood; empty is not said."""

    owners: Owners = field(default_factory=Owners)
    what: str = ""
    by: str = ""
    standard: str = ""
    otherwise: str = ""

    @property
    def firm(self) -> bool:
        """Somebody, or some day, and something to do."""
        return bool(self.what and (self.owners or self.by))

    def values(self) -> dict[str, object]:
        """As a meeting file has it."""
        told = {
            "who": self.owners.lead,
            "with": self.owners.support,
            "person": self.owners.person,
            "what": self.what,
            "by": self.by,
            "standard": self.standard,
            "else": self.otherwise,
        }
        return {key: value for key, value in told.items() if value}


class Measures:
    """Takes measures apart."""

    def __init__(self, words: IntakeWords, units: Units, owners: OwnerReader) -> None:
        self._heads: Mapping[str, list[str]] = words.heads
        self._role_of = words.role_of
        self._owners = owners
        self._units = units
        self._standard = tuple(words.standard)
        self._otherwise = tuple(words.otherwise)
        self._done = frozenset(words.done)

    def read(self, text: str, titled: bool = False) -> list[Measure]:
        """The measures of a paragraph. titled: it is the text of a task, so who does it may be left unsaid."""
        text, named = self._take_bracket(self._bracket_roles(self._turn_owner(text.strip())))
        found: list[Measure] = []
        for member in (member for part in _SPOKEN.split(text) for member in split_tasks(part)):
            measure = self._read_member(member)
            if found and self._tells_else(member) and not found[-1].otherwise:
                found[-1].otherwise = member
            elif measure.firm or ((titled or named.owners or named.by) and not found):
                found.append(measure)
            elif (found and titled) or (found and not measure.owners):
                self._add(found[-1], member)
        for measure in found if named.owners or named.by else ():
            if measure.owners.lead and not any(map(self._units.is_unit, named.owners.lead)):
                answers = [*named.owners.lead, *named.owners.person]
                measure.owners.join(Owners(support=named.owners.support, person=answers))
            elif named.owners:
                measure.owners = named.owners
            measure.by = measure.by or named.by
        return [measure for measure in found if measure.what or measure.owners]

    def _turn_owner(self, text: str) -> str:
        """修好4座瞭望塔——县林业局，10月10日前: who stands behind a dash does what stands before it."""
        match = _DASHED.match(text)
        if match is None or not self._units.is_unit(match["who"]):
            return text
        return f"{match['what']}，由{match['who']}负责{match['rest']}"

    def _bracket_roles(self, text: str) -> str:
        """…，责任单位：县民政局。 as …（责任单位：县民政局）: the roles that stand at the end of a paragraph."""
        known = [word for role in ("by", *ROLES) for word in self._heads[role]]
        if _BRACKET.search(text):
            return text
        for match in _TRAILING.finditer(text):
            labels = [role["label"] for role in _ROLE.finditer(text[match.end() :].rstrip("。；; "))]
            if labels and all(any(word in label for word in known) for label in labels):
                return f"{text[: match.start()]}（{text[match.end() :].rstrip('。；; ')}）"
        return text

    def split_by_owner(self, text: str) -> list[str]:
        """民政局再建4个助餐点，人社局培训护理员120名: cut where the next one is told what to do."""
        parts: list[str] = []
        for clause in re.split("[，,]", text):
            named = parts and self._units.leading(parts[-1], self._opens)[0]
            who, rest = self._units.leading(clause, self._opens) if named else ([], clause)
            if who and not _HELPS.fullmatch(clause) and not _WITH.match(f"{clause}，") and len(rest) > len(_COLONS):
                parts.append(clause)
            elif parts:
                parts[-1] = f"{parts[-1]}，{clause}"
            else:
                parts.append(clause)
        return parts

    def tells_role(self, text: str) -> bool:
        """Whether a line says nothing but who does what is above it, or by when: 责任单位：区水务集团."""
        match = _ROLE.fullmatch(text.strip().rstrip("。；; "))
        known = [word for role in ("by", *ROLES) for word in self._heads[role]]
        return match is not None and len(match["label"]) > 3 and any(word in match["label"] for word in known)

    def _add(self, measure: Measure, member: str) -> None:
        """A further sentence of a measure: what it is to reach, else another thing to do."""
        if not measure.standard and (measure.what or not member):
            measure.standard = member
        else:
            measure.standard = f"{measure.standard}；{member}" if measure.standard else member

    def _take_bracket(self, text: str) -> tuple[str, Measure]:
        """（责任单位：…；配合单位：…；完成时限：…） at the end of a paragraph."""
        named = Measure()
        match = _BRACKET.search(text)
        if match is None:
            return text, named
        inside = match["inside"]
        roles = [(role["label"], role["value"].strip(_STOPS)) for role in _ROLE.finditer(inside)]
        if roles:
            owning = [(label, value) for label, value in roles if self._role_of(label) in ROLES]
            for label, value in roles:
                if any(word in label for word in self._heads["by"]):
                    named.by = value
            named.owners = self._owners.read("；".join(f"{label}：{value}" for label, value in owning))
        else:
            told = []
            for part in filter(None, re.split("[；;，,]", inside)):
                plain = part.strip().removesuffix("负责")
                if is_deadline(plain.removesuffix("完成")):
                    named.by = plain.removesuffix("完成")
                elif self._owners.is_owners(plain):
                    told.append(plain)
            named.owners = self._owners.read("，".join(told))
        if not (named.owners or named.by):
            return text, named
        return text[: match.start()].rstrip(), named

    def _read_member(self, text: str) -> Measure:
        measure = Measure()
        rest = text
        for _turn in range(4):
            modal = _MODAL.match(rest) if measure.owners else None
            if not measure.by and (match := LEADING.match(rest, modal.end() if modal else 0)):
                measure.by, rest = match["by"], rest[match.end() :].lstrip(_STOPS)
            elif measure.owners and (with_ := _WITH.match(rest)) and self._units.is_unit(with_["who"]):
                measure.owners.add(SUPPORT, self._units.split(with_["who"]))
                rest = rest[with_.end() :]
            elif measure.owners and (beside := _BESIDE.match(rest)):
                who, after = self._units.leading(rest[beside.end() :], self._opens)
                if not who:
                    break
                measure.owners.add(SUPPORT, who)
                rest = after.lstrip("，,")
            elif not measure.owners:
                who, after = self._units.leading(rest, self._opens)
                if not who:
                    break
                measure.owners = Owners(who)
                rest = after.lstrip(f"{_COLONS}，,")
                rest = rest[leads.end() :] if (leads := _LEADS.match(rest)) else rest
            else:
                break
        rest = _MODAL.sub("", rest) if measure.owners or measure.by else rest
        self._part(measure, rest)
        return measure

    def _opens(self, rest: str) -> bool:
        rest = rest[1:] if rest[:1] in "，," else rest
        return rest[:1] in _COLONS or bool(LEADING.match(rest)) or self._units.opens_predicate(rest)

    def _part(self, measure: Measure, text: str) -> None:
        """What is to be done, to what standard, and what else, by the clauses of a member."""
        clauses = [clause for clause in re.split("[，,]", text) if clause]
        parts: dict[str, list[str]] = {"what": [], "standard": [], "else": []}
        now = "what"
        for index, clause in enumerate(clauses):
            if index:
                clause = self._take_owner(measure, clause)
                clause = self._take_helper(measure, clause)
            if index or measure.owners:
                clause = self._take_day(measure, clause)
            if not clause:
                continue
            fails = _FAILS.match(clause) or self._is_consequence(clause)
            if index and now == "what" and self._tells_standard(clause):
                now = "standard"
            elif index and (self._tells_else(clause) or (fails and not self._tells_standard(clause))):
                now = "else"
            parts[now].append(clause)
        measure.what, measure.standard, measure.otherwise = ("，".join(part) for part in parts.values())

    def _take_owner(self, measure: Measure, clause: str) -> str:
        """对…的412台电梯，区住建局要…: who does it stands in a later clause, and must do something by itself."""
        if measure.owners:
            return clause
        if (named := _BY_WHOM.fullmatch(clause)) and self._units.is_unit(named["who"]):
            measure.owners = Owners(self._units.split(named["who"]))
            return ""
        if measure.by and self._units.is_unit(clause):  # …，10月1日前，市场监管局
            measure.owners = Owners(self._units.split(clause))
            return ""
        if owners := self._owners.read_clause(clause):
            measure.owners = owners
            return ""
        who, rest = self._units.leading(clause, lambda after: bool(_MODAL.match(after) or LEADING.match(after)))
        if not who:
            return clause
        measure.owners = Owners(who)
        return _MODAL.sub("", rest)

    def _take_helper(self, measure: Measure, clause: str) -> str:
        """Nothing of a clause that only says who helps: 各乡镇落实."""
        helps = _HELPS.fullmatch(clause)
        if measure.owners and helps and self._units.is_unit(helps["who"]):
            measure.owners.add(SUPPORT if helps["help"] else LEAD, self._units.split(helps["who"]))
            return ""
        return clause

    def _is_consequence(self, clause: str) -> bool:
        """查到的停业, 构成犯罪的移送起诉: what becomes of what is found."""
        match = _CAUGHT.match(clause)
        return match is not None and (bool(match["sure"]) or self._units.opens_predicate(match["then"]))

    def _take_day(self, measure: Measure, clause: str) -> str:
        """A clause without the day by which, nor what only says that it is done by then; nothing where that is all."""
        if measure.by:
            return clause
        match = LEADING.match(clause) or self._inner_day(clause)
        if match is None and is_deadline(clause):
            measure.by = clause
            return ""
        if match is None:
            return clause
        measure.by = match["by"]
        rest = f"{clause[: match.start()]}{clause[match.end() :]}".lstrip("，,")
        return "" if rest in self._done else rest

    def _inner_day(self, clause: str) -> re.Match[str] | None:
        """A day between a subject and what it does: 5家产权单位8月20日前完成迁改."""
        for match in LEADING.finditer(clause):
            before, rest = clause[: match.start()], clause[match.end() :]
            subject = 2 <= len(before) <= _SUBJECT and not _NO_SUBJECT.search(before)
            if subject and not _OF.match(rest) and self._units.opens_predicate(rest):
                return match
        return None

    def _tells_standard(self, clause: str) -> bool:
        if _EACH.fullmatch(clause):
            return True
        return clause.startswith(self._standard) or any(word in clause for word in self._standard if len(word) == 2)

    def _tells_else(self, text: str) -> bool:
        return text.startswith(self._otherwise) or any(word in text for word in self._otherwise[-4:])


def split_tasks(text: str) -> Iterator[str]:
    """The members of a paragraph, each of which may be a task of its own."""
    for start, end in split_members(text):
        if member := text[start:end].strip(f"{_STOPS}！!"):
            yield member
