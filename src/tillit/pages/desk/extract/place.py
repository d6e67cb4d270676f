"""Where in the lines a reviewer is, so that nobody loses their place in a thick file."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from tillit.overview.extract.types import Show

ON_A_PAGE = 20
FARTHEST = 100_000
LONGEST = 60  # signs: the name of a table


@dataclass(frozen=True)
class Place:
    """Which lines are shown, of which kind, from which one on."""

    show: Show = Show.LEFT
    kind: str = ""
    first: int = 0

    @classmethod
    def of(cls, given: QueryDict) -> Self:
        """As it stands in an address or a form. What is not understood is the beginning."""
        show, kind, first = given.get("visa", ""), given.get("slag", ""), given.get("fran", "")
        return cls(
            Show(show) if show in set(Show) else Show.LEFT,
            kind[:LONGEST],
            min(int(first), FARTHEST) if first.isdecimal() else 0,
        )

    @classmethod
    def written(cls, given: QueryDict) -> Self:
        """As it follows with the link to a line: one word, `word` below."""
        return cls.of(QueryDict(given.get("plats", "")))

    @property
    def word(self) -> str:
        """The query of the address, without its mark."""
        parts = {"visa": self.show.value, "slag": self.kind, "fran": self.first}
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def href(self) -> str:
        """The query of the address."""
        return f"?{self.word}"

    def under(self, address: str) -> str:
        """The whole address."""
        return address + self.href

    def at(self, first: int) -> Self:
        """The same lines, from another one on."""
        return replace(self, first=max(0, first))
