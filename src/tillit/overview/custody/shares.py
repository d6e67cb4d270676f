"""A key as five papers, of which any three give it back (SLIP-39; the library is Trezor's).

The words are English and checked: a word that was written wrong is told, not guessed. Programs
other than ours can put the shares together, should ours be gone.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share

HOLDERS, NEEDED = 5, 3
LENGTH = 33  # words of one share of a key


class WrongShares(Exception):
    """Why the shares give no key. The text is for whoever reads them from paper."""


def split(key: bytes) -> list[str]:
    """Five shares of a key, each 33 words. Made anew every time: papers of two rounds never mix."""
    return list(generate_mnemonics(1, [(NEEDED, HOLDERS)], key)[0])


def joined(papers: Iterable[str]) -> list[bytes]:
    """The keys that the papers give, of however many keys they are shares. Raises WrongShares."""
    sets: dict[int, list[str]] = defaultdict(list)
    for number, paper in enumerate(papers, 1):
        words = " ".join(paper.lower().split())
        try:
            sets[Share.from_mnemonic(words).identifier].append(words)
        except (MnemonicError, ValueError, IndexError):
            raise WrongShares(
                f"Papper {number} går inte att läsa. Pröva orden ett i taget."
            ) from None  # what the library says may hold a word of the paper
    try:
        return [combine_mnemonics(sorted(set(each))[:NEEDED]) for each in sets.values()]
    except MnemonicError:
        raise WrongShares(
            f"Det behövs {NEEDED} olika papper för varje nyckel, från samma utskrift."
        ) from None


def check_value(key: bytes) -> str:
    """Eight signs that tell two keys apart and give neither away: printed on the papers."""
    return hashlib.sha256(b"tillit key check\0" + key).hexdigest()[:8]


def shares_in(text: str) -> list[str]:
    """The shares in what was typed: rows of words, with or without their numbers."""
    words: list[str] = []
    for line in text.splitlines():
        row = re.sub(r"^\s*\d+\s", " ", line).split()
        if row and all(re.fullmatch(r"[A-Za-z]+", word) for word in row):
            words += row
    return [" ".join(words[n : n + LENGTH]) for n in range(0, len(words), LENGTH)]
