"""Five hundred random drafts in, what either validator or our own test says of them out: what the suite does by sample.

    python -m tests.prove [COUNT]

The Open XML SDK's validator takes one file a call and half a second for it.
"""

import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.test_drafts import draft_seed
from tests.writers.docx.defects import find_defects
from tests.writers.docx.validators import SCHEMAS, find_validator, schema_errors, sdk_errors

CACHE = Path(".pytest_cache") / "d" / "ooxml-validator"
"""Where pytest keeps the validator, too."""


def prove(seed: int, validator: str) -> tuple[str, list[str]]:
    """The kind of a seed's meeting, and what is wrong with its draft."""
    meeting, written = draft_seed(seed)
    wrong = [*find_defects(written), *(schema_errors(written) if SCHEMAS.exists() else ())]
    with tempfile.TemporaryDirectory() as folder:
        wrong += sdk_errors(validator, written, Path(folder))
    return str(meeting.data["kind"]), wrong


def main(count: int) -> int:
    CACHE.mkdir(parents=True, exist_ok=True)
    validator = find_validator(CACHE)
    kinds: Counter[str] = Counter()
    invalid = 0
    with ProcessPoolExecutor() as pool:
        for seed, (kind, wrong) in enumerate(pool.map(partial(prove, validator=validator), range(count))):
            kinds[kind] += 1
            invalid += bool(wrong)
            for message in wrong:
                print(f"{seed} ({kind}): {message}")
            if sys.stderr.isatty():
                print(f"\r{seed + 1} of {count}", end="", file=sys.stderr, flush=True)
    drawn = ", ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds))
    print(f"{count} drafts, {invalid} with something wrong: {drawn}")
    print("under the SDK, our own test" + (" and the schemas" if SCHEMAS.exists() else f"; no schemas at {SCHEMAS}"))
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
