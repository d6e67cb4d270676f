"""Whose own page a child's case may stand on. A table for a lawyer: our reading, not checked.

Nothing here is the youth's own choice about what guardians see: where the law does not say, we
let neither decide over the other (decisions on process, 5). A lawyer fills the table in.
"""

from dataclasses import dataclass

from tillit.law.citation import Citation, Status, Statute

OWN_FROM = 15  # years; SoL 3:4 lets the child plead its own case (confirmed). That this also
# gives an own page is our reading (unverified).


@dataclass(frozen=True)
class ChannelRow:
    """One row: who, what we do, where it comes from, and how sure we are."""

    who: str
    answer: str
    source: Citation
    status: Status


TABLE = (
    ChannelRow(
        f"Barnet som har fyllt {OWN_FROM}",
        "Egen sida. Vårdnadshavare öppnar den inte i barnets ställe.",
        Statute("SoL", "3:4"),
        Status.UNVERIFIED,
    ),
    ChannelRow(
        f"Barnet under {OWN_FROM}",
        "Egen sida bara när barnets mognad är bedömd och nedskriven.",
        Statute("SoL", "3:4"),
        Status.UNVERIFIED,
    ),
    ChannelRow(
        "Vårdnadshavare, också särskilt förordnad",
        "Egen sida så länge vårdnaden gäller. Inte när barnet kan lida betydande men.",
        Statute("OSL", "12:3"),
        Status.UNVERIFIED,
    ),
    ChannelRow(
        f"Vårdnadshavare i stället för ett barn under {OWN_FROM}",
        "Bara när beslutet om barnets sida säger det.",
        Statute("OSL", "12:3"),
        Status.UNVERIFIED,
    ),
    ChannelRow(
        "Den unges eget val om vad vårdnadshavare ser",
        "Inget val i programmet. Handläggaren beslutar för var och en.",
        Statute("OSL", "12:1-3"),
        Status.NOT_FOUND,
    ),
    ChannelRow(
        "Den som företräder en part (ombud, god man, förvaltare)",
        "Partens sida, när beslutet om den namnger företrädaren och uppdraget gäller. Läser, "
        "svarar inte här. Aldrig en vårdnadshavare för den andra.",
        Statute("FL", "14"),
        Status.UNVERIFIED,
    ),
)


def has_own_channel(age: int | None) -> bool:
    """Whether a child has an own page by age alone. An unknown age counts as younger."""
    return age is not None and age >= OWN_FROM
