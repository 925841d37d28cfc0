"""Punctuation where pieces meet: the runs of a paragraph in, the same runs without doubled marks out.

Only the template's own marks give way, never a character of a fact: a fact stands letter by letter.
"""

from collections.abc import Sequence

from drafter.dataclass import replace
from drafter.language.expressions import expression
from drafter.language.punctuation import CLOSING, FINAL
from drafter.model.draft import Run

_MARKS = "，。！？；：、"
_PARTS = expression(f"[{_MARKS}]|[^{_MARKS}]+")
_MEETING = expression(f"^[{_MARKS}]|[{_MARKS}][{CLOSING}]*[{_MARKS}]")
"""What no paragraph holds in which every mark may stay."""


def tidy_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Drop a mark of the template's own that another mark makes superfluous, and marks that open a paragraph."""
    if not _MEETING.search("".join([run.text for run in runs])):  # nearly always
        return tuple([run for run in runs if run.text])
    parts: list[tuple[str, int]] = []  # text without a mark of the template's own, or one such mark; and its run
    for index, run in enumerate(runs):
        if run.fact or run.blank:
            parts += [(run.text, index)] if run.text else []
            continue
        for part in _PARTS.findall(run.text):
            if part in _MARKS:
                if not parts:
                    continue
                before = _before(parts)
                if before and before in FINAL:
                    continue
                if before and before in "，；、：":
                    last, owner = parts[-1]
                    owned = not (runs[owner].fact or runs[owner].blank)
                    if last == before and owned and (part in FINAL or before != "："):
                        parts.pop()
                    else:
                        continue
            parts.append((part, index))
    texts: list[list[str]] = [[] for _run in runs]
    for part, index in parts:
        texts[index].append(part)
    tidied = ((run, "".join(kept)) for run, kept in zip(runs, texts, strict=True) if kept)
    return tuple(run if text == run.text else replace(run, text=text) for run, text in tidied)


def _before(parts: Sequence[tuple[str, int]]) -> str:
    """The mark just before: looking through closing quotes, so that 。”。 keeps one."""
    for part, _index in reversed(parts):
        seen = part.rstrip(CLOSING)
        if seen:
            return seen[-1] if seen[-1] in _MARKS else ""
    return ""
