"""What the simulator answers, written by itself: it shares no code with who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from .people import Known, months

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
SSBTEK = "http://schema.forsakringskassan.se/integration/ssbt/10"
AGI = "urn:tillit:agi:1"
ON_A_PAGE = 20
Told = Mapping[str, Any]  # Any: the file's own words


@dataclass(frozen=True)
class Asked:
    """A question as it came: its id, the person, the period, and which page of whom."""

    operation: str
    id: str
    person: str
    start: date
    last: date
    pages: Mapping[str, int]


class NotAQuestion(Exception):
    """What came is not a question that the service knows."""


def heard(content: bytes) -> Asked:
    """The question in an envelope. Raises NotAQuestion."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        [body] = root.findall(f"{{{SOAP}}}Body")
        [found] = body
    except (etree.XMLSyntaxError, ValueError):
        raise NotAQuestion from None
    name = etree.QName(found)
    if name.localname == "testaBastjanstInformation":
        return Asked(name.localname, "", "", date.min, date.min, {})
    if name.localname not in {"hamtaBastjanstInformation", "hamtaArbetsgivaruppgifter"}:
        raise NotAQuestion
    words = {etree.QName(each).localname: each.text or "" for each in found.iter()}
    blocks = found.findall(f"{{{name.namespace}}}myndighet")
    wanted = {b.get("kod"): int(b.get("sida")) for b in blocks if b.get("inkludera") == "true"}
    if name.namespace == AGI:
        start, last = f"{words['fromManad']}-01", f"{words['tomManad']}-01"
    else:
        start, last = words["from"], words["tom"]
    period = date.fromisoformat(start), date.fromisoformat(last)
    return Asked(name.localname, words["fragaId"], words["person"], *period, wanted)


def tested() -> str:
    """The answer to the test operation."""
    return _envelope(f"<s:testaBastjanstInformationSvar xmlns:s={quoteattr(SSBTEK)}/>")


def fault() -> str:
    """A SOAP fault, with a text that nobody should keep."""
    words = "<faultstring>Person 198201012385 kunde inte behandlas</faultstring>"
    return _envelope(f"<soap:Fault><faultcode>soap:Server</faultcode>{words}</soap:Fault>")


def ssbtek(asked: Asked, known: Known) -> str:
    """The agencies' answer."""
    blocks = [_block(asked, known, agency, page) for agency, page in asked.pages.items()]
    if known.plays == "missing":
        blocks = blocks[1:]
    person = "198502142386" if known.plays == "other" else asked.person
    return _envelope(
        f"<s:hamtaBastjanstInformationSvar xmlns:s={quoteattr(SSBTEK)}>"
        f"<s:fragaId>{asked.id}</s:fragaId><s:person>{person}</s:person>"
        f"<s:skyddad>{str(known.protected).lower()}</s:skyddad>{''.join(blocks)}"
        "</s:hamtaBastjanstInformationSvar>"
    )


def agi(asked: Asked, known: Known) -> str:
    """The employers' answer: one row a month for each employer."""
    rows = "".join(
        f"<a:uppgift><a:manad>{month:%Y-%m}</a:manad>"
        f"<a:arbetsgivare>{escape(each['arbetsgivare'])}</a:arbetsgivare>"
        f"<a:brutto>{each['brutto']}</a:brutto><a:avdragenSkatt>{each['skatt']}</a:avdragenSkatt>"
        "</a:uppgift>"
        for month in months(asked.start, asked.last)
        for each in known.says("AGI")
    )
    return _envelope(
        f"<a:hamtaArbetsgivaruppgifterSvar xmlns:a={quoteattr(AGI)}>"
        f"<a:fragaId>{asked.id}</a:fragaId><a:person>{asked.person}</a:person>"
        f"<a:skyddad>{str(known.protected).lower()}</a:skyddad>{rows}"
        "</a:hamtaArbetsgivaruppgifterSvar>"
    )


