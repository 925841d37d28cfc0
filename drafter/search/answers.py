"""What a writer asks in her own words, and an index, in; the phrases that answer it out, with why.

Each phrase is worth what its words, words that say the same, what it does, its line of work and its form have of what
is asked. Of a question of which the phrasebank knows little, nothing is an answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.phrase import Phrasebank
from drafter.search.fold import fold, pairs
from drafter.search.index import Index
from drafter.search.match import By, Hits, Why

SHORTEST_ASKED = 3
"""Characters of a question; what is shorter is a word."""
_LEAST_KNOWN = 0.45
"""Share of a question's own words that stand in any phrase or name; of nonsense it is 0.3 at most."""
_LEAST_BESIDE = 2 / 3
"""Share of a question's own words that must stand beside the words of daily life in it."""
_LEAST_KNOWN_BESIDE = 0.75
"""Share of these that stand in any phrase or name."""
_LEAST_OF_BEST = 0.12
"""What is worth less than this share of the best answer is none."""
_WHOLE_WORD = 2.0
"""What each further character of a stretch is worth that a phrase has as it was asked: 推诿扯皮 is more than 批评."""
_SYNONYM = 2.5
"""What it is worth to say a word that says the same as one of the question."""
_RARE = 6.0
"""How rare a word must be to be worth that: one phrase of four hundred; what stands in many is worth less."""
_ABOUT = 0.75
"""What it is worth, against saying it, that a phrase is about something that a question says."""
_BOTH = 0.3
"""What the lesser of the two is worth beside the other: who says a thing is often about it."""
_ELSEWHERE = 0.5
"""What all this is worth in a phrase of quite another function than the likeliest, against one of that."""
_OTHER_WORK = 3.0
"""What it takes away to be of a line of work that a question does not name."""
_SEATS = (None, None, 0, 1, 2)
"""Who goes first: twice whoever is worth most, then the best of each of the functions that are the likeliest."""
_TRADE_NAMED = 5.0
"""What it is worth to be of the line of work that a question names: 医生 in 给值班的医生道声辛苦."""
_OF_TITLE = 0.5
"""What that is worth where it is only who speaks: 组织部长 in 给援疆干部送行，组织部长讲话."""
_TITLES = (
    "书记",
    "支书",
    "主任",
    "代表",
    "负责人",
    "干部",
    *(f"{each}长" for each in ("部", *"局院校园会所站厂行队县市区镇")),
)
_LEAF_NAMED = 2.6
"""What each character of a name is worth by which a question calls a phrase's function: 欢迎 in 欢迎的话怎么说."""
_LEAF_LIKELY = 0.36
"""What it is worth that a question sounds like a phrase's function: so much for each unit of likelihood."""
_MOST_LIKELY = 12.0
_OF_ROLE = 2.0
"""What it is worth, by who speaks to whom, to be an answer whatever else a phrase says."""
_FURTHER = 0.5
"""What each further phrase of a function is worth less than the one before."""
_FURTHER_COUNTED = 200
_WORD_SAID = 2.0
"""What it is worth to say the whole of one of several words, and not a part of it."""
_EXACTLY = 4.0
"""What it is worth that one of several words is just the name of a function, or of its branch."""
_MEANT = 3
"""Functions that a question may mean: their phrases are answers whatever they say."""
_FORM_NAMED = 5.0
"""What it is worth to be of the form that a question asks for: 小标题, 排比, 四字句."""
_FORM_AND_THEME = 8.0
"""What it is worth besides to tell of the theme as well."""
_OF_THE_THEME = 0.15
"""Share of what the words of the phrase that tells most of the theme are worth that is enough for that."""
_FORM_AGAIN = 3.0
"""And of another that it asks for as well."""
_NOT_OF_FORM = 3.0
"""What it takes away to be of none that it asks for."""
_A_WORD = 4
"""Characters of what is taken for one word among several."""
_OF_THEME = 0.4
"""What it is worth to do what a question asks where it asks for a form: 排比 on a theme must be of the theme first."""
_SETTING = 0.5
"""What the words count that tell where or when it is said: 年底总结会上怎么感谢大家."""
_BEFORE = 0.7
"""What stands before the clause that asks."""
_MANNER = 0.4
"""In what manner it is to be said: 诚恳一点."""
_UNWANTED = 0.2
"""What is not to be said: 别老说半边天."""
_CLAUSES = expression(r"[，。？！；：,?!;:\s]+")


