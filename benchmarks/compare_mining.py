"""Ways of finding phrases beside ours, same speeches, same judgement: `python -m benchmarks.compare_mining`.

How many of the first fifty finds of each way are worth keeping: those that say the same as a phrase that a person
kept (evaluation/judgements) or that stands reviewed in the phrasebank. The same is four fifths of the characters of
both, in order. Ours are judged one by one; so the others gain from this measure what they say only nearly.
jieba and gensim are no part of drafter: what is not installed is left out (pip install jieba gensim).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from benchmarks.harness import Figure, main
from drafter.files.phrasebank import load_phrasebank
from drafter.language.punctuation import fold
from drafter.mining import mine
from drafter.model.speech import Speech
from drafter.resources import data_dir
from drafter.workspace import Workspace

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "meeting-speeches.txt"
JUDGED = ROOT / "evaluation" / "judgements" / "mining-speeches.yaml"
FIRST = 50
_STRETCH = re.compile("[\u4e00-\u9fff]+")
_SLOT = re.compile("【[^】]*】")
_SAME = 0.8
_LONGEST = 12


def frequent_ngrams(texts: Sequence[str]) -> list[str]:
    """Characters in a row, 3 to 12, by how often they stand × their number; no part of a better one."""
    counts = Counter(gram for text in texts for gram in _ngrams(text, 3))
    return _maximal(counts, lambda gram: counts[gram] * len(gram))


def maximal_repeats(texts: Sequence[str]) -> list[str]:
    """Longest strings that stand twice or more, by length."""
    counts = Counter(gram for text in texts for gram in _ngrams(text, 4))
    return _maximal(counts, len)


def pmi_and_entropy(texts: Sequence[str]) -> list[str]:
    """Strings whose parts hold together (PMI) and whose neighbours vary (branching entropy)."""
    counts: Counter[str] = Counter()
    left: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for stretch in _STRETCH.findall(text):
            padded = f"^{stretch}$"
            for size in range(1, 7):
                for at in range(1, len(padded) - size):
                    gram = padded[at : at + size]
                    counts[gram] += 1
                    left[gram][padded[at - 1]] += 1
                    right[gram][padded[at + size]] += 1
    total = sum(count for gram, count in counts.items() if len(gram) == 1)

    def worth(gram: str) -> float:
        pmi = min(
            math.log(counts[gram] * total / (counts[gram[:cut]] * counts[gram[cut:]])) for cut in range(1, len(gram))
        )
        return pmi * min(_entropy(left[gram]), _entropy(right[gram]))

    grams = [gram for gram, count in counts.items() if count >= 3 and len(gram) >= 2]
    return sorted(grams, key=lambda gram: (-worth(gram), gram))


def tf_idf(texts: Sequence[str]) -> list[str]:
    """Words by frequency × inverse frequency of speeches, as jieba's keywords are found."""
    import jieba.analyse

    return [str(word) for word in jieba.analyse.extract_tags("\n".join(texts), topK=FIRST)]


def text_rank(texts: Sequence[str]) -> list[str]:
    """Words by their rank in the graph of their neighbours (Mihalcea and Tarau 2004), as jieba has it."""
    import jieba.analyse

    return [str(word) for word in jieba.analyse.textrank("\n".join(texts), topK=FIRST)]


def gensim_phrases(texts: Sequence[str]) -> list[str]:
    """Words that stand together oftener than by chance (Mikolov and others 2013), as gensim has it."""
    import jieba
    from gensim.models.phrases import Phrases

    sentences = [list(jieba.cut(stretch)) for text in texts for stretch in _STRETCH.findall(text)]
    found = Phrases(Phrases(sentences, min_count=2, threshold=2)[sentences], min_count=2, threshold=2).export_phrases()
    return [name.replace("_", "") for name, _ in sorted(found.items(), key=lambda each: (-each[1], each[0]))]


WAYS: tuple[tuple[str, tuple[str, ...], Callable[[Sequence[str]], list[str]]], ...] = (
    ("frequent n-grams", (), frequent_ngrams),
    ("maximal repeats", (), maximal_repeats),
    ("PMI + branching entropy", (), pmi_and_entropy),
    ("TF-IDF", ("jieba",), tf_idf),
    ("TextRank", ("jieba",), text_rank),
    ("gensim Phrases", ("jieba", "gensim"), gensim_phrases),
)


def measure() -> Iterator[Figure]:
    """The share of the first finds that is worth keeping: ours, and beside it every other way that is installed."""
    house = Workspace()
    speeches: list[Speech] = house.reader.read(CORPUS)
    texts = ["\n".join(fold(passage.text) for passage in speech.paragraphs) for speech in speeches]
    good = _worth_keeping()
    others = []
    for name, needs, find in WAYS:
        missing = [package for package in needs if find_spec(package) is None]
        said = f"{', '.join(missing)} not installed" if missing else f"{_kept(find(texts)[:FIRST], good):.2f}"
        others.append(f"{name} {said}")
    judged = {entry["text"]: entry["keep"] for entry in _judged()}
    ours = [judged.get(phrase.text, False) for phrase in mine(speeches, house.words).phrases[:FIRST]]
    yield Figure("finds of mining worth keeping", sum(ours) / len(ours), f"of {FIRST}", None, "; ".join(others))


def _judged() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))["judged"]
    return entries


def _worth_keeping() -> list[str]:
    """Everything that was kept or reviewed, without its slots."""
    bank, _ = load_phrasebank([data_dir("phrasebank")])
    texts = {entry["text"] for entry in _judged() if entry["keep"]}
    texts |= {phrase.text for phrase in bank.phrases if phrase.status == "reviewed"}
    texts |= {source.text for phrase in bank.phrases if phrase.status == "reviewed" for source in phrase.sources}
    return sorted({_bare(text) for text in texts} - {""})


def _kept(finds: Sequence[str], good: Sequence[str]) -> float:
    return sum(any(_same(_bare(find), other) for other in good) for find in finds) / len(finds) if finds else 0.0


def _same(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < _SAME * longest:
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME * longest


def _bare(text: str) -> str:
    return re.sub(r"\W", "", _SLOT.sub("", text))


def _ngrams(text: str, shortest: int) -> Iterator[str]:
    for stretch in _STRETCH.findall(text):
        for size in range(shortest, min(_LONGEST, len(stretch)) + 1):
            yield from (stretch[at : at + size] for at in range(len(stretch) - size + 1))


def _maximal(counts: Counter[str], worth: Callable[[str], int]) -> list[str]:
    """Those that stand twice, best first, without what is part of a better one."""
    taken: list[str] = []
    for gram in sorted((g for g, count in counts.items() if count > 1), key=lambda g: (-worth(g), g)):
        if not any(gram in other or other in gram for other in taken):
            taken.append(gram)
        if len(taken) == FIRST:
            break
    return taken


def _entropy(neighbours: Counter[str]) -> float:
    total = sum(neighbours.values())
    return -sum(count / total * math.log(count / total) for count in neighbours.values())


if __name__ == "__main__":
    main(measure)
