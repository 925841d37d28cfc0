"""What a draft's templates may cost: steps in, or a fault that stops the template."""

from dataclasses import field

from drafter import bounds
from drafter.dataclass import dataclass
from drafter.i18n import _


class TemplateRunError(Exception):
    """Something wrong that a template did while it ran; the message is for a person, the place is added outside."""


class BudgetSpentError(TemplateRunError):
    """The templates of a draft have done all that they may."""


@dataclass
class Budget:
    """Steps left for one draft, however often its sections are rendered."""

    left: int = bounds.STEPS
    whole: int = field(init=False)
    """What there was at first."""

    def __post_init__(self) -> None:
        self.whole = self.left

    @classmethod
    def of(cls, characters: int) -> "Budget":
        """The budget of a draft whose facts have so many characters."""
        return cls(bounds.STEPS + bounds.STEPS_A_CHARACTER * characters)

    def pay(self, steps: int) -> None:
        """Take the price of what is about to be done. Raises BudgetSpentError when there is too little left."""
        self.left -= steps
        if self.left < 0:
            raise BudgetSpentError(
                _("the templates of this draft do too much: a loop inside a loop, or a text or a list that grows")
            )
