"""What booking keeps about a person who said who they are."""

from tillit.trust.holdings.types import Goes, Holding

from .models import Booking
from .types import Meet, Stage

HOLDINGS = (
    Holding(
        Booking,
        "Bokad tid",
        own=("person",),
        goes=Goes.REGISTER,
        entry="booked_at",
        labels={
            "begins": "Börjar",
            "booked_at": "Bokades",
            "calendar": "Kalender (id)",
            "code_index": "Kodens avtryck",
            "ends": "Slutar",
            "given": "Kallas",
            "interpreter": "Tolk",
            "meet": "Hur vi ses",
            "moved_from": "Flyttad från (id)",
            "offer": "Hjälp (id)",
            "phone": "Telefon",
            "place": "Plats (id)",
        },
        codes={
            "meet": {each.value: each.words for each in Meet},
            "stage": {each.value: each.words for each in Stage},
        },
    ),
)
