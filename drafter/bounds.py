"""How much of everything is read at most. Whatever is larger is refused, in one line that says so.

A bound on what is read stands here and nowhere else; docs/bounds.md tells writers of those that they may meet.
"""

MEBIBYTE = 1 << 20

# Files, before they are opened: bytes.
WRITTEN = MEBIBYTE
"""Of a file that a person types: meeting files, templates, styles. One mebibyte is a book."""
PHRASES = 16 * MEBIBYTE
"""Of one file of phrases: 25,000 entries."""
TABLE = 16 * MEBIBYTE
"""Of a table: ten thousand rows of facts are some megabytes."""
SPEECH = 200 * MEBIBYTE
"""Of a speech or a compilation, as text, as a web page or as a Word file: pictures make some large."""
BASE = 50 * MEBIBYTE
"""Of an organisation's own Word file, also unpacked: letterhead needs far less, and every draft carries it."""
UPLOAD = 64 * MEBIBYTE
"""Of all that is dropped on the studio's page at once: a Word file with pictures."""
UPLOADS = 1_000
"""Files that are dropped at once: a folder of speeches."""
BOXES = 20_000
"""Boxes of one form of the studio."""
BOX = MEBIBYTE
"""Bytes of one box."""
HISTORY = 256 * MEBIBYTE
"""Of the versions of a meeting file that the studio keeps: what is larger is not ours."""
FONT_NAMES = MEBIBYTE
"""Of the names of one font; real ones have some thousands."""
FONT_TABLES = 256
"""Tables of one font."""

# What is typed: characters, items, levels.
FACT = 20_000
"""Characters of one fact: an hour and a half of speaking."""
ITEMS = 2_000
"""Items of one list of a meeting file: four times the longest list that anybody gave us."""
SECTIONS = 200
"""Sections of an outline."""
PHRASE = 2_000
"""Characters of one phrase: ten minutes of speaking; the longest that we ship has fewer than two hundred."""
CHECKED = 2_000_000
"""Characters of a text that is checked: a hundred speeches of an hour. More would take minutes, and be no speech."""
DEPTH = 30
"""Levels of a YAML file, and steps of the path of a fact."""
EVENTS = 3_000_000
"""Values of a YAML file; a phrasebank of 10 MB has 1.1 million."""
LEARNED = 5
"""Speeches that are learned together: as many as templates/learned.yaml has names for ways."""

# Zips, unpacked.
UNPACKED = 200 * MEBIBYTE
"""Bytes of a Word file, an OpenDocument text or a workbook: 134 KB on disk can become 3 GB of memory."""
PARTS = 10_000
"""Parts of a Word file."""
PART = 10 * MEBIBYTE
"""Bytes of a part that is parsed."""
ELEMENTS = 1_000_000
"""Of all parts that are parsed: a speech of ten pages has 5,000, and a million take 150 MB of memory."""
PARAGRAPH = 2_000_000
"""Characters of a paragraph of a Word file."""
CONTROLS = 20
"""Content controls in one another; people put in two or three."""
ABOUT = 500
"""Characters of the words that a comment is about: 60,000 ranges over one long text would be gigabytes."""
CELLS = 2_000_000
"""Cells of a sheet, counted from its first to its last: ten thousand rows of two hundred columns."""
SPACES = 1_000
"""Spaces in a row, where an OpenDocument text says how many."""

# Other ways to write a speech down.
GROUPS = 500
"""Groups of an RTF file in one another."""
ATTRIBUTES = 2_000
"""Characters of a tag of a web page in which attributes are looked for."""
DIGITS = 10
"""Of a character's number in a web page: the largest has seven."""

# Templates: what may stand in them, and what running them may cost.
TEMPLATE = 256 * 1024
"""Bytes of one template."""
TOKENS = 40_000
"""Words and signs that Jinja reads in a template: a bound on the memory that its tree takes."""
NODES = 20_000
"""Parts of a template's tree."""
NESTED = 60
"""Parts of a template in one another."""
CONSTANT = 2_000
"""Characters of a text in quotation marks in a template."""
NUMBER = 1_000_000
"""The largest number that a template may write or make."""
STEPS = 1_500_000
"""What all the templates of one draft may cost together, beside what its facts allow: well under a second."""
STEPS_A_CHARACTER = 200
"""What each character of the facts allows: to tell it in every detail, once each, takes 100."""
