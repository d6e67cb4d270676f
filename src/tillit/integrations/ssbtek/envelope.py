"""SOAP 1.1 envelopes, and what stands in them held against our own schemas."""

from functools import cache
from importlib.resources import files
from threading import Lock

from lxml import etree

from tillit.areas.assistance.types import Reason
from tillit.kernel.closed_xml import NotClean, parsed

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
SSBTEK = "http://schema.forsakringskassan.se/integration/ssbt/10"
AGI = "urn:tillit:agi:1"
DEEPEST = 12  # elements within each other; our shapes need eight


class Unusable(Exception):
    """The answer cannot be used. Says why by a code; never what stood in it."""

    def __init__(self, reason: Reason, code: str = "") -> None:
        super().__init__(reason.name)
        self.reason, self.code = reason, code


def wrapped(body: etree._Element) -> bytes:
    """The envelope around one element."""
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soap": SOAP})
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(body)
    return bytes(etree.tostring(envelope, xml_declaration=True, encoding="UTF-8"))


def unwrapped(content: bytes, schema: str) -> etree._Element:
    """The one element in the body, held against the schema. Raises Unusable."""
    try:
        envelope = parsed(content, deepest=DEEPEST)
    except NotClean as fault:
        raise Unusable(Reason.UNREADABLE, str(fault)) from None
    bodies = envelope.findall(f"{{{SOAP}}}Body")
    if envelope.tag != f"{{{SOAP}}}Envelope" or len(bodies) != 1 or len(bodies[0]) != 1:
        raise Unusable(Reason.UNREADABLE, "envelope")
    [found] = bodies[0]
    if found.tag == f"{{{SOAP}}}Fault":
        raise Unusable(Reason.SERVICE_FAULT, plain(found.findtext("faultcode")))
    check(found, schema)
    return found


def check(element: etree._Element, schema: str, otherwise: Reason = Reason.UNREADABLE) -> None:
    """Hold an element against one of our schemas. Raises Unusable, which quotes nothing."""
    if not _schema(schema).validate(etree.ElementTree(element)):
        raise Unusable(otherwise, "schema")


def plain(code: str | None) -> str:
    """Somebody else's code, where it is one: short, and no number that could be a person's."""
    code = (code or "").rpartition(":")[2]
    short = code.isascii() and len(code) <= 40 and code.replace("_", "").replace("-", "").isalnum()
    return code if short and sum(letter.isdigit() for letter in code) < 6 else ""


_one_at_a_time = Lock()  # two that read a schema at the same moment make each other fail


def _schema(name: str) -> etree.XMLSchema:
    with _one_at_a_time:
        return _parsed(name)


@cache
def _parsed(name: str) -> etree.XMLSchema:
    text = (files(__package__) / "schemas" / name).read_bytes()
    return etree.XMLSchema(etree.fromstring(text))
