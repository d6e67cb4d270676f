"""What extracts keep about a person: who asked, to whom it went, what was held back and why."""

from tillit.trust.holdings.types import Holding

from .models import Extract, ExtractLine
from .types import RECIPIENTS, How, Ruling, State

TO = {each.name.lower(): each.value for each in RECIPIENTS}
HOLDINGS = (
    Holding(
        Extract,
        "Begäran om allt om en person",
        own=("person_id",),
        named=("for_id",),
        entry="asked_at",
        paper="paper_id",
        labels={
            "asked_at": "Begärt",
            "asked_by_name": "Antecknat av",
            "asked_on": "Begärt dag",
            "begun_at": "Granskningen började",
            "begun_by_name": "Granskningen började av",
            "data_id": "Samma som text (id)",
            "for_id": "Till (id)",
            "left_out": "Antal som inte lämnades",
            "masked": "Antal med dolda delar",
            "named": "Nämner (id)",
            "on_my_pages": "Ligger på mina sidor",
            "paper_id": "Utdraget (id)",
            "recipient": "Slags mottagare",
            "silent": "Antal med bara interna nummer",
            "state": "Läge",
            "staff_names": "Personalens namn lämnades",
            "staff_why": "Varför",
            "told": "Så överklagar man",
        },
        codes={"how": How, "recipient": TO, "state": State},
    ),
    Holding(
        ExtractLine,
        "Prövad post i ett utdrag",
        own=("extract__person_id",),
        entry="",
        labels={
            "digest": "Avtryck",
            "extract": "Utdrag (id)",
            "hidden": "Dolda uppgifter",
            "holds": "Säger något om",
            "own": "I egen akt",
            "phrases": "Dolda ord",
            "place": "Ordning",
            "row": "Post (id)",
            "ruling": "Prövningen",
            "table": "Tabell",
            "under": "Under (id)",
            "written": "Skrivet",
        },
        codes={"ruling": Ruling},
    ),
)
