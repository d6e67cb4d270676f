"""Payment runs that tests send to the simulated bank, and the standard's own schemas."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

from lxml import etree

from tillit.areas.assistance.types import (
    Account,
    Bankgiro,
    ClearingAccount,
    Iban,
    Payer,
    Payout,
    PayoutRun,
    Purpose,
)
from tools import schemas

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 11, 24, 13, 5, 7, tzinfo=UTC)
PAY_ON = date(2026, 11, 27)
DAY_AFTER = datetime(2026, 11, 28, 6, 0, tzinfo=UTC)


def iban(bank_and_account: int) -> Iban:
    """A Swedish IBAN with right check digits, made of twenty digits. Nobody's."""
    digits = f"{bank_and_account:020d}"
    check = 98 - int(digits + "2814" + "00") % 97
    return Iban(f"SE{check:02d}{digits}")


def bankgiro(seven: int) -> Bankgiro:
    """A bankgiro number with a right last digit."""
    digits = f"{seven:07d}"
    doubled = (int(each) * (2 - place % 2) for place, each in enumerate(reversed(digits)))
    return Bankgiro(f"{digits}{-sum(each // 10 + each % 10 for each in doubled) % 10}")


PAYER = Payer("Solby kommun", "2120000001", iban(50_000_000_000_000_000_001), "ESSESESS")
ACCOUNTS: tuple[Account, ...] = (
    iban(60_000_000_000_000_000_002),
    ClearingAccount("8999", "123456789"),
    bankgiro(5_000_001),
)


def payout(number: int, ore: int, to: Account = ACCOUNTS[0], **more: object) -> Payout:
    """Payment number `number` of so many öre."""
    rent = isinstance(to, Bankgiro)
    return Payout(
        id=UUID(int=0x01890A5DAC96774BBCCE000000000000 + number),
        to=to,
        amount=Decimal(ore) / 100,
        purpose=Purpose.SUPPLIER if rent else Purpose.PERSON,
        **{"name": "Åsa Öberg", **more},
    )


def run(*payouts: Payout, number: int = 1) -> PayoutRun:
    """File number `number`."""
    made = UUID(int=0x01890A5DAC96774BBCCF000000000000 + number)
    return PayoutRun(made, PAYER, AT, PAY_ON, payouts)


RENT = payout(3, 745_050, ACCOUNTS[2], reference="12345678903", name="Solbyhus AB")
RUN = run(payout(1, 412_000), payout(2, 99_999_999, ACCOUNTS[1], text="Bistånd // nov"), RENT)


def balanced(statement: str) -> str:
    """A statement that was altered, with the balance that its lines lead to: as a bank would."""
    root = etree.fromstring(statement.encode())
    ends = Decimal(0)
    for each in (next(root.iter("{*}Bal")), *root.iter("{*}Ntry")):
        amount = Decimal(each.findtext("{*}Amt"))
        ends += -amount if each.findtext("{*}CdtDbtInd") == "DBIT" else amount
    last = [*root.iter("{*}Bal")][1]
    last.find("{*}Amt").text = f"{abs(ends):.2f}"
    last.find("{*}CdtDbtInd").text = "CRDT" if ends >= 0 else "DBIT"
    return etree.tostring(root, encoding="unicode")


@cache
def _schema(message: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(schemas.find(message)))


def faults(content: bytes | str) -> list[str]:
    """What the standard's own schema says of a message, whichever it is; nothing when it holds."""
    root = etree.fromstring(content.encode() if isinstance(content, str) else content)
    name = str(etree.QName(root).namespace).rpartition(":")[2]
    schema = _schema(name)
    schema.validate(root)
    return [str(each.message) for each in schema.error_log]
