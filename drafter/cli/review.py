"""`drafter phrases review`: one mined phrase after the other, with the sentence around it: keep, reword, reject."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from drafter.cli.console import paint, plain, say, shorten
from drafter.cli.inputs import open_workspace
from drafter.cli.words import in_words
from drafter.dataclass import replace
from drafter.i18n import _
from drafter.language.forms import FORMS
from drafter.language.slots import find_slots, make_slot
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Phrase, Source, Status, ThemeClass
from drafter.model.place import Place
from drafter.search.sentences import find_sentences

if TYPE_CHECKING:
    pass

_SOURCES = 3
_WHOLE: Mapping[str, Status] = {"ka": "reviewed", "ra": "rejected"}
"""What is typed for all that is left of a move."""


def review(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help=_("A phrasebank folder; otherwise the first of drafter.yaml.")),
    ] = None,
    archive: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help=_("Where the speeches are, to show the sentence around each phrase.")),
    ] = None,
) -> None:
    from drafter.files.phrasebank import load_phrasebank
    from drafter.resources import data_dir

    where = folder or first_folder()
    bank, _warnings = load_phrasebank([where, data_dir("phrasebank")])
    own = [phrase for phrase in bank.phrases if _lies_in(phrase, where) and phrase.status == "mined"]
    if not own:
        say(_("Nothing in {folder} waits for review.", folder=where), "green")
        return
    sentences = find_sentences(own, archive or [], open_workspace(where).reader)
    counts = Review(where, sentences, {move.id: move.name for move in bank.moves.values()}).run(own)
    say(
        _(
            "{kept} kept, {rejected} rejected, {left} left for another time.",
            kept=counts[0],
            rejected=counts[1],
            left=len(own) - sum(counts),
        ),
        "green",
    )


class Review:
    """Asks on stderr, writes each decision at once: whatever ends the review, nothing decided is lost."""

    def __init__(self, folder: Path, sentences: Mapping[Source, str], moves: Mapping[str, str]) -> None:
        """moves: id to what writers call it."""
        self.folder = folder
        self.sentences = sentences
        self.moves = moves

    def run(self, phrases: Sequence[Phrase]) -> tuple[int, int]:
        """How many were kept and how many rejected. Phrases of one move that follow each other are a group."""
        made: list[dict[int, Phrase]] = []
        at = 0
        while at < len(phrases):
            if at == 0 or phrases[at].move != phrases[at - 1].move:
                size = len(_rest_of_move(phrases, at))
                say()
                move = self.moves.get(phrases[at].move, phrases[at].move)
                say(_("{move}: {count} phrases", move=move, count=size), "bold")
            self._show(phrases[at], at + 1, len(phrases))
            decided = self._decide(phrases[at])
            if decided is None:
                break
            if decided == "undo":
                at = self._undo(phrases, made, at)
                continue
            made.append({})
            for phrase in [phrases[at]] if isinstance(decided, Phrase) else _rest_of_move(phrases, at):
                new = decided if isinstance(decided, Phrase) else replace(phrase, status=_WHOLE[decided])
                if new.status != phrase.status:
                    self._write(phrase, new)
                    made[-1][at] = new
                at += 1
        statuses = [phrase.status for decision in made for phrase in decision.values()]
        return statuses.count("reviewed"), statuses.count("rejected")

    def _undo(self, phrases: Sequence[Phrase], made: list[dict[int, Phrase]], at: int) -> int:
        """Take the last decision back, on one phrase or on all of a move; the first phrase to be asked about again.

        What was only skipped is passed over.
        """
        while made and not made[-1]:
            made.pop()
        if not made:
            say(_("There is nothing to undo."), "yellow")
            return at
        decision = made.pop()
        for number, new in decision.items():
            self._write(new, phrases[number])
        return min(decision)

    def _show(self, phrase: Phrase, number: int, total: int) -> None:
        say()
        say(f"{number}/{total}  " + paint(plain(phrase.text), "bold", sys.stderr))
        classes = "、".join(phrase.fits.classes) or _("every class")
        say(f"  {phrase.id}  {in_words(phrase.kind)}  {in_words(phrase.form)}  {classes}", "dim")
        for source in phrase.sources[:_SOURCES]:
            sentence = self.sentences.get(source, source.text)
            say(f"  {source.speech}:{source.line}  {shorten(plain(sentence), 150)}")

    def _decide(self, phrase: Phrase) -> Phrase | Literal["undo", "ka", "ra"] | None:
        """The phrase as decided, unchanged when skipped; what to do with all; None at the end."""
        while True:
            say(_("k keep  w reword  f form  c classes  r reject  Enter skip  q quit"), "dim")
            say(_("ka keep the rest of this move  ra reject it  u undo"), "dim")
            line = sys.stdin.readline()
            answer = line.strip().lower()
            if not line or answer == "q":
                return None
            if not answer:
                return replace(phrase, status="mined")
            if answer == "u":
                return "undo"
            if answer == "ka":
                return "ka"
            if answer == "ra":
                return "ra"
            if answer == "k":
                return replace(phrase, status="reviewed")
            if answer == "r":
                return replace(phrase, status="rejected")
            if answer == "w":
                phrase = self._reword(phrase)
            elif answer == "f":
                phrase = self._form(phrase)
            elif answer == "c":
                phrase = self._classes(phrase)

    def _reword(self, phrase: Phrase) -> Phrase:
        text = _ask(_("New wording; places to fill stay as they are, 【】"), lambda answer: "")
        names = find_slots(text)
        if not text or not set(names) <= set(phrase.slots):
            say(_("Only these places can be used: {names}", names="".join(map(make_slot, phrase.slots))), "yellow")
            return phrase
        variants = tuple(dict.fromkeys((phrase.text, *phrase.variants)))
        kept = {name: phrase.slots[name] for name in names}
        variants = tuple(each for each in variants if each != text and set(find_slots(each)) <= set(kept))
        return replace(phrase, text=text, slots=kept, variants=variants)

    def _form(self, phrase: Phrase) -> Phrase:
        options = ", ".join(FORMS)
        answer = _ask(options, lambda answer: "" if answer in FORMS else _("One of: {names}", names=options))
        return replace(phrase, form=answer) if answer else phrase  # type: ignore[arg-type]  # checked above

    def _classes(self, phrase: Phrase) -> Phrase:
        known = get_args(ThemeClass)
        options = ", ".join(known)

        def check(answer: str) -> str:
            return "" if set(re.split("[ ,，、]+", answer)) <= set(known) else _("One of: {names}", names=options)

        answer = _ask(options, check)
        classes = tuple(re.split("[ ,，、]+", answer)) if answer else ()
        return replace(phrase, fits=replace(phrase.fits, classes=classes))  # type: ignore[arg-type]  # checked above

    def _write(self, old: Phrase, new: Phrase) -> None:
        from drafter.files.writing import locked
        from drafter.mining import change

        assert old.place is not None  # it was read from a file
        with locked(self.folder):
            if not change(Path(old.place.file), old, new):
                message = _("is written on one line; only entries of several lines can be changed")
                raise InputError([Finding("file", "error", message, old.place)])


def _rest_of_move(phrases: Sequence[Phrase], at: int) -> list[Phrase]:
    """The phrases from `at` on that are of its move, up to the first of another."""
    move = phrases[at].move
    return list(takewhile(lambda phrase: phrase.move == move, phrases[at:]))


def _ask(question: str, check: Callable[[str], str]) -> str:
    while True:
        say(question)
        line = sys.stdin.readline()
        answer = plain(line.strip())
        wrong = check(answer) if answer else ""
        if not wrong:
            return answer
        say(wrong, "yellow")


def first_folder() -> Path:
    folders = open_workspace().organisation.phrasebanks
    if not folders:
        message = _("there is no phrasebank here; name a folder: drafter phrases review DIR")
        raise InputError([Finding("file", "error", message, Place("drafter.yaml", 1))])
    return Path(folders[0])


def _lies_in(phrase: Phrase, folder: Path) -> bool:
    return phrase.place is not None and Path(phrase.place.file).parent.parent.resolve() == folder.resolve()
