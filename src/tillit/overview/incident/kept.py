"""What an incident keeps about a person: that an account had to do with them."""

from django.db.models import Model

from tillit.trust.holdings.types import Goes, Holding

from .models import Incident, Touched
from .types import Near

HOLDINGS = (
    Holding(
        Touched,
        "Berörd av en händelse",
        own=("person_id",),
        under=("thing_id",),
        entry="",
        goes=Goes.REGISTER,
        labels={
            "acts": "Vad som gjordes",
            "classes": "Klasser av uppgifter",
            "first_at": "Första gången",
            "incident": "Händelse (id)",
            "last_at": "Sista gången",
            "near": "Hur nära",
            "thing_id": "Det berörda (id)",
            "things": "Ärenden och anmälningar (id)",
            "times": "Antal gånger",
        },
        codes={"near": Near},
    ),
)
EXCUSED: dict[type[Model], str] = {
    Incident: "en fråga om ett konto och vad det gjorde i siffror; inget om någon enskild",
}
