"""Four letters that were once sent, with invented names: each told where somebody in hiding was.

They are known from the papers (Helsingborg: JO 5932-2012; Gävle; Nacka; Hässleholm). Nothing in
them is anybody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from tillit.casework.decisions.letters.checking import Telling
from tillit.kernel.location import Location

SENDER = "Solby kommun"
HIDING = uuid4()


@dataclass(frozen=True)
class Known:
    """A letter that must be stopped, and why."""

    name: str
    parts: dict[str, str]
    tellings: tuple[Telling, ...]
    person: UUID = HIDING


CASES = (
    Known(
        "hushållsberäkningen: dotterns nya namn i mammans beslut",
        {"Så har vi räknat": "Mona 4 620 kr, Tindra Granö 3 410 kr. Summa 8 030 kr."},
        (Telling(HIDING, "Tindra Granö"),),
    ),
    Known(
        "arbetsplatsen i den utredning som skickades till båda",
        {"Det här bygger vi beslutet på": "Mamma har börjat på Ekbys trävaror och trivs."},
        (Telling(HIDING, "Ekbys Trävaror", Location.WORKPLACE, said=True),),
    ),
    Known(
        "den ändrade texten som följde med",
        {
            "Varför vi har beslutat så": "Barnet bor tryggt.",
            "filens namn": "Beslut ändrat av enheten i Granby.docx",
        },
        (Telling(HIDING, "Granby", Location.MUNICIPALITY, said=True),),
    ),
    Known(
        "bara kommunens namn",
        {"inledningen": "Vi har talat med socialtjänsten i Granby."},
        (Telling(HIDING, "Granby", Location.MUNICIPALITY),),
    ),
)
