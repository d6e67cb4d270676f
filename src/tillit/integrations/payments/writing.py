"""The payment file: pain.001, version 03 unless the bank wants 09.

Why 03: the Swedish banks' common reading of the standard (Swedish Common Interpretation, 2014) is
of it, and it is what their published guides describe. 09 is what they are moving to; it differs
here in two names alone. What is domestic is unverified until a bank's own guide is read: SESBA for
a clearing number is in the standard's code list, NURG for giro payments in the common reading;
9900 and BGNR for a bankgiro, SSBE, and an IBAN without the name of a bank are general knowledge.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

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

from .letters import bank_text

CURRENCY = "SEK"
CATEGORY = {Purpose.PERSON: "SSBE", Purpose.SUPPLIER: "SUPP"}
GROUP = {Purpose.PERSON: "P", Purpose.SUPPLIER: "S"}
BANKGIRO_CLEARING = "9900"


class Version(Enum):
    """Which edition of the message the bank takes."""

    V03 = "pain.001.001.03"
    V09 = "pain.001.001.09"

    @property
    def namespace(self) -> str:
        """The message's own name in XML."""
        return f"urn:iso:std:iso:20022:tech:xsd:{self.value}"


class Branch:
    """An element to add others to, by path: `add("FinInstnId/BIC", "…")`."""

    def __init__(self, element: etree._Element, version: Version) -> None:
        self.element, self.version = element, version

    def add(self, path: str, text: str = "", **said: str) -> "Branch":
        """A new element for each step of the path; the last one holds the text."""
        found = self.element
        for name in path.split("/"):
            found = etree.SubElement(found, f"{{{self.version.namespace}}}{name}")
        found.attrib.update(said)
        if text:
            found.text = text
        return Branch(found, self.version)


def written(run: PayoutRun, version: Version = Version.V03) -> bytes:
    """The file. The same run gives the same bytes."""
    root = etree.Element(f"{{{version.namespace}}}Document", nsmap={None: version.namespace})
    message = Branch(root, version).add("CstmrCdtTrfInitn")
    head = message.add("GrpHdr")
    head.add("MsgId", run.message_id)
    head.add("CreDtTm", run.made_at.isoformat(timespec="seconds"))
    _count(head, run.payouts)
    _payer(head.add("InitgPty"), run.payer)
    for purpose in Purpose:
        payouts = [each for each in run.payouts if each.purpose is purpose]
        if payouts:
            _group(message.add("PmtInf"), run, purpose, payouts)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def kronor(amount: Decimal) -> str:
    """Kronor and two digits of öre, with a point."""
    return f"{amount:.2f}"


def _group(group: Branch, run: PayoutRun, purpose: Purpose, payouts: list[Payout]) -> None:
    group.add("PmtInfId", f"{run.message_id}-{GROUP[purpose]}")
    group.add("PmtMtd", "TRF")
    group.add("BtchBookg", "false")  # each payment by itself on the statement
    _count(group, payouts)
    kind = group.add("PmtTpInf")
    kind.add("SvcLvl/Cd", "NURG")
    kind.add("CtgyPurp/Cd", CATEGORY[purpose])
    day = "ReqdExctnDt" if group.version is Version.V03 else "ReqdExctnDt/Dt"
    group.add(day, run.pay_on.isoformat())
    _payer(group.add("Dbtr"), run.payer)
    own = group.add("DbtrAcct")
    own.add("Id/IBAN", run.payer.account.number)
    own.add("Ccy", CURRENCY)
    bank = "BIC" if group.version is Version.V03 else "BICFI"
    group.add(f"DbtrAgt/FinInstnId/{bank}", run.payer.bic)
    for payout in payouts:
        _payment(group.add("CdtTrfTxInf"), payout)


def _count(branch: Branch, payouts: Iterable[Payout]) -> None:
    amounts = [each.amount for each in payouts]
    branch.add("NbOfTxs", str(len(amounts)))
    branch.add("CtrlSum", kronor(sum(amounts, Decimal("0.00"))))


def _payer(branch: Branch, payer: Payer) -> None:
    branch.add("Nm", bank_text(payer.name, 70))
    branch.add("Id/OrgId/Othr/Id", payer.organisation)


def _payment(branch: Branch, payout: Payout) -> None:
    ids = branch.add("PmtId")
    ids.add("InstrId", payout.end_to_end)
    ids.add("EndToEndId", payout.end_to_end)
    branch.add("Amt/InstdAmt", kronor(payout.amount), Ccy=CURRENCY)
    _agent(branch, payout.to)
    if name := bank_text(payout.name, 70):
        branch.add("Cdtr/Nm", name)
    _account(branch.add("CdtrAcct/Id"), payout.to)
    if payout.reference:
        kind = branch.add("RmtInf/Strd/CdtrRefInf")
        kind.add("Tp/CdOrPrtry/Cd", "SCOR")
        kind.add("Ref", payout.reference)
    elif text := bank_text(payout.text, 140):
        branch.add("RmtInf/Ustrd", text)


def _agent(branch: Branch, account: Account) -> None:
    clearing = {ClearingAccount: getattr(account, "clearing", ""), Bankgiro: BANKGIRO_CLEARING}
    if number := clearing.get(type(account)):
        member = branch.add("CdtrAgt/FinInstnId/ClrSysMmbId")
        member.add("ClrSysId/Cd", "SESBA")
        member.add("MmbId", number)


def _account(branch: Branch, account: Account) -> None:
    if isinstance(account, Iban):
        branch.add("IBAN", account.number)
        return
    other = branch.add("Othr")
    other.add("Id", account.number)
    if isinstance(account, Bankgiro):
        other.add("SchmeNm/Prtry", "BGNR")
    else:
        other.add("SchmeNm/Cd", "BBAN")
