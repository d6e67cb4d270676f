"""A worker writes down that somebody asked, reviews, makes the extract; the person gets it."""

from html import unescape

from tests.support.who import signed_in
from tillit.kernel.actor import Resident
from tillit.law.disclosure import Recipient
from tillit.overview.extract import actions
from tillit.overview.extract.models import Extract, ExtractLine
from tillit.overview.extract.tests.conftest import (  # noqa: F401 – fixtures
    AT,
    DONE,
    PLANTED,
    asked_for,
    family,
    family_once,
    rule_all,
)
from tillit.trust.identity.types import Audience

WAY = "/arbete/utdrag/"


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


def test_a_request_is_written_down_and_reviewed(family, at_desk):  # noqa: F811
    """Red when: the form does not reach the action, or the lines are not shown."""
    maja = at_desk(family.maja, AT)
    assert "Ingen har begärt ut något." in text(maja.get(WAY))
    assert "Skriv in en begäran" in text(maja.get(f"/arbete/personer/{family.noel}/"))
    form = f"{WAY}om/{family.noel}/"
    assert "Erik Lund, vårdnadshavare" in text(maja.get(form))
    typed = {"to": f"guardian {family.erik}", "how": "phone", "asked_on": "2026-11-24"}
    assert maja.post(form, typed | {"asked_on": "2026-11-30"}).status_code == 422
    asked = maja.post(form, typed, follow=True)
    assert "Börja granska" in text(asked)
    here = asked.redirect_chain[0][0]
    seen = text(maja.post(f"{here}borja/", follow=True))
    assert "Kvar att pröva" in seen
    assert "Noel" in text(maja.get(WAY))


def test_many_lines_at_once_and_the_ground_is_asked_for(family, at_desk):  # noqa: F811
    """Red when: the plain lines are not found by the button, or no ground is asked for."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    maja, here = at_desk(family.maja, AT), f"{WAY}{extract}/"
    done = maja.post(f"{here}rader/", {"which": "plain", "do": "release"}, follow=True)
    assert "Sparat för" in text(done)
    others = ExtractLine.objects.filter(extract=extract, ruling="").exclude(hidden=[]).first()
    ticked = {"line": str(others.pk), "do": "release", "visa": "others"}
    assert "Välj en grund" in text(maja.post(f"{here}rader/", ticked, follow=True))
    assert "Kryssa för" in text(maja.post(f"{here}rader/", {"do": "leave"}, follow=True))
    assert maja.post(f"{here}rader/", {"line": "x", "do": "leave"}).status_code == 404
    assert maja.post(f"{here}rader/", {"do": "x"}).status_code == 404


def test_nobody_loses_their_place(family, at_desk):  # noqa: F811
    """One comes back to the same lines, and what was just decided can be undone from there. Red
    when: the address of the answer drops the kind, or the button back does nothing."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    maja, here = at_desk(family.maja, AT), f"{WAY}{extract}/"
    at_notes = {"visa": "left", "slag": "cases_note"}
    note = ExtractLine.objects.filter(extract=extract, table="cases_note", hidden=[]).first()
    ticked = at_notes | {"line": str(note.pk), "do": "release"}
    done = maja.post(f"{here}rader/", ticked, follow=True)
    assert done.redirect_chain[0][0].endswith("?visa=left&slag=cases_note")
    assert "Du prövade senast 1\u00a0rad," in text(done)
    line = ExtractLine.objects.get(pk=note.pk)
    undo = at_notes | {"do": "again", "decided": line.at.isoformat()}
    assert "1\u00a0rad är åter kvar" in text(maja.post(f"{here}rader/", undo, follow=True))
    assert ExtractLine.objects.get(pk=note.pk).ruling == ""
    assert "Kryssa för" in text(maja.post(f"{here}rader/", {"do": "again"}, follow=True))
    assert f'value="{note.pk}" checked' in text(maja.get(f"{here}?slag=cases_note&alla=1"))


