"""`./tillit prove rights`: a right that ends bites at the very next request of an open session.

Every kind of right is ended by the program's own action while a page that it opened is open.
"""

from __future__ import annotations

import sys

from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, here


def main(arguments: list[str]) -> int:
    """Prove, print the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("rights", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    stage = here()
    from tests.support.rights import bites, remembered  # needs the program that has started

    found = bites(stage)
    for bite in found:
        print(f"{bite.right}: {bite.before}, sedan {bite.after}")
    kept = sum(not bite.held for bite in remembered(stage))
    left = sum(not bite.held for bite in found)
    figure = Figure(
        "Rättigheter som upphört och ändå gällde vid nästa sida", f"{left} av {len(found)}", "0",
        held=not left and bool(found),
        control=f"den som frågar minns från förra sidan: {kept} gällde ändå",
        control_failed=kept > 0,
    )  # fmt: skip
    return keep("rights", [figure], size=f"{len(found)} slags rättigheter")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
