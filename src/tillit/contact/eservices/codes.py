"""The receipt code of what was sent: made from its random id, stored nowhere."""

from uuid import UUID

from tillit.trust.sealing.types import blind

DIGITS, GROUP = 12, 4
_PLACE = "eservices_submission.code"


def code_of(submission: UUID) -> str:
    """Twelve digits in groups of four."""
    number = int(blind(str(submission), bound_to=_PLACE), 16) % 10**DIGITS
    text = f"{number:0{DIGITS}d}"
    return " ".join(text[at : at + GROUP] for at in range(0, DIGITS, GROUP))


def code_index(code: str) -> str:
    """The fingerprint that it is found by. Spaces and hyphens do not matter."""
    return blind("".join(sign for sign in code if sign.isdigit()), bound_to=_PLACE + ".index")
