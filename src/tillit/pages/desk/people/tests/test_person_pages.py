"""Search, open and change persons in the browser, with and without htmx."""

import re
from uuid import UUID

import pytest

from tillit.kernel.actor import Role
from tillit.kernel.ids import new_id
from tillit.kernel.person_number import PersonNumber
from tillit.registers.people.actions import set_protection
from tillit.registers.people.types import Protection
from tillit.trust.access.actions import assign, guard
from tillit.trust.access.types import GuardKind
from tillit.trust.audit.models import Payload

from .conftest import AT, PERSONS, TOWN, signed_in

NUMBER = PersonNumber.parse("20140305-2382")
TOLD = {"decided_by": "tax_agency", "decided_on": "2026-01-05", "told_how": "paper"}


def test_a_search_opens_the_way_and_everything_is_logged(intake, register):
    """Red when: the search is not logged, or opening does not follow from it."""
    noel = register("Noel", "Lind", number=NUMBER)
    assert intake.get(f"{PERSONS}{noel}/").status_code == 404
    answer = intake.post(PERSONS, {"q": "noe li"}).content.decode()
    assert f"{PERSONS}{noel}/" in answer
    page = intake.get(f"{PERSONS}{noel}/").content.decode()
    assert "Noel Lind" in page
    assert "2014••••-••••" in page
    assert NUMBER.written not in page
    assert Payload.objects.filter(verb="people.person.match", person_id=noel).count() == 1


