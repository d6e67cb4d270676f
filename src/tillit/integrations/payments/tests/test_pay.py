"""Files to the bank and what it says: held against the standard's own schemas, to the öre."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.support.bank import (
    ACCOUNTS,
    AT,
    PAYER,
    RENT,
    RUN,
    bankgiro,
    faults,
    iban,
    payout,
    run,
)
from tests.support.environment import draws
from tillit.areas.assistance.types import (
    Bankgiro,
    ClearingAccount,
    Iban,
    NotAnAccount,
    Outcome,
    PayoutRun,
)
from tillit.integrations.payments import reports, statements
from tillit.integrations.payments.letters import ALLOWED, bank_text
from tillit.integrations.payments.tree import NotReadable
from tillit.integrations.payments.writing import Version, written

# Not st.text(): its table of all letters takes seconds to make.
LETTERS = st.one_of(
    *(st.integers(*span) for span in ((0, 0x17F), (0x300, 0x36F), (0x1E00, 0x33FF)))
)
TEXT = st.lists(LETTERS, max_size=30).map(lambda codes: "".join(map(chr, codes)))
ORE = st.integers(min_value=1, max_value=99_999_999)


def said(content, path):
    """The texts at a path of a message, whatever its namespace."""
    return [each.text for each in etree.fromstring(content).iterfind(path)]


@pytest.mark.parametrize("version", Version)
def test_a_file_holds_against_the_standards_own_schema(version):
    """Red when: 09 gets 03's BIC, or an element stands in the wrong place."""
    assert faults(written(RUN, version)) == []


def test_the_schema_says_no():
    """The control: the schema is the standard's, not ours. Red when faults() looks at nothing."""
    broken = written(RUN).replace(b"PmtMtd", b"PmtMethod")
    assert faults(broken)


@settings(max_examples=draws(60))
@given(st.lists(ORE, min_size=1, max_size=12))
def test_the_control_sum_and_the_number_are_those_of_the_payments(ores):
    """Red when: a sum goes by way of a float, or a group is left out of the head's sum."""
    accounts = [ACCOUNTS[each % 3] for each in ores]
    made = run(*(payout(n, o, a) for n, (o, a) in enumerate(zip(ores, accounts, strict=True))))
    root = etree.fromstring(written(made))
    amounts = [Decimal(each.text) for each in root.iter("{*}InstdAmt")]
    sums = [Decimal(each.text) for each in root.iter("{*}CtrlSum")]
    counts = [int(each.text) for each in root.iter("{*}NbOfTxs")]
    assert sum(amounts) * 100 == sum(ores)
    assert sums[0] == sum(sums[1:]) == made.total
    assert counts[0] == sum(counts[1:]) == len(ores)
    names = [each.text for each in root.iter("{*}EndToEndId")]
    assert sorted(names) == sorted(each.end_to_end for each in made.payouts)
    assert len(set(names)) == len(ores)


def test_a_replay_gives_the_same_bytes_and_a_new_file_the_same_names():
    """Red when: the clock or a drawn number gets into the file."""
    assert written(RUN) == written(replace(RUN))
    again = written(replace(RUN, id=RENT.id))
    path = ".//{*}EndToEndId"
    assert said(again, path) == said(written(RUN), path)
    assert said(again, ".//{*}MsgId") != said(written(RUN), ".//{*}MsgId")


@pytest.mark.parametrize("ore", ["1.005", "0", "-1", "1000000", "NaN"])
def test_no_payment_that_is_no_sum_of_money(ore):
    """Red when: any of the checks of Payout is taken away."""
    with pytest.raises(ValueError, match=r"öre|Decimal"):
        replace(RENT, amount=Decimal(ore))


def test_no_float_and_no_payment_twice_in_a_file():
    """Red when: a float is taken, or one id twice, or an empty file."""
    with pytest.raises(ValueError, match="float"):
        replace(RENT, amount=12.5)
    with pytest.raises(ValueError, match="once"):
        run(RENT, RENT)
    with pytest.raises(ValueError, match="something"):
        PayoutRun(RUN.id, PAYER, AT, RUN.pay_on, ())
    with pytest.raises(ValueError, match="OCR"):
        replace(RENT, reference="12 34")


@settings(max_examples=draws(100))
@given(TEXT, st.integers(min_value=1, max_value=40))
def test_a_text_is_in_the_banks_letters(text, longest):
    """Red when: a letter is let through as it is, or `//` is made anew by what is taken away."""
    found = bank_text(text, longest)
    assert set(found) <= ALLOWED
    assert len(found) <= longest
    assert "//" not in found
    assert bank_text(found, longest) == found


def test_names_stay_readable():
    """Red when: å, ä and ö lose their marks, or others keep theirs."""
    assert bank_text("Åsa Öberg-Łukasz  Müller & Søn", 70) == "Åsa Öberg-Lukasz Muller + Sön"
    assert bank_text("山田", 70) == "??"
    assert bank_text("/hyra//nov/", 140) == "hyra/nov"


