"""`./tillit prove routes`: every address × every role × what is not theirs; nothing may come of it.

    ./tillit prove routes [--long]

The addresses come from the URL table and the ids from all tables: another's object, one's own with
a part of another, an id of another kind. A page must not show a word of it, and a post must not
write. Whose it is says the twin of the policy (tests/trust), not the policy itself.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, here, number

if TYPE_CHECKING:
    from tests.support.cast import Who
    from tests.support.matrix import Matrix
    from tests.support.stage import Stage

LEAVES_OUT = {"open_to_all": "utan policyn", "any_part": "del utan sitt ärende",
              "writes_first": "skriver före frågan"}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Prove, print the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("routes", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    stage = here()
    cast = stage.cast if chosen.long else stage.few
    stage.look(stage.few)
    found = proved(stage, cast, each=3 if chosen.long else 1)
    for fault in found.faults:
        print(fault)
    return keep("routes", figures(stage, found), size=size_of(found, len(cast)))


def proved(stage: Stage, cast: list[Who], *, each: int) -> Matrix:
    """Ask for everything that is not theirs."""
    from tests.support.addresses import routes
    from tests.support.matrix import Matrix

    return Matrix().tries(stage.court, cast, routes(), each)


def figures(stage: Stage, found: Matrix) -> list[Figure]:
    """The promises, each with its control."""
    from tests.support.addresses import Route, routes, untold

    caught = controls(stage)
    missed = [words for name, words in LEAVES_OUT.items() if not caught[name]]
    every = routes()
    told = untold(every)
    for sentence in told:
        print(sentence)
    unknown = Route("prov", (("okand_id", True),), ("GET",), "desk", None)
    return [
        Figure(
            "Svar om något som inte är ens eget",
            f"{number(len(found.faults))} av {number(found.tried)} försök", "0",
            held=not found.faults and found.tried > 0,
            control="; ".join(f"{LEAVES_OUT[name]}: {n} funna" for name, n in caught.items()),
            control_failed=not missed,
        ),
        Figure(
            "Adresser som provet kan fylla i",
            f"{len(every) - len(told)} av {len(every)}", "alla",
            held=not told,
            control="en ny adress med ett okänt id",
            control_failed=bool(untold([unknown])),
        ),
    ]  # fmt: skip


def controls(stage: Stage) -> dict[str, int]:
    """How many faults are found in each view that leaves something out."""
    from django.test import override_settings

    from tests.support.addresses import routes
    from tests.support.matrix import Matrix

    staff = [who for who in stage.few if who.is_staff]
    with override_settings(ROOT_URLCONF="tests.support.leaky"):
        leaky = {route.name: route for route in routes() if route.name in LEAVES_OUT}
        return {
            name: len(Matrix().tries(stage.court, staff, [leaky[name]], 2).faults)
            for name in LEAVES_OUT
        }


def size_of(found: Matrix, people: int) -> str:
    """How much was tried."""
    return f"{len(found.addresses)} adresser, {people} personer, {number(found.tried)} försök"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
