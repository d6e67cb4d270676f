"""Applying step by step: nothing typed is lost, nothing is stored half-way, one press is one."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.who import signed_in
from tillit.areas.assistance.models import Application, Draft, SheetRow, Worksheet
from tillit.areas.assistance.tests.conftest import TOWN, number
from tillit.areas.assistance.types import URGENT
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Guest
from tillit.pages.portal.ansok import steps
from tillit.registers.people.actions import set_protection
from tillit.registers.people.types import Protection
from tillit.trust.identity.types import Audience

from .conftest import AT, at, begin, browser, says, sign, text_of

AUTOSAVE = {"X-Requested-With": "autosave"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "60606000000005000165a7a5d40000000049454e44ae426082"
)  # one pixel


def filled(client, **more):
    """Sven's application, ready to be signed."""
    row = begin(client, **more)
    assert says(client, row, "hushallet", home_size="1").status_code == 302
    assert says(client, row, "kostnader", rent="6 200 kr", rows="0").status_code == 302
    income = {"rows": "1", "rad1-kind": "pay", "rad1-kronor": "3000,50", "rad1-paid_0": "25",
              "rad1-paid_1": "11", "rad1-paid_2": "2025"}  # fmt: skip
    assert says(client, row, "inkomster", **income).status_code == 302
    assert says(client, row, "tillgangar", rows="0").status_code == 302
    assert says(client, row, "ovrigt", told="Jag väntar på besked.").status_code == 302
    return row


def answers_of(row):
    return json.loads(Application.objects.get(pk=row.pk).sent.reveal())["answers"]


def test_from_the_first_page_to_a_frozen_copy(world) -> None:
    """Red when: a step's answers do not reach the text that is signed."""
    client = browser(world.sven)
    assert "Ansök" in text_of(client.get("/ansok/"))
    row = filled(client)
    page = text_of(client.get(at(row, "sammanfattning")))
    assert "Hyra 6 200 kr" in page
    assert "Lön 3 000,50 kr" in page
    assert sign(client, row).status_code == 302
    found = answers_of(row)
    assert found["costs"] == [{"who": "", "kind": "rent", "kronor": "6200"}]
    assert found["incomes"][0]["paid"] == "2025-11-25"
    assert "typed" not in found
    page = text_of(client.get(at(row)))
    assert "Vi har fått ansökan" in page
    row.refresh_from_db()
    assert row.sha256[:32] in page
    assert SheetRow.objects.filter(kind="pay").get().kronor == 3000.5