@dataclass(frozen=True)
class Part:
    """A stretch of a question, folded, and how much it counts."""

    text: str
    weight: float


def find_answers(index: Index, query: str) -> Hits:
    """The phrases that answer a question best; nothing where it is too short, or of something else."""
    # only here: what is found as it is typed asks nobody who speaks
    from drafter.search.roles import read_roles, worth_of_roles

    parts = read_question(query, index.bank)
    forms = _by_name(index, parts, "form")
    parts = _without(parts, {name for names in forms.values() for name in names}, index.bank.asking) or parts
    own = [Part(piece, part.weight) for part in parts for piece in content(part.text, index.bank.asking)]
    wanted = _weigh((pair, part.weight) for part in own for pair in pairs(part.text))
    if len(fold(query)) < SHORTEST_ASKED or not wanted:
        return {}
    if not _is_of_speeches(index, query, [part.text for part in own]):
        return {}
    said = _Said(index, own, wanted, index.holders(wanted))
    about = _Said(index, own, wanted, index.holders_about(wanted))
    leaves = _by_function(index, parts, own)
    same = _by_synonym(index, parts)
    trades = _by_name(index, parts, "trade")
    roles = worth_of_roles(index, read_roles(query, index.bank))
    worths = sorted((sum(worth) for worth in leaves.values()), reverse=True)
    likeliest = max(worths, default=0.0)
    meant = (
        number
        for leaf, worth in leaves.items()
        if sum(worth) >= worths[:_MEANT][-1]
        for number in index.by_leaf.get(leaf, ())
    )
    scores: dict[int, float] = {}
    told: dict[int, float] = {}
    spoken = [number for number, worth in enumerate(roles) if worth >= _OF_ROLE]
    for number in {*said.masks, *about.masks, *meant, *same, *trades, *spoken}:
        named, alike = leaves.get(index.leaf(number), (0.0, 0.0))
        says, tells = said.worth(number), _ABOUT * about.worth(number)
        score = max(says, tells) + _BOTH * min(says, tells)
        if number in same:
            score += _SYNONYM * _sum_apart(same[number].values())
        if number in trades:
            score += _TRADE_NAMED * max(trades[number].values())
        elif index.has_trade(number):
            score -= _OTHER_WORK
        does = named + alike
        told[number] = score
        there = does / max(1.0, likeliest)
        scores[number] = (_OF_THEME * does if forms else does) + score * (_ELSEWHERE + (1 - _ELSEWHERE) * there)
        if roles:
            scores[number] += roles[number]
        if forms and number not in forms:
            scores[number] -= _NOT_OF_FORM
    theme = _OF_THE_THEME * max(told.values(), default=0.0)
    for number, names in forms.items():
        both = _FORM_AND_THEME if told.get(number, 0.0) > theme else 0.0
        scores[number] = scores.get(number, 0.0) + both + _FORM_NAMED + _FORM_AGAIN * (len(names) - 1)
    _take_turns(index, scores)
    seats = {} if forms else _seat(index, scores, leaves)
    least = _LEAST_OF_BEST * max(scores.values(), default=0.0)
    hits: Hits = {}
    for number, score in scores.items():
        if score >= least:
            why = [Why("question", run) for run in said.runs(number)]
            why += [why for why, _weight in same.get(number, {}).values()]
            why += [Why("trade", name) for name in list(trades.get(number, ()))[-1:]]
            why += [Why("form", name) for name in list(forms.get(number, ()))[-1:]]
            leaf = index.leaf(number)
            if any(leaves.get(leaf, ())):
                why.append(Why("function", index.bank.functions[leaf].name))
            if why:
                hits[number] = (seats.get(number, -round(100 * score)), tuple(why))
    return hits


def _seat(index: Index, scores: Mapping[int, float], leaves: Mapping[str, tuple[float, float]]) -> dict[int, int]:
    """The rank of those that go first: a question may mean another function than that of which the best phrases are."""
    order = sorted(scores, key=lambda number: (-scores[number], number))
    likely = sorted(leaves, key=lambda leaf: -sum(leaves[leaf]))
    seated: list[int] = []
    for seat in _SEATS:
        may = (
            number
            for number in order
            if number not in seated and (seat is None or index.leaf(number) in likely[seat : seat + 1])
        )
        seated += [number for number in [next(may, None)] if number is not None]
    before = -round(100 * max(scores.values(), default=0.0)) - len(seated)
    return {number: before + at for at, number in enumerate(seated)}


