"""A name that our files use in; what people call it, out."""

from drafter.i18n import _


def in_words(name: str) -> str:
    """`name (what people call it)`; a name that is not ours stays alone."""
    words = {
        # kinds of phrases
        "phrase": _("set phrase"),
        "frame": _("frame with places to fill"),
        "slogan": _("slogan"),
        "abbreviation": _("abbreviation by number"),
        "parallel": _("parallel clauses"),
        "collocation": _("collocation"),
        "heading": _("heading form"),
        "emphasis": _("words of emphasis"),
        "saying": _("proverb or saying"),
        "question": _("question that is answered at once"),
        "argument": _("frame that carries an argument"),
        # forms
        "noun": _("noun phrase"),
        "work": _("noun phrase that ends in 工作"),
        "verb": _("verb phrase"),
        "clause": _("clause without final mark"),
        "sentence": _("whole sentence"),
        "quantity": _("number with its unit"),
        # status
        "mined": _("found by program, not yet reviewed"),
        "reviewed": _("read in a speech and reviewed"),
        "written": _("written by ourselves"),
        "part": _("part of a sentence, for drafts only"),
        "rejected": _("not to be used"),
        # ranks
        "chief": _("head of the place or office"),
        "deputy": _("deputy"),
        "chair": _("chair of the meeting"),
        "guest": _("guest"),
        # classes of themes
        "prevention": _("safety and prevention"),
        "development": _("economy and development"),
        "livelihood": _("people's livelihood"),
        "party": _("party building"),
        "education": _("education"),
        "ceremony": _("ceremony"),
        # directions
        "down": _("to subordinates"),
        "level": _("to peers"),
        "up": _("to superiors"),
        # places in a section
        "first": _("opens a section"),
        "middle": _("inside a section"),
        "last": _("ends a section"),
        # tones
        "affirm": _("affirms"),
        "warn": _("warns"),
        "demand": _("demands"),
        "lift": _("lifts"),
        # when a phrase may be used
        "classes": _("themes"),
        "levels": _("levels of office"),
        "ranks": _("speakers"),
        "directions": _("directions"),
        "trades": _("lines of work"),
        "speakers": _("said by"),
        "audiences": _("said to"),
        "season": _("months"),
        "position": _("place"),
        "tone": _("tone"),
        "kinds": _("kinds of speech"),
        "excludes": _("not together with"),
    }
    return _("{name} ({words})", name=name, words=words[name]) if name in words else name
