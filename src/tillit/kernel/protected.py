"""A protected value is a type: its text is a mask, and opening it is a deliberate act."""

from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")

MASK = "Skyddad uppgift"


class Protected(Generic[T]):
    """Holds a value that must not be shown by accident.

    Printing, formatting, comparing for order, pickling and JSON give the mask or an error.
    `reveal()` is the only way out; callers log it (trust.audit) before they show what it returns.
    """

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def reveal(self) -> T:
        """The value itself. Whoever calls this has written a leaf in the log first."""
        return self._value

    # Django's templates call what they can, but never what says that it alters data:
    # `{{ person.address.reveal }}` on a page gives nothing.
    reveal.alters_data = True  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return MASK

    def __repr__(self) -> str:
        return f"<{MASK}>"

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Protected) and bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash((Protected, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("A protected value is not serialised")

    def __deepcopy__(self, memo: dict[int, Any]) -> "Protected[T]":
        return self