def _take_turns(index: Index, scores: dict[int, float]) -> None:
    """Make each further phrase of a function worth a little less: a question may mean the next function as well."""
    turns: Counter[str] = Counter()
    for number in sorted(scores, key=lambda number: (-scores[number], number))[:_FURTHER_COUNTED]:
        leaf = index.leaf(number)
        scores[number] -= _FURTHER * min(turns[leaf], 6)
        turns[leaf] += 1


def names_form(index: Index, query: str) -> bool:
    """Whether a question asks for a form: 小标题, 俗语."""
    return bool(_by_name(index, read_question(query, index.bank), "form"))


def read_question(query: str, bank: Phrasebank) -> list[Part]:
    """The stretches of a question, folded, and how much each counts.

    What only says where or when, or stands before it, counts less; so does a clause that ends with an occasion, what
    stands before the clause that asks, and in what manner it is to be said. What is not to be said counts least.
    """
    clauses = [clause for clause in map(fold, _CLAUSES.split(query)) if clause]
    parts: list[Part] = []
    for at, clause in enumerate(clauses):
        follows = max(map(len, clauses[at + 1 :]), default=0) > _A_WORD
        if follows and len(clause) > _A_WORD and clause.endswith(tuple(bank.occasions)):
            parts.append(Part(clause, _SETTING))
            continue
        after = max((clause.rfind(word) + len(word) for word in bank.settings if word in clause), default=0)
        if after and len(clause) - after > 1:
            parts = [Part(part.text, min(part.weight, _SETTING)) for part in parts]
            parts.append(Part(clause[:after], _SETTING))
            clause = clause[after:]
        elif len(clause) > _A_WORD and _asks(clause, bank):
            parts = [
                part if _is_said_before(part, bank) else Part(part.text, min(part.weight, _BEFORE)) for part in parts
            ]
        parts += _of_manner(clause, bank)
    return [part for part in parts if part.text]


def _asks(clause: str, bank: Phrasebank) -> bool:
    """Whether a clause asks for words, and tells for which: 怎么表态, and not 怎么说 alone."""
    return any(word in clause for word in bank.requests) and sum(map(len, content(clause, bank.asking))) >= _A_WORD


def _is_said_before(part: Part, bank: Phrasebank) -> bool:
    """Whether a stretch tells what was said just before: 副职汇报完了."""
    return any(word in part.text for word in bank.before)


def _of_manner(clause: str, bank: Phrasebank) -> list[Part]:
    """A clause as parts, in which what tells in what manner it is said, or what is not to be said, counts less."""
    begins = min((clause.find(word) for word in bank.unwanted if word in clause), default=len(clause))
    unwanted = [Part(clause[begins:], _UNWANTED)]
    clause = clause[:begins]
    manners = [word for word in bank.manners if word in clause] if len(clause) > _A_WORD else []
    rest = _cut(clause, manners)
    return [*(Part(piece, 1.0) for piece in rest), *(Part(word, _MANNER) for word in manners), *unwanted]


def _without(parts: Sequence[Part], names: Iterable[str], asking: Iterable[str]) -> list[Part]:
    """The parts without the names of forms, where anything else is asked for."""
    found = list(parts)
    for name in sorted(names, key=len, reverse=True):
        found = [Part(piece, part.weight) for part in found for piece in part.text.split(name)]
    return [part for part in found if any(len(piece) > 1 for piece in content(part.text, asking))]


