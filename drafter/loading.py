"""A package's public names and the modules that hold them in; its `__getattr__`, which loads each when asked, out.

A command then loads what it uses and not what stands beside it. A name that one of the package's modules bears too
(`checks.check`) cannot be given out so, since the module would be found in its place: it is imported from its module.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def on_demand(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562). homes: a module of the package to the names that it gives out."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def load(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home_of[name]}"), name)

    return load


def later(home: str) -> Callable[..., Any]:
    """A function by its home, `drafter.files.templates:load_templates`, which is imported when it is called."""
    module, _colon, name = home.partition(":")
    return lambda *given: getattr(import_module(module), name)(*given)
