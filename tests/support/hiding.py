"""A child in hiding whose every place is a word of its own, in the middle of a case.

The town's best known child gets protection, a new home, a school, telephones, an interpreter and a
sealed address. What stood in the case before (who sent records, where the case may move, who got
to know, files' names, where the reporter works) is there already, with canaries.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import patch
from uuid import UUID

from tests.support.canaries import K2, K6, planting
from tests.support.cast import Who
from tests.support.court import Court, undone
from tests.support.crawl import Crawl
from tests.support.posts import Posts
from tests.support.stage import Stage
from tests.support.things import Things
from tests.trust.eyes import Eyes
from tillit.kernel.actor import System
from tillit.kernel.location import TOLD_BY_STAFF
from tillit.registers.people import actions
from tillit.registers.people.models import Person
from tillit.registers.people.types import ContactKind, Protection, Source

BY = System("tests")
WAYS = {
    ContactKind.PHONE: "Granby 0640-123 45",
    ContactKind.MAIL: "noel@granoskolan.example",
    ContactKind.ADDRESS: "Granstigen 7, 830 00 Granby",
}


def hide(stage: Stage) -> UUID:
    """Protect the child, with a word in every place, and read the town anew. Returns its id."""
    child: Any = Person.objects.get(given_name__startswith="Noel-")
    typed: Any = {"source": Source.STAFF, "by": BY, "at": stage.now}
    with planting(stage.aviary):
        home = actions.make_household(
            "Hemmet i Granby", address="Granstigen 7", place="Granby", by=BY, at=stage.now
        )
        actions.join_household(home, child.pk, **typed)
        for kind, value in WAYS.items():
            actions.add_contact_way(child.pk, kind, value, safe=False, **typed)
        actions.set_contact_needs(
            child.pk, interpreter="Tolken i Granby", safe_way="Ring mamma.", by=BY, at=stage.now
        )
        for kind in TOLD_BY_STAFF:
            actions.hide_place(child.pk, kind, "Granöskolan", **typed)
        readers = [who.id for who in stage.cast if who.is_staff and who.id][:2]
        actions.seal_address(
            child.pk, "Tallstigen 4, Granby", mark="B-1", readers=readers, by=BY, at=stage.now
        )
        reason = "Besked från Skatteverket."
        actions.set_protection(child.pk, Protection.MARKED, reason=reason, by=BY, at=stage.now)
    stage.things = Things(Eyes(stage.now))
    stage.court = Court(stage.things, stage.aviary, Posts(stage.things))
    return child.pk  # type: ignore[no-any-return]


def places_of(stage: Stage, child: UUID) -> dict[str, set[str]]:
    """The canaries that lead to the child, by table and field."""
    found: dict[str, set[str]] = {}
    for word, canary in stage.aviary.known.items():
        row = stage.things.rows(canary.model).get(canary.pk)
        if row is None or canary.class_ not in {K2, K6}:
            continue
        held, eyes = stage.things.held(row), stage.things.eyes
        about = held.persons.union(*(eyes.things[id_].about for id_ in held.guards))
        if child in about:
            found.setdefault(f"{canary.model}.{canary.field}", set()).add(word)
    return found


def seen_by(stage: Stage, who: Who, *addresses: str) -> dict[str, str]:
    """What somebody who must not is shown of it on some pages."""
    crawl = Crawl(stage)
    with undone():
        for address in addresses:
            crawl.answer(who, address, who.client.get(address, follow=True))
    return crawl.wrong


def addresses_of(stage: Stage, child: UUID) -> dict[str, str]:
    """The pages that have something to mask, by a short name."""
    things = stage.things
    case: Any = next(row for row in things.rows("cases.Case").values() if row.person_id == child)
    lines = things.rows("intake.ReportedChild").values()
    line: Any = next(row for row in lines if row.person_id == child)
    party: Any = next(
        row for row in things.rows("cases.Publication").values() if row.case_id == case.pk
    )
    here = f"/arbete/arenden/{case.pk}/"
    return {
        "ärendet": here,
        "registret": f"{here}registrering/",
        "flytten": f"{here}flytta/",
        "utskriften": f"{here}utskrift/",
        "utlämnanden": f"{here}utlamnande/",
        "ett utlämnande": f"{here}utlamnande/?mottagare=police",
        "vad parten ser": f"{here}visa-for/{party.party_id}/",
        "anmälan": f"/arbete/mottagning/{line.pk}/",
        "personen": f"/arbete/personer/{child}/",
        "platserna": f"{here}platser/",
    }


def _clear(text: str, **_: object) -> str:
    return text


CASES, PEOPLE = "tillit.casework.cases", "tillit.registers.people.queries"
# One mask taken away, and the page that then tells it.
MASKS: tuple[tuple[str, str, Any], ...] = (
    ("registret", f"{CASES}.steps.place_shown", _clear),
    ("flytten", f"{CASES}.steps.place_shown", _clear),
    ("ärendet", f"{CASES}.timeline.place_shown", _clear),
    ("utskriften", f"{CASES}.timeline.place_shown", _clear),
    ("ärendet", f"{CASES}.types.PersonStrip.hidden", property(lambda strip: False)),
    ("vad parten ser", f"{CASES}.parties.place_shown", _clear),
    ("utlämnanden", "tillit.overview.disclosure.actions.place_shown", _clear),
    (
        "ett utlämnande",
        "tillit.pages.desk.disclosure.forms._called",
        lambda each, **_: each.name,
    ),
    ("anmälan", "tillit.casework.intake.queries.report.place_shown", _clear),
    ("anmälan", "tillit.casework.intake.types.InboxLine.protected", property(lambda line: False)),
    ("personen", f"{PEOPLE}.card.masked", lambda text, hidden: text),
    ("ärendet", f"{PEOPLE}.card.masked", lambda text, hidden: text),
)


def unmasked(stage: Stage, who: Who, pages: dict[str, str]) -> dict[str, bool]:
    """Whether each mask that is taken away, one at a time, is found."""
    found = {}
    for page, mask, instead in MASKS:
        with patch(mask, instead):
            wrong = seen_by(stage, who, pages[page])
        found[f"{page}: {mask.rpartition('tillit.')[2]}"] = bool(wrong)
    return found
