"""Reads of the register. The actor comes first; nothing here opens a record or writes the log."""

from .around_contact import contact_needs_around, homes_of
from .contact import contact_needs_of, threats_around
from .family import (
    around,
    entries_around,
    family_ids,
    family_of,
    guardians_of,
    touched_by,
    wards_of,
)
from .letters import for_letters
from .lines import (
    births_of,
    born_and_sex,
    followed_merges,
    ids_of,
    lines_of,
    person_by_number,
    protection_of,
    sexes_of,
)
from .looks import looks_of
from .merging import merges_asked
from .numbers import number_of
from .protection import hidden_around, protection_changes
from .representing import representatives_of, represented_by
from .sealed_address import has_sealed, sealed_about, sealed_for

__all__ = [
    "around",
    "births_of",
    "born_and_sex",
    "contact_needs_around",
    "contact_needs_of",
    "entries_around",
    "family_ids",
    "family_of",
    "followed_merges",
    "for_letters",
    "guardians_of",
    "has_sealed",
    "hidden_around",
    "homes_of",
    "ids_of",
    "lines_of",
    "looks_of",
    "merges_asked",
    "number_of",
    "person_by_number",
    "protection_changes",
    "protection_of",
    "representatives_of",
    "represented_by",
    "sealed_about",
    "sealed_for",
    "sexes_of",
    "threats_around",
    "touched_by",
    "wards_of",
]
