"""What the bank says of a file it was given: pain.002, versions 03 and 10."""

from tillit.areas.assistance.types import Outcome, PaymentSaid, StatusReport

from .tree import Node, NotReadable, message

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
    said = tuple(_payment(each) for part in parts for each in part.all("TxInfAndSts"))
    if len({each.end_to_end for each in said}) != len(said):
        raise NotReadable("a payment is told of twice")
    return StatusReport(group.text("OrgnlMsgId"), _whole(group, parts), _why(group), said)


def _whole(group: Node, parts: list[Node]) -> Outcome:
    if code := group.text("GrpSts"):
        return OUTCOMES.get(code, Outcome.UNKNOWN)
    found = {OUTCOMES.get(each.text("PmtInfSts"), Outcome.UNKNOWN) for each in parts}
    return found.pop() if len(found) == 1 else Outcome.WAITING


def _payment(node: Node) -> PaymentSaid:
    name = node.text("OrgnlEndToEndId")
    if not name:
        raise NotReadable("a payment without its name")
    return PaymentSaid(name, OUTCOMES.get(node.text("TxSts"), Outcome.UNKNOWN), _why(node))


def _why(node: Node) -> str:
    code = node.text("StsRsnInf/Rsn/Cd")
    return code if code.isalnum() and len(code) <= 4 else ""
