"""What to do about a person who is protected: the box at the top of their page, in plain words.

Our own routine, no text of law: what is hidden, how to write, whom to ask, what to say to a caller.
"""

from dataclasses import dataclass

from tillit.registers.people.types import PersonCard, Protection

TITLE = "Skyddad person: så här gör du"
_HIDDEN = "Namn, nummer, adress, ort och platser. Visa bara det du behöver. Visningen loggas."
_NEVER = (
    "Ort, skola, arbetsplats, enhet eller mötesplats i en text som någon annan kan få läsa. "
    "Inte heller i filnamn eller i kalendern."
)
_ASK = "Den som har ärendet. Sedan gruppledaren. Skicka inget medan du väntar."
_MEANS = {
    Protection.MARKED: "Sekretessmarkering är en varning. Fråga innan något lämnas ut.",
    Protection.REGISTERED: "Skyddad folkbokföring: vi sparar ingen adress.",
    Protection.NONE: "Det finns platser eller en adress som ingen annan får veta.",
}
_LETTERS = {
    Protection.REGISTERED: "Brev går genom Skatteverkets förmedling. Skriv aldrig någon adress.",
}
_OWN = "Var och en får ett eget brev. Programmet stoppar brev som röjer var personen är."

# Said word for word: a caller who hears hesitation has had an answer.
CALLER = (
    ("Någon frågar om personen finns hos oss", "”Jag kan inte svara på frågor om någon enskild.”"),
    ("De säger att de redan vet", "”Jag kan varken säga ja eller nej.”"),
    ("De vill lämna ett meddelande", "”Du kan lämna namn och nummer. Jag lovar inget.”"),
    (
        "Någon säger att hen är personen, eller ringer från en myndighet",
        "”Jag ringer upp.” Ring det säkra numret här på sidan, eller myndighetens växel.",
    ),
    ("Någon är i fara", "Ring 112. Berätta sedan för gruppledaren."),
)


@dataclass(frozen=True)
class Guide:
    """The box: what the protection means, facts, and what to say on the telephone."""

    title: str
    means: str
    facts: tuple[dict[str, str], ...]
    caller: tuple[tuple[str, str], ...]
    may_seal: bool  # not where no address may be kept
    sealed: bool


def guide_for(card: PersonCard, *, sealed: bool) -> Guide | None:
    """The box for a person who is protected or has a hidden place or a sealed address; none for
    anybody else."""
    protection = card.line.protection
    if not protection.holds and not card.places and not sealed:
        return None
    pairs = (
        ("Dolt här", _HIDDEN if protection.holds else "Platserna, också för dig."),
        ("Brev", _LETTERS.get(protection, _OWN)),
        ("Skriv aldrig", _NEVER),
        ("Fråga", _ASK),
    )
    facts = tuple({"name": name, "value": value} for name, value in pairs)
    may_seal = protection is not Protection.REGISTERED
    return Guide(TITLE, _MEANS[protection], facts, CALLER, may_seal, sealed)
