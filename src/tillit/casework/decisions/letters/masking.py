"""Take out of a text what must not stand in this receiver's letter. Plain Python."""

import re
from collections.abc import Iterable
from functools import lru_cache

HIDDEN = "[uppgiften är skyddad]"
SHORTEST = 4  # characters; a shorter text would take ordinary words with it

_GAP = r"[\s\u00a0().\-\u2010-\u2015]*"

_NUMBER = re.compile(r"\+?[\d\s().\-]+")
_NOT_DIGIT = re.compile(r"\D")
_ABROAD = re.compile(r"^(?:\+|00)\D*46\D*0?\D*")  # +46 70-1, 0046 70-1 and +46 (0)70-1 are 070-1


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret taken out, however it is spaced, hyphenated or cased."""
    found, digits = text, _NOT_DIGIT.sub("", text)
    for secret in sorted(_with_streets(secrets), key=len, reverse=True):
        pattern = _pattern(secret) if _may_stand(secret, digits) else None
        if pattern is not None:
            found = pattern.sub(HIDDEN, found)
    return found


def _with_streets(secrets: Iterable[str]) -> set[str]:
    """An address leads to its house also without the town after it."""
    all_ = set(secrets)
    return all_ | {each.split(",")[0] for each in all_ if "," in each}


def _may_stand(secret: str, digits: str) -> bool:
    """Whether a number can stand in a text with these digits: however it is written, its own come
    one after the other. Asked first, as the pattern of a number takes long to make."""
    kept = secret.strip()
    return not _NUMBER.fullmatch(kept) or _digits(kept).removeprefix("0") in digits


def _digits(number: str) -> str:
    """The digits of a number; of a telephone, as it is dialled at home."""
    return _NOT_DIGIT.sub("", _ABROAD.sub("0", number))


@lru_cache(maxsize=2048)
def _pattern(secret: str) -> re.Pattern[str] | None:
    """A number matches with other gaps between its digits; words with other spaces between."""
    kept = secret.strip()
    if len(kept) < SHORTEST:
        return None
    if _NUMBER.fullmatch(kept):
        digits = _digits(kept)
        if len(digits) < SHORTEST:
            return None
        written = _GAP.join(digits)
        abroad = digits.removeprefix("0")
        if abroad != digits:  # 070-1 and +46 70-1 are the same telephone
            written = rf"(?:{written}|(?:\+|00)?{_GAP}46{_GAP}0?{_GAP}{_GAP.join(abroad)})"
        return re.compile(rf"(?<!\d){written}(?!\d)")
    words = [re.escape(word) for word in re.split(r"[\s,]+", kept) if word]
    return re.compile(r"[\s,\u00a0]+".join(words), re.IGNORECASE)
