"""Changes to an outline: whatever they are, no section is lost or doubled."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.files.outline import change_outline
from drafter.model.meeting import Changes
from drafter.model.template import OutlineEntry

OUTLINE = [OutlineEntry(id=name, use=f"a/{name}") for name in "abcdef"]
IDS = st.lists(st.sampled_from("abcdefx"), unique=True).map(tuple)


@given(omit=IDS, order=IDS)
def test_what_stays_is_the_outline_without_what_is_omitted(omit: tuple[str, ...], order: tuple[str, ...]):
    entries, faults = change_outline(OUTLINE, Changes(omit=omit, order=order))
    assert sorted(entry.id for entry in entries) == sorted(set("abcdef") - set(omit))
    assert len(faults) == int("x" in omit or "x" in order), "a section that is left out may still be named"


@given(order=IDS)
def test_named_sections_stand_in_the_order_named_and_the_others_where_they_were(order: tuple[str, ...]):
    ids = [entry.id for entry in change_outline(OUTLINE, Changes(order=order))[0]]
    known = [name for name in order if name != "x"]
    assert [name for name in ids if name in known] == known
    assert all(ids[place] == name for place, name in enumerate("abcdef") if name not in known)
