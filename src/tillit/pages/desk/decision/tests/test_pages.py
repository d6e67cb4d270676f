"""The pages of decisions without a browser: who may come, what is kept, what is refused."""

import re
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from tests.support.town import BY
from tillit.casework.decisions import queries
from tillit.casework.decisions.actions import put_on_agenda, register_meeting
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Body
from tillit.kernel.swedish import day_of
from tillit.registers.people.actions import add_contact_way, register_person, relate
from tillit.registers.people.types import ContactKind, Protection, RelationKind, Source
from tillit.trust.access.models import Assignment

from .conftest import GRANT

FORM = {
    "outcome": "granted",
    "type_code": "SOL-11-1",
    "what": "Familjebehandling",
    "period_from": "2026-12-01",
}


def address(town, *more):
    name = ("case_decision", "decide_something", "decide_about")[len(more)]
    return reverse(f"desk:{name}", args=[town.case, *more])


def test_not_yours_is_not_there(town, as_):
    """Red when: the page asks nobody."""
    assert as_(town.maja).get(address(town)).status_code == 200
    assert as_(town.samira).get(address(town)).status_code == 404
    assert as_(town.samira).post(address(town, "forslag"), FORM).status_code == 404
    assert as_(town.maja).post(address(town, "nagot"), FORM).status_code == 404
    assert as_(town.maja).get(address(town, "forslag")).status_code == 302


def test_what_was_typed_stays(town, as_):
    """Red when: the form that came back is made anew."""
    browser = as_(town.maja)
    wrong = browser.post(address(town, "forslag"), FORM | {"period_from": ""})
    assert wrong.status_code == 422
    assert "Skriv från vilken dag beslutet gäller" in wrong.content.decode()
    assert "Familjebehandling" in wrong.content.decode()
    assert browser.post(address(town, "forslag"), FORM).status_code == 302
    assert Decision.objects.count() == 1


def test_the_second_of_two_loses_politely(town, as_, proposed):
    """Red when: Moved is answered by a page of its own, without the text, or the form that comes
    back can never be sent."""
    decision = proposed()
    changed = FORM | {"what": "Min egen text", "version": "1"}
    assert as_(town.maja).post(address(town, "andra", decision), changed).status_code == 302
    late = as_(town.katarina).post(address(town, "andra", decision), changed)
    assert late.status_code == 409
    assert "Någon annan har just ändrat beslutet" in late.content.decode()
    assert "Min egen text" in late.content.decode()
    assert re.search(r'name="version" value="2"[^>]*id="id_andra_', late.content.decode())
    again = changed | {"version": "2"}  # the words that were first have been read
    assert as_(town.katarina).post(address(town, "andra", decision), again).status_code == 302


def test_the_same_post_twice_is_one_proposal(town, as_):
    """Red when: `once` is not given to the action."""
    once = {"once": "018f0000-0000-7000-8000-000000000001"}
    for _ in range(2):
        as_(town.maja).post(address(town, "forslag"), FORM | once)
    assert Decision.objects.count() == 1


def test_a_letter_can_be_looked_at_before_it_is_sent(town, as_, proposed):
    """Red when: the preview is open to others, or for somebody who is no party."""
    decision = proposed()
    mothers = reverse("desk:letter_preview", args=[decision, town.petra])
    answer = as_(town.maja).get(mothers)
    assert answer["Content-Type"] == "application/pdf"
    assert as_(town.samira).get(mothers).status_code == 404
    nobodys = reverse("desk:letter_preview", args=[decision, town.noel])
    assert as_(town.maja).get(nobodys).status_code == 404


def test_what_the_secretary_typed_too_late_is_kept(town, nils, as_, proposed):
    """The worker took it back, or another wrote it in and the case is closed to the secretary: the
    paragraph and the dissent stand on the answer. Red when: the page shows only the forms of what
    still waits, or what one may no longer read is not there (both seen)."""
    decision, now = proposed(), timezone.now()
    when = register_meeting(
        Body.BOARD, "Socialnämnden", held_on=day_of(now), chair="Olga Öst",
        members=["Per Palm"], by=nils, at=now,
    )  # fmt: skip
    put_on_agenda(decision, when, by=town.maja, at=now)
    row = Decision.objects.filter(pk=decision)
    typed = {"version": "1", "paragraph": "§ 12", "dissent": "Per Palm ville avslå."}
    way = reverse("desk:decide_in_committee", args=[when, decision])
    row.update(stage="withdrawn")
    back = as_(nils).post(way, typed)
    reasons = {"circumstances": "Skäl.", "provisions": "SoL 11:1"}
    named = {"decided_by_name": "Nämnden", "decided_as": "board", "delegation_law": "KL 6:38"}
    row.update(stage="decided", decided_at=now, **named, **reasons)
    Assignment.objects.filter(staff_id=nils.id).update(until=now)
    gone = as_(nils).post(way, typed)
    assert (back.status_code, gone.status_code) == (422, 409)
    for answer in (back, gone):
        assert "Det du skrev är inte sparat" in answer.content.decode()
        assert "Per Palm ville avslå." in answer.content.decode()


