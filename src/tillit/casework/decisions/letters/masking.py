"""Take out of a text what must not stand in this receiver's letter. Plain Python."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

HIDDEN = "[uppgiften är skyddad]"
SHORTEST = 4  # characters; a shorter text would take ordinary words with it

_GAP = r"[\s\u00a0().\-\u2010-\u2015]*"

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_NUMBER = re.compile(r"\+?[\d\s().\-]+")
_NOT_DIGIT = re.compile(r"\D")
_ABROAD = re.compile(r"^(?:\+|00)\D*46\D*0?\D*")  # +46 70-1, 0046 70-1 and +46 (0)70-1 are 070-1


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret taken out, however it is spaced, hyphenated or cased."""
    all_ = tuple(secrets)
    tidied = tidy(text)
    if tidied != text:  # signs that nobody sees may stand in the middle of a secret
        found = _masked(tidied, all_)
        return text if found == tidied else found
    return _masked(text, all_)


def tidy(text: str) -> str:
    """The text without signs that nobody sees, each letter written in one way."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _masked(text: str, secrets: Iterable[str]) -> str:
    found, digits = text, _NOT_DIGIT.sub("", text)
    for secret in sorted(_with_streets(secrets), key=len, reverse=True):
        pattern = _pattern(secret) if _may_stand(secret, digits) else None
        if pattern is not None:
            found = pattern.sub(HIDDEN, found)
    return found


def without_places(text: str, places: Iterable[tuple[str, bool]], *, sender: str) -> str:
    """The text with every place taken out, with the word it is a part of (Ekbyskolans). `places`
    are texts and whether somebody said that they are secret: only then also in the name of the
    sender, which else stands on every letter."""
    tidied = tidy(text)
    found = tidied
    for place, said in sorted(set(places), key=lambda each: len(each[0]), reverse=True):
        kept = place.split(",")[0].strip()  # an address leads to its house without the town too
        if len(kept) < SHORTEST:
            continue
        pattern = _place(kept)
        if said or not sender:
            found = pattern.sub(HIDDEN, found)
        else:
            found = sender.join(pattern.sub(HIDDEN, part) for part in found.split(sender))
    return text if found == tidied else found


@lru_cache(maxsize=2048)
def _place(kept: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\s,]+", kept) if word]
    before = r"[\w.+@\-]*" if "." in kept and " " not in kept else r"(?<!\w)"
    return re.compile(before + r"[\s,\u00a0]+".join(words) + r"\w*", re.IGNORECASE)


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
