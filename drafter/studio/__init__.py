"""The studio: a page in the browser of this machine for all that the commands do, for writers without a terminal."""

from drafter.studio.app import make_app
from drafter.studio.serve import serve

__all__ = ["make_app", "serve"]
