"""What mining proposes, held to what a person said of each phrase (evaluation/judgements)."""

import pytest

from evaluation.annotation import CORPUS
from evaluation.mined_precision import COLLECTIONS, choose, count_kept, read_judged, unjudged
from tests.house import HOUSE

BY_NAME = {collection.name: collection for collection in COLLECTIONS}


@pytest.mark.parametrize(
    ("name", "first_kept", "drawn_kept"),
    [("speeches", 0.96, 0.85), ("reports", 0.94, 0.8), ("invented", 0.94, 0.85), ("pages", 0.75, 0.0)],
)
def test_what_is_mined_is_worth_keeping_as_a_reader_judges(name: str, first_kept: float, drawn_kept: float):
    if name in ("speeches", "reports") and not CORPUS.exists():
        pytest.skip(f"the corpus is not here: {CORPUS}")
    first, drawn = choose(BY_NAME[name], HOUSE)
    known = read_judged(name)
    for phrases, least in ((first, first_kept), (drawn, drawn_kept)):
        kept, _judged = count_kept(phrases, known)
        assert kept >= least * len(phrases), unjudged(phrases, known)  # what nobody has judged counts as not kept
