"""Frauds with a payment file on its way to the bank."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from .scene import UNSEEN, Fraud, at_the_bank, later, support


def _sent(world: Any, changes: tuple[tuple[str, str], ...], *, also: Any = None) -> str:
    """A file of one payment is changed on its way to the bank; the statement is read the day
    after."""
    from tillit.areas.assistance import actions

    paid = support("payments")
    with at_the_bank() as bank:
        paid.approved(world)
        file = paid.made(world)
        content = actions.download_file(file, by=world.lova, at=later())
        actions.mark_sent(file, by=world.lova, at=later())
        text = content.decode()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        bank.take(text.encode(), at=later())
        if also:
            bank.take(also(text).encode(), at=later())
        found = paid.read(world, bank.statement(at=later()))
    if found.strangers:
        return "Sidan Utbetalningar, bankens svar: en rad som inte är vår"
    return "Sidan Utbetalningar: banken har bokfört något annat" if found.differ else UNSEEN


def sum_changed(world: Any) -> str:
    """The sum."""
    return _sent(world, (("11380.00", "91380.00"),))


def account_changed_in_the_file(world: Any) -> str:
    """The account."""
    return _sent(world, (("123456789", "987654321"),))


def booked_twice(world: Any) -> str:
    """The same file under another name: the bank pays it twice."""
    return _sent(world, (), also=_renamed)


def beside_the_program(world: Any) -> str:
    """A payment of somebody's own in a file that the program has not made."""
    return _sent(world, (), also=lambda text: _renamed(text, payments=True))


def untouched(world: Any) -> str:
    """Nothing is changed."""
    return _sent(world, ())


def _renamed(text: str, *, payments: bool = False) -> str:
    """The same file under another name; with its payments renamed too they are nobody's here."""
    import re

    text = re.sub(r"<MsgId>[^<]*", f"<MsgId>{uuid4().hex}", text)
    if payments:
        text = re.sub(r"<EndToEndId>[^<]*", f"<EndToEndId>{uuid4().hex}", text)
    return text


FRAUDS = (
    Fraud("Beloppet ändras i filen på vägen till banken", sum_changed, untouched, "filen är orörd"),
    Fraud("Kontot ändras i filen på vägen till banken", account_changed_in_the_file, untouched,
          "filen är orörd"),
    Fraud("Samma fil lämnas två gånger under olika namn", booked_twice, untouched, "en gång"),
    Fraud("En betalning läggs in vid sidan av programmet", beside_the_program, untouched,
          "bara programmets fil"),
)  # fmt: skip
