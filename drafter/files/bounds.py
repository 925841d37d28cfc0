"""How much of everything is read at most. Whatever is larger is refused, in one line, before it is read."""

MEBIBYTE = 1 << 20

WRITTEN = MEBIBYTE
"""Bytes of a file that a person types: meeting files, templates, phrases. One mebibyte is a book."""
PHRASES = 16 * MEBIBYTE
"""Bytes of one file of phrases: 25,000 entries."""
PHRASE = 2_000
"""Characters of one phrase: ten minutes of speaking; the longest that we ship has fewer than two hundred."""
FACT = 20_000
"""Characters of one fact: an hour and a half of speaking."""
ITEMS = 2_000
"""Items of one list of a meeting file: four times the longest list that anybody gave us."""
TABLE = 16 * MEBIBYTE
"""Bytes of a table: ten thousand rows of facts are some megabytes."""
CELLS = 2_000_000
"""Cells of a sheet, counted from its first to its last: ten thousand rows of two hundred columns."""
UNPACKED = 200 * MEBIBYTE
"""Bytes of a workbook when it is unpacked."""
SPEECH = 200 * MEBIBYTE
"""Bytes of a speech or a compilation, as text, as a web page or as a Word file: pictures make some large."""
CHECKED = 2_000_000
"""Characters of a text that is checked: a hundred speeches of an hour. More would take minutes, and be no speech."""