def test_an_htmx_search_is_a_part_of_the_same_page(intake, register):
    """Red when: the part is not found word for word in the whole answer."""
    register("Noel", "Lind")
    whole = intake.post(PERSONS, {"q": "noel"})
    part = intake.post(PERSONS, {"q": "noel"}, headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert b"Noel Lind" in part.content
    assert bare(part).strip() in bare(whole)
    assert intake.post(PERSONS, {"q": " "}).status_code == 422


def test_an_empty_answer_says_what_to_do_and_is_logged(worker, register):
    """Red when: nothing is logged for nobody."""
    register("Noel", "Lind")
    page = worker.post(PERSONS, {"q": "noel"}).content.decode()
    assert "Vi hittar ingen" in page
    assert '"count":0' in Payload.objects.get(verb="people.search").body


@pytest.mark.parametrize(
    ("born", "sentence"), [("9999-12-31", "har varit"), ("0014-03-05", "fyra siffror")]
)
def test_nobody_is_born_tomorrow_or_in_the_year_14(intake, born, sentence):
    """Red when: `past` is not asked of the day. Seen red: both were entered."""
    sent = {
        "given_name": "Alva", "family_name": "Ek", "born": born, "sex": "f", "protection": "none",
        "language": "sv", "source": "report",
    }  # fmt: skip
    answer = intake.post(f"{PERSONS}ny/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_not_there_and_not_yours_are_the_same_bytes(worker, register):
    """Red when: the two pages differ in anything but the token of the session."""
    noel = register("Noel", "Lind")
    theirs, nobodys = worker.get(f"{PERSONS}{noel}/"), worker.get(f"{PERSONS}{new_id()}/")
    assert theirs.status_code == nobodys.status_code == 404
    assert bare(theirs) == bare(nobodys)
    assert bare(worker.post(f"{PERSONS}{noel}/visa/personnummer/")) == bare(theirs)


def test_a_number_is_shown_once_and_masked_again(worker, unit, register):
    """Red when: Visa is a link, or the number stays after the next visit."""
    noel = mine(worker, unit, register("Noel", "Lind", number=NUMBER))
    address = f"{PERSONS}{noel}/visa/personnummer/"
    assert worker.get(address).status_code == 405
    assert NUMBER.written in worker.post(address).content.decode()
    assert NUMBER.written not in worker.get(f"{PERSONS}{noel}/").content.decode()
    assert Payload.objects.filter(verb="people.number", person_id=noel).count() == 1


def test_a_protected_name_is_not_in_the_page_until_it_is_asked_for(worker, unit, register):
    """Red when: any part of the page writes the name, number, home or telephone."""
    noel = mine(worker, unit, register("Noel", "Lind", number=NUMBER))
    send(worker, noel, "hem", label="Ekvägens hem", address="Ekvägen 1", source="staff")
    send(worker, noel, "kontaktvag", kind="phone", value="070-1740605", safe="ja", source="staff")
    set_protection(noel, Protection.MARKED, reason="Besked i dag", by=TOWN, at=AT)
    page = worker.get(f"{PERSONS}{noel}/").content.decode()
    for secret in ("Noel", "Lind", "2014", "Ekvägen", "070-1740605"):
        assert secret not in page
    assert "Noel Lind" in worker.post(f"{PERSONS}{noel}/visa/namn/").content.decode()


@pytest.mark.parametrize(
    ("what", "data", "words"),
    [
        ("familj", {"kind": "parent", "guardian": "on", "given_name": "Petra",
                    "family_name": "Lind", "sex": "f", "source": "staff"}, "Mamma, vårdnadshavare"),
        ("hem", {"label": "Mammas hem", "address": "Ekvägen 1", "share": "varannan vecka",
                 "source": "staff"}, "varannan vecka"),
        ("kontaktvag", {"kind": "phone", "value": "070-1740605", "safe": "ja", "source": "staff"},
         "070-1740605"),
        ("kontakt", {"interpreter": "Somaliska", "safe_way": "Ring efter 15", "never": "Inga brev",
                     "version": "0"}, "Inga brev"),
        ("ratta", {"given_name": "Nowel", "language": "sv", "version": "1", "reason": "Felstavat"},
         "Nowel Lind"),
        ("skydd", {"protection": "marked", "reason": "Besked i dag", **TOLD}, "Sekretessmarkering"),
    ],
)  # fmt: skip
def test_each_form_acts_and_shows(worker, unit, register, what, data, words):
    """Red when: a form is not wired to its action."""
    noel = mine(worker, unit, register("Noel", "Lind"))
    answer = send(worker, noel, what, **data)
    assert (answer.status_code, answer["Location"]) == (302, f"{PERSONS}{noel}/")
    assert words in worker.get(f"{PERSONS}{noel}/").content.decode()


def test_a_refused_form_keeps_what_was_typed(worker, unit, register):
    """Red when: the refusal throws the text away, or htmx gets the whole page."""
    noel = mine(worker, unit, register("Noel", "Lind"))
    data = {"reason": "Hotade en kollega med kniv", "told": "Vid mötet", "ends_on": "2099-01-01"}
    whole = send(worker, noel, "varning", **data)
    part = send(worker, noel, "varning", headers={"HX-Request": "true"}, **data)
    for answer in (whole, part):
        assert answer.status_code == 422
        assert "högst ett år fram" in answer.content.decode()
        assert "Hotade en kollega med kniv" in answer.content.decode()
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()


def test_the_second_of_two_editors_is_told(worker, unit, register):
    """Red when: the version that the writer saw is not compared."""
    noel = mine(worker, unit, register("Noel", "Lind"))
    data = {"family_name": "Ek", "language": "sv", "version": "1", "reason": "Nytt namn"}
    assert send(worker, noel, "ratta", **data).status_code == 302
    late = send(worker, noel, "ratta", **(data | {"family_name": "Alm"}))
    assert late.status_code == 422
    assert "Någon annan" in late.content.decode()


def test_two_entries_become_one_and_two_again(intake, register):
    """Red when: the merged page does not show the trace, or undoing is not offered."""
    one, two = register("Noel", "Lind"), register("Noell", "Lindh")
    intake.post(PERSONS, {"q": "noel"})
    answer = send(intake, one, "sla-ihop", other=f"http://x{PERSONS}{two}/", reason="Samma barn")
    assert answer.status_code == 302
    page = intake.get(f"{PERSONS}{two}/").content.decode()
    assert "Två poster som blev en" in page
    merge = page.split("angra-ihop/")[1].split("/")[0]
    intake.post(f"{PERSONS}{one}/angra-ihop/{merge}/", {"reason": "Två barn ändå"})
    assert "Noell Lindh" in intake.get(f"{PERSONS}{two}/").content.decode()


def test_a_new_person_is_entered_and_a_taken_number_is_told(intake, register):
    """Red when: the same number makes a second person."""
    data = {"given_name": "Ida", "family_name": "Ek", "number": NUMBER.written}
    data |= {"protection": "none", "language": "sv", "source": "staff"}
    made = intake.post(f"{PERSONS}ny/", data)
    assert made.status_code == 302
    assert intake.get(made["Location"]).status_code == 200
    again = intake.post(f"{PERSONS}ny/", data)
    assert again.status_code == 422
    assert "finns redan" in again.content.decode()


def bare(answer) -> bytes:
    """The page without the form tokens, which differ on every answer."""
    return re.sub(rb'"[A-Za-z0-9]{64}"', b'""', answer.content)


def mine(client, unit: UUID, person: UUID) -> UUID:
    case = new_id()
    guard(case, GuardKind.CASE, unit, person_id=person, by=TOWN, at=AT)
    assign(case, client.staff, ground="sol", by=TOWN, at=AT)
    return person


def send(client, person, what, headers=None, **data):
    fields = {f"{what}-{name}": value for name, value in data.items()}
    return client.post(f"{PERSONS}{person}/{what}/", fields, headers=headers or {})


def test_the_box_says_what_to_do_first(intake, register):
    """Red when: the box stands after the strip, or is left out for a person with a hidden place.

    Red with `guide` taken out of person.html, and with `card.places` out of `guide_for`.
    """
    noel = register("Noel", "Lind", number=NUMBER)
    intake.post(PERSONS, {"q": NUMBER.written})
    there = f"{PERSONS}{noel}/"
    assert "så här gör du" not in intake.get(there).content.decode()
    typed = {"plats-kind": "school", "plats-value": "Granöskolan", "plats-source": "staff"}
    assert intake.post(f"{there}plats/", typed).status_code == 302
    page = intake.get(there).content.decode()
    assert page.index("Skyddad person: så här gör du") < page.index("Språk:")
    assert "Granö" not in page
    assert "Platser som ingen annan får veta" in page
    [part] = set(re.findall(r"inte-langre-dar/([0-9a-f-]{36})", page))
    intake.post(f"{there}inte-langre-dar/{part}/")
    assert "Platser som ingen annan får veta" not in intake.get(there).content.decode()


@pytest.mark.parametrize("protection", [Protection.MARKED, Protection.REGISTERED])
def test_each_protection_says_its_own_and_what_to_say_to_a_caller(intake, register, protection):
    """Red when: skyddad folkbokföring says that letters go as always.

    Red with REGISTERED taken out of `_LETTERS`. Nothing says "fingerad" anywhere.
    """
    noel = register("Noel", "Lind", number=NUMBER, protection=protection)
    intake.post(PERSONS, {"q": NUMBER.written})
    page = intake.get(f"{PERSONS}{noel}/").content.decode()
    assert "Jag kan varken säga ja eller nej" in page
    through = "genom Skatteverkets förmedling" in page
    assert through is (protection is Protection.REGISTERED)
    assert "finger" not in page.casefold()


def test_two_colleagues_take_protection_away(worker, unit, register):
    """The page says that it waits, who asked, and gives the button to the other only.

    Red with `mine` left out of status.html, and with the box left out of person.html.
    """
    noel = mine(worker, unit, register("Noel", "Lind"))
    other = signed_in(unit, Role.LEADER)
    send(worker, noel, "skydd", protection="marked", reason="Besked i dag", **TOLD)
    there = f"{PERSONS}{noel}/"
    page = worker.get(there).content.decode()
    assert "Skyddet ändrades: se över det här" in page
    assert "Det som visas på Mina sidor" not in page  # no case of casework: nothing is found
    send(worker, noel, "skydd", protection="none", reason="Har upphört", **TOLD)
    page = worker.get(there).content.decode()
    assert "Skyddet ska bli svagare: Inget skydd" in page
    assert "Skatteverket beslutade" in page
    assert "bekrafta-skydd" not in page
    page = other.get(there).content.decode()
    [confirm] = set(re.findall(r'formaction="([^"]*bekrafta-skydd[^"]*)"', page))
    assert (
        worker.post(confirm).status_code == 422 or "Noel" not in worker.get(there).content.decode()
    )
    assert "Skyddad person" in other.get(there).content.decode()
    assert other.post(confirm).status_code == 302
    assert "Noel Lind" in worker.get(there).content.decode()
