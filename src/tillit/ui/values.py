"""Keys, pills, answers and facts: the small values that components take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """A key on a desk page. `keys`: "N", "J K" or "G D"; `href` where a key leads somewhere."""

    keys: str
    what: str
    href: str = ""

    @property
    def parts(self) -> list[str]:
        """The keys one by one."""
        return self.keys.split()


@dataclass(frozen=True)
class Pill:
    """One filter: words, address, how many there are (None: not counted)."""

    label: str
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Answer:
    """One line before sending: the question, the answer, and where it is changed.

    `go` is the value of a button instead of an address, in a flow that has one address.
    """

    question: str
    answer: str
    href: str = ""
    go: str = ""


@dataclass(frozen=True)
class Fact:
    """A name and a value."""

    name: str
    value: str
