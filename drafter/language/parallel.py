"""Whether facts that stand one after the other are one list: texts in; yes where they are short and alike in form."""

import re
from collections.abc import Sequence

from drafter.language.expressions import expression

_PAUSE = expression("[，；：、]")
SHORT = 16
"""Characters of the longest fact without a pause that shares a sentence with others."""
ALIKE = 1.6
"""How many times as long as the shortest the longest may be."""


def are_parallel(texts: Sequence[str]) -> bool:
    """Whether facts can be parted by ； in one sentence: short ones without a pause, or ones that open alike.

    Others say each its own thing of its own subject, and are sentences of their own.
    """
    bare = [text.strip().rstrip("。") for text in texts]
    if not all(bare) or any("。" in text for text in bare):
        return False
    if max(map(len, bare)) > ALIKE * min(map(len, bare)):
        return False
    if len({text[:2] for text in bare}) == 1 and len({len(_PAUSE.findall(text)) for text in bare}) == 1:
        return True
    return all(len(text) <= SHORT and not re.search("[，；：]", text) for text in bare)
