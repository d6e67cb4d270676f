"""How the outside world tells us who somebody is."""

from typing import Protocol

from .types import Audience, Identified


class Identification(Protocol):
    """A sign-in service (OpenID Connect or another), one per audience."""

    def begin(self, audience: Audience, *, return_to: str) -> tuple[str, dict[str, str]]:
        """The address to send the browser to, and what to remember until it is back."""
        ...

    def finish(
        self, audience: Audience, answer: dict[str, str], remembered: dict[str, str]
    ) -> Identified:
        """Check the answer (state, nonce, signature, level). Raises Refusal."""
        ...
