"""What exists already (tables, notes, plans, notices, reports, a speech) in; what a meeting file can take out."""

from drafter.intake.material import read_material
from drafter.intake.understand import Understander, Understood
from drafter.intake.write import write_understood

__all__ = ["Understander", "Understood", "read_material", "write_understood"]
