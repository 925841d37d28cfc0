"""Real speeches in; what the rules find in them, how often, how fast, and how much of it was judged right, out.

    python benchmarks/check_speeches.py [FOLDER]      FOLDER holds meeting-speeches.txt and reports/
    python benchmarks/check_speeches.py --draw 100    findings in the reports to be judged, drawn with seed 2026

Judgements lie in evaluation/judgements/: each names a finding by file, line, column and rule, and says whether a
careful writer would agree (`right`), read in its context.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from benchmarks.harness import Figure
from drafter.checks import check
from drafter.corpus.source import Source, read_file
from drafter.language.measure import count_characters
from drafter.model.finding import Finding
from drafter.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
HOUSE = Workspace()
JUDGEMENTS = ROOT / "evaluation" / "judgements"
SEED = 2026
EXCERPT = 20
"""Characters of a text that a judgement repeats at most."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument(
        "--draw", type=int, metavar="N", help="print N findings in the reports as judgements to be made"
    )
    arguments = parser.parse_args()
    reports = sorted((arguments.folder / "reports").glob("*.txt"))
    if arguments.draw:
        findings = [finding for path in reports for finding in check_file(path)[0]]
        drawn = sorted(random.Random(SEED).sample(range(len(findings)), min(arguments.draw, len(findings))))
        print(yaml.safe_dump([as_judgement(findings[index]) for index in drawn], allow_unicode=True, sort_keys=False))
        return
    for judgements, paths in list_texts(arguments.folder).items():
        show(judgements, paths)


def measure(folder: Path = ROOT.parent / "shared" / "corpus") -> Iterator[Figure]:
    """How fast real speeches are checked, and the share of judged findings that are right, by severity."""
    for judgements, paths in list_texts(folder).items():
        if not paths or not all(path.is_file() for path in paths):
            raise FileNotFoundError(f"{folder}: the texts of {judgements} are not there")
        check_file(paths[0])  # what is loaded once is no part of it
        start = time.process_time()
        findings = [finding for path in paths for finding in check_file(path)[0]]
        seconds = time.process_time() - start
        size = sum(path.stat().st_size for path in paths) / 1e6
        yield Figure(
            f"checked, {judgements.removesuffix('.yaml')}", size / seconds, "MB/s", None, f"{len(findings)} findings"
        )
        right, read = judge(judgements, findings)
        for severity, count in read.items():
            share = right[severity] / count
            yield Figure(f"{severity}s that are right, {judgements.removesuffix('.yaml')}", share, f"of {count} judged")


def list_texts(folder: Path) -> dict[str, list[Path]]:
    """The texts, by the file in which findings in them are judged."""
    return {
        "speeches.yaml": [folder / "meeting-speeches.txt"],
        "reports.yaml": sorted((folder / "reports").glob("*.txt")),
    }


def judge(judgements: str, findings: Sequence[Finding]) -> tuple[Counter[str], Counter[str]]:
    """Of the findings that were judged, those that are right and all, by severity."""
    judged = {key_of(entry): entry["right"] for entry in yaml.safe_load((JUDGEMENTS / judgements).read_text("utf-8"))}
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for finding in findings:
        verdict = judged.get(key_of(as_judgement(finding)))
        if verdict is not None:
            read[finding.severity] += 1
            right[finding.severity] += verdict
    return right, read


def show(judgements: str, paths: list[Path]) -> None:
    """Findings by rule and per 10,000 characters, the time they took, and what the judgements say of them."""
    start = time.perf_counter()
    checked = [check_file(path) for path in paths]
    seconds = time.perf_counter() - start
    findings = [finding for found, _characters in checked for finding in found]
    characters = sum(count for _found, count in checked)
    size = sum(path.stat().st_size for path in paths)
    print(f"{judgements}: {len(paths)} files, {characters} characters, {size / 1e6:.2f} MB, {seconds:.2f} s")
    right, read = judge(judgements, findings)
    for (rule, severity), count in Counter((f.rule, f.severity) for f in findings).most_common():
        print(f"  {count:5}  {count / characters * 10_000:7.2f} per 10,000  {severity:8} {rule}")
    for severity in ("error", "warning", "hint"):
        if read[severity]:
            share = right[severity] / read[severity]
            print(f"  {severity}: {right[severity]} of {read[severity]} judged are right ({share:.2f})")
    print(f"  {len(findings) - sum(read.values())} of {len(findings)} not judged")


def check_file(path: Path) -> tuple[list[Finding], int]:
    """The findings in a file, and its length in characters."""
    source = read_file(path)
    if not isinstance(source, Source):
        raise SystemExit(str(source))
    return check(source, HOUSE.wordlists), sum(count_characters(line.text) for line in source.lines)


def as_judgement(finding: Finding) -> dict[str, object]:
    """A finding as an entry to be judged."""
    place = finding.place
    return {
        "file": Path(place.file).stem if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "rule": finding.rule,
        "severity": finding.severity,
        "words": finding.excerpt[:EXCERPT],
    }


def key_of(entry: dict[str, object]) -> tuple[object, ...]:
    """What names a finding."""
    return entry["file"], entry["line"], entry["column"], entry["rule"]


if __name__ == "__main__":
    main()
