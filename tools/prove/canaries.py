"""`./tillit prove canaries`: a unique word in every field about a person; nobody sees another's.

    ./tillit prove canaries [--long]

The fields come from the models. Every page, letter, search, header and file name is read as every
role, and what nobody is shown: the log, sessions, mail, the application's own log at DEBUG, error
pages, sealed bytes in the database. Who may see a word says tests/trust, not the policy itself.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, here, number

if TYPE_CHECKING:
    from tests.support.cast import Who
    from tests.support.crawl import Crawl
    from tests.support.stage import Stage

LEAST = 500


def main(arguments: list[str]) -> int:
    """Prove, print the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("canaries", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    stage = here(people=10_000 if chosen.long else 60)
    stage.look(stage.few, each=1)
    found = crawled(stage, stage.cast if chosen.long else stage.few, shared=not chosen.long)
    for said, word in sorted(found.wrong.items()):
        print(f"{said} ({word})")
    for sentence in [*stage.bare, *sorted(found.faults)]:
        print(sentence)
    told = figures(stage, found)
    return keep("canaries", [*told, hiding(stage)], size=size_of(stage, found))


def hiding(stage: Stage) -> Figure:
    """A child in hiding, in the middle of a case: every page to everybody, and the log."""
    from tests.support.court import undone
    from tests.support.crawl import Crawl
    from tests.support.hiding import addresses_of, hide, places_of, unmasked

    with undone():
        child = hide(stage)
        planted = places_of(stage, child)
        crawl = Crawl(stage)
        with undone(), crawl.listening():
            crawl.walks(stage.few, shared=True)
            crawl.searches(stage.few)
            crawl.leavings()
        masks = unmasked(stage, stage.who("Maja Norrman"), addresses_of(stage, child))
    for said, word in sorted(crawl.wrong.items()):
        print(f"{said} ({word})")
    missed = [name for name, found in masks.items() if not found]
    return Figure(
        "Platser för ett barn i skydd, sedda utan att någon bett om det",
        f"{counted(len(crawl.wrong), crawl)} (av {sum(map(len, planted.values()))} ord i "
        f"{len(planted)} fält)", "0",
        held=not crawl.wrong and not crawl.faults,
        control=f"{len(masks) - len(missed)} av {len(masks)} borttagna masker funna"
        + (f"; missade: {', '.join(missed)}" if missed else ""),
        control_failed=not missed,
    )  # fmt: skip


def crawled(stage: Stage, cast: list[Who], *, shared: bool) -> Crawl:
    """Read everything as these, and what is left behind."""
    from tests.support.court import undone
    from tests.support.crawl import Crawl

    crawl = Crawl(stage)
    with undone(), crawl.listening():
        crawl.walks(cast, shared=shared)
        crawl.presses()
        crawl.searches(stage.few)
        breaks(stage, crawl)
        crawl.leavings()
    return crawl


def breaks(stage: Stage, crawl: Crawl) -> None:
    """A page that breaks while it holds what it was to show, and one that is not there."""
    with patch("tillit.pages.desk.case.views.page", side_effect=RuntimeError("prov")):
        for who in stage.few:
            for row in stage.things.rows("cases.Case").values():
                crawl.answer(who, "/arbete/", who.client.get(f"/arbete/arenden/{row.pk}/"))
                if who.is_staff and stage.things.is_seen(who, row):
                    break
    for who in stage.few:
        crawl.answer(who, "/arbete/", who.client.get("/finns-inte/"))


def figures(stage: Stage, found: Crawl) -> list[Figure]:
    """The promises, each with its control."""
    from tests.support.leaks import Planted

    leaks = Planted(stage).found()
    missed = [name for name, is_found in leaks.items() if not is_found]
    planted = f"{len(leaks) - len(missed)} av {len(leaks)} planterade läckor funna"
    known, bare = len(stage.aviary.known), len(stage.bare)
    return [
        Figure(
            "Ord om någon, sedda av den som inte får", counted(len(found.wrong), found), "0",
            held=not found.wrong and not found.faults,
            control=planted + (f"; missade: {', '.join(missed)}" if missed else ""),
            control_failed=not missed,
        ),
        Figure(
            "Ord som lagts ut, ett i varje fält om någon",
            f"{number(known)}, {bare} fält utan", f"minst {LEAST}, inget fält utan",
            held=known >= LEAST and not bare,
            control="ett fält som ingen fyllt i",
            control_failed=is_bare_without(stage),
        ),
    ]  # fmt: skip


def counted(seen: int, found: Crawl) -> str:
    """How many were seen; and how many answers could not be read, which is why nought may fail."""
    broken = f", men {number(len(found.faults))} svar gick inte att läsa" if found.faults else ""
    return f"{number(seen)}{broken}"


def is_bare_without(stage: Stage) -> bool:
    """Whether a field whose canaries are taken away is told as bare."""
    from django.apps import apps

    from tests.support.canaries import Aviary
    from tests.support.gaps import bare_fields

    kept = {w: c for w, c in stage.aviary.known.items() if c.field != "closing_text"}
    return bare_fields(Aviary(kept), apps.get_model("cases.Case")) == ["closing_text"]


def size_of(stage: Stage, found: Crawl) -> str:
    """How much was planted and read."""
    return (
        f"{number(len(stage.aviary.known))} ord, {number(found.pages)} svar och {found.letters} "
        f"brev lästa, {number(found.allowed)} tillåtna syner av {number(len(found.seen))} ord"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