def test_meetings_and_lists_are_for_the_secretary(town, nils, as_):
    """Red when: a page is drawn before its check."""
    for name in ("meetings", "board_lists"):
        assert as_(nils).get(reverse(f"desk:{name}")).status_code == 200
        assert as_(town.maja).get(reverse(f"desk:{name}")).status_code == 403
    wrong = as_(nils).post(reverse("desk:meetings"), {"body": "committee"})
    assert wrong.status_code == 422


def test_a_protected_party_is_masked_on_the_page(town, as_, proposed):
    """Red when: a card takes the name from for_letters."""
    typed = {"source": Source.STAFF, "by": BY, "at": town.at}
    hidden = register_person("Fredrik", "Åberg", protection=Protection.MARKED, **typed)
    add_contact_way(hidden, ContactKind.PHONE, "070-174 06 15", safe=True, **typed)
    relate(town.noel, hidden, RelationKind.GUARDIAN, **typed)
    proposed(replace(GRANT, circumstances="Ring 0701740615."))
    text = as_(town.maja).get(address(town)).content.decode()
    assert "Skyddad person" in text
    assert "Fredrik" not in text
    assert "070-174 06 15" not in text
    assert text.count("[uppgiften är skyddad]") == 2  # in the letters to Petra and Erik


def test_lists_without_anything_say_so(town, nils, as_):
    """Red when: an empty list refuses the page."""
    text = as_(town.katarina).get(reverse("desk:proposals")).content.decode()
    assert "Inga förslag väntar." in text
    post = as_(nils).post(reverse("desk:board_lists"))
    assert "inga nya delegationsbeslut" in post.content.decode()


def test_more_time_begins_as_a_proposal(town, as_):
    """Red when: the page forgets what the proposal begins with, or a stranger finds it."""
    here = reverse("desk:case_more_time", args=[town.case])
    page = as_(town.maja).get(here).content.decode()
    assert 'value="extension"' in page.split('id="mer-tid"')[1].split(" checked")[0][-80:]
    assert "Utredningen får ta längre tid" in page
    assert 'id="forslag"' not in page
    assert as_(town.samira).get(here).status_code == 404
    typed = FORM | {"outcome": "extension", "type_code": "SOL-20-3", "period_from": "",
                    "period_to": "2099-01-01", "circumstances": "BUP tar emot i mars."}  # fmt: skip
    wrong = as_(town.maja).post(address(town, "langre-tid"), typed | {"period_to": ""})
    assert (wrong.status_code, "BUP tar emot i mars." in wrong.content.decode()) == (422, True)
    assert as_(town.maja).post(address(town, "langre-tid"), typed).status_code == 302
    assert Decision.objects.get().outcome == "extension"


def test_a_letter_tells_that_an_investigation_has_begun(town, as_):
    """Red when: the page sends nothing, is open to others, or lets an unknown contact pass."""
    here = reverse("desk:case_opened_letters", args=[town.case])
    page = as_(town.maja).get(here).content.decode()
    assert page.count("Skicka brevet") == 2
    assert "Säkert sätt:" in page
    preview = as_(town.maja).get(reverse("desk:opened_letter", args=[town.case, town.petra]))
    assert preview["Content-Type"] == "application/pdf"
    sent = {"party": town.petra, "how": "handed"}
    done = as_(town.maja).post(here, sent, follow=True).content.decode()
    assert "Brevet är klart" in done
    assert done.count("Skicka brevet") == 1
    again = as_(town.maja).post(here, sent)
    assert (again.status_code, "redan skickat" in again.content.decode()) == (409, True)
    assert as_(town.samira).get(here).status_code == 404
    assert as_(town.samira).post(here, sent).status_code == 404


ORDER = {
    "name": "Ordning 2", "adopted_on": "2020-01-02", "paragraph": "§ 7",
    "valid_from": "2025-07-01", "valid_to": "2099-12-31",
    "SOL-11-1.social_worker": "9.1", "SOL-11-1.leader": "9.2",
}  # fmt: skip


def test_the_delegation_order_is_read_by_all_and_written_by_the_secretary(town, nils, as_):
    """Two roles have points of their own for one type of decision.

    Red when: the form is drawn for others, an action takes anybody, the new version does not
    decide, or one point is kept for both roles.
    """
    here = reverse("desk:delegation_order")
    page = as_(town.maja).get(here).content.decode()
    assert "Gruppledaren" in page
    assert "Nämndsekreteraren skriver in delegationsordningen." in page
    refused = as_(town.maja).post(here, ORDER)
    assert (refused.status_code, len(queries.delegation_orders(BY, at=town.at))) == (422, 1)
    today = day_of(town.at).isoformat()
    wrong = as_(nils).post(here, ORDER | {"adopted_on": "2999-01-01"})
    assert wrong.status_code == 422
    assert 'value="9.1"' in wrong.content.decode()
    leader = ORDER | {"adopted_on": today, "SOL-22-2.leader": "9"}
    assert as_(nils).post(here, leader).status_code == 302
    now = next(each for each in queries.delegation_orders(BY, at=timezone.now()) if each.holds)
    assert [(p.number, p.role) for p in now.points] == [("9.1", "social_worker"), ("9.2", "leader")]
    page = as_(nils).get(here).content.decode()
    assert "gäller inte i dag" in page
    assert "SOL-22-2.leader" not in page  # SoL 30:6-8: no field for what the act keeps
    assert ('value="9.1"' in page, 'value="9.2"' in page) == (True, True)  # the next begins here
