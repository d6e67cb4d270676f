"""The pages of services: who sees what, that each thing can be done, and wrong input."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.casework.services.actions import accept
from tillit.casework.services.models import Goal, PlanStep, Service, SessionNote
from tillit.casework.services.tests.conftest import AT, DAY, TOWN, colleague, decided, order
from tillit.kernel.actor import Role
from tillit.pages.desk.services.verbs import VERBS
from tillit.registers.people.actions import set_contact_needs
from tillit.trust.audit.models import Payload

LATER = AT + 2 * DAY


def url(name, *args):
    return reverse(f"desk:{name}", args=args)


def test_the_worker_orders_and_the_unit_accepts_and_starts(world, granted, at_desk):
    """Red when: a link on the way leads nowhere, or a form drops what was typed."""
    desk = at_desk(world.alice, AT)
    listed = desk.get(url("case_services", world.case))
    form = url("order_service", world.case, granted)
    assert form in listed.content.decode()
    wrong = desk.post(form, {"choice": "", "aim": "Lugnare hemma", "extent": "en gång"})
    assert wrong.status_code == 422
    assert "Lugnare hemma" in wrong.content.decode()
    sent = {"choice": f"samtal|{world.homes}", "aim": "Lugnare hemma", "contact": "Ring mamma"}
    assert desk.post(form, sent).status_code == 302
    service = Service.objects.get().pk
    for person in (world.mother, world.father):
        answer = {"person": str(person), "answer": "given"}
        assert desk.post(url("service_verb", service, "samtycke"), answer).status_code == 302
    unit = at_desk(world.eva, AT)
    assert url("order", service) in unit.get(url("orders")).content.decode()
    assert unit.post(url("service_verb", service, "ja"), {"text": ""}).status_code == 302
    assert unit.post(url("service_verb", service, "borja"), {}).status_code == 302
    assert Service.objects.get().stage == "started"


def test_the_provider_sees_the_aim_and_never_the_case(world, started, at_desk):
    """Red when: the page names the case, its decision or another address under the case."""
    unit = at_desk(world.eva, LATER)
    for where in (url("order", started), url("service_plan", started), url("orders")):
        text = unit.get(where).content.decode()
        assert "Charlie" in text or "Din plan" in text
        assert str(world.case) not in text
        assert "B-2026" not in text
    assert "Lugnare hemma." in unit.get(url("order", started)).content.decode()


def test_not_yours_is_not_there(world, started, at_desk):
    """Red when: a stranger gets another answer than for what does not exist."""
    for who, name in product((world.olle, world.bob, world.erik), ("order", "service_plan")):
        desk = at_desk(who, LATER)
        yours, nobodys = desk.get(url(name, started)), desk.get(url(name, world.child))
        assert (yours.status_code, nobodys.status_code) == (404, 404), (who.name, name)


@pytest.mark.parametrize("name", ["case_services", "case_close"])
def test_the_provider_is_not_let_in_to_the_case(world, started, at_desk, name):
    """Red when: a page under the case asks the service's policy."""
    assert at_desk(world.eva, LATER).get(url(name, world.case)).status_code == 404


def test_every_form_is_drawn_for_somebody(world, accepted, started, at_desk):
    """Red when: a form needs what the page does not give it."""
    stages = {"ja": "ordered", "nej": "ordered", "borja": "accepted", "ta-tillbaka": "accepted"}
    for slug in (verb.slug for verb in VERBS):
        stage = stages.get(slug, "paused" if slug == "fortsatt" else "started")
        begun = None if stage in {"ordered", "accepted"} else AT
        Service.objects.filter(pk=started).update(stage=stage, started_at=begun)
        worker = slug in {"samtycke", "lampligt", "ta-tillbaka"}
        desk = at_desk(world.alice if worker else world.eva, LATER)
        assert desk.get(url("service_verb", started, slug)).status_code == 200, slug


def test_a_refusal_stands_in_the_form(world, accepted, at_desk):
    """Red when: a refusal becomes an error page. Nobody has said yes yet."""
    answer = at_desk(world.eva, LATER).post(url("service_verb", accepted, "borja"), {})
    assert answer.status_code == 422
    assert "Samtycke saknas" in answer.content.decode()


