"""Where help is used and where it is not: for planners in house, and never so few that somebody
could be told."""

from collections import Counter
from datetime import date

from django.db.models import Count, Q

from tillit.contact.participation.models import Visit
from tillit.contact.participation.policies import may_plan
from tillit.contact.participation.types import Band, Tally
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.registers.directory import queries as directory

FEWEST = 5  # our own choice: fewer than so many are not shown, and no total stands beside them
CHILDREN = (Band.SMALL, Band.SCHOOL, Band.TEEN, Band.YOUTH)


def visits_by_place(actor: Staff, first: date, last: date) -> list[Tally]:
    """Visits to each offer at each place between two days, both counted. Also the pairs that had
    none at all, which is what is looked for; one to four are told from neither."""
    if not may_plan(actor):
        raise Refusal("Siffrorna är till för den som planerar. Be den som leder enheten.")
    rows = Visit.objects.filter(on__range=(first, last)).values("place_id", "offer__code")
    counted = rows.annotate(number=Count("pk"), young=Count("pk", filter=Q(band__in=CHILDREN)))
    found = {(row["place_id"], row["offer__code"]): row for row in counted}
    offers = {each.said.code: each for each in directory.every_offer(actor)}
    places = {each.id: each.name for each in directory.all_places(actor)}
    given = {(place.id, code) for code, each in offers.items() for place in each.places}
    none = {"number": 0, "young": 0}
    lines = []
    for place, code in given | found.keys():
        row = found.get((place, code), none)
        part = _part(row["young"], row["number"])
        lines.append(Tally(offers[code].said.name, places[place], _shaded(row["number"]), part))
    return sorted(lines, key=lambda each: (each.place, each.offer_name))


def places_with_least(actor: Staff, tallies: list[Tally]) -> list[str]:
    """The places that had fewest visits, those that cannot be told left out."""
    totals: Counter[str] = Counter()
    unsure = {each.place for each in tallies if each.number is None}
    for each in tallies:
        totals[each.place] += each.number or 0
    return sorted((place for place in totals if place not in unsure), key=totals.__getitem__)


def _shaded(number: int) -> int | None:
    """The number, or None for one to four."""
    return None if 0 < number < FEWEST else number


def _part(part: int, whole: int) -> int | None:
    """A part of a whole: hidden where it, or what is left of the whole, is small."""
    if _shaded(whole) is None or _shaded(part) is None or _shaded(whole - part) is None:
        return None
    return part