class _Said:
    """What each phrase says of the words of a question: which pairs of characters, as bits, and what that is worth."""

    def __init__(
        self, index: Index, own: Sequence[Part], wanted: Mapping[str, float], held: Mapping[str, Sequence[int]]
    ) -> None:
        self._own = own
        self._pairs = list(wanted)
        size = len(index.texts)
        self._empty = index.bank.asking
        self._little = "".join(self._empty)
        self._worth = [
            weight * self._full(pair) * log(1 + size / len(held[pair])) / 2 if held[pair] else 0.0
            for pair, weight in wanted.items()
        ]
        self._known: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        self.masks: dict[int, int] = {}
        masks = self.masks
        for at, pair in enumerate(wanted):
            bit = 1 << at
            for number in held[pair]:
                masks[number] = masks.get(number, 0) | bit

    def worth(self, number: int) -> float:
        return self._told(number)[0]

    def runs(self, number: int) -> tuple[str, ...]:
        """The longest stretches of the question that the phrase says."""
        return self._told(number)[1]

    def _full(self, text: str) -> float:
        """The share of a stretch that is not characters which say little."""
        return sum(character not in self._empty for character in text) / len(text)

    def _bare(self, run: str) -> str:
        """A stretch without characters at its ends that say little: 会场的."""
        return run.strip(self._little)

    def _told(self, number: int) -> tuple[float, tuple[str, ...]]:
        mask = self.masks.get(number, 0)
        told = self._known.get(mask)
        if told is None:
            found = {pair for at, pair in enumerate(self._pairs) if mask >> at & 1}
            runs = {
                run: part.weight
                for part in self._own
                for whole in _runs(part.text, found)
                if len(run := self._bare(whole)) > 1
            }
            worth = sum(worth for at, worth in enumerate(self._worth) if mask >> at & 1)
            worth += sum(_WHOLE_WORD * weight * (len(run) - 2) * self._full(run) for run, weight in runs.items())
            worth += sum(_WORD_SAID for part in self._own if part.text in runs and len(self._own) > 1)
            told = self._known[mask] = (worth, tuple(runs))
        return told


def known(index: Index, text: str, *, strictly: bool = False) -> list[bool]:
    """Of each character whether it stands in any phrase beside the same one, or in what one is about, or in a name.

    strictly: two characters alone of which one says little (出来) do not count.
    """
    asking = index.bank.asking
    held, told = index.holders(pairs(text)), index.holders_about(pairs(text))
    marks = [False] * len(text)
    at = 0
    for run in _runs(text, {pair for pair in held if held[pair] or told[pair]}):
        at = text.index(run, at)
        if not strictly or len(run) > 2 or not asking.intersection(run):
            marks[at : at + len(run)] = [True] * len(run)
        at += len(run) - 1
    for name in index.words_in(text):
        at = text.find(name)
        while at >= 0:
            marks[at : at + len(name)] = [True] * len(name)
            at = text.find(name, at + 1)
    return marks


def is_known(index: Index, texts: Iterable[str], least: float = _LEAST_KNOWN) -> bool:
    """Whether so much of a question's own words is known that it can be one of a speech."""
    asking = index.bank.asking
    marks = [
        mark
        for text in texts
        for mark, character in zip(known(index, text, strictly=True), text, strict=True)
        if character not in asking
    ]
    return bool(marks) and sum(marks) >= least * len(marks)


def is_of_daily_life(index: Index, query: str) -> bool:
    """Whether a question has words of daily life (打印机, 多少钱), and not enough else that speeches know.

    That it shows that words are looked for (请假条怎么写) says nothing then, unless it names a speech: 高铁开通致辞.
    """
    asked = fold(query)
    daily = [word for word in index.bank.daily if word in asked]
    if not daily or any(word in asked for word in index.bank.speeches):
        return False
    own = content(asked, index.bank.asking)
    rest = [piece for text in own for piece in _cut(text, daily)]
    most = sum(map(len, rest)) > _LEAST_BESIDE * sum(map(len, own))
    return not (most and is_known(index, rest, _LEAST_KNOWN_BESIDE))


def _is_of_speeches(index: Index, query: str, own: Iterable[str]) -> bool:
    """Whether a question can be one of a speech: it shows that words are looked for, or enough of its own is known."""
    if is_of_daily_life(index, query):
        return False
    asked = fold(query)
    return is_known(index, own) or any(
        word in asked for words in (index.bank.wording, index.bank.speeches) for word in words
    )


