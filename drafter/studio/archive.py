"""The office's own speeches as a page: files and folders that are dropped are read in, to be looked through."""

from collections.abc import Sequence
from pathlib import Path

from starlette.responses import HTMLResponse, RedirectResponse, Response

from drafter.dataclass import replace
from drafter.files.names import safe_name
from drafter.files.reading import read_bytes
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.search.archive import Archive
from drafter.studio.asked import Asked
from drafter.studio.pages import page, render

KEPT = "旧稿"
"""The folder beside the meeting files in which a copy of every speech lies that was read in."""


def archive_page(asked: Asked) -> Response:
    """What is in the archive, and where more is dropped."""
    return _show(asked)


def add_speeches(asked: Asked) -> Response:
    """What was dropped, read in; a copy is kept, so that the archive can say where a sentence stands."""
    if "final" in asked.form:
        return _keep_final(asked)
    given = [(name, data) for name, data in asked.files if not name.startswith(("~", "."))]
    if not given:
        return _told(asked, "", [Finding("archive", "error", _("Choose files, or a folder with speeches."))])
    kept = {_keep(asked.desk.folder / KEPT, name, data): name for name, data in given}
    added = Archive(asked.desk.archive_file).add([path for path, _new in kept], asked.desk.workspace.reader)
    names = {str(path): name for (path, _new), name in kept.items()}
    refused = [_named(finding, names) for finding in added.findings]
    wrong = {finding.place.file for finding in added.findings if finding.place and finding.severity == "error"}
    for path, new in kept:
        if new and str(path) in wrong:
            path.unlink(missing_ok=True)
    said = _(
        "{speeches} speeches were read in; {unchanged} files were there already.",
        speeches=added.speeches,
        unchanged=added.unchanged,
    )
    return _told(asked, said, refused)


def _told(asked: Asked, said: str, refused: Sequence[Finding]) -> Response:
    """On to the page that says what was read in and what was not."""
    return RedirectResponse(f"/archive/read/{asked.desk.batches.keep((said, refused))}", 303)


def _keep_final(asked: Asked) -> Response:
    """The final file that was made on the page of an edited draft."""
    name, data = asked.desk.batches.find(asked.form["final"]).files["final"]
    path, _new = _keep(asked.desk.folder / KEPT, name, data)
    Archive(asked.desk.archive_file).add([path], asked.desk.workspace.reader)
    return HTMLResponse(render("kept.html"))


def added_page(asked: Asked) -> Response:
    """What was read in, at an address of its own."""
    said, refused = asked.desk.batches.find(asked.path["batch"])
    return _show(asked, said, refused)


def find_passages(asked: Asked) -> Response:
    """Sentences of the archive that hold the words."""
    query = asked.query.get("q", "").strip()
    archive = Archive(asked.desk.archive_file)
    total, found = archive.search(query.split(), limit=30)
    return HTMLResponse(render("passages.html", total=total, found=found, query=query, empty=archive.is_empty))


def _show(asked: Asked, said: str = "", refused: Sequence[Finding] = ()) -> Response:
    speeches = Archive(asked.desk.archive_file).speeches()
    return page("archive.html", speeches=speeches, said=said, findings=refused, kept=KEPT)


def _keep(folder: Path, name: str, data: bytes) -> tuple[Path, bool]:
    """Where a copy lies, and whether it is new: what lies there already under its name is not written again."""
    stem, suffix = Path(safe_name(name) or "file").stem, Path(name).suffix.lower()
    number = 1
    while True:
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        if not path.exists():
            write_file(path, data)
            return path, True
        if len(data) == path.stat().st_size and read_bytes(path, len(data)) == data:
            return path, False
        number += 1


def _named(finding: Finding, names: dict[str, str]) -> Finding:
    """A finding that says which of the files that were dropped it is about."""
    name = names.get(finding.place.file, "") if finding.place else ""
    return replace(finding, message=f"{name}：{finding.message}" if name else finding.message, place=None)
