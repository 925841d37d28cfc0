"""The names by which what a Word draft holds is found again when it is read back: tags, bookmarks, namespaces."""

from zlib import crc32

STORE_SPACE = "urn:drafter:meeting:1"
RECORD_SPACE = "urn:drafter:record:1"
BOOKMARK = "_Draft"
"""How the names of our bookmarks begin, before the block's number; a leading _ hides them in Word's own list."""
PHRASE_MARK = "_Phrase"
"""Before the number of a phrase in the record: around a phrase that holds facts."""
FACT_MARK = "_Fact"
"""Before the number of a fact that holds blanks, as they first stand in the record: around such a fact."""
AUTHOR = "drafter"
"""Who our own comments are from."""
LONGEST_NAME = 64
"""Characters of a tag or an alias that Word takes."""


def shorten_name(name: str) -> str:
    """A tag of at most `LONGEST_NAME` characters; what is cut off leaves its checksum."""
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 9]}~{crc32(name.encode()):08x}"
