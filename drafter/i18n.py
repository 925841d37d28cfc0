"""An English message and its values in; the words that a person reads, in Chinese or English, out."""

import gettext
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from drafter.catalogues import compile_catalogues

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")

_VARIABLES = ("DRAFTER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_LOCALE = Path(__file__).with_name("locale")

_language: Language | None = None


def _(message: str, /, **values: object) -> str:
    """The message in the chosen language, its {placeholders} filled.

    message: an English literal, the msgid of the catalogues; a brace that is meant as a brace is doubled.
    values: one keyword for each placeholder. They are data: braces and percent signs in them stay as they are.
    """
    return _catalogue(language()).gettext(message).format_map(values)


def language() -> Language:
    """The language in use: what `set_language` said, else what the environment says."""
    return _language or _language_of(tuple(map(os.environ.get, _VARIABLES)))


def set_language(code: str) -> None:
    """Speak zh or en from now on; raises ValueError for anything else."""
    global _language
    if code not in LANGUAGES:
        raise ValueError(code)
    _language = code


def choose_language(environ: Mapping[str, str]) -> Language:
    """The language for an environment: DRAFTER_LANG, LC_ALL, LC_MESSAGES, LANG, in this order.

    Where none of them names a language (unset, C, POSIX) it is Chinese: drafts are written in Chinese offices.
    """
    return _language_of(tuple(map(environ.get, _VARIABLES)))


@lru_cache(maxsize=8)  # a draft asks fifty times
def _language_of(said: tuple[str | None, ...]) -> Language:
    for value in said:
        code = (value or "").split(".")[0].upper()
        if code:
            return "zh" if code.startswith("ZH") or code in ("C", "POSIX") else "en"
    return "zh"


@cache
def find_catalogues() -> Path:
    """The folder of the catalogues for gettext, compiled where a checkout has them only as people translate them."""
    with suppress(OSError):  # a folder that may not be written to: a wheel has what it needs
        compile_catalogues(_LOCALE)
    return _LOCALE


@cache
def _catalogue(code: Language) -> gettext.NullTranslations:
    return gettext.translation("drafter", find_catalogues(), [code], fallback=True)