def _by_function(index: Index, parts: Sequence[Part], own: Sequence[Part]) -> dict[str, tuple[float, float]]:
    """Of each leaf what it is worth that a question calls it by its names, and that it sounds like what stands there.

    A name within a longer one that stands there does not count: 批评 in 点名批评.
    """
    named: Counter[str] = Counter()
    for part in parts:
        here = [name for name in index.leaves_by_name if len(name) > 1 and name in part.text]
        for name in here:
            if not any(name != other and name in other for other in here):
                exactly = _EXACTLY if name == part.text and len(parts) > 1 else 0.0
                for leaf, share in index.leaves_by_name[name].items():
                    sure = share * index.share_of_leaf(name, leaf)
                    named[leaf] += (_LEAF_NAMED * sure * len(name) + exactly) * part.weight  # type: ignore[assignment]
    likely = index.functions_said.likelihoods([(part.text, part.weight) for part in own])
    return {
        leaf: (named.get(leaf, 0.0), min(_MOST_LIKELY, _LEAF_LIKELY * max(0.0, each)))
        for leaf, each in likely.items()
        if each > 0 or leaf in named
    }


def _by_synonym(index: Index, parts: Sequence[Part]) -> dict[int, dict[str, tuple[Why, float]]]:
    """The phrases that say a word of a question otherwise, or are about it; of each the word to why and its weight."""
    found: dict[int, dict[str, tuple[Why, float]]] = {}
    here = {
        word: weight
        for word in {*index.bank.synonyms, *index.about}
        if len(word) > 1 and (weight := max((part.weight for part in parts if word in part.text), default=0.0))
    }
    whole = sorted(here, key=lambda word: (len(word), word), reverse=True)
    for at, word in enumerate(whole):
        weight = here[word]
        within = any(word in longer and longer in index.bank.synonyms for longer in whole[:at])
        for synonym in () if within else map(fold, index.bank.synonyms.get(word, ())):
            holding = index.holding(synonym)
            worth = weight * min(1.0, log(1 + len(index.texts) / max(1, len(holding))) / _RARE)
            for number in holding:
                if word not in index.texts[number]:
                    found.setdefault(number, {}).setdefault(word, (Why("synonym", synonym), worth))
            for number in index.about.get(synonym, ()):
                found.setdefault(number, {}).setdefault(word, (Why("about", synonym), _ABOUT * weight))
        for number in index.about.get(word, ()):
            found.setdefault(number, {}).setdefault(word, (Why("about", word), 0.0))  # counted with the pairs
    return found


def _sum_apart(same: Iterable[tuple[Why, float]]) -> float:
    """What words that say the same are worth together; one that is meant by several words counts once."""
    best: dict[str, float] = {}
    for why, weight in same:
        best[why.text] = max(weight, best.get(why.text, 0.0))
    return sum(best.values())


def _by_name(index: Index, parts: Sequence[Part], by: By) -> dict[int, dict[str, float]]:
    """The phrases that bear a name of that sort which stands in a question; of each the name, the longest last."""
    found: dict[int, dict[str, float]] = {}
    for part in parts:
        here = sorted((name for name in index.names if len(name) > 1 and name in part.text), key=len)
        for name in here:
            for how, _shown, what in index.names[name]:
                if how == by:
                    weight = part.weight * (_OF_TITLE if by == "trade" and _is_title(part.text, name) else 1.0)
                    for number in index.bearing(what):
                        found.setdefault(number, {})[name] = weight
    return found


def _is_title(text: str, name: str) -> bool:
    """Whether a name is only part of what somebody is called in a text, wherever it stands there: 税务局长."""
    behind = text.split(name)[1:]
    return name.endswith(_TITLES) or all(each.startswith(_TITLES) for each in behind)


def _weigh(pairs_of: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for pair, weight in pairs_of:
        found[pair] = max(weight, found.get(pair, 0.0))
    return found


def content(whole: str, asking: Iterable[str]) -> list[str]:
    """A question's own words: what is left of it without the words of two characters and more that ask."""
    return _cut(whole, [word for word in asking if len(word) > 1])


def _cut(whole: str, words: Iterable[str]) -> list[str]:
    """What is left of a text without some words, the longest cut out first."""
    parts = [whole]
    for word in sorted(words, key=len, reverse=True):
        parts = [piece for part in parts for piece in part.split(word)]
    return [part for part in parts if part]


def _runs(asked: str, found: set[str]) -> Iterator[str]:
    """The longest stretches of words whose every pair was found."""
    run = ""
    for pair in (*pairs(asked), ""):
        if pair in found:
            run = run + pair[1] if run else pair
        elif run:
            yield run
            run = ""