def test_accounts_are_checked():
    """Red when: a check digit is not looked at. Seen with IBAN and bankgiro."""
    whole = iban(12345678901234567890)
    with pytest.raises(NotAnAccount):
        Iban(whole.number[:-1] + str((int(whole.number[-1]) + 1) % 10))
    giro = bankgiro(5_555_555)
    with pytest.raises(NotAnAccount):
        Bankgiro(giro.number[:-1] + str((int(giro.number[-1]) + 1) % 10))
    for clearing, number in (
        ("999", "1"),
        ("80001", "0"),
        ("0123", "1"),
        ("90001", "1"),
        ("8", ""),
    ):
        with pytest.raises(NotAnAccount):
            ClearingAccount(clearing, number)
    assert ClearingAccount("80001", "1234567890").clearing == "80001"


@pytest.mark.parametrize(
    "digits", ["DE89370400440532013000", "SE35", "se4550000000058398257466", ""]
)
def test_only_swedish_accounts(digits):
    """Red when: the pattern is widened."""
    with pytest.raises(NotAnAccount):
        Iban(digits)


def test_an_account_number_is_masked():
    """Red when: a dataclass writes its own repr."""
    text = repr(ACCOUNTS) + repr(RUN) + str(ACCOUNTS[1])
    assert not [each for each in ACCOUNTS if each.number in text]


NAMES = "urn:iso:std:iso:20022:tech:xsd:"


def camt(entry, edition="camt.053.001.08", first="BkToCstmrStmt", part="Stmt"):
    inner = f"<{first}><{part}><Id>1</Id>{entry}</{part}></{first}>"
    return f'<Document xmlns="{NAMES}{edition}">{inner}</Document>'.encode()


BOOKED = (
    "<Ntry><Amt Ccy='SEK'>3.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>{status}</Cd></Sts>"
    "<BookgDt><Dt>2026-11-27</Dt></BookgDt><NtryDtls>"
    "<TxDtls><Refs><EndToEndId>a</EndToEndId></Refs><Amt Ccy='SEK'>1.00</Amt></TxDtls>"
    "<TxDtls><Refs><EndToEndId>b</EndToEndId></Refs><Amt Ccy='SEK'>{second}</Amt></TxDtls>"
    "</NtryDtls></Ntry>"
)


def test_the_newer_statement_is_read_and_only_what_is_booked():
    """Red when: the status of edition 08 is not found, or what is foreseen is taken."""
    [told] = statements.read(camt(BOOKED.format(status="BOOK", second="2.00")))
    assert [(each.end_to_end, each.amount) for each in told.bookings] == [("a", 1), ("b", 2)]
    [told] = statements.read(camt(BOOKED.format(status="PDNG", second="2.00")))
    assert told.bookings == ()


def bad(old="", new="", **said):
    return camt(BOOKED.format(**{"status": "BOOK", "second": "2.00", **said}).replace(old, new))


BAD = {
    "parts": (bad(second="2.01"), "sum"),
    "amount": (bad(second="1e1"), "amount"),
    "third-decimal": (bad(second="2.001"), "amount"),
    "currency": (bad("'SEK'>2", "'EUR'>2"), "currency"),
    "day": (bad("11-27", "13-27"), "day"),
    "edition": (camt("", edition="camt.053.001.99"), "edition"),
    "xml": (b"<Document", "xml"),
    "doctype": (b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>', "doctype"),
    "deep": (b"<a>" * 40 + b"</a>" * 40, "depth"),
    "empty": (b"", "xml"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_statement_is_refused_whole(kind):
    """Red when: a part of it is taken, or another fault than NotReadable comes out."""
    content, word = BAD[kind]
    with pytest.raises(NotReadable, match=word) as refused:
        statements.read(content)
    assert len(str(refused.value)) < 60, "says why, quotes nothing"


def pain002(group, *payments):
    inner = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>{name}</OrgnlEndToEndId><TxSts>{code}</TxSts></TxInfAndSts>"
        for name, code in payments
    )
    body = (
        f"<CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>{RUN.message_id}</OrgnlMsgId>{group}"
        "</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId>"
        f"{inner}</OrgnlPmtInfAndSts></CstmrPmtStsRpt>"
    )
    return f'<Document xmlns="{NAMES}pain.002.001.03">{body}</Document>'.encode()


def test_who_a_bank_does_not_name_is_waiting_and_a_strange_code_is_unknown():
    """Silence and strange words are never acceptance. Red when the default is ACCEPTED."""
    first, second, third = (each.end_to_end for each in RUN.payouts)
    content = pain002("<GrpSts>PART</GrpSts>", (first, "RJCT"), (second, "XYZZ"))
    outcomes = reports.read(content).outcomes(RUN)
    assert [*outcomes.values()] == [Outcome.REJECTED, Outcome.UNKNOWN, Outcome.WAITING]
    assert {*reports.read(pain002("")).outcomes(RUN).values()} == {Outcome.UNKNOWN}
    assert third


@pytest.mark.parametrize("payments", [[("", "ACCP")], [("a", "ACCP"), ("a", "RJCT")]])
def test_a_report_that_says_two_things_is_refused(payments):
    """Red when: the last word on a payment wins."""
    with pytest.raises(NotReadable):
        reports.read(pain002("<GrpSts>PART</GrpSts>", *payments))
