"""A section file in; its front matter as values and its body as a Jinja text out."""

from pathlib import Path

from drafter.files.faults import Faults
from drafter.files.schema import read_root
from drafter.files.template_tables import FRONT_MATTER
from drafter.files.text import WIDE_MARK, decode, explain_wide_mark, place_at, read_file
from drafter.files.yaml import parse_text
from drafter.i18n import _
from drafter.model.place import Place
from drafter.model.template import SectionTemplate

SUFFIX = ".md.j2"


def read_section(path: Path, section_id: str, faults: Faults) -> SectionTemplate | None:
    data = read_file(path, faults)
    text = None if data is None else decode(data, str(path), faults)
    return None if text is None else parse_section(text, str(path), section_id, faults)


def parse_section(text: str, file: str, section_id: str, faults: Faults) -> SectionTemplate | None:
    """A section file's text: front matter between two `---`, then the body. None, and faults, when it is wrong."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in (ends := [line.rstrip() for line in lines[1:]]):
        message = _("the file must begin with '---', its front matter, and a line '---'")
        faults.error("front-matter", Place(file, 1), message)
        return None
    end = ends.index("---") + 1
    body = "\n".join(lines[end + 1 :])
    for match in WIDE_MARK.finditer(body):
        if not faults.full:
            place = place_at(text, len(text) - len(body) + match.start(), file)
            faults.error("template", place, *explain_wide_mark(match[0]))
    front = read_root(FRONT_MATTER, parse_text("\n".join(lines[1:end]), file, faults, lines_above=1), faults)
    if front is None:
        return None
    heading = front.pop("heading", {})
    return SectionTemplate(
        **{**front, "place": Place(file, 1)},
        id=section_id,
        body=body,
        body_line=end + 2,
        heading=heading.get("text", ""),
        heading_form=heading.get("form"),
    )