def _block(asked: Asked, known: Known, agency: str, page: int) -> str:
    rows = [_row(each, month) for month in months(asked.start, asked.last) for each in
            known.says(agency) if _in_time(each, month, asked)]  # fmt: skip
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    said = f'<s:svar kod="{agency}" sida="{page}" antalSidor="{pages}">'
    if page > 1 and known.plays == "lost-page":
        return ""
    if known.plays == "talkative":
        return f"{said}{_error('BT', '198201142380', 'Person 19820114-2380 finns')}</s:svar>"
    if page > 1 and known.plays == "page-down":
        return f"{said}{_error('BT', 'TIMEOUT', 'Tjänsten svarar inte')}</s:svar>"
    if agency in known.down:
        return f"{said}{_error(known.down[agency], 'BT_500', 'Tjänsten svarar inte')}</s:svar>"
    if known.plays == "strange":
        rows = ["<s:lottovinst><s:netto>1000000.00</s:netto></s:lottovinst>"]
    shown = "".join(rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE])
    return f"{said}<s:uppgifter>{shown}</s:uppgifter></s:svar>"


def _error(source: str, code: str, text: str) -> str:
    message = f"<s:meddelande>{escape(text)}</s:meddelande>"
    return f'<s:fel kalla="{source}" kod="{code}">{message}</s:fel>'


def _in_time(told: Told, month: date, asked: Asked) -> bool:
    once = told["row"] in {"inskrivning", "kapital", "fordon", "tillstand", "beslut", "ansokan"}
    if once or told["row"] == "skatteaterbaring":
        return month == asked.start.replace(day=1)
    return asked.start <= month.replace(day=told["day"]) <= asked.last


def _row(told: Told, month: date) -> str:
    return f"<s:{told['row']}>{ROWS[told['row']](told, month)}</s:{told['row']}>"


def _tag(name: str, value: object) -> str:
    return f"<s:{name}>{escape(str(value))}</s:{name}>"


def _payment(told: Told, month: date) -> str:
    first = month if not told.get("concerns") else (month - timedelta(days=1)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    more = _tag("efterAvdrag", told["efter"]) if "efter" in told else ""
    more += _tag("dagar", told["dagar"]) if "dagar" in told else ""
    return (
        _tag("slag", told["slag"])
        + _tag("netto", told["netto"])
        + _tag("status", told.get("status", "UTBETALD"))
        + _tag("dag", month.replace(day=told["day"]))
        + f"<s:avser>{_tag('from', first)}{_tag('tom', last)}</s:avser>"
        + more
    )


def _claim(told: Told, month: date) -> str:
    return _tag("slag", told["slag"]) + _tag("dag", month.replace(day=told["day"]))


def _grant(told: Told, month: date) -> str:
    said = _tag("slag", told["slag"]) + _tag("status", told["status"])
    said += _tag("dag", month.replace(day=told["day"])) + _tag("from", month)
    return said + (_tag("procent", told["procent"]) if "procent" in told else "")


def _registration(told: Told, month: date) -> str:
    said = _tag("from", month.replace(year=month.year - 1)) + _tag("kategori", told["kategori"])
    said += _tag("program", told["program"]) if "program" in told else ""
    return said + _tag("akassa", str(told.get("akassa", False)).lower())


def _capital(told: Told, month: date) -> str:
    amounts = _tag("inkomst", told["inkomst"]) + _tag("overskott", told["overskott"])
    return _tag("ar", month.year - 1) + amounts


def _refund(told: Told, month: date) -> str:
    return _tag("belopp", told["belopp"]) + _tag("dag", month.replace(day=told["day"]))


def _vehicle(told: Told, month: date) -> str:
    return "".join(_tag(name, told[name]) for name in ("nummer", "fabrikat", "ar", "slag"))


def _permit(told: Told, month: date) -> str:
    kinds = _tag("arendeslag", told["arendeslag"]) + _tag("beslutsslag", told["beslutsslag"])
    return kinds + _tag("dag", month.replace(day=told["day"])) + "<s:permanent/>"


def _envelope(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"<soap:Envelope xmlns:soap={quoteattr(SOAP)}><soap:Body>{body}</soap:Body></soap:Envelope>"
    )


ROWS = {
    "utbetalning": _payment,
    "ansokan": _claim,
    "beslut": _grant,
    "inskrivning": _registration,
    "kapital": _capital,
    "skatteaterbaring": _refund,
    "fordon": _vehicle,
    "tillstand": _permit,
}
