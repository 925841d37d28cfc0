"""`python -m evaluation.intake`: tables, notes, plans and notices with what must be taken in; precision and recall out.

Two sets: half of the first was written before the code, the second by other rules before anything was run on it.
"""

from tests.intake.cases import CASES, SECOND, is_table, load, score


def main() -> None:
    """Print each set: all fields, then one by one."""
    for name, paths in (("first set", CASES), ("second set", SECOND)):
        read = [path for path in paths if "refuse" not in load(path)]
        for form, tables in (("tables", True), ("notes and plans", False)):
            scores = score(path for path in read if is_table(path) == tables)
            for field, one in sorted(scores.items()):
                label = field or f"{name}, {form}"
                lead = "" if not field else "  "
                rates = f"precision {one.precision:.3f}  recall {one.recall:.3f}  ({one.right}/{one.wanted})"
                print(f"{lead + label:36} {rates}")


if __name__ == "__main__":
    main()
