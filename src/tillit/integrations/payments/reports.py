"""What the bank says of a file it was given: pain.002, versions 03 and 10."""

from decimal import Decimal

from tillit.areas.assistance.types import Outcome, PaymentSaid, StatusReport, is_duplicate

from .tree import Node, NotReadable, in_kronor, message

EDITIONS = {"pain.002.001.03": "CstmrPmtStsRpt", "pain.002.001.10": "CstmrPmtStsRpt"}
# The standard's codes. A code that we do not know is unknown, never accepted.
OUTCOMES = {
    "ACCP": Outcome.ACCEPTED,
    "ACSC": Outcome.ACCEPTED,
    "ACSP": Outcome.ACCEPTED,
    "ACTC": Outcome.ACCEPTED,
    "ACWC": Outcome.ACCEPTED,
    "PART": Outcome.WAITING,
    "PDNG": Outcome.WAITING,
    "RCVD": Outcome.WAITING,
    "RJCT": Outcome.REJECTED,
}


def read(content: bytes) -> StatusReport:
    """The report. Raises NotReadable."""
    root = message(content, EDITIONS)
    groups = root.all("OrgnlGrpInfAndSts")
    if len(groups) != 1 or not groups[0].text("OrgnlMsgId"):
        raise NotReadable("no file is named")
    [group] = groups
    parts = root.all("OrgnlPmtInfAndSts")
    said = tuple(_payment(each, part) for part in parts for each in part.all("TxInfAndSts"))
    if len({each.end_to_end for each in said}) != len(said):
        raise NotReadable("a payment is told of twice")
    why = _why(group) or _one_of([_why(each) for each in parts])
    return StatusReport(
        group.text("OrgnlMsgId"), _whole(group, parts), why, said, _count(group),
        _sum(group),
    )  # fmt: skip


def _whole(group: Node, parts: list[Node]) -> Outcome:
    if code := group.text("GrpSts"):
        return OUTCOMES.get(code, Outcome.UNKNOWN)
    found = {OUTCOMES.get(each.text("PmtInfSts"), Outcome.UNKNOWN) for each in parts}
    return found.pop() if len(found) == 1 else Outcome.WAITING


def _payment(node: Node, part: Node) -> PaymentSaid:
    name = node.text("OrgnlEndToEndId")
    if not name:
        raise NotReadable("a payment without its name")
    outcome = OUTCOMES.get(node.text("TxSts") or part.text("PmtInfSts"), Outcome.UNKNOWN)
    return PaymentSaid(name, outcome, _why(node) or _why(part))


def _why(node: Node) -> str:
    return _one_of([each.text("Rsn/Cd") for each in node.all("StsRsnInf")])


def _one_of(codes: list[str]) -> str:
    """The first code; where one of them says duplicate, that one: it must not be overheard."""
    found = [code for code in codes if code.isalnum() and len(code) <= 4]
    return next(filter(is_duplicate, found), found[0] if found else "")


def _count(group: Node) -> int | None:
    text = group.text("OrgnlNbOfTxs")
    if text and not (text.isascii() and text.isdigit()):
        raise NotReadable("a number that is none")
    return int(text) if text else None


def _sum(group: Node) -> Decimal | None:
    text = group.text("OrgnlCtrlSum")
    return in_kronor(text) if text else None