def test_the_plan_is_written_together(world, started, at_desk):
    """Red when: a goal or a step of another service can be reached here, or a step not ticked."""
    desk = at_desk(world.eva, LATER)
    desk.post(url("service_verb", started, "mal"), {"words": "Jag vill sova.", "start": "-2"})
    goal = Goal.objects.get()
    desk.post(url("rate_goal", started, goal.pk), {"value": "1"})
    assert Goal.objects.get().now == 1
    assert desk.post(url("rate_goal", started, world.child), {"value": "1"}).status_code == 404
    desk.post(url("service_verb", started, "steg"), {"what": "Ringa skolan", "who": "Mona"})
    step = PlanStep.objects.get()
    desk.post(url("tick_step", started, step.pk), {"done": "1"})
    assert PlanStep.objects.get().done_at is not None
    text = desk.get(url("service_plan", started)).content.decode()
    assert text.count('type="radio"') == 5
    other = order(world, decided(world, number="B-2026-0001-2"))
    accept(other, by=world.eva, at=LATER)
    theirs = desk.post(url("rate_goal", other, goal.pk), {"value": "2"}).status_code
    assert (theirs, Goal.objects.get().now) == (404, 1)
    theirs = desk.post(url("tick_step", other, step.pk), {"done": "0"}).status_code
    assert (theirs, PlanStep.objects.get().done_at is None) == (404, False)


def test_the_steps_of_a_goal_get_words(world, started, at_desk):
    """Red when: the form asks for words that are there, or the plan shows only the number."""
    desk = at_desk(world.eva, LATER)
    desk.post(url("service_verb", started, "mal"), {"words": "Jag vill sova.", "start": "-2"})
    where = url("goal_steps", started, Goal.objects.get().pk)
    assert desk.get(where).content.decode().count('name="step_') == 5
    assert desk.post(where, {"step_0": "Somnar inte"}).status_code == 302
    assert "Vi började på -2 Somnar inte" in desk.get(url("service_plan", started)).content.decode()
    again = desk.get(where).content.decode()
    assert again.count('name="step_') == 4
    assert at_desk(world.olle, LATER).get(where).status_code == 404


def test_a_service_is_handed_to_a_colleague(world, started, at_desk):
    """Red when: the page offers oneself, or sends the one who gave it away to a page not theirs."""
    desk = at_desk(world.eva, LATER)
    where = url("service_verb", started, "lamna")
    assert where in desk.get(url("order", started)).content.decode()
    text = desk.get(where).content.decode()
    assert "Erik" in text
    assert f'value="{world.eva.id}"' not in text
    answer = desk.post(where, {"to": str(world.erik.id)}, follow=True)
    assert answer.status_code == 200
    assert "Uppdraget är lämnat." in answer.content.decode()
    assert desk.get(url("order", started)).status_code == 404
    leader = at_desk(world.gun, LATER).get(url("orders")).content.decode()
    assert "Enhetens uppdrag" in leader
    assert "Erik" in leader
    assert url("orders") in leader.split("<main")[0]  # and in the menu


def test_an_order_to_somebody_by_name(world, granted, at_desk):
    """Red when: the form lets somebody of another unit be asked, or forgets whom was chosen."""
    desk = at_desk(world.alice, AT)
    form = url("order_service", world.case, granted)
    sent = {"choice": f"samtal|{world.homes}", "aim": "Lugnare", "to": str(world.olle.id)}
    assert desk.post(form, sent).status_code == 422
    assert desk.post(form, {**sent, "to": str(world.erik.id)}).status_code == 302
    service = Service.objects.get().pk
    assert at_desk(world.erik, AT).get(url("order", service)).status_code == 200
    assert at_desk(world.eva, AT).get(url("order", service)).status_code == 404


def test_a_guardian_who_cannot_answer_is_written_down_with_why(world, accepted, at_desk):
    """Red when: the form does not offer it, or the reason may be empty."""
    desk = at_desk(world.alice, LATER)
    where = url("service_verb", accepted, "samtycke")
    sent = {"person": str(world.father), "answer": "excepted", "text": ""}
    assert desk.post(where, sent).status_code == 422
    assert desk.post(where, {**sent, "text": "Ligger nedsövd."}).status_code == 302
    page = desk.get(url("case_service", world.case, accepted)).content.decode()
    assert "den andra vårdnadshavaren räcker" in page


def test_the_same_session_posted_twice_is_one(world, started, at_desk):
    """Red when: the form's number is not given to the action."""
    desk = at_desk(world.eva, LATER)
    page = desk.get(url("service_verb", started, "traff"))
    once = page.context["form"]["once"].value()
    sent = {"once": once, "attendance": "came", "held_at": "2026-11-26T09:00", "text": "Vi ritade."}
    assert desk.post(url("service_verb", started, "traff"), sent).status_code == 302
    assert desk.post(url("service_verb", started, "traff"), sent).status_code == 409
    assert SessionNote.objects.count() == 1


def test_closing_says_what_remains_and_then_closes(world, started, at_desk):
    """Red when: the page offers to close what the action refuses, or hides the retention."""
    desk = at_desk(world.alice, LATER)
    text = desk.get(url("case_close", world.case)).content.decode()
    assert "Familjesamtal är inte avslutad" in text
    assert "fyllt 30" in text
    assert url("case_service", world.case, started) in text
    sent = {"reason": "goal_reached", "text": "Det går bra."}
    assert desk.post(url("case_close", world.case), sent).status_code == 422
    desk.post(url("service_verb", started, "slut"), {"reason": "goal_reached", "text": ""})
    assert desk.post(url("case_close", world.case), sent).status_code == 302


