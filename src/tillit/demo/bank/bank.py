"""What the bank decides: it takes a file once, refuses some payments, books the others."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from lxml import etree

PAIN = "urn:iso:std:iso:20022:tech:xsd:pain.001.001."
OPENING = Decimal("10000000.00")


@dataclass(frozen=True)
class Order:
    """One payment as the file asks for it."""

    group: str
    end_to_end: str
    amount: Decimal
    account: str


@dataclass(frozen=True)
class Taken:
    """A file that has come: its name, who pays, when, and what was made of each payment."""

    message: str
    account: str
    pay_on: date
    orders: tuple[Order, ...]
    refused: dict[str, str]


@dataclass
class Bank:
    """The bank. `closed` and `returning`: accounts that refuse at once, or send the money back."""

    closed: Collection[str] = ()
    returning: Collection[str] = ()
    seen: set[str] = field(default_factory=set)
    booked: list[Taken] = field(default_factory=list)

    def take(self, content: bytes, *, at: datetime) -> str:
        """A payment file; gives the report (pain.002) back."""
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        taken = _heard(root)
        if taken.message in self.seen:
            return _report(taken, "RJCT", "DU01", {}, at)
        self.seen.add(taken.message)
        total = sum((each.amount for each in taken.orders), Decimal(0))
        if _said(root, "CtrlSum") != f"{total:.2f}":
            return _report(taken, "RJCT", "AM10", {}, at)
        if int(_said(root, "NbOfTxs")) != len(taken.orders):
            return _report(taken, "RJCT", "AM18", {}, at)
        refused = {each.end_to_end: "AC04" for each in taken.orders if each.account in self.closed}
        taken.refused.update(refused)
        self.booked.append(taken)
        whole = {0: "ACCP", len(taken.orders): "RJCT"}.get(len(refused), "PART")
        return _report(taken, whole, "", refused, at)

    def statement(self, *, at: datetime) -> str:
        """All that is booked, as camt.053."""
        return self._told("053", at)

    def advice(self, *, at: datetime) -> str:
        """The same, as camt.054."""
        return self._told("054", at)

    def _told(self, kind: str, at: datetime) -> str:
        paid = [
            (taken, order)
            for taken in self.booked
            for order in taken.orders
            if order.end_to_end not in taken.refused
        ]
        lines = "".join(_entry(taken.pay_on, order, "DBIT") for taken, order in paid)
        back = [(taken, order) for taken, order in paid if order.account in self.returning]
        lines += "".join(_entry(taken.pay_on, order, "CRDT", "AC04") for taken, order in back)
        out = sum((order.amount for _, order in paid), Decimal(0))
        home = sum((order.amount for _, order in back), Decimal(0))
        account = self.booked[-1].account if self.booked else ""
        return _document(kind, account, lines, OPENING, OPENING - out + home, at)


def _heard(root: etree._Element) -> Taken:
    if not (etree.QName(root).namespace or "").startswith(PAIN):
        raise ValueError("The bank takes pain.001")
    orders = []
    for group in root.iter("{*}PmtInf"):
        for each in group.iter("{*}CdtTrfTxInf"):
            account = each.find("{*}CdtrAcct/{*}Id")
            number = account.findtext("{*}IBAN") or account.findtext("{*}Othr/{*}Id")
            amount = Decimal(each.findtext("{*}Amt/{*}InstdAmt"))
            name = each.findtext("{*}PmtId/{*}EndToEndId")
            orders.append(Order(group.findtext("{*}PmtInfId"), name, amount, number))
    payer = next(root.iter("{*}DbtrAcct")).findtext("{*}Id/{*}IBAN")
    day = next(root.iter("{*}ReqdExctnDt"))
    pay_on = date.fromisoformat(day.findtext("{*}Dt") or day.text.strip())
    return Taken(_said(root, "MsgId"), payer, pay_on, tuple(orders), {})


def _said(root: etree._Element, name: str) -> str:
    head = next(root.iter("{*}GrpHdr"))
    return head.findtext(f"{{*}}{name}") or ""


def _tag(name: str, *inner: str) -> str:
    return f"<{name}>{''.join(inner)}</{name}>"


def _money(name: str, amount: Decimal) -> str:
    return f'<{name} Ccy="SEK">{amount:.2f}</{name}>'


def _reason(code: str) -> str:
    return _tag("StsRsnInf", _tag("Rsn", _tag("Cd", code))) if code else ""


def _head(at: datetime, prefix: str) -> str:
    name = f"{prefix}{at:%Y%m%d%H%M%S%f}"
    return _tag("GrpHdr", _tag("MsgId", name), _tag("CreDtTm", at.isoformat(timespec="seconds")))


def _report(taken: Taken, whole: str, why: str, refused: dict[str, str], at: datetime) -> str:
    group = _tag(
        "OrgnlGrpInfAndSts",
        _tag("OrgnlMsgId", escape(taken.message)),
        _tag("OrgnlMsgNmId", "pain.001.001.03"),
        _tag("GrpSts", whole),
        _reason(why),
    )
    parts = []
    for name in dict.fromkeys(each.group for each in taken.orders) if not why else ():
        mine = [each for each in taken.orders if each.group == name]
        said = (
            _tag(
                "TxInfAndSts",
                _tag("OrgnlEndToEndId", escape(each.end_to_end)),
                _tag("TxSts", "RJCT" if each.end_to_end in refused else "ACCP"),
                _reason(refused.get(each.end_to_end, "")),
            )
            for each in mine
        )
        parts.append(_tag("OrgnlPmtInfAndSts", _tag("OrgnlPmtInfId", escape(name)), *said))
    body = _tag("CstmrPmtStsRpt", _head(at, "R"), group, *parts)
    return _whole("pain.002.001.03", body)


def _entry(day: date, order: Order, way: str, why: str = "") -> str:
    code = _tag("BkTxCd", _tag("Prtry", _tag("Cd", "SIM")))
    refs = _tag("Refs", _tag("EndToEndId", escape(order.end_to_end)))
    amounts = _tag("AmtDtls", _tag("TxAmt", _money("Amt", order.amount)))
    iban = order.account.startswith("SE")
    number = _tag("IBAN", order.account) if iban else _tag("Othr", _tag("Id", order.account))
    to = _tag("RltdPties", _tag("CdtrAcct", _tag("Id", number))) if way == "DBIT" else ""
    returned = _tag("RtrInf", _tag("Rsn", _tag("Cd", why))) if why else ""
    return _tag(
        "Ntry",
        _tag("NtryRef", f"{way[0]}{order.end_to_end}"),
        _money("Amt", order.amount),
        _tag("CdtDbtInd", way),
        _tag("Sts", "BOOK"),
        _tag("BookgDt", _tag("Dt", day.isoformat())),
        code,
        _tag("NtryDtls", _tag("TxDtls", refs, amounts, to, returned)),
    )


def _document(
    kind: str, account: str, lines: str, opening: Decimal, closing: Decimal, at: datetime
) -> str:
    own = _tag("Acct", _tag("Id", _tag("IBAN", account)))
    begun = _tag("Id", f"S{at:%Y%m%d%H%M%S%f}") + _tag("CreDtTm", at.isoformat(timespec="seconds"))
    if kind == "054":
        body = _tag("BkToCstmrDbtCdtNtfctn", _head(at, "A"), _tag("Ntfctn", begun, own, lines))
    else:
        balances = _balance("OPBD", opening, at) + _balance("CLBD", closing, at)
        body = _tag("BkToCstmrStmt", _head(at, "S"), _tag("Stmt", begun, own, balances, lines))
    return _whole(f"camt.{kind}.001.02", body)


def _balance(kind: str, amount: Decimal, at: datetime) -> str:
    return _tag(
        "Bal",
        _tag("Tp", _tag("CdOrPrtry", _tag("Cd", kind))),
        _money("Amt", abs(amount)),
        _tag("CdtDbtInd", "CRDT" if amount >= 0 else "DBIT"),
        _tag("Dt", _tag("Dt", at.date().isoformat())),
    )


def _whole(edition: str, body: str) -> str:
    name = f"urn:iso:std:iso:20022:tech:xsd:{edition}"
    return f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{name}">{body}</Document>'
