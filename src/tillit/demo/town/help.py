"""What help there is in Solby: invented places and offers, every kind once."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.registers.directory import actions
from tillit.registers.directory.types import (
    Access,
    Hours,
    Identity,
    OfferIn,
    PlaceIn,
    Way,
    Where,
)

ALL_DAY = tuple(Hours(day, time(0, 0), time(23, 59)) for day in range(7))
WEEKDAYS = range(5)
SUN = 6


def _hours(
    days: range | tuple[int, ...], opens: int, closes: int, **more: bool
) -> tuple[Hours, ...]:
    return tuple(Hours(day, time(opens), time(closes), **more) for day in days)


PLACES = {
    "net": PlaceIn("På nätet", Where.ONLINE),
    "phone": PlaceIn("På telefon", Where.PHONE),
    "house": PlaceIn(
        "Familjehuset Björkäng", Where.INDOORS, "Björkängstorget 2", Decimal("59.40120"),
        Decimal("15.82340"), frozenset({Access.STEP_FREE, Access.PRAM, Access.QUIET}),
        "Gula huset, dörren mot lekplatsen.",
    ),
    "harbour": PlaceIn(
        "Mötesplats Hamnen", Where.INDOORS, "Kajgatan 4", Decimal("59.39510"), Decimal("15.83610"),
        frozenset({Access.STEP_FREE, Access.TOILET}),
    ),
    "square": PlaceIn(
        "Solby torg", Where.OUTDOORS, "Torget, vid fontänen", Decimal("59.39790"),
        Decimal("15.82990"), frozenset({Access.STEP_FREE}),
    ),
    "hall": PlaceIn(
        "Medborgarhuset", Where.INDOORS, "Storgatan 1", Decimal("59.39830"), Decimal("15.83050"),
        frozenset({Access.STEP_FREE, Access.TOILET, Access.LOOP}),
    ),
}  # fmt: skip


def offers(at_: dict[str, UUID]) -> list[OfferIn]:
    """All of them, at the places of these ids."""
    return [
        OfferIn(
            "foraldrachatten", "Föräldrachatten",
            "Skriv med en person som lyssnar och ger råd. Du behöver inte säga vad du heter.",
            "Du som har barn hemma, litet eller stort.",
            "Du skriver, någon svarar inom tio minuter. Ni kan skriva flera gånger.",
            "Öppna chatten på kommunens sida.", "Gratis", Way.OPEN,
            languages=("sv", "en", "ar"), situations=("home", "mind"),
            words="föräldrastöd\nprata om barnen\nskrika på barnen", min_age=18,
            identity=Identity.NOBODY, board_number="§ 41", board_on=date(2025, 9, 17),
            board_why="Många föräldrar vågar inte fråga om de måste säga vem de är.",
            hours={at_["net"]: _hours(range(7), 17, 23)},
        ),
        OfferIn(
            "familjelots", "Prata med en familjelots",
            "Ett samtal hemma hos dig, på en promenad eller på Familjehuset. Upp till fem gånger.",
            "Familjer med barn 0–18 år, och unga som vill prata själva.",
            "Ni träffas, du berättar det du vill. Ni bestämmer ihop vad som kan bli lättare.",
            "Ring, eller kom till Familjehuset när det är öppet.", "Gratis", Way.OPEN,
            languages=("sv", "en", "so"), situations=("home",), words="familjestöd\nbråk hemma",
            alone_from=15, identity=Identity.FIRST_NAME, phone="08-465 004 20",
            hours={at_["house"]: _hours(WEEKDAYS, 9, 17)},
        ),
        OfferIn(
            "budget-och-skuld", "Budget- och skuldrådgivning",
            "Ta med räkningarna i en påse om du vill. Vi reder ut dem tillsammans.",
            "Alla som inte får pengarna att räcka.",
            "Vi går igenom vad som kommer in och går ut, och vad du kan göra med skulderna.",
            "Kom på drop-in, eller ring och få en tid.", "Gratis", Way.OPEN,
            languages=("sv", "en"), situations=("money",), words="skuldsanering\ninkasso",
            min_age=18, phone="08-465 004 30",
            hours={at_["hall"]: (*_hours((1,), 15, 18), *_hours((3,), 9, 12, drop_in=False))},
        ),
        OfferIn(
            "kvinnofrid", "Frid: stöd när någon gör dig illa",
            "Samtal och hjälp att bli trygg, för den som blir slagen, hotad eller kontrollerad.",
            "Alla, oavsett kön, och den som är rädd att själv göra någon illa.",
            "Du får en egen person. Inget händer som du inte vill, om inte ett barn är i fara.",
            "Ring eller kom. Du behöver inte veta vad du vill ha.", "Gratis", Way.OPEN,
            languages=("sv", "en", "ar", "fa", "uk"), situations=("violence", "mind"),
            words="våld i nära relation\nmansjour\nkvinnojour\nhedersförtryck", alone_from=15,
            identity=Identity.NOBODY, board_number="§ 42", board_on=date(2025, 9, 17),
            board_why="Den som lever med våld kan bli spårad om det står vem som har varit här.",
            phone="08-465 004 40",
            hours={at_["phone"]: _hours(range(7), 8, 21), at_["house"]: _hours(WEEKDAYS, 9, 17)},
        ),
        OfferIn(
            "hamnen", "Mötesplats Hamnen",
            "Häng, laga mat, spela eller prata. Fältare är här och på stan.",
            "Du mellan 13 och 20 år.", "Du kommer och går som du vill.", "Kom hit.",
            "Gratis, mat 20 kr", Way.OPEN, situations=("mind", "home"),
            words="fritidsgård\nungdomsgård\nungdomar\nfältare", min_age=13, max_age=20,
            alone_from=15, identity=Identity.FIRST_NAME,
            hours={
                at_["harbour"]: _hours((2, 3, 4, 5, SUN), 16, 22),
                at_["square"]: _hours((4, 5), 20, 23),
            },
        ),
        OfferIn(
            "nykter-start", "Nykter start",
            "Samtal om alkohol, droger eller spel. En gång eller tio.",
            "Du själv, eller du som bor med någon.",
            "Du pratar med någon som har hört det förut. Provtagning bara om du själv vill.",
            "Ring, eller kom på torsdagar.", "Gratis", Way.OPEN, languages=("sv", "en", "fi"),
            situations=("addiction",), words="behandling\nspelberoende\nnykterhet\nanhörig",
            min_age=15, alone_from=15, identity=Identity.FIRST_NAME, phone="08-465 004 50",
            hours={at_["hall"]: _hours((3,), 13, 19)},
        ),
        OfferIn(
            "anhorigstod", "Stöd för dig som vårdar någon",
            "Någon att prata med, avlastning några timmar, och en kväll i månaden med andra.",
            "Du som hjälper en förälder, partner, ett barn eller en vän.",
            "Vi pratar om vad som är tyngst. Avlastning i hemmet söker vi tillsammans.",
            "Ring så ses vi där det passar.", "Gratis", Way.OPEN, situations=("carer", "mind"),
            words="avlösning\nanhörigkonsulent\ndemens", phone="08-465 004 60",
            hours={at_["hall"]: _hours((0, 2), 10, 15)},
        ),
        OfferIn(
            "kontaktfamilj", "Kontaktfamilj",
            "En familj som ditt barn är hos någon helg i månaden.",
            "Barn och unga som behöver fler vuxna omkring sig.",
            "Ni ansöker, någon träffar er, och ni får ett beslut. Sedan väljer ni familj ihop.",
            "Ring mottagningen. De hjälper er att ansöka.", "Gratis", Way.ASSESSED, kind="CONTACT",
            situations=("home", "carer"), words="avlastningsfamilj\nhelg", phone="08-465 004 12",
            hours={at_["phone"]: _hours(WEEKDAYS, 8, 17)},
        ),
        OfferIn(
            "socialjouren", "Socialjouren",
            "När något händer på kvällen, natten eller helgen och inte kan vänta.",
            "Alla.", "Du ringer, någon svarar och hjälper dig vidare.", "Ring.", "Gratis", Way.OPEN,
            situations=("violence", "home", "mind"), words="akut\njour\nnatt", alone_from=15,
            identity=Identity.FIRST_NAME, phone="08-465 004 12",
            hours={at_["phone"]: ALL_DAY},
        ),
        OfferIn(
            "mattan", "Matbordet",
            "Mat tillsammans på onsdagar. Föreningen Hand i hand lagar.",
            "Alla som vill äta med andra.", "Du sätter dig. Det finns alltid plats.", "Kom hit.",
            "Gratis", Way.OTHERS, situations=("money", "mind"), words="gratis mat\nensam\nkyrka",
            identity=Identity.FIRST_NAME, hours={at_["harbour"]: _hours((2,), 17, 19)},
        ),
    ]  # fmt: skip


def tell_of_help(*, by: Actor, at: datetime) -> None:
    """Write all of it in."""
    ids = {key: actions.say_place(said, by=by, at=at) for key, said in PLACES.items()}
    for each in offers(ids):
        actions.publish_offer(each, by=by, at=at)
    actions.say_wait("familjelots", 1, by=by, at=at)
    actions.say_wait("budget-och-skuld", 4, by=by, at=at)