def test_a_word_that_is_no_step_of_a_follow_up_is_not_there(world, granted, at_desk):
    """Red when: any other word than "start" is taken as the end."""
    desk = at_desk(world.alice, LATER)
    sent = {"result": "goal_reached", "told": "Familjen vet."}
    assert desk.post(url("case_follow_up", world.case, "annat"), sent).status_code == 404


def test_the_list_of_what_is_not_executed(world, granted, at_desk):
    """Red when: the leader cannot write the reason, a worker sees the list, or the secretary, who
    reads it, may write in it."""
    late = AT + 100 * DAY
    desk = at_desk(world.linda, late)
    assert "B-2026-0001-1" in desk.get(url("not_executed")).content.decode()
    sent = {"reason": "no_place", "text": ""}
    assert desk.post(url("explain_not_executed", granted), sent).status_code == 302
    assert "Ingen ledig plats" in desk.get(url("not_executed")).content.decode()
    assert at_desk(world.alice, late).get(url("not_executed")).status_code == 404
    secretary = at_desk(colleague("Siv", world.unit, Role.BOARD_SECRETARY), late)
    assert secretary.get(url("not_executed")).status_code == 200
    assert secretary.get(url("explain_not_executed", granted)).status_code == 404


def test_the_file_has_no_person_and_the_log_says_that_it_left(world, granted, at_desk):
    """Red when: the free text or the case goes into the file, or the leaf is that of a look."""
    late = AT + 100 * DAY
    desk = at_desk(world.linda, late)
    sent = {"reason": "other", "text": "Charlie vill vänta."}
    desk.post(url("explain_not_executed", granted), sent)
    answer = desk.get(url("not_executed_file"))
    text = answer.content.decode("utf-8-sig")
    assert "2026-kvartal-1" not in answer["Content-Disposition"]
    assert "2027-kvartal-1.csv" in answer["Content-Disposition"]
    heads, row = text.splitlines()
    assert heads.startswith("Beslut;Beslutsdag;Insats")
    assert row == (
        "B-2026-0001-1;2026-11-24;Insats för personliga behov;SoL 11:1;nej;2026-11-24;2027-02-24;"
        "Annat;"
    )
    for secret in ("Charlie", "Ek", str(world.case), str(granted), str(world.child)):
        assert secret not in text
    assert Payload.objects.filter(verb="export_not_executed").count() == 1
    assert at_desk(world.alice, late).get(url("not_executed_file")).status_code == 404


def test_answers_stand_beside_each_other_with_the_change_in_words(world, started, at_desk):
    """Red when: the change is only a colour or a bar, or is counted from the review."""
    desk = at_desk(world.eva, LATER)
    form = desk.get(url("service_verb", started, "fragor")).context["form"]
    asked = [name for name in form.fields if name != "moment"]
    for moment, values in (("start", (3, 3, 3)), ("review", (1, 4, 3)), ("end", (5, 2, 3))):
        sent = {"moment": moment, **dict(zip(asked, map(str, values), strict=True))}
        assert desk.post(url("service_verb", started, "fragor"), sent).status_code == 302
    text = desk.get(url("order", started)).content.decode()
    for words in ("2 bättre", "1 sämre", "Lika", "Vid starten", "Uppföljning", "Vid slutet"):
        assert words in text
    assert text.count("<meter") == 9


@pytest.mark.parametrize(("who", "name"), [("alice", "case_services"), ("eva", "orders")])
def test_the_number_of_queries_does_not_follow_the_list(world, granted, at_desk, who, name):
    """Red when: a name or a unit is looked up for each row."""
    args = (world.case,) if name == "case_services" else ()
    order(world, granted)
    counts = []
    for many in (0, 6):
        for number in range(many):
            order(world, decided(world, number=f"X-{number}"))
        desk = at_desk(getattr(world, who), AT)
        desk.get(url(name, *args))  # the first time today counts a person more
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert desk.get(url(name, *args)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_whom_to_call_stands_once_each_with_what_must_be_known(world, started, at_desk):
    """Red when: a guardian has one row as a guardian and another for the safe way."""
    set_contact_needs(world.mother, safe_way="Ring efter klockan 16.", by=TOWN, at=AT)
    text = at_desk(world.eva, LATER).get(url("order", started)).content.decode()
    before = text.partition("Innan du hör av dig")[2].partition("</section>")[0]
    assert before.count("vårdnadshavare") == 2
    assert before.count("Ring efter klockan 16.") == 1
    assert before.count("Inget säkert sätt är skrivet.") == 1
