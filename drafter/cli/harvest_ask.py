"""What a harvest found in; what of it a person wants written out: asked group by group on stderr."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from drafter.cli.console import say
from drafter.cli.harvest_show import (
    describe_conflict,
    describe_fact,
    describe_phrase,
    describe_rewritten,
    describe_sentence,
)
from drafter.cli.inputs import ask
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.edited.harvest import Conflict, FactChange, Harvest, PhraseChange, Rewritten, Taken

Item = TypeVar("Item")


def certain(
    found: "Harvest", decided: dict[str, str], source: Path | None, folder: Path | None, *, all_of_it: bool
) -> "Taken":
    """What may be written without asking: nothing that is only probable, that goes, or that somebody must decide."""
    from drafter.edited.harvest import Taken

    settled = tuple(decided.items()) if source else ()
    if not all_of_it:
        return Taken(settled=settled)
    facts = tuple(change for change in found.facts if change.sure) if source else ()
    sentences = tuple(added for added in found.sentences if added.proposal) if folder else ()
    phrases = tuple(change for change in writable(found.phrases, source, folder) if change.certain)
    return Taken(facts, settled, phrases, sentences, writable_words(found.rewritten) if source else ())


def writable_words(changes: "Iterable[Rewritten]") -> "tuple[Rewritten, ...]":
    """The headings and sentences in other words that may be written: a 【】 in them would be no blank any more."""
    return tuple(change for change in changes if "【" not in change.new)


def writable(changes: "Iterable[PhraseChange]", source: Path | None, folder: Path | None) -> "Iterable[PhraseChange]":
    """The changes of phrases for which there is a place: a pin needs a meeting file, an entry a folder."""
    for change in changes:
        if (change.pin and source) or (change.proposal and folder):
            yield change


class Questions:
    """Asks for each group whether all, none or some of it is to be written; the end of the input is none."""

    def __init__(
        self,
        found: "Harvest",
        decided: dict[str, str],
        source: Path | None,
        folder: Path | None,
        call: Callable[[str], str],
    ) -> None:
        """call: what a fact is called."""
        self.call = call
        self.found = found
        self.decided = decided
        self.source = source
        self.folder = folder

    def ask(self) -> "Taken":
        """All that the person wants."""
        from drafter.edited.harvest import Taken

        found = self.found
        sure = [change for change in found.facts if change.sure]
        doubtful = [change for change in found.facts if change not in sure]
        offered = [added for added in found.sentences if added.proposal and self.folder]
        changed = list(writable(found.phrases, self.source, self.folder))
        facts: list[FactChange] = []
        settled: list[tuple[str, str]] = []
        if self.source:
            facts += self._group(
                _("Write the facts into {file}? y all  n none  o one by one", file=self.source),
                sure,
                self._describe_fact,
            )
            facts += self._each(doubtful, self._describe_fact)
            settled += [pair for conflict in found.conflicts for pair in self._decide(conflict)]
        certain = [change for change in changed if change.certain]
        question = _("Take over the changed phrases? y all  n none  o one by one")
        phrases = [*self._group(question, certain, describe_phrase)]
        phrases += self._each([change for change in changed if not change.certain], describe_phrase)
        rewritten: Sequence[Rewritten] = ()
        if self.source:
            question = _("Write the headings and sentences in other words? y all  n none  o one by one")
            rewritten = self._group(question, writable_words(found.rewritten), describe_rewritten)
        sentences = self._each(offered, describe_sentence)
        return Taken(tuple(facts), tuple(settled), tuple(phrases), tuple(sentences), tuple(rewritten))

    def _group(self, question: str, items: Sequence[Item], shown: Callable[[Item], Iterable[str]]) -> Sequence[Item]:
        if not items:
            return ()
        answer = ask(question, ("y", "n", "o"))
        return items if answer == "y" else self._each(items, shown) if answer == "o" else ()

    def _each(self, items: Sequence[Item], shown: Callable[[Item], Iterable[str]]) -> Sequence[Item]:
        taken: list[Item] = []
        for number, item in enumerate(items):
            for line in shown(item):
                say(f"  {line}")
            answer = ask(_("Take this one? y yes  n no  a this and all that follow  q none of them"), tuple("ynaq"))
            if answer == "a":
                return [*taken, *items[number:]]
            if answer in ("q", ""):
                break
            if answer == "y":
                taken.append(item)
        return taken

    def _describe_fact(self, change: "FactChange") -> Iterable[str]:
        return describe_fact(change, self.call)

    def _decide(self, conflict: "Conflict") -> Iterable[tuple[str, str]]:
        if conflict.path in self.decided:
            return [(conflict.path, self.decided[conflict.path])]
        for line in describe_conflict(conflict, self.call):
            say(f"  {line}")
        numbers = tuple(map(str, range(1, len(conflict.versions) + 1)))
        answer = ask(_("Which one? Enter leaves it as it is."), ("", *numbers))
        return [(conflict.path, conflict.versions[int(answer) - 1].text)] if answer else []
