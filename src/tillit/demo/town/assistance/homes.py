"""Who applies in Solby: one row a household, every kind once and the usual kinds more often.

Plain data. Nobody exists; sums are invented, in kronor a month.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

Rows = tuple[Mapping[str, Any], ...]  # Any: a row of the simulator's file
Says = Mapping[str, Rows]


class Way(StrEnum):
    """How the money goes."""

    ACCOUNT = auto()
    LANDLORD = auto()  # the rent straight to the landlord, the rest to the account
    BY_HAND = auto()


class This(StrEnum):
    """How far the month of today has come."""

    WAITS = auto()  # sent, nobody has begun
    NOT_SENT = auto()  # the household is to apply by itself
    TO_CO_SIGN = auto()  # one has signed, the other has not
    DECIDED = auto()  # decided already, and paid
    MORE = auto()  # decided, and then applied for something more
    LEFT = auto()  # the household does not apply any more


@dataclass(frozen=True)
class Grown:
    """An adult: name, sex, years, and what the agencies answer about them."""

    name: str
    sex: str
    age: float
    says: Says = field(default_factory=dict)
    now: Says = field(default_factory=dict)  # what has come this month
    down: tuple[str, ...] = ()  # who does not answer this month
    abroad: bool | None = False  # born in another country; nothing while nobody has asked


@dataclass(frozen=True)
class Young:
    """Somebody under 21 at home. `days`: where it is not the whole month."""

    name: str
    sex: str
    age: float
    days: int | None = None
    lunch: int = 0
    school: bool | None = None


@dataclass(frozen=True)
class Home:
    """A household. `months`: how many months before this one they have had assistance."""

    family: str
    adults: tuple[Grown, ...]
    children: tuple[Young, ...] = ()
    rent: int = 6_200
    costs: Mapping[str, int] = field(default_factory=dict)
    incomes: tuple[Mapping[str, Any], ...] = ()  # as they write them, every month
    this_month: Mapping[str, Any] = field(default_factory=dict)  # what they write now instead
    months: int = 2
    way: Way = Way.ACCOUNT
    this: This = This.WAITS
    urgent: tuple[str, ...] = ()
    refused: bool = False  # last month gave nothing
    hidden: bool = False  # protected after the application had come
    parent_of: str = ""  # the family whose children live here too, the other half of the month
    cast: tuple[str, ...] = ()  # a sentence an adult, for the cast list

    @property
    def done(self) -> bool:
        """Whether the month of today is decided already."""
        return self.this in (This.DECIDED, This.MORE)


def paid(kind: str, kronor: int, day: int, **more: Any) -> Mapping[str, Any]:
    """A payment each month."""
    return {"row": "utbetalning", "slag": kind, "netto": f"{kronor}.00", "day": day, **more}


def said(kind: str, kronor: int, who: str = "sökande") -> Mapping[str, Any]:
    """An income as it is written in an application."""
    return {"who": who, "kind": kind, "kronor": str(kronor)}


def allowance(*children: str) -> Rows:
    """Child allowance for so many children."""
    return (paid("BARNBIDRAG", 1_250 * len(children), 20),)


SICK = {"FK": (paid("SJUKPENNING", 4_310, 25),)}
FUND = {"SO": (paid("DAGPENNING", 6_020, 24, dagar="18"),)}
SEEKS = {"AF": ({"row": "inskrivning", "kategori": "11", "akassa": False},)}
STUDIES = {"CSN": (paid("SB", 3_200, 25),)}
RETIRED = {"PM": (paid("GARANTIPENSION", 7_120, 18),)}
CAR = ({"row": "fordon", "nummer": "SOL001", "fabrikat": "EXEMPEL", "ar": 2008,
        "slag": "PERSONBIL"},)  # fmt: skip
WAGE = {"AGI": ({"arbetsgivare": "165560000043", "brutto": "9100.00", "skatt": "1820.00"},)}


def alone(family: str, name: str, sex: str, age: float, **more: Any) -> Home:
    """A single person who seeks work, where nothing else is said."""
    grown = Grown(
        name, sex, age, more.pop("says", SEEKS), more.pop("now", {}), more.pop("down", ())
    )
    return Home(family, (grown,), **more)


# The first dozen has one of each that a worker meets in a usual week. Tests fill only these.
FIRST = (
    alone("Holt", "Marika", "f", 34, this=This.NOT_SENT,
          cast=("Har ekonomiskt bistånd sedan i höst. Ska söka för den här månaden.",)),
    Home("Lindell", (Grown("Sara", "f", 31), Grown("Amir", "m", 33)),
         (Young("Tilde", "f", 4.4, lunch=5),), months=0, this=This.NOT_SENT,
         cast=("Ska söka ekonomiskt bistånd för första gången, tillsammans med Amir.",
               "Sambo med Sara. Skriver under när hon har ansökt.")),
    Home("Wallin", (Grown("Tea", "f", 29), Grown("Jesper", "m", 30, SICK)), months=0,
         this=This.TO_CO_SIGN,
         cast=("Har ansökt. Väntar på att Jesper skriver under.",
               "Har en ansökan att skriva under.")),
    alone("Dahlgren", "Ronja", "f", 26),
    alone("Persson", "Kent", "m", 57, says=SICK),
    Home("Yilmaz", (Grown("Elif", "f", 36, {"FK": allowance("Deniz", "Aylin")}, abroad=True),),
         (Young("Deniz", "m", 9), Young("Aylin", "f", 5, lunch=5)), rent=7_900),
    Home("Bergkvist", (Grown("Linn", "f", 39, FUND), Grown("Mats", "m", 42, SEEKS)),
         (Young("Vilda", "f", 12),), rent=8_400, way=Way.LANDLORD),
    alone("Nyman", "Göran", "m", 61, down=("FK",)),
    alone("Sirak", "Miriam", "f", 44, way=Way.BY_HAND),
    alone("Lundin", "Casper", "m", 23, months=1, urgent=("eviction",), rent=5_400),
    alone("Fors", "Anneli", "f", 50, months=1, refused=True, this=This.LEFT,
          incomes=(said("pay", 19_000),)),
    alone("Hellman", "Stig", "m", 47, this=This.MORE),
)  # fmt: skip

# The rest of a month's list. Most have had one month before this one, or none: what has been takes
# the filling's time, and one month is enough to compare with.
REST = (
    # Noah and Lova live every other week with each parent: a household of each.
    Home("Ström", (Grown("Hanna", "f", 37, {"FK": allowance("Noah")}),),
         (Young("Noah", "m", 10, days=15), Young("Lova", "f", 7.5, days=15)), rent=7_600, months=1),
    Home("Brandberg", (Grown("Oskar", "m", 39, {**SEEKS, "FK": allowance("Lova")}),),
         (Young("Noah", "m", 10, days=15), Young("Lova", "f", 7.5, days=15)), rent=7_300, months=1,
         parent_of="Ström"),
    # Nineteen, at home and still in upper secondary school.
    Home("Hassan", (Grown("Nadifa", "f", 45, SEEKS, abroad=True),),
         (Young("Yusra", "f", 19.2, school=True), Young("Bilal", "m", 15)), rent=8_100, months=1),
    alone("Ekdahl", "Viktor", "m", 22, rent=2_900, this_month={"home_size": 4}, months=0),
    # Work: one has had six months of assistance, and so gets jobbstimulans in this one; of the
    # other the employers have told something else than he wrote.
    alone("Sjölund", "Camilla", "f", 41, months=6, incomes=(said("pay", 7_280),)),
    alone("Markovic", "Dejan", "m", 38, months=1, incomes=(said("pay", 5_200),), now=WAGE),
    # What they wrote is not what the agency paid.
    alone("Roos", "Ulrika", "f", 52, months=1, says=SICK,
          this_month={"incomes": [said("sickness_benefit", 2_900)]}),
    # Paid late, for the month before.
    alone("Lindh", "Tobias", "m", 35, months=0, now={"FK": (
        paid("SJUKPENNING", 3_100, 8, concerns=-1),)}, says=SICK),
    alone("Grahn", "Pernilla", "f", 46, months=0, rent=11_900),
    alone("Alm", "Josefin", "f", 28, months=0, hidden=True),
    # Two couples, one with a new baby and one whose fund does not answer.
    Home("Nordin", (Grown("Emelie", "f", 30, {"FK": (paid("FORALDRAPENNING", 7_410, 25),
                                                     *allowance("Elis"))}),
                    Grown("Anton", "m", 32, SEEKS, abroad=None)), (Young("Elis", "m", 0.4),),
         rent=7_900, months=1),
    Home("Öhman", (Grown("Birgitta", "f", 59, FUND, down=("SO",)), Grown("Rolf", "m", 63, SICK)),
         months=0),
    Home("Ali", (Grown("Hodan", "f", 34, {"FK": (*allowance("a", "b", "c"),
                                                 paid("BOSTADSBIDRAG", 3_400, 18))}),),
         (Young("Ilyas", "m", 11), Young("Sumaya", "f", 8), Young("Zakaria", "m", 2.6, lunch=5)),
         rent=8_900, months=1),
    Home("Backman", (Grown("Lotta", "f", 33, SEEKS), Grown("Emil", "m", 35, FUND)),
         (Young("Milo", "m", 6.5), Young("Selma", "f", 3.4, lunch=5)), rent=8_600, months=1,
         way=Way.LANDLORD),
    alone("Wiklund", "Sture", "m", 67, months=0, says=RETIRED),
    alone("Tesfaye", "Hanna", "f", 25, months=0, says=STUDIES),
    alone("Björk", "Fredrik", "m", 44, months=0, now={"TNS": CAR}),
    alone("Hagman", "Louise", "f", 31, months=0, costs={"electricity": 640, "home_insurance": 95}),
    alone("Englund", "Peter", "m", 55, months=0, urgent=("no_food",)),
    alone("Vestin", "Malin", "f", 37, months=0, costs={"medicine": 240, "dental_care": 1_150}),
    alone("Sundin", "Agneta", "f", 58, months=0, incomes=(said("pay", 21_400),)),
    alone("Moberg", "Elin", "f", 24, months=0, this_month={"told": "Jag har flyttat."}),
    alone("Kaya", "Baran", "m", 33, months=1, way=Way.BY_HAND),
    alone("Thunberg", "Siv", "f", 62, months=0, says=RETIRED, rent=5_100),
    alone("Lövgren", "Hampus", "m", 20.5, months=0, rent=3_800),
    Home("Palm", (Grown("Irene", "f", 49, SICK), Grown("Leif", "m", 51, SEEKS)), months=0,
         this=This.TO_CO_SIGN),
)  # fmt: skip
ALL = FIRST + REST
