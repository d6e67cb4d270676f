"""What the bank has booked: camt.053 (statement) and camt.054 (advice), versions 02 and 08."""

from decimal import Decimal

from tillit.areas.assistance.types import Booking, Direction, Statement, StatementKind

from .tree import Node, NotReadable, message

KINDS = {"053": ("BkToCstmrStmt", "Stmt"), "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn")}
PARTS = {"Stmt": StatementKind.ACCOUNT, "Ntfctn": StatementKind.ADVICE}
EDITIONS = {
    f"camt.{kind}.001.{version}": first
    for kind, (first, _) in KINDS.items()
    for version in ("02", "08")
}
TO = ("RltdPties/CdtrAcct/Id/IBAN", "RltdPties/CdtrAcct/Id/Othr/Id")
OUT = {("DBIT", False), ("CRDT", True)}


def read(content: bytes) -> tuple[Statement, ...]:
    """Every statement in the file, of what is booked; what is only foreseen is left out.

    Raises NotReadable, also where the parts of an entry are not its sum to the öre: then
    nothing of the file is taken.
    """
    root = message(content, EDITIONS)
    return tuple(_statement(each, kind) for name, kind in PARTS.items() for each in root.all(name))


def _statement(node: Node, kind: StatementKind) -> Statement:
    name = node.text("Id")
    if not name:
        raise NotReadable("a statement without a name")
    entries = [each for each in node.all("Ntry") if each.text("Sts/Cd", "Sts") == "BOOK"]
    bookings = (each for place, entry in enumerate(entries) for each in _entry(entry, place))
    _check_balances(node, entries)
    account = node.text("Acct/Id/IBAN", "Acct/Id/Othr/Id")
    return Statement(kind, name, account, tuple(bookings))


def _entry(entry: Node, place: int) -> list[Booking]:
    whole, day = entry.kronor("Amt"), entry.day("BookgDt")
    way = entry.text("CdtDbtInd")
    if whole is None or day is None or way not in {"DBIT", "CRDT"}:
        raise NotReadable("an entry without amount, day or direction")
    back = entry.text("RvslInd") in {"true", "1"}
    direction = Direction.OUT if (way, back) in OUT else Direction.BACK
    name = entry.text("NtryRef", "AcctSvcrRef") or str(place)
    details = entry.all("NtryDtls/TxDtls")
    if not details:
        return [Booking(name, "", whole, direction, day)]
    amounts = [_part(each, whole, alone=len(details) == 1) for each in details]
    if sum(amounts, Decimal("0.00")) != whole:
        raise NotReadable("an entry whose parts are not its sum")
    return [
        Booking(
            name, each.text("Refs/EndToEndId"), part, direction, day, _why(each),
            each.text(*TO) if direction is Direction.OUT else "",
        )
        for each, part in zip(details, amounts, strict=True)
    ]  # fmt: skip


def _check_balances(node: Node, entries: list[Node]) -> None:
    """What was on the account, and what was booked, is what there is now: where all is told."""
    told = {each.text("Tp/CdOrPrtry/Cd"): each for each in node.all("Bal")}
    begins, ends = told.get("OPBD"), told.get("CLBD")
    if begins is None or ends is None:
        return
    booked = sum((_signed(each) for each in entries), Decimal("0.00"))
    if _signed(begins) + booked != _signed(ends):
        raise NotReadable("balances that the lines do not lead between")


def _signed(node: Node) -> Decimal:
    found = node.kronor("Amt")
    if found is None:
        raise NotReadable("a balance without an amount")
    return -found if node.text("CdtDbtInd") == "DBIT" else found


def _part(details: Node, whole: Decimal, *, alone: bool) -> Decimal:
    found = details.kronor("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")
    if found is None and not alone:
        raise NotReadable("a part without an amount")
    return whole if found is None else found


def _why(details: Node) -> str:
    code = details.text("RtrInf/Rsn/Cd")
    return code if code.isalnum() and len(code) <= 4 else ""
