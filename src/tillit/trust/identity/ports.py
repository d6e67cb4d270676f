"""How the outside world tells us who somebody is."""

from datetime import datetime
from typing import Protocol

from .types import Audience, Identified, Leaver


class Identification(Protocol):
    """A sign-in service (OpenID Connect or another), one per audience."""

    def configured(self, audience: Audience) -> bool:
        """Whether there is such a service for the audience."""
        ...

    def begin(
        self, audience: Audience, *, callback: str, anew: bool = False, at: datetime
    ) -> tuple[str, dict[str, str]]:
        """The address to send the browser to, and what to remember until it is back.

        `callback` is our own absolute address for the answer. `anew`: they must show who they are
        once more, and `finish` refuses an answer that does not say so. Raises NotIdentified.
        """
        ...

    def finish(
        self,
        audience: Audience,
        answer: dict[str, str],
        remembered: dict[str, str],
        *,
        at: datetime,
    ) -> Identified:
        """Check the answer (state, nonce, signature, level). Raises NotIdentified."""
        ...

    def sign_out_address(self, audience: Audience, *, came_back: str, at: datetime) -> str:
        """Where the browser goes to be signed out at the service too; nothing when nowhere."""
        ...


class Employees(Protocol):
    """The register of employees, which knows who has left."""

    def leavers(self) -> list[Leaver]:
        """Everybody it names, past and to come; nothing when it has said nothing."""
        ...


_plugged: list[Identification] = []


def plug(adapter: Identification) -> None:
    """Put a sign-in service in place. Done by the wiring (tillit.config)."""
    _plugged[:] = [adapter]


def identification() -> Identification:
    """The sign-in service that is in place."""
    return _plugged[0]


_employees: list[Employees] = []


def plug_employees(adapter: Employees) -> None:
    """Put a register of employees in place. Done by the wiring (tillit.config)."""
    _employees[:] = [adapter]


def employees() -> Employees:
    """The register of employees that is in place."""
    return _employees[0]
