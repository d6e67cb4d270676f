"""What is typed in a form of a report is what is kept."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tillit.casework.cases.models import Case
from tillit.casework.intake.actions import assess_protection, do_not_open, match_child
from tillit.casework.intake.models import (
    ConcernReport,
    Extension,
    Feedback,
    MeetingOffer,
    PreliminaryContact,
    ProtectionAssessment,
    ReportedChild,
    ReporterSecrecy,
    ReportStep,
)
from tillit.casework.intake.types import ChildIn, Need, ReporterIn, ReporterKind, Safety
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Role, Seat, Staff
from tillit.kernel.ids import new_id
from tillit.registers.people.actions import relate
from tillit.registers.people.models import Person
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.access.actions import open_unit
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.models import StaffAccount

from .conftest import AT, INBOX, NOW, TOWN, signed_in
from .test_report_page import FORM, text_of

EMPTY = {"child1-name": "", "child2-name": "", "child2-age": ""}


def post(client, line: UUID, slug: str, **fields) -> None:
    """Sends one of the forms of the page; it must be accepted."""
    answer = client.post(f"{INBOX}{line}/{slug}/", fields)
    assert answer.status_code == 302, text_of(answer)


def ready(desk, report, person, given: str = "Alva", **more) -> UUID:
    """A report that is matched and assessed."""
    line = report(**more)
    match_child(line, person(given), by=TOWN, at=AT)
    seat = frozenset({Seat(desk.unit, Role.INTAKE, "ifo")})
    by = Staff(new_id(), "Idris Warsame", seat, qualified=True)
    assess_protection(line, need=Need.NONE, text="Trygg.", by=by, at=AT)
    return line


def step(line: UUID, verb: str) -> str:
    return ReportStep.objects.get(line=line, verb=verb).text


def test_the_protection_assessment(desk, report, person) -> None:
    """Also for the sibling. Red when: with NONE always, and with the sibling's box not read or not
    drawn."""
    line, alva, melvin = report(), person(), person("Melvin")
    relate(alva, melvin, RelationKind.SIBLING, source=Source.STAFF, by=TOWN, at=AT)
    match_child(line, alva, by=TOWN, at=AT)
    post(desk.idris, line, "skydd", need="now", text="Sover hos mormor.", also=[str(melvin)])
    rows = ProtectionAssessment.objects.values_list("person_id", "need")
    assert set(rows) == {(alva, "now"), (melvin, "now")}


def test_what_is_written_before_the_decision(desk, report, person) -> None:
    """Red when: each value taken from elsewhere."""
    line = ready(desk, report, person)
    post(desk.idris, line, "kontakt", with_whom="sibling", how="home_visit", day="2026-11-22",
         time="14.05", text="Lugnt.")  # fmt: skip
    post(desk.idris, line, "mote", with_whom="reporter", answer="declined", text="Nej tack.")
    post(desk.idris, line, "forlang", until="2026-12-20", reasons="Sjukhus.")
    talk = PreliminaryContact.objects.values_list("with_whom", "how", "happened_at", "text").get()
    assert talk == ("sibling", "home_visit", datetime(2026, 11, 22, 13, 5, tzinfo=UTC), "Lugnt.")
    offer = MeetingOffer.objects.values_list("with_whom", "answer", "text").get()
    assert offer == ("reporter", "declined", "Nej tack.")
    longer = Extension.objects.values_list("until", "reasons").get()
    assert longer == (date(2026, 12, 20), "Sjukhus.")


def test_who_gets_the_investigation(desk, report, person) -> None:
    """Those who investigate can be chosen, and nobody else. Red when: with nobody responsible, and
    with everybody of the unit in the list."""
    line = ready(desk, report, person)
    siv = StaffAccount.objects.get(name="Siv Storm").pk
    signed_in("Lena Lind", desk.investigation, Role.LEADER)
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    listed = re.search(r'name="responsible".*?</select>', page, re.DOTALL)
    assert listed
    assert "Siv Storm" in listed[0]
    assert "Lena Lind" not in listed[0]
    post(desk.idris, line, "inled", reasons="Oro.", unit=str(desk.investigation),
         responsible=str(siv))  # fmt: skip
    case = Case.objects.get().pk
    assert [each.staff_id for each in holders_of(TOWN, case, at=NOW)] == [siv]


@pytest.mark.slow
def test_the_words_of_every_other_form(desk, report, person) -> None:
    """Red when: each text thrown away, and two boxes of one form exchanged."""
    signed_in("Dan Dahl", open_unit("Jouren", UnitKind.DUTY, by=TOWN, at=AT), Role.DUTY)
    north = open_unit("Mottagning norr", UnitKind.INTAKE, by=TOWN, at=AT)
    line = report()
    match_child(line, person("Nils"), by=TOWN, at=AT)
    post(desk.idris, line, "jouren", text="Åk hem till dem.")
    post(desk.idris, line, "ta-tillbaka", text="En annan Nils.")
    assert step(line, "hand_to_duty") == "Åk hem till dem."
    assert step(line, "unmatch").startswith("En annan Nils.")
    away = ready(desk, report, person, "Noel")
    gone = {"municipality": "Sjöby", "text": "Kim tog emot."}
    why = {"ground": "OSL-26-9", "weighing": "Barnet bor där nu."}
    post(desk.idris, away, "skicka-vidare", **gone, **why)
    assert step(away, "send_on") == "Sjöby. Kim tog emot."
    moved = ready(desk, report, person, "Nora")
    shown = text_of(desk.idris.get(f"{INBOX}{moved}/"))
    assert f'value="{desk.unit}"' not in shown  # not to where it is already
    post(desk.idris, moved, "byt-enhet", unit=str(north), text="De bor i norr.")
    assert step(moved, "change_unit") == "De bor i norr."
    assert ReportedChild.objects.get(pk=moved).unit_id == north


@pytest.mark.slow
def test_a_report_joins_with_a_word_to_who_has_the_case(desk, report, person) -> None:
    """Red when: with the text thrown away."""
    first = ready(desk, report, person)
    post(desk.idris, first, "inled", reasons="Oro.", unit=str(desk.investigation), responsible="")
    again = report()
    alva = ReportedChild.objects.get(pk=first).person_id
    match_child(again, alva, by=TOWN, at=AT)
    post(desk.idris, again, "skydd", need="none", text="Trygg.")
    assert "pågår redan" in text_of(desk.idris.get(f"{INBOX}{again}/"))
    post(desk.idris, again, "anslut", text="Samma oro igen.")
    assert step(again, "join") == "Samma oro igen."


def test_how_an_answer_was_given_or_why_not(desk, report, person) -> None:
    """Red when: with a letter always, and with the reason thrown away."""
    now = {"by": Staff(new_id(), "I", frozenset({Seat(desk.unit, Role.INTAKE, "ifo")}),
                       qualified=True), "at": AT}  # fmt: skip
    told, untold = (ready(desk, report, person, name) for name in ("Alva", "Nils"))
    assert "en vecka från beslutet" in text_of(desk.idris.get(f"{INBOX}{told}/"))
    for line in (told, untold):
        do_not_open(line, reasons="Allt är bra.", **now)
    post(desk.idris, told, "svar", how="phone")
    post(desk.idris, untold, "svara-inte", text="Rektorn är pappan.")
    assert Feedback.objects.get(line=told).how == "phone"
    assert Feedback.objects.get(line=untold).unsuitable_because == "Rektorn är pappan."


def test_who_may_not_know_the_reporter(desk, report, person) -> None:
    """OSL 26:5. Red when: with the answer turned around."""
    line, alva, mother = report(), person(), person("Petra")
    relate(alva, mother, RelationKind.PARENT, source=Source.STAFF, by=TOWN, at=AT)
    match_child(line, alva, by=TOWN, at=AT)
    post(desk.idris, line, "anmalarens-namn", party=str(mother), told="no", reasons="Hot.")
    row = ReporterSecrecy.objects.get()
    assert (row.party_id, row.secret, row.reasons) == (mother, True, "Hot.")


def test_everything_told_by_phone_is_kept(desk) -> None:
    """Red when: each field of report_of and _child left out."""
    told = FORM | {
        "channel": "police", "safe": "no", "kind": "mandated", "category": "SCHOOL",
        "organisation": "Solskolan", "role": "kurator", "name": "Karin", "contact": "070",
        "feedback": "yes", "said": "Jag fryser.", "known": "Rektorn vet.", "when": "long",
        "careful": "Ring efter två.", "child1-born_0": "1", "child1-born_1": "5",
        "child1-born_2": "2017", "child2-unborn": "on", "child1-where": "Solskolan",
        "family": "Mamma Sara",
    }  # fmt: skip
    assert desk.idris.post(f"{INBOX}ny/", told).status_code == 302
    row = ConcernReport.objects.get()
    assert (row.channel, row.safe_now, row.wants_feedback, row.unit_id) == (
        "police", "no", True, desk.unit,
    )  # fmt: skip
    sealed = (row.reporter_organisation, row.reporter_role, row.reporter_name, row.reporter_contact)
    assert [each.reveal() for each in sealed] == [
        "Solskolan", "kurator", "Karin", "070\nTänk på: Ring efter två.",
    ]  # fmt: skip
    for words in ("Grannens pojke", "Jag fryser.", "Rektorn vet.", "Det har pågått länge"):
        assert words in row.text
    noel, nora = row.children.order_by("number")
    assert (noel.said_born.reveal(), noel.unborn, nora.unborn) == ("2017-05-01", False, True)
    family = "Familj: Mamma Sara"
    assert noel.said_about.reveal() == f"Bor och går i skola: Solskolan\n{family}"
    assert nora.said_about.reveal() == f"Ålder: Ungefär tre år\n{family}"


def test_what_a_report_by_phone_needs(desk) -> None:
    """Red when: each check of the groups left out."""
    mandated = FORM | {"kind": "mandated"}
    for sent, sentence in (
        (mandated, "Arbetsplats: skriv var anmälaren arbetar"),
        (mandated, "Om anmälaren vill ha svar: välj Ja eller Nej"),
        (FORM | EMPTY, "Barn 1, barnets namn: skriv namn, ålder, skola eller adress"),
        (FORM | {"kind": ""}, "Vem anmäler: välj det som stämmer bäst"),
        (FORM | {"day": "2026-12-24"}, "Dag då den kom in: skriv när den kom in"),
        (FORM | {"day": "2026-11-23", "time": "23.59"}, "Tid då den kom in: skriv när den kom in"),
        (FORM | {"kind": "private", "role": "kurator"}, "Yrke eller uppgift: ta bort uppgiften"),
        (FORM | EMPTY | {"child1-unborn": "on"}, "Barn 2, barnets namn: skriv namn"),
        (FORM | {f"child1-born_{n}": p for n, p in enumerate(("24", "12", "2026"))}, "har varit"),
        (FORM | {f"child1-born_{n}": p for n, p in enumerate(("1", "1", "14"))}, "fyra siffror"),
    ):
        answer = desk.idris.post(f"{INBOX}ny/", sent)
        assert answer.status_code == 422
        assert sentence in text_of(answer)
        assert "Grannens pojke är ute sent." in text_of(answer)
    assert not ConcernReport.objects.exists()


def test_a_report_is_not_turned_away_for_a_telephone(desk) -> None:
    """Of a letter from a school only the school may be known. Red when: the desk must tell what
    the web must (`_take_what_is_told` left out)."""
    told = FORM | {"kind": "mandated", "organisation": "Solskolan", "feedback": "no"}
    assert desk.idris.post(f"{INBOX}ny/", told).status_code == 302


def test_a_child_who_calls_is_the_child_and_the_reporter(desk) -> None:
    """Also one who does not say its name. Red when: the name is asked twice, or demanded."""
    alone = {"children": "1", "kind": "child", "child2-name": "", "child2-age": ""}
    assert desk.idris.post(f"{INBOX}ny/", FORM | alone).status_code == 302
    assert ConcernReport.objects.get().reporter_name.reveal() == "Noel"
    assert desk.idris.post(f"{INBOX}ny/", FORM | alone | {"child1-name": ""}).status_code == 302


def test_a_child_too_many_is_taken_off(desk) -> None:
    """Red when: the other goes, or the rest of the page is emptied."""
    page = text_of(desk.idris.post(f"{INBOX}ny/", FORM | {"go": "drop:1"}))
    assert "Barn 2" not in page
    assert 'value="Nora"' in page
    assert 'value="Noel"' not in page
    assert "Grannens pojke är ute sent." in page


def test_a_new_person_is_who_was_typed(desk, report) -> None:
    """Red when: each of number, birth and protection left out: a hidden child would stand open."""
    line = report()
    sent = {
        "given_name": "Alva", "family_name": "Ekman", "sex": "f", "protection": "marked",
        "language": "sv", "source": "report", "number": "20140305-2382", "born": "2014-03-05",
    }  # fmt: skip
    post(desk.idris, line, "ny-person", **sent)
    alva = Person.objects.get(pk=ReportedChild.objects.get(pk=line).person_id)
    assert (alva.protection, alva.born) == ("marked", date(2014, 3, 5))
    assert alva.number is not None
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    assert "Oro för ett barn" in page
    assert "Ekman" not in page


def test_what_the_inbox_warns_of(desk, report) -> None:
    """Red when: each mark taken away."""
    line = report(safe_now=Safety.NO)
    assert "Inte tryggt nu, säger anmälaren" in text_of(desk.idris.get(INBOX))
    ReportedChild.objects.filter(pk=line).update(alarmed_at=NOW - timedelta(minutes=1))
    assert "Larmad till jouren" in text_of(desk.idris.get(INBOX))


def test_a_paper_is_opened_under_its_name(desk, report) -> None:
    """Red when: with another name."""
    line = report(children=(ChildIn("Alva", date(2017, 5, 1)),))
    row = ReportedChild.objects.get(pk=line)
    kind = DocumentKind.ATTACHMENT
    paper = store_document(
        row.report_id, name="Brev.txt", content=b"hej", kind=kind, by=TOWN, at=AT
    )
    answer = desk.idris.get(f"{INBOX}{line}/bilaga/{paper}/")
    assert answer["Content-Disposition"].startswith('attachment; filename="bilaga-2026-11-23-')
    assert answer.content == b"hej"
    assert desk.stranger.get(f"{INBOX}{line}/bilaga/{paper}/").status_code == 404


def test_the_childs_own_name_is_asked_for_as_a_private_persons(desk, report) -> None:
    """Red when: the button to show the name is only there for a private person."""
    line = report(
        reporter_kind=ReporterKind.CHILD, reporter=ReporterIn(name="Alva"), wants_feedback=False
    )
    assert f"{INBOX}{line}/visa/anmalare/" in text_of(desk.idris.get(f"{INBOX}{line}/"))


def test_a_search_from_a_report_that_is_not_yours(desk, report) -> None:
    """Not there, and nothing is searched. Red when: the report is not opened first."""
    answer = desk.stranger.post(f"{INBOX}{report()}/sok/", {"q": "Alva"})
    assert answer.status_code == 404
