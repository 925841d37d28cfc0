"""Our own data and cases, loaded once for all tests."""

from collections.abc import Callable, Iterable, Mapping
from inspect import Signature, signature
from pathlib import Path
from typing import Any, TypeVar

import yaml

from drafter.checks import check as run_checks
from drafter.checks.check import Checkable
from drafter.model.finding import Finding
from drafter.workspace import Workspace

HOUSE = Workspace()
"""What we ship, without an organisation; nothing of it is read before it is asked for."""


def check(text: Checkable, rules: Mapping[str, str] | None = None) -> list[Finding]:
    """What the rules find by our own words."""
    return run_checks(text, HOUSE.wordlists, rules)


def read_cases(path: Path, *, as_text: bool = False) -> Any:
    """A file of cases; `as_text`: every value as it is written, 0 and no too."""
    loader = yaml.CBaseLoader if as_text else yaml.CSafeLoader
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


Case = TypeVar("Case")
Test = Callable[..., None]


def of_each(cases: Iterable[Case], name: Callable[[Case], object] = str) -> Callable[[Test], Test]:
    """Make one test of thousands of cases; it tries them all and says what is wrong with which.

    A test for each, as `parametrize` makes, would cost more than what is tested. The sentence takes a case first, and
    then what it wants of pytest.
    """

    def make(sentence: Test) -> Test:
        tried = list(cases)
        assert tried, f"no case for {sentence.__name__}"

        def test(**given: Any) -> None:
            wrong = []
            for case in tried:
                try:
                    sentence(case, **given)
                except Exception as error:
                    fault = str(error) if isinstance(error, AssertionError) else repr(error)
                    wrong.append(f"{name(case)}: {fault}")
            assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(wrong)

        _case, *wanted = signature(sentence).parameters.values()
        test.__signature__ = Signature(wanted)  # type: ignore[attr-defined]  # what pytest gives
        for told in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(test, told, getattr(sentence, told))
        return test

    return make
