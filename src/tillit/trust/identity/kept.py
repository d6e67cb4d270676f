"""What accounts of staff keep about somebody who is also a person in the register."""

from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Goes, Holding

from .models import Enrolment, KeptPost, Passkey, SignIn, StaffAccount

HOLDINGS = (
    Holding(
        StaffAccount,
        "Medarbetare",
        named=("person_id",),
        entry="",
        goes=Goes.STAYS,
        shows=Shows.IDENTITY,
        labels={
            "closed": "Kontot stängt",
            "created_at": "Upplagd",
            "habits": "Vanor",
            "last_seen_at": "Senast inloggad",
            "locked_at": "Låst",
            "name": "Namn",
            "phone": "Telefon",
            "qualified_since": "Behörig sedan",
            "shut_at": "Stängt för säkerhets skull",
            "shut_by": "Stängt av (id)",
            "subject": "Namn hos den som legitimerar",
            "woken_at": "Öppnat igen",
        },
    ),
)
EXCUSED = {
    Passkey: "en medarbetares nyckel",
    Enrolment: "en medarbetares nyckel",
    SignIn: "när en medarbetare var inloggad; inget om någon i en akt",
    KeptPost: "det som skrevs när passet gick ut, i ett dygn; bara den som skrev kan öppna det",
}
