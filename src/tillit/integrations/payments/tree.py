"""A bank's message as a tree asked by path, whatever the edition calls its namespace."""

from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from tillit.areas.assistance.types import amount
from tillit.kernel.closed_xml import NotClean, parsed

LARGEST_BYTES = 50 * 1024 * 1024
DEEPEST = 20
URN = "urn:iso:std:iso:20022:tech:xsd:"


class NotReadable(ValueError):
    """The bank's file cannot be used, whole or in part. Quotes nothing of it."""


class Node:
    """An element of the message."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._in = f"{{{etree.QName(element).namespace}}}"

    def all(self, path: str) -> list["Node"]:
        """The elements at the end of a path (`A/B`)."""
        steps = "/".join(f"{self._in}{name}" for name in path.split("/"))
        return [Node(each) for each in self._element.findall(steps)]

    def text(self, *paths: str) -> str:
        """The text at the first of the paths that there is; nothing where there is none."""
        for path in paths:
            for each in self.all(path):
                if found := (each._element.text or "").strip():
                    return found
        return ""

    def kronor(self, *paths: str) -> Decimal | None:
        """An amount in kronor at the first of the paths; nothing where there is none."""
        for path in paths:
            for each in self.all(path):
                if each._element.get("Ccy") != "SEK":
                    raise NotReadable("another currency")
                return in_kronor((each._element.text or "").strip())
        return None

    def day(self, path: str) -> date | None:
        """A day, also where a moment is told."""
        text = self.text(f"{path}/Dt") or self.text(f"{path}/DtTm")
        try:
            return datetime.fromisoformat(text).date() if text else None
        except ValueError:
            raise NotReadable("a day that is none") from None


def message(content: bytes, editions: dict[str, str]) -> Node:
    """The message in a file: `editions` says which are known, and their first element."""
    if len(content) > LARGEST_BYTES:
        raise NotReadable("too large")
    try:
        root = parsed(content, deepest=DEEPEST)
    except NotClean as fault:
        raise NotReadable(str(fault)) from None
    name = etree.QName(root)
    edition = (name.namespace or "").removeprefix(URN)
    found = Node(root).all(editions[edition]) if edition in editions else []
    if name.localname != "Document" or len(found) != 1:
        raise NotReadable("an edition that is not known")
    return found[0]


def in_kronor(text: str) -> Decimal:
    """An amount as the standard writes it: up to five decimals; ours are zero after two."""
    kronor, point, ore = text.partition(".")
    if point and (len(ore) > 5 or not ore or ore[2:].strip("0")):
        raise NotReadable("an amount that is none")
    try:
        return amount(f"{kronor}.{ore[:2]:0<2}" if point else kronor)
    except ValueError:
        raise NotReadable("an amount that is none") from None
