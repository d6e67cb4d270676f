"""Find persons by the number of a case (SoLPuF 15 §): what the register asks casework for.

The register logs the search; here only the policy is asked: a case that the searcher may not read
is not there. Inside its reach a case number says whom the case is about, and nobody else.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor

from .queries import visible_cases

# B-2026-0042, as we print it; also as people write it: with a space, without zeros.
_NUMBER = re.compile(r"([A-Z])[\s-]*(\d{4})[\s-]+0*(\d{1,6})")


class CaseSearch:
    """The adapter of registers.people.ports.CaseNumbers."""

    def looks_like(self, text: str) -> bool:
        """Whether the text has the shape of a case number."""
        return _NUMBER.fullmatch(text.strip().upper()) is not None

    def persons(self, actor: Actor, text: str, *, at: datetime) -> Iterable[UUID]:
        """Whom the case is about, when the actor may read the case."""
        found = _NUMBER.fullmatch(text.strip().upper())
        if found is None:
            return []
        number = f"{found[1]}-{found[2]}-{int(found[3]):04d}"
        rows = visible_cases(actor, at=at).filter(number=number)
        return list(rows.values_list("person_id", flat=True))
