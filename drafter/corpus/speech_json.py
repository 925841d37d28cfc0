"""A Speech in, plain values for JSON out: what other programs read of it."""

from collections.abc import Mapping, Sequence

from drafter.model.speech import Speech


def speech_to_json(speech: Speech, phrases: Sequence[Mapping[str, object]] = ()) -> dict[str, object]:
    """The speech in the form of `drafter analyze --json`; lines and columns are 1-based in the file as read.

    phrases: what mining finds in it, already as plain values.
    """
    return {
        "id": speech.id,
        "file": speech.place.file,
        "title": speech.title,
        "start_line": speech.place.line,
        "end_line": speech.end_line,
        "genre": speech.genre,
        "salutation": speech.salutation or None,
        "closing": speech.closing or None,
        "outline": [
            {
                "level": section.level,
                "depth": section.depth,
                "marker": section.marker,
                "heading": section.heading,
                "headed": section.headed,
                "run_in": section.run_in,
                "inline": section.inline,
                "line": section.place.line,
                "column": section.place.column,
            }
            for section in speech.walk()
        ],
        "moves": [
            {"role": span.move, "text": span.text, "line": span.place.line, "column": span.place.column}
            for span in speech.moves
        ],
        "slots": [
            {"text": blank.text, "kind": blank.kind, "line": blank.place.line, "column": blank.place.column}
            for blank in speech.slots
        ],
        "announced": [
            {"text": said.text, "count": said.count, "actual": said.actual, "line": said.place.line}
            for said in speech.announced
        ],
        "phrases": list(phrases),
    }
