"""Meeting files at random: a seed in, a meeting out, with facts missing, sections reordered and hostile strings."""

import json
from random import Random
from typing import Any

THEMES = [
    {"full": "春节期间安全生产工作", "noun": "安全生产", "short": "节日安全", "class": "prevention"},
    {"full": "乡村全面振兴工作", "noun": "乡村振兴", "class": "development"},
    {"full": "节日市场保供稳价工作", "noun": "节日保供", "class": "livelihood"},
    {"full": "校园食品安全工作", "noun": "校园食品安全", "class": "education"},
]
HOSTILE = [
    "# 甲",
    "## 甲乙",
    "- 甲",
    "  - 甲",
    "**甲**",
    "{{ theme.noun }}",
    "{% if x %}甲",
    "{# 甲 #}",
    "<w:p>甲</w:p>",
    "甲&乙&amp;",
    "】甲【",
    "【甲",
    "甲\n乙",
    "甲\n\n# 乙",
    "甲\t乙",
    "“甲‘乙’”",
    "a\\n b",
    "1.5%~2%",
    "甲：乙 #丙",
    "'甲' \"乙\"",
    "xml:space",
    "𠮷野",
    "甲——乙……",
    "还有【数】个",
]
_CLAUSES = ["有的单位没有到位", "还有3处没有销号", "群众反映比较多", "进度只有六成", "底数还不够清楚"]
_VERBS = ["排查重点场所", "抓好责任落实", "完成设备检修", "建立工作台账", "盯住薄弱环节", "报市政府备案"]
_WHO = ["市商务局", "市应急管理局", "各县（市、区）", "市教育局"]
_WHEN = ["2月5日前", "从明天起", "月底前"]
MOVABLE = {
    "special-campaign": ["situation", "tasks", "accountability"],
    "follow-up": ["situation", "tasks", "relay"],
    "progress": ["standing", "tasks", "inspection"],
    "mobilization": ["reasons", "tasks", "accountability"],
    "commendation": ["stories", "insights", "learning"],
    "host-script": ["agenda", "items"],
    "pledge": ["pledges", "vow"],
    "school-address": ["story", "thoughts"],
}
_OWN_ONLY = ("host-script", "pledge", "school-address")
"""Kinds that share no fact with the others."""
_NOT_ASKED = {
    "progress": ["authority", "situation"],
    "mobilization": ["achievements", "situation"],
    "commendation": ["authority", "situation", "shortcomings"],
}
"""Facts that most kinds share and these do not ask for."""


