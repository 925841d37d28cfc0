"""The name of a page and what stands on it in; its HTML in the chosen language out."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from drafter.i18n import _, language

PAGES = Path(__file__).with_name("pages")
STATIC = Path(__file__).with_name("static")


@cache
def _environment() -> Environment:
    """Everything that is printed is escaped; a name that is missing is a fault of ours."""
    environment = Environment(
        loader=FileSystemLoader(PAGES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["_"] = _
    environment.globals["language"] = language
    return environment


def render(name: str, **values: Any) -> str:
    """A page, or a part of one."""
    return _environment().get_template(name).render(**values)


def page(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(render(name, **values), status)
