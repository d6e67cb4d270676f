"""Families whose every member has something that leads to them, and writers who spell it."""

import re
from datetime import date

from hypothesis import strategies as st

from tillit.casework.decisions.around import Circle
from tillit.casework.decisions.parties import parties_of
from tillit.kernel.ids import new_id
from tillit.kernel.protected import Protected
from tillit.registers.people.types import ForLetter, Protection


def person(name: str, number: int, protection: Protection) -> ForLetter:
    """Somebody with a telephone, a mail address, a home and a personal number of their own."""
    secrets = (
        f"070-17406{number:02d}",
        f"namn{number}@exempel.se",
        f"Canarievägen {number}, 123 45 Solby",
        f"19850{number % 9 + 1}01-238{number % 10}",
    )
    hidden = protection.holds
    lines = (f"Canarievägen {number}", "123 45 Solby")
    return ForLetter(
        id=new_id(),
        name=Protected(name) if hidden else name,
        born=date(2017, 1, 1),
        protection=protection,
        address=Protected(lines),
        secrets=Protected(secrets),
    )


def spellings(secret: str) -> st.SearchStrategy[str]:
    """The ways a tired writer spells it."""
    ways = [secret, secret.upper(), f" {secret}.", secret.split(",")[0]]
    if re.fullmatch(r"[\d-]+", secret):
        digits = secret.replace("-", "")
        ways += [digits, " ".join(digits), secret.replace("-", " "), secret.replace("-", "\u2013")]
        if digits.startswith("070"):
            ways += [f"+46{digits[1:]}", f"+46 (0) {digits[1:]}", f"0046{digits[1:]}"[2:]]
    else:
        ways += [secret.replace(" ", "\u00a0"), secret.replace(" ", "  ")]
    return st.sampled_from(ways)


protections = st.sampled_from(list(Protection))


@st.composite
def families(draw) -> tuple[Circle, dict]:
    """A child, guardians and kin, some protected; each with what leads to them."""
    names = ["Alva Ek", "Mona Ek", "Fredrik Åberg", "Tuva Ek", "Greta Åberg"]
    people = [
        person(name, n, draw(protections))
        for n, name in enumerate(names[: draw(st.integers(2, 5))], start=11)
    ]
    child, guardians = people[0], [p.id for p in people[1:3]]
    born = draw(st.sampled_from([date(2017, 1, 1), date(2010, 1, 1)]))
    circle = Circle(
        child.id,
        parties_of(child.id, born, guardians, date(2026, 11, 24)),
        {},
        {p.id: p for p in people},
    )
    texts = {}
    for field in ("what", "provisions", "circumstances", "best_interest", "childs_view", "dissent"):
        who = draw(st.sampled_from(people))
        kinds = list(who.secrets.reveal())
        texts[field] = "Bor på " + draw(spellings(draw(st.sampled_from(kinds)))) + " nu."
    return circle, texts