class RandomMeeting:
    """Draws one meeting; `texts` are the facts that must stand in the draft letter by letter."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.texts: list[str] = []
        self.data = self._meeting()

    @property
    def yaml(self) -> str:
        """The meeting file: JSON is YAML, and every string is quoted."""
        return json.dumps({"format": 1, **self.data}, ensure_ascii=False, indent=1)

    def _text(self, pool: list[str]) -> str:
        random = self.random
        text = random.choice(pool)
        if random.random() < 0.4:
            hostile = random.choice(HOSTILE)
            text = text + hostile if random.random() < 0.5 else hostile + text
        self.texts.append(text)
        return text

    def _some(self, *pairs: tuple[str, Any]) -> dict[str, Any]:
        """Some of the fields, each made only when it is taken."""
        return {key: make() for key, make in pairs if self.random.random() < 0.7}

    def _measure(self) -> Any:
        if self.random.random() < 0.3:
            return self._text(_CLAUSES)
        return {
            "what": self._text(_VERBS),
            **self._some(
                ("who", lambda: [self._text(_WHO) for _ in range(self.random.randint(1, 2))]),
                ("by", lambda: self._text(_WHEN)),
                ("standard", lambda: self._text(_VERBS)),
                ("else", lambda: self._text(_CLAUSES)),
            ),
        }

    def _measures(self) -> list[Any]:
        return [self._measure() for _ in range(self.random.randint(1, 3))]

    def _task(self) -> Any:
        if self.random.random() < 0.15:
            return self._text(_VERBS)
        task: dict[str, Any] = {"title": self._text(_VERBS)}
        if self.random.random() < 0.4:
            task["points"] = [
                {"title": self._text(_VERBS), "measures": self._measures()} for _ in range(self.random.randint(1, 3))
            ]
        else:
            task["measures"] = self._measures()
        task.update(self._some(("claim", lambda: self._text(_CLAUSES))))
        return task

    def _tasks(self) -> list[Any]:
        return [self._task() for _ in range(self.random.randint(1, 4))]

    def _facts(self, kind: str) -> dict[str, Any]:
        clauses = lambda: [self._text(_CLAUSES) for _ in range(self.random.randint(1, 3))]  # noqa: E731  # three uses
        shared = [
            ("authority", lambda: [{"who": "省政府", "quote": self._text(_CLAUSES), "exact": True}]),
            ("achievements", lambda: [{"text": self._text(_CLAUSES), "figure": self._text(_CLAUSES)}]),
            ("situation", lambda: [{"scope": self._text(["从全市看"]), "points": clauses()}]),
            ("shortcomings", lambda: [{"text": text} for text in clauses()]),
            ("tasks", self._tasks),
            ("appeal", lambda: [self._text(_CLAUSES)]),
        ]
        own: dict[str, list[tuple[str, Any]]] = {
            "special-campaign": [
                (
                    "requirement",
                    lambda: {"guidance": self._text(_VERBS), "goals": clauses(), "bottom_line": self._text(_VERBS)},
                ),
                ("safeguards", self._tasks),
            ],
            "follow-up": [
                ("upper", lambda: {"who": "省政府", "name": self._text(["全省会议"]), "on": self._text(_VERBS)}),
                ("spirit", clauses),
                ("relay", self._measures),
            ],
            "progress": [
                ("rankings", lambda: [{"by": "完成率", "top": [self._text(_WHO)], "bottom": [self._text(_WHO)]}]),
                ("cause", lambda: self._text(_CLAUSES)),
                ("remaining", lambda: self._text(_CLAUSES)),
                ("tasks", self._drives),
                ("supervision", self._tasks),
                ("outcomes", lambda: [{"case": self._text(_CLAUSES), "then": self._text(_VERBS)}]),
            ],
            "mobilization": [
                ("reasons", lambda: [{"title": self._text(_CLAUSES), "text": self._text(_CLAUSES)}]),
                ("countdown", lambda: self._text(_WHEN)),
                ("targets", clauses),
                ("stages", lambda: [{"when": self._text(_WHEN), "name": "攻坚", "what": self._text(_VERBS)}]),
                ("safeguards", self._tasks),
                ("everyone", self._measures),
            ],
            "commendation": [
                ("honours", lambda: [{"number": "32个集体", "title": self._text(["先进集体"])}]),
                ("thanks_to", clauses),
                ("challenge", lambda: self._text(_CLAUSES)),
                ("stories", lambda: [{"who": self._text(_WHO), "text": self._text(_CLAUSES)}]),
                ("insights", lambda: [{"title": self._text(_VERBS), "text": self._text(_CLAUSES)}]),
                ("models", lambda: [{"who": self._text(_WHO), "what": self._text(_VERBS)}]),
                ("outlook", lambda: self._text(_CLAUSES)),
                ("wish", lambda: self._text(_CLAUSES)),
            ],
        }
        own.update(self._ceremonial(clauses))
        wanted = dict(own[kind]) if kind in _OWN_ONLY else dict([*shared, *own[kind]])
        for fact in _NOT_ASKED.get(kind, ()):
            wanted.pop(fact)
        return self._some(*wanted.items())

    def _ceremonial(self, clauses: Any) -> dict[str, list[tuple[str, Any]]]:
        verbs = lambda: [self._text(_VERBS) for _ in range(self.random.randint(1, 3))]  # noqa: E731  # two uses
        return {
            "host-script": [
                ("agenda", lambda: [self._agenda_item() for _ in range(self.random.randint(1, 4))]),
                ("assessment", lambda: self._text(_CLAUSES)),
                ("follow", self._tasks),
            ],
            "pledge": [
                ("unit", lambda: self._text(["临江区"])),
                ("named", lambda: self._text(_CLAUSES)),
                ("assigned", lambda: self._text(_CLAUSES)),
                ("pledges", lambda: [self._pledge() for _ in range(self.random.randint(1, 4))]),
                ("requests", verbs),
                ("vow", clauses),
            ],
            "school-address": [
                ("greeting", lambda: self._text(["大家早上好！"])),
                ("story", lambda: {"text": self._text(_CLAUSES), "lead": "她说", "quote": self._text(_VERBS)}),
                ("thoughts", lambda: [{"claim": self._text(_CLAUSES), "text": self._text(_CLAUSES)} for _ in range(2)]),
                ("offers", clauses),
                ("hopes", verbs),
                ("wish", clauses),
            ],
        }

    def _agenda_item(self) -> dict[str, Any]:
        item: dict[str, Any] = {"what": self._text(["通报情况", "发言", "讲话"])}
        voices = self.random.randint(0, 4)
        if voices:
            item["who"] = [{"post": self._text(["区长"]), "name": self._text(["吴芳"])} for _ in range(voices)]
        return {**item, **self._some(("comment", lambda: self._text(_CLAUSES)))}

    def _pledge(self) -> dict[str, Any]:
        promise = {
            "what": self._text(_VERBS),
            **self._some(
                ("who", lambda: [self._text(_WHO) for _ in range(2)]),
                ("money", lambda: self._text(["区财政列支80万元"])),
                ("by", lambda: self._text(_WHEN)),
                ("standard", lambda: self._text(_VERBS)),
                ("else", lambda: self._text(_CLAUSES)),
            ),
        }
        return {"title": self._text(_VERBS), "promises": [promise, self._text(["请市里随时抽查。"])]}

    def _drives(self) -> list[Any]:
        return [
            {
                "title": self._text(_VERBS),
                "measures": self._measures(),
                **self._some(
                    ("now", lambda: self._text(_CLAUSES)),
                    ("nodes", lambda: [{"by": self._text(_WHEN), "what": self._text(_VERBS)}]),
                ),
            }
            for _ in range(self.random.randint(1, 3))
        ]

    def _called(self, kind: str) -> dict[str, Any]:
        """A follow-up does not say who called it: the meeting before it was the superiors'."""
        called = {"called_by": self._text(["市政府"])} if kind != "follow-up" else {}
        return {**called, "purpose": self._text(_VERBS)}

    def _meeting(self) -> dict[str, Any]:
        random = self.random
        kind = random.choice(list(MOVABLE))
        movable = list(MOVABLE[kind])
        data: dict[str, Any] = {"kind": kind, "title": self._text(["在全市工作会议上的讲话"]), "minutes": 60}
        data.update(
            self._some(
                ("meeting", lambda: {} if kind in ("pledge", "school-address") else self._called(kind)),
                ("speaker", lambda: {"name": self._text(["李明"]), "post": self._text(["市长"]), "rank": "chief"}),
                ("date", lambda: "2026-01-20"),
                ("theme", lambda: random.choice(THEMES)),
                ("facts", lambda: self._facts(kind)),
            )
        )
        if kind not in ("follow-up", *_OWN_ONLY) and random.random() < 0.5:
            data["people"] = [
                {"name": self._text(["赵刚"]), "relation": "subordinate", "did": self._text(["通报了情况"])}
                for _ in range(random.randint(1, 3))
            ]
        if random.random() < 0.4:
            random.shuffle(movable)
            data["sections"] = {"order": movable}
        if random.random() < 0.3:
            added = {
                "after": movable[0],
                "id": "extra",
                "heading": self._text(["保障市场供应"]),
                "text": "这件事要抓好。",
            }
            data.setdefault("sections", {})["add"] = [added]
        return data
