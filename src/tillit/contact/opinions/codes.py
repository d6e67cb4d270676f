"""The code of whoever wants an answer without saying who they are."""

from uuid import UUID

from tillit.trust.sealing.types import blind

DIGITS, GROUP = 12, 4
_PLACE = "opinions_opinion.code"


def code_of(opinion: UUID) -> str:
    """Made from the random id and kept nowhere, so that two presses give the same."""
    number = int(blind(str(opinion), bound_to=_PLACE), 16) % 10**DIGITS
    digits = f"{number:0{DIGITS}d}"
    return " ".join(digits[at : at + GROUP] for at in range(0, DIGITS, GROUP))


def code_index(code: str) -> str:
    """What an opinion is found by. Spaces and hyphens do not matter."""
    digits = "".join(sign for sign in code if sign.isdecimal())
    return blind(digits, bound_to=_PLACE + ".index")
