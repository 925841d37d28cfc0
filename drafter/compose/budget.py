"""What a draft's templates may cost: steps in, or a fault that stops the template."""

from dataclasses import dataclass

from drafter.i18n import _

MAX_STEPS = 2_000_000
"""What all the templates of one draft may cost together: about one second. A draft of 500 tasks takes a sixth of it."""


class TemplateRunError(Exception):
    """Something wrong that a template did while it ran; the message is for a person, the place is added outside."""


@dataclass
class Budget:
    """Steps left for one draft, however often its sections are rendered."""

    left: int = MAX_STEPS

    def pay(self, steps: int) -> None:
        """Take the price of what is about to be done. Raises TemplateRunError when there is too little left."""
        self.left -= steps
        if self.left < 0:
            message = _(
                "the templates of this draft do too much (more than {limit} steps): a loop inside a loop, or a text or"
                " a list that grows",
                limit=MAX_STEPS,
            )
            raise TemplateRunError(message)
