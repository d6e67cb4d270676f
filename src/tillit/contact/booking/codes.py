"""The code of a booking: made from its random id, stored nowhere."""

from uuid import UUID

from tillit.trust.sealing.types import blind

ALPHABET = "ABDEFHJKLMNPRSTUVXY"  # no letter that is read as another, or as a figure
LETTERS, GROUP = 12, 4
_PLACE = "booking_booking.code"


def code_of(booking: UUID) -> str:
    """Twelve letters in groups of four."""
    number, letters = int(blind(str(booking), bound_to=_PLACE), 16), ""
    for _ in range(LETTERS):
        number, at = divmod(number, len(ALPHABET))
        letters += ALPHABET[at]
    return "-".join(letters[at : at + GROUP] for at in range(0, LETTERS, GROUP))


def code_index(code: str) -> str:
    """The fingerprint that it is found by. Spaces, hyphens and small letters do not matter."""
    return blind("".join(x for x in code.upper() if x in ALPHABET), bound_to=_PLACE + ".index")
