"""An edited draft in; the same with its facts called by the paths that they have in the meeting file by now.

Paths count the items of a list, and somebody may have moved, put in or taken out items after the draft was written.
"""

from drafter.dataclass import replace
from drafter.edited.items import Items
from drafter.meeting import Vocabulary
from drafter.model.draft import Run
from drafter.model.edited import EditedDraft, Paragraph


class Names:
    """What a path of a draft is called in its meeting file; items: which became which. vocabulary: what that holds."""

    def __init__(self, items: Items, vocabulary: Vocabulary) -> None:
        self._items, self._vocabulary = items, vocabulary
        self._known: dict[str, str] = {}

    def of(self, path: str) -> str:
        """The path as it is now; of an item that is gone one that no fact has; of what is no fact the same."""
        if path not in self._known:
            named = "[" in path and self._vocabulary.owns(path)
            self._known[path] = self._items.call(path, keep_blank=True) if named else path
        return self._known[path]


def name_as_now(edited: EditedDraft, names: Names) -> EditedDraft:
    """The draft and its record, each fact by its path of now."""
    record = edited.record
    blocks = tuple(replace(block, runs=tuple(_name_run(run, names) for run in block.runs)) for block in record.blocks)
    kept = {names.of(path): text for path, text in record.kept.items()}
    settings = {names.of(path): text for path, text in record.settings.items()}
    paragraphs = tuple(
        Paragraph(
            paragraph.line,
            tuple(replace(stretch, fact=names.of(stretch.fact)) for stretch in paragraph.stretches),
            paragraph.blocks,
        )
        for paragraph in edited.paragraphs
    )
    remarks = tuple(replace(remark, fact=names.of(remark.fact)) for remark in edited.remarks)
    record = replace(record, blocks=blocks, kept=kept, settings=settings)
    return replace(edited, record=record, paragraphs=paragraphs, remarks=remarks)


def _name_run(run: Run, names: Names) -> Run:
    if not run.fact and not run.blank:
        return run
    return replace(run, fact=names.of(run.fact), blank=names.of(run.blank))
