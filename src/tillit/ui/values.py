"""Keys, pills, answers, facts and rows of work: the small values that components take."""

from dataclasses import dataclass

from .clock import ClockView


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
    """One filter: words, address, how many there are (None: not counted). With a `form` it is a
    button of that posted form instead, and sends `name` and `value`."""

    label: str
    href: str
    count: int | None = None
    current: bool = False
    form: str = ""
    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class Point:
    """A numbered point on a drawn map, and where it leads. `x`, `y`: in the drawing's units."""

    number: int
    label: str
    href: str
    x: int
    y: int


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


@dataclass(frozen=True)
class Mark:
    """A state in words, as `<c-tag>` draws it."""

    words: str
    color: str = ""
    icon: str = ""


@dataclass(frozen=True)
class WorkRow:
    """One row of `<c-work>`: the time first, who it is about, what comes next, one action.

    `fact` is grey words under who; `action` is the word of the button that goes to `href`.
    """

    clock: ClockView
    who: str
    href: str
    fact: str
    next: str = ""
    action: str = "Öppna"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Event:
    """One event, as `<c-timeline>` draws it.

    `by`: who signed and when; `strong`: a decision; `own_words`: a child's, with who is shown
    them; `beside`: heading and words, a paragraph each; `way`: the words of the link to `href`,
    which stands below a whole text and after one that is `cut`.
    """

    day: str
    what: str
    text: str = ""
    icon: str = "FileText"
    color: str = "neutral"
    strong: bool = False
    by: str = ""
    tags: tuple[Mark, ...] = ()
    own_words: str = ""
    own_words_for: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    href: str = ""
    way: str = "Visa"
    cut: bool = False
