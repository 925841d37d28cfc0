"""What a draft's templates may cost: steps in, or a fault that stops the template."""

from dataclasses import field

from drafter.dataclass import dataclass
from drafter.i18n import _

MAX_STEPS = 1_500_000
"""What all the templates of one draft may cost together, beside what its facts allow: well under a second."""
STEPS_A_CHARACTER = 200
"""What each character of the facts allows: to tell it in every detail, once each, takes 100."""


class TemplateRunError(Exception):
    """Something wrong that a template did while it ran; the message is for a person, the place is added outside."""


class BudgetSpentError(TemplateRunError):
    """The templates of a draft have done all that they may."""


@dataclass
class Budget:
    """Steps left for one draft, however often its sections are rendered."""

    left: int = MAX_STEPS
    whole: int = field(init=False)
    """What there was at first."""

    def __post_init__(self) -> None:
        self.whole = self.left

    @classmethod
    def of(cls, characters: int) -> "Budget":
        """The budget of a draft whose facts have so many characters."""
        return cls(MAX_STEPS + STEPS_A_CHARACTER * characters)

    def pay(self, steps: int) -> None:
        """Take the price of what is about to be done. Raises BudgetSpentError when there is too little left."""
        self.left -= steps
        if self.left < 0:
            raise BudgetSpentError(
                _("the templates of this draft do too much: a loop inside a loop, or a text or a list that grows")
            )
