"""What building a wheel does beside packing: the catalogues are compiled and go in, though git does not have them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Hatch finds this class by itself; an editable install calls it too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from drafter.catalogues import compile_catalogues

        compiled = compile_catalogues(Path(self.root, "drafter", "locale"))
        build_data["artifacts"] += [path.relative_to(self.root).as_posix() for path in compiled]
