"""`./tillit prove same`: what is not yours answers as what is not there, byte for byte.

    ./tillit prove same [--long]

Every address that takes an id, as every role: another's id and one that nobody has must give the
same status, headers and body. Taken away first, by name: the form's token, the id that was asked
for, the token of a kept post. `--long` also measures whether the two can be told apart by time.
"""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING
from uuid import uuid4

from tools.prove.figures import Figure, keep
from tools.prove.routes import proved, size_of
from tools.prove.stage import arguments_of, elsewhere, here, number

if TYPE_CHECKING:
    from tests.support.addresses import Route
    from tests.support.cast import Who
    from tests.support.matrix import Matrix
    from tests.support.stage import Stage

SAMPLES = 2_000  # of each, in --long
APART = 0.02  # how far from 0.5 the area may be


def main(arguments: list[str]) -> int:
    """Prove, print the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("same", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    stage = here()
    cast = stage.cast if chosen.long else stage.few
    stage.look(stage.few)
    found = proved(stage, cast, each=3 if chosen.long else 1)
    for each in found.different:
        print(each)
    kept = [bytes_figure(stage, found)]
    if chosen.long:
        kept.append(time_figure(stage, SAMPLES))
    return keep("same", kept, size=size_of(found, len(cast)))


def bytes_figure(stage: Stage, found: Matrix) -> Figure:
    """Every answer that differs, and a view that tells the two apart."""
    from django.test import override_settings

    from tests.support.addresses import routes
    from tests.support.matrix import Matrix

    staff = [who for who in stage.few if who.is_staff]
    with override_settings(ROOT_URLCONF="tests.support.leaky"):
        leaky = [route for route in routes() if route.name == "tells_it_is_there"]
        caught = Matrix().tries(stage.court, staff, leaky).different
    return Figure(
        "Svar där ”inte din” går att skilja från ”finns inte”",
        f"{number(len(found.different))} av {number(found.tried)}", "0",
        held=not found.different and found.tried > 0,
        control=f"en vy som säger att ärendet inte är ens eget: {len(caught)} funna",
        control_failed=bool(caught),
    )  # fmt: skip


def time_figure(stage: Stage, samples: int) -> Figure:
    """How well time tells the two apart: 0.5 is not at all."""
    from django.test import override_settings

    from tests.support.addresses import routes

    who = next(who for who in stage.cast if who.role == "social_worker")
    here_ = next(route for route in routes() if route.name == "desk:case")
    area = area_under(stage, who, here_, samples)
    with override_settings(ROOT_URLCONF="tests.support.leaky"):
        late = next(route for route in routes() if route.name == "slower_when_there")
        control = area_under(stage, who, late, samples // 10)
    return Figure(
        "Går det att höra på tiden (yta under kurvan)",
        f"{area:.3f} av 2 × {number(samples)} svar", f"{0.5 - APART:.2f}–{0.5 + APART:.2f}",
        held=abs(area - 0.5) <= APART,
        control=f"tre tusendelar senare där något finns: {control:.3f}",
        control_failed=abs(control - 0.5) > APART,
    )  # fmt: skip


def area_under(stage: Stage, who: Who, route: Route, samples: int) -> float:
    """The chance that another's object takes longer than nothing, of two answers drawn."""
    cases = stage.things.rows("cases.Case").values()
    theirs = [row.pk for row in cases if not stage.things.is_seen(who, row)]
    dice, taken = random.Random(7), {"theirs": [], "nothing": []}  # type: ignore[var-annotated]
    for _ in range(samples):
        asked = [("theirs", dice.choice(theirs)), ("nothing", uuid4())]
        dice.shuffle(asked)
        for kind, id_ in asked:
            begun = time.perf_counter()
            stage.court.ask(who, "GET", route.address(case_id=id_))
            taken[kind].append(time.perf_counter() - begun)
    return rank_area(taken["theirs"], taken["nothing"])


def rank_area(longer: list[float], shorter: list[float]) -> float:
    """The area under the curve, by ranks (Mann-Whitney)."""
    rows = sorted([(value, 1) for value in longer] + [(value, 0) for value in shorter])
    ranks = sum(place for place, (_, mine) in enumerate(rows, 1) if mine)
    pairs = len(longer) * len(shorter)
    return (ranks - len(longer) * (len(longer) + 1) / 2) / pairs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
