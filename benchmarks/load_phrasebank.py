"""How long a phrasebank of 10 MB takes from YAML files to phrases, on one core.

    python -m benchmarks.load_phrasebank

Bound: 3 s of processor time, the best of three; beside it from its compact copy, every phrase made.
The entries are as mining writes them: sources, variants, slots, fits.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import Figure, best, main
from drafter.files import load_phrasebank
from drafter.files.compact import load_copied
from drafter.files.fingerprint import fingerprint
from drafter.model.phrase import Phrasebank

BOUND = 3.0
"""Seconds."""
SIZE = 10_000_000
"""Bytes of YAML."""
WORDS = "全面落实责任重点领域隐患排查整治坚决防范遏制事故切实增强紧迫感统筹推进工作任务见到成效"

MOVES = "format: 1\nmoves: [{id: preview, name: 过渡, stage: opening, description: 讲几点意见}]\n"
ENTRY = """\
- id: preview-{number:05d}
  text: {opening}【点数】{ending}
  kind: frame
  move: preview
  form: clause
  slots: {{点数: {{kind: count, form: quantity, from: count.sections}}}}
  fits: {{directions: [down], ranks: [chief, deputy]}}
  count: 2
  speeches: 2
  sources:
    - {{speech: speeches/3, line: {line}, text: {source}}}
    - {{speech: speeches/7, line: {line}, text: {source}}}
  variants: [{variant}, {variant}]
  status: reviewed
"""


def write_bank(folder: Path, size: int) -> int:
    """Write a bank of so many bytes into files of a third of a megabyte; the number of its entries."""
    chance = random.Random(1)

    def words(least: int, most: int) -> str:
        return "".join(chance.choices(WORDS, k=chance.randint(least, most)))

    (folder / "phrases").mkdir(parents=True)
    (folder / "moves.yaml").write_text(MOVES, encoding="utf-8")
    number = written = 0
    while written < size:
        entries = ["format: 1\nphrases:\n"]
        for _entry in range(500):
            number += 1
            entries.append(
                ENTRY.format(
                    number=number,
                    opening=words(4, 10),
                    ending=words(4, 10),
                    line=chance.randint(1, 999),
                    source=words(10, 25),
                    variant=words(8, 15),
                )
            )
        data = "".join(entries).encode()
        (folder / "phrases" / f"bank-{number:05d}.yaml").write_bytes(data)
        written += len(data)
    return number


def measure() -> Iterator[Figure]:
    with TemporaryDirectory() as name:
        folders = [Path(name)]
        entries = write_bank(folders[0], SIZE)
        bank, _warnings = load_phrasebank(folders)
        if len(bank.phrases) != entries:
            raise AssertionError(f"{entries} entries written, {len(bank.phrases)} read")
        seconds = best(lambda: load_phrasebank(folders), 3) / 1000
        yield Figure(f"a phrasebank of {SIZE / 1e6:g} MB from YAML", seconds, "s", BOUND, f"{entries} entries")

        def copied() -> None:
            read, _none = load_copied(Phrasebank, folders, fingerprint(folders), load_phrasebank)
            sum(phrase.count for phrase in read.phrases)

        yield Figure("the same from its compact copy", best(copied, 3) / 1000, "s")


if __name__ == "__main__":
    main(measure)
