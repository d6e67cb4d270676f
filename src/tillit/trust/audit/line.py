"""The line that is printed every day and put in a binder: a witness that no network reaches.

Origin, size, the beginning of the root, the day, and two check characters. Every single wrong
character and every two that have changed places are found before the line is compared.
"""

import base64
import re
from dataclasses import dataclass
from datetime import date

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PLAIN = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U, which are read as others
BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
ROOT_SIGNS = 20  # of five bits each
PRIME = 1021  # less than 32 × 32, more than any difference between two signs
READ_AS = str.maketrans("OIL", "011")
LINE = re.compile(
    r"(?:(?P<origin>\S*[./]\S*)\s+)?(?P<size>\d[\d ]*?)\s+(?P<root>(?:[0-9A-Z]{4}[- ]?){5})\s*"
    r"(?P<day>\d{4}-\d\d-\d\d)\s+(?P<check>[0-9A-Z]{2})"
)


@dataclass(frozen=True)
class Line:
    """A line as it was printed or typed."""

    origin: str
    size: int
    root: str
    day: date

    @property
    def text(self) -> str:
        """As it is printed."""
        groups = "-".join(self.root[at : at + 4] for at in range(0, ROOT_SIGNS, 4))
        return f"{self.origin} {self.size} {groups} {self.day.isoformat()} {self.check}"

    @property
    def check(self) -> str:
        """The two check characters over everything else."""
        said = f"{self.origin}{self.size}{self.root}{self.day:%Y%m%d}".upper().translate(READ_AS)
        number = 0
        for sign in said:
            if sign in SIGNS:
                number = (number + SIGNS.index(sign) + 1) * 37 % PRIME
        return PLAIN[number // 32] + PLAIN[number % 32]


def short_root(root: bytes) -> str:
    """The first hundred bits of a root, without letters that are mistaken for others."""
    found = base64.b32encode(root).decode()[:ROOT_SIGNS]
    return found.translate(str.maketrans(BASE32, PLAIN))


def read_line(text: str, origin: str) -> Line | None:
    """What somebody has typed, or nothing when it is no line or a character is wrong."""
    typed = LINE.fullmatch(" ".join(text.upper().split()))
    if typed is None or (typed["origin"] or origin.upper()) != origin.upper():
        return None
    try:
        day = date.fromisoformat(typed["day"])
    except ValueError:
        return None
    root = typed["root"].replace("-", "").replace(" ", "").translate(READ_AS)
    line = Line(origin, int(typed["size"].replace(" ", "")), root, day)
    return line if line.check == typed["check"].translate(READ_AS) else None
