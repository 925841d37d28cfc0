"""The shipped inventory of moves, by id."""

from collections.abc import Mapping

import yaml

from drafter.model.phrase import Move
from drafter.resources import data_dir


def load_moves() -> Mapping[str, Move]:
    """phrasebank/moves.yaml."""
    data = yaml.safe_load((data_dir("phrasebank") / "moves.yaml").read_text("utf-8"))
    return {
        entry["id"]: Move(entry["id"], entry["name"], entry["stage"], entry["description"], tuple(entry["cues"]))
        for entry in data["moves"]
    }