def test_one_line_is_kept_while_it_is_written_and_then_decided(family, at_desk):  # noqa: F811
    """Red when: the autosave is taken as a decision, or what was typed is lost when it is
    refused."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    line = ExtractLine.objects.filter(extract=extract, table="cases_note").last()
    maja, here = at_desk(family.maja, AT), f"{WAY}{extract}/rad/{line.pk}/"
    typed = {"version": "1", "phrases": "torsdagar", "why": "Rör en kompis."}
    kept = maja.post(here, typed, headers={"X-Requested-With": "autosave"})
    assert kept.json() == {"fields": {"version": 2}}
    assert "torsdagar" in text(maja.get(here))
    old = maja.post(here, typed, headers={"X-Requested-With": "autosave"})
    assert old.status_code == 409
    assert "Maja Norrman" in old.json()["sentence"]
    refused = maja.post(here, typed | {"version": "2", "do": "mask"})
    assert refused.status_code == 422
    assert "Rör en kompis." in text(refused)
    done = maja.post(here, typed | {"version": "2", "do": "mask", "ground": "OSL-26-1"})
    assert done.status_code == 302
    assert ExtractLine.objects.get(pk=line.pk).ruling == "mask"


def test_who_reported_is_shown_when_asked_for(family, at_desk):  # noqa: F811
    """On the page of the line, by a link that asks for a new sign-in. Red when: the list shows it,
    or the page does so unasked."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    line = ExtractLine.objects.get(extract=extract, table="intake_concernreport")
    maja, here = at_desk(family.maja, AT), f"{WAY}{extract}/rad/{line.pk}/"
    for fran in (0, 20, 40):
        assert "Rut Granne" not in text(maja.get(f"{WAY}{extract}/?visa=all&fran={fran}"))
    assert "Rut Granne" not in text(maja.get(here))
    assert "Rut Granne" in text(maja.get(f"{here}?visa=1"))


def test_it_is_made_and_the_person_gets_it(family, client, at_desk):  # noqa: F811
    """To my pages, and nobody else's. Red when: the form does not make it, or the page of the
    person does not show it."""
    petra = Resident(family.petra, "Petra Sandvik")
    extract = actions.ask_for_mine(by=petra, at=AT)
    actions.begin_review(extract, by=family.maja, at=AT)
    rule_all(extract, family)
    maja, here = at_desk(family.maja, AT), f"{WAY}{extract}/"
    assert "Gör utdraget" in text(maja.get(here))
    typed = {"staff_names": "no", "staff_why": DONE.staff_why, "weighing": DONE.weighing}
    assert maja.post(f"{here}gor/", typed).status_code == 422
    made = maja.post(f"{here}gor/", typed | {"where": "here"}, follow=True)
    assert "Utdraget är klart" in text(made)
    paper = maja.get(f"{here}papper/")
    assert paper.content[:5] == b"%PDF-"
    me = signed_in(client, Audience.RESIDENT, family.petra, "Petra Sandvik", AT)
    mine = text(me.get("/mina-sidor/allt-om-mig/"))
    row = Extract.objects.get(pk=extract)
    assert "Här är det du bad om" in mine
    there = f"/mina-sidor/allt-om-mig/{extract}/{row.paper_id}/"
    assert there in mine
    assert me.get(there).content[:5] == b"%PDF-"
    erik = signed_in(client, Audience.RESIDENT, family.erik, "Erik Lund", AT)
    assert erik.get(there).status_code == 404


def test_a_resident_asks_and_takes_it_back(family, client, at_desk):  # noqa: F811
    """Red when: asking twice makes two, or the button back does nothing."""
    at_desk(family.maja, AT)  # sets the clock
    me = signed_in(client, Audience.RESIDENT, family.petra, "Petra Sandvik", AT)
    way = "/mina-sidor/allt-om-mig/"
    assert "Begär ut allt som finns om mig" in text(me.get(way))
    for _ in range(2):
        assert "Vi har fått din begäran" in text(me.post(way, follow=True))
    assert Extract.objects.filter(person_id=family.petra).count() == 1
    assert "Vi håller på" in text(me.get(way))
    assert "tillbakatagen" in text(me.post(f"{way}ta-tillbaka/", follow=True))
    assert Extract.objects.get().state == "withdrawn"


def test_who_comes_in(family, at_desk):  # noqa: F811
    """Every address answers alike for who has nothing to do there. Red when: a view asks nobody."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    line = ExtractLine.objects.filter(extract=extract).first()
    samira = at_desk(family.samira, AT)
    for way in ("", "papper/", f"rad/{line.pk}/"):
        assert samira.get(f"{WAY}{extract}/{way}").status_code == 404
    for way in ("borja/", "ta-tillbaka/"):
        assert samira.post(f"{WAY}{extract}/{way}").status_code == 404
    assert samira.post(f"{WAY}{extract}/rader/", {"do": "release"}).status_code == 404
    assert samira.get(f"{WAY}om/{family.noel}/").status_code == 404
    shown = text(samira.get(WAY))
    assert "Noel" not in shown


def test_nothing_protected_is_on_the_reviewers_page(family, at_desk):  # noqa: F811
    """What nobody's copy tells is not shown to whoever reviews either. Red when: the page shows
    cells as they are stored."""
    extract = asked_for(family, family.erik)
    maja = at_desk(family.maja, AT)
    for fran in range(0, 200, 20):
        page = text(maja.get(f"{WAY}{extract}/?visa=all&fran={fran}"))
        for word in (PLANTED["address"].split(",")[0], PLANTED["phone"]):
            assert word not in page
