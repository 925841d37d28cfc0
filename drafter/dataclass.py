"""`dataclass` and `replace` as the standard library has them, in a quarter and in half of its time.

The standard one writes and compiles up to seven methods for each class (Python 3.11: 0.5 to 1 ms), and a draft loads a
hundred and fifty. Here one is, the constructor; the others are the same for all classes. `replace` hands the fields
over in their order, not by name. A type checker sees the standard ones. A class says in a docstring what it is: the
standard library writes one for a class that has none, which takes it 2 ms.
"""

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):
        """A class of fields, as dataclasses.dataclass makes it; methods that it has itself stay."""

        def make(cls):
            if order:
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, order=True)
            own = {name for name, method in vars(cls).items() if method is not None}
            made = dataclasses.dataclass(cls, slots=slots, init=False, eq=False, repr=False)
            fields = dataclasses.fields(made)
            made._compared = _reader([field.name for field in fields if field.compare])
            if "__init__" not in own and len(fields) > 1 and all(field.init for field in fields):
                names = [field.name for field in fields]
                made._given = {name: place for place, name in enumerate(names)}, _reader(names)
            made._hashed = _reader([f.name for f in fields if (f.compare if f.hash is None else f.hash)])
            methods = {"__init__": _write_constructor(made, fields, frozen, slots), "__repr__": _repr}
            if eq:
                methods |= {"__eq__": _equal, "__hash__": _hash if frozen else None}
            if frozen:
                methods |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
            if frozen and slots:
                methods |= {"__getstate__": _get_state, "__setstate__": _set_state}
            for name in methods.keys() - own:
                setattr(made, name, methods[name])
            return made

        return make if cls is None else make(cls)

    def replace(value, /, **changes):
        """The same value with other fields, as dataclasses.replace makes it."""
        cls = value.__class__
        given = cls.__dict__.get("_given")
        if given is None:  # a class of the standard library's, or one whose constructor is its own
            return dataclasses.replace(value, **changes)
        places, read = given
        fields = [*read(value)]
        for name in changes:
            if name not in places:
                return dataclasses.replace(value, **changes)  # which says what is wrong
            fields[places[name]] = changes[name]
        return cls(*fields)


def _write_constructor(cls: type, fields: Sequence[Any], frozen: bool, slots: bool) -> Any:
    """The `__init__` of a class with these fields."""
    given: dict[str, Any] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    parameters, lines = ["self"], []
    for field in fields:
        name = value = field.name
        default = ""
        if field.default_factory is not dataclasses.MISSING:
            given[f"_make_{name}"], default = field.default_factory, "_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif field.default is not dataclasses.MISSING:
            default = f"_default_{name}"
            given[default] = field.default
        if field.init:
            parameters.append(f"{name}={default}" if default else name)
        elif default == "_missing":
            value = f"_make_{name}()"
        elif default and slots:
            value = default
        else:
            continue  # nothing to begin with, or the class has it
        if frozen and slots:
            given[f"_set_{name}"] = getattr(
                cls, name
            ).__set__  # half as long again as self.x = x; by name, twice as long
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), given)
    given["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return given["__init__"]


def _reader(names: Sequence[str]) -> Callable[[Any], Any]:
    """What reads the values of these fields."""
    return attrgetter(*names) if names else lambda _self: ()


def _repr(self: Any) -> str:
    said = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({said})"


def _equal(self: Any, other: object) -> bool:
    read = type(self)._compared
    return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(type(self)._hashed(self))


def _refuse_set(_self: Any, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: Sequence[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
