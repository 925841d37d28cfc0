"""What a condition is made of, `theme.class == prevention and people`: its text in, its terms out."""

import re
from functools import lru_cache

from drafter.language.expressions import expression

_TERM = expression(
    r"^(?P<no>not\s+)?(?P<path>[A-Za-z][\w.]*)(?:\s*(?P<operator>==|!=|\bin\b|\bsays\b)\s*(?P<value>.+?)|\s+(?P<alone>asks))?$",
    re.ASCII,
)


@lru_cache(maxsize=4096)  # those of a phrasebank are judged at every place of every draft
def parse_condition(condition: str) -> tuple[tuple[bool, str, str, tuple[str, ...]], ...]:
    """Terms joined by `and`: (negated, path, operator, values). Raises ValueError when it does not read."""
    terms = []
    for text in re.split(r"\s+and\s+", condition.strip()):
        match = _TERM.match(text.strip())
        if match is None:
            raise ValueError(text)
        value = match["value"] or ""
        values = tuple(part.strip(" '\"") for part in value.strip("[]").split(",")) if match["operator"] else ()
        terms.append((bool(match["no"]), match["path"], match["operator"] or match["alone"] or "", values))
    return tuple(terms)
