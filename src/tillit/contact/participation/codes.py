"""Codes that only the visitor holds. The program keeps a fingerprint, never the code."""

import secrets
from uuid import UUID

from tillit.trust.sealing.types import blind

ALPHABET = "ABDEFHJKLMNPRSTUVXY"  # no letter that is read as another, or as a figure
LETTERS, GROUP = 12, 4
_SIGN_UP, _VISIT = "participation_signup.code", "participation_visit.thread"


def new_code() -> str:
    """A code drawn by lot, as it is written down: "ABDE-FHJK-LMNP"."""
    return _written("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)))


def code_of(sign_up: UUID) -> str:
    """The code of a sign-up: made from its random id, so that two presses give the same."""
    number, letters = int(blind(str(sign_up), bound_to=_SIGN_UP), 16), []
    for _ in range(LETTERS):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return _written("".join(letters))


def sign_up_index(code: str) -> str:
    """What a sign-up is found by."""
    return blind(plain(code), bound_to=_SIGN_UP + ".index")


def thread(code: str, visit: UUID) -> str:
    """What ties a visit to a code: another fingerprint for each visit, so that nobody without the
    code sees that two visits are the same person's."""
    return blind(f"{visit}.{plain(code)}", bound_to=_VISIT)


def plain(code: str) -> str:
    """The letters alone. Spaces, hyphens and small letters do not matter."""
    return "".join(sign for sign in code.upper() if sign in ALPHABET)


def is_whole(code: str) -> bool:
    """Whether as many letters are there as a code has."""
    return len(plain(code)) == LETTERS


def _written(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, LETTERS, GROUP))
