"""The letter as bytes: its words, in our layout, to one receiver."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from tillit.contact.documents.types import LetterAddress, LetterHead, render_letter
from tillit.kernel.protected import Protected
from tillit.registers.people.types import ForLetter, Protection

from .wording import Letter

FORWARDED = ("Genom Skatteverkets förmedling",)
TEMPLATE = Path(__file__).with_name("letter_body.typ")


def pdf_of(
    letter: Letter,
    receiver: ForLetter,
    *,
    day: date,
    unit: str,
    reference: str,
    handler: str,
    by_post: bool,
) -> bytes:
    """PDF/UA. The receiver's own name is always written; a protected address only `by_post`.

    Whose address we may not keep gets the letter through the Tax Agency (FOL 16).
    """
    name = receiver.name.reveal() if isinstance(receiver.name, Protected) else receiver.name
    hidden = receiver.protection.holds
    lines = receiver.address if hidden else receiver.address.reveal()
    if receiver.protection is Protection.REGISTERED:
        lines = FORWARDED if by_post else ()
    head = LetterHead(
        to=LetterAddress(name, lines), day=day, unit=unit, reference=reference, handler=handler
    )
    reveal = by_post and bool(receiver.address)
    return render_letter(_template(), letter.data(), title=letter.title, head=head, reveal=reveal)


@lru_cache(maxsize=1)
def _template() -> str:
    return TEMPLATE.read_text()