def test_what_was_typed_stays_right_or_wrong(world) -> None:
    """Red when: only what could be read is kept."""
    client = browser(world.sven)
    row = begin(client)
    answer = says(client, row, "kostnader", rent="sex tusen", rows="0")
    assert answer.status_code == 422
    assert "Hyra eller avgift: skriv kronor med siffror" in text_of(answer)
    assert 'value="sex tusen"' in text_of(client.get(at(row, "kostnader")))
    assert "Fyll i det som saknas" in text_of(client.get(at(row, "sammanfattning")))
    assert sign(client, row).status_code == 422
    assert not Worksheet.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"rows": "1", "rad1-kronor": "500"}, "Vad är det: välj vad det är"),
        ({"rows": "1", "rad1-kind": "pay", "rad1-paid_0": "1", "rad1-paid_1": "1",
          "rad1-paid_2": "2019"}, "mer än två år bort"),
        ({"rows": "2", "rad1-kind": "pay", "rad1-kronor": "500", "rad2-kind": "pay",
          "rad2-kronor": "500"}, "samma inkomst står två gånger"),
    ],
)  # fmt: skip
def test_a_bad_income_is_a_clear_sentence(world, typed, sentence) -> None:
    """Red when: the row is taken as it is."""
    client = browser(world.sven)
    answer = says(client, begin(client), "inkomster", **typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_whose_income_it_is_must_be_said_by_two(world) -> None:
    """Red when: the first of them is taken."""
    client = browser(world.asta)
    row = begin(client, together="with", number=number("860817239").written)
    answer = says(client, row, "inkomster", rows="1", **{"rad1-kind": "pay", "rad1-kronor": "5"})
    assert answer.status_code == 422
    assert "Vems: välj vems det är" in text_of(answer)


def test_a_double_press_is_one_and_two_windows_are_told(world) -> None:
    """Red when: the version that a page began from is not asked."""
    client = browser(world.sven)
    row = begin(client)
    said = {"version": "1", "go": "next", "rent": "6200", "rows": "0"}
    for _ in range(2):
        assert client.post(at(row, "kostnader"), said).status_code == 302
    answer = client.post(at(row, "kostnader"), {**said, "rent": "7000"})
    assert answer.status_code == 409
    page = text_of(answer)
    assert "ändrats på ett annat ställe" in page
    assert "7000" in page
    assert "6200" in page
    again = {**said, "rent": "7000", "version": "2"}
    assert client.post(at(row, "kostnader"), again).status_code == 302


def test_signed_twice_is_sent_once(world) -> None:
    """Red when: a second press on the signature makes a second application, or an error."""
    client = browser(world.sven)
    row = filled(client)
    assert sign(client, row).status_code == 302
    assert sign(client, row)["Location"] == at(row)
    assert Worksheet.objects.count() == 1


def test_what_is_written_is_kept_while_it_is_written(world) -> None:
    """Red when: autosave asks for everything to be right."""
    client = browser(world.sven)
    row = begin(client)
    answer = client.post(
        at(row, "ovrigt"),
        {"version": "1", "told": "Halv"},
        headers=AUTOSAVE,
    )
    assert answer.json() == {"fields": {"version": 2}}
    assert "Halv" in text_of(client.get(at(row, "ovrigt")))


def test_a_child_in_two_homes(world) -> None:
    """Red when: the days do not reach the month."""
    client = browser(world.asta)
    row = begin(client)
    child = f"barn{world.cleo.hex}"
    assert "Bor Cleo hos dig?" in text_of(client.get(at(row, "hushallet")))
    wrong = says(client, row, "hushallet", home_size="2", **{f"{child}-lives": "part"})
    assert wrong.status_code == 422
    assert "Cleo, antal dagar: skriv hur många dagar" in text_of(wrong)
    typed = {f"{child}-lives": "part", f"{child}-days": "15", f"{child}-lunch_days": "5"}
    assert says(client, row, "hushallet", home_size="2", **typed).status_code == 302
    page = text_of(client.get(at(row, "sammanfattning")))
    assert "Cleo: 15 dagar i månaden, lunch i skolan 5 dagar i veckan" in page


def test_two_sign_what_they_have_read(world) -> None:
    """Red when: a draft is shown, or another text is signed than the one that was read."""
    asta, bo = browser(world.asta), browser(world.bo)
    row = begin(asta, together="with", number=number("860817239").written)
    assert bo.get(at(row)).status_code == 404
    child = f"barn{world.cleo.hex}"
    says(asta, row, "hushallet", home_size="3", **{f"{child}-lives": "all"})
    for step in ("kostnader", "inkomster", "tillgangar"):
        says(asta, row, step, rows="0")
    says(asta, row, "ovrigt", told="")
    assert sign(asta, row).status_code == 302
    assert "Inte skickad än" in text_of(asta.get(at(row)))
    assert "Någon har ansökt tillsammans med dig" in text_of(
        bo.get("/mina-sidor/ekonomiskt-bistand/")
    )
    page = text_of(bo.get(at(row)))
    assert "Cleo: hela månaden" in page
    row.refresh_from_db()
    bo.post(at(row, "medsok"), {"sha256": row.sha256})
    assert not Worksheet.objects.exists()  # the box was not ticked
    asta.post(at(row, "andra"))
    bo.post(at(row, "medsok"), {"sha256": row.sha256, "attested": "on"})
    assert not Worksheet.objects.exists()  # it is being changed
    assert sign(asta, row).status_code == 302
    bo.post(
        at(row, "medsok"), {"sha256": Application.objects.get(pk=row.pk).sha256, "attested": "on"}
    )
    assert Worksheet.objects.count() == 1
    assert "Vi har fått ansökan" in text_of(bo.get(at(row)))


def test_the_next_month_only_what_changed_is_asked(world) -> None:
    """Red when: the steps are asked anew, or the rent must be typed again."""
    client = browser(world.sven)
    sign(client, filled(client))
    Application.objects.update(month="2025-11-01")
    Worksheet.objects.update(month="2025-11-01")
    row = begin(client)
    page = client.get(at(row), follow=True)
    assert "Har något ändrats?" in text_of(page)
    assert says(client, row, "andrat")["Location"] == at(row, "inkomster")
    assert "Hyra 6 200 kr" in text_of(client.get(at(row, "sammanfattning")))
    assert says(client, row, "andrat", changed="kostnader")["Location"] == at(row, "kostnader")
    assert 'value="6200"' in text_of(client.get(at(row, "kostnader")))


def test_papers_follow_into_the_case_or_are_erased(world) -> None:
    """Red when: `_submit` does not move them, or a withdrawn draft leaves them."""
    client = browser(world.sven)
    row = filled(client)
    assert client.post(at(row, "papper"), {"go": "add"}).status_code == 422
    put = {
        "go": "add",
        "attachment": _file("avi.png", PNG),
        "photo": _file("x.exe", b"MZ\x90\x00\x03\x00\xff"),
    }
    answer = client.post(at(row, "papper"), put)
    assert answer.status_code == 422
    assert "x.exe" in text_of(answer)
    assert len(documents_under(Guest(), row.pk)) == 1
    assert sign(client, row).status_code == 302
    row.refresh_from_db()
    assert len(documents_under(Guest(), row.case_id)) == 1
    assert "Ett papper skickades med" in text_of(client.get(at(row)))
    other = begin(client)
    client.post(at(other, "papper"), {"go": "add", "attachment": _file("b.png", PNG)})
    client.post(at(other, "aterta"))
    assert not documents_under(Guest(), other.pk)
    assert not Draft.objects.exists()


def _file(name, content):
    return SimpleUploadedFile(name, content)


def test_who_must_be_met_first_reads_one_and_the_same_page(world) -> None:
    """Protected, or with somebody who is not in the register: the very same page. Red when: one of
    them says more."""

    def told(client, **more):
        answer = client.post("/ansok/borja/", {"month": "2025-12-01", "together": "alone", **more})
        page = text_of(answer)
        assert "Vi vill prata med dig först" in page
        return page.partition("<main")[2].partition("</main>")[0]

    strange = told(browser(world.sven), together="with", number=number("750228239").written)
    assert told(browser(world.skyla)) == strange
    assert not Application.objects.exists()


def test_protection_that_comes_while_one_writes_is_not_told(world) -> None:
    """Red when: the children's step shows a child who has got protection."""
    client = browser(world.asta)
    row = begin(client)
    set_protection(world.cleo, Protection.MARKED, reason="Beslut.", by=TOWN, at=AT)
    page = text_of(client.get(at(row, "hushallet")))
    assert "Cleo" not in page
    assert "Ring oss eller kom hit" in page


def test_the_number_of_queries_is_the_same_for_one_row_and_twenty(world) -> None:
    """Red when: a row asks the database something."""
    client = browser(world.sven)
    row = begin(client)

    def asked() -> int:
        client.get(at(row, "inkomster"))
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(at(row, "inkomster"))
        return len(found)

    before = asked()
    many = {"rows": "20"} | {f"rad{n}-kronor": str(n) for n in range(1, 21)}
    says(client, row, "inkomster", **many)
    assert asked() == before


def test_all_that_is_acute_can_be_chosen() -> None:
    """Red when: the form and the reader name different things."""
    choices = steps.OtherForm.base_fields["urgent"].choices
    assert {value for value, _ in choices} == set(URGENT)


def test_a_session_that_ended_loses_nothing(world) -> None:
    """What was typed comes back at the next sign-in. Red when: `resident_page` is not there."""
    client = browser(world.sven)
    row = begin(client)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    typed = {"version": "1", "go": "next", "told": "Allt detta."}
    assert client.post(at(row, "ovrigt"), {}, headers=AUTOSAVE).status_code == 401
    way = client.post(at(row, "ovrigt"), typed)
    assert way.status_code == 302
    back = parse_qs(urlsplit(way["Location"]).query)["till"][0]
    signed_in(client, Audience.RESIDENT, world.sven, "Någon", AT)
    assert "Allt detta." in text_of(client.get(back))
    assert Draft.objects.get(pk=row.pk).answers.reveal() == "{}"
