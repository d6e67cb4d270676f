"""Every verb, at every stage, by everybody: it is done, or refused with a sentence, and then
nothing has changed.

Red when: a check of a stage is taken out of policies.py (a step then raises something that is no
sentence), an action writes before it asks, one is done without a word in the log (a `record` taken
away), or reaches into another case (a `pk=` forgotten).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests.support.attempts import snapshot, tried
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.models import Case, CaseStep, Clock
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import (
    Appeal,
    DayCorrection,
    Decision,
    DecisionStep,
    Hearing,
    NoticeLetter,
    PartyLetter,
    PartyLimit,
    SpeakOffer,
)
from tillit.casework.decisions.types import Body, Came, Part, Reconsidered, SentHow, Told
from tillit.casework.decisions.workflow import AppealStage, Stage
from tillit.contact.documents.models import Document
from tillit.kernel.ids import new_id

from .conftest import AT, DAY, GRANT, TOWN, World, hear_all, version_of
from .test_appeal import REFUSED

LATER = AT + 2 * DAY
WHY = "Ett skäl som är långt nog."
TABLES = (
    Appeal, Case, CaseStep, Clock, DayCorrection, Decision, DecisionStep, Document, Hearing,
    NoticeLetter, PartyLetter, PartyLimit, SpeakOffer,
)  # fmt: skip

# What each verb leaves in the log.
LOGGED = {
    "propose": "DecisionProposed", "change": "ProposalChanged", "withdraw": "ProposalChanged",
    "limit": "ProposalChanged", "lift": "ProposalChanged", "agenda": "ProposalChanged",
    "decide": "DecisionMade CaseMoved", "committee": "DecisionMade CaseMoved",
    "notify": "DecisionNotified DocumentStored make_letters", "received": "LetterReceived",
    "correct letter": "DayCorrected", "correct appeal": "DayCorrected",
    "correct material": "DayCorrected", "appeal": "AppealReceived", "accept": "AppealTested",
    "reject": "AppealTested", "reconsider": "DecisionReconsidered",
    "change it": "DecisionReconsidered", "hand over": "AppealHandedOver",
    "ordered": "DecisionOrdered", "answer": "PartyAnswered", "speak": "SpeakOfferAnswered",
    "skip": "PartyHeard",
    "material": "DocumentStored PartyHeard hearing_letter", "look": "open_decisions",
    "notice": "DocumentStored NoticeLetterSent PersonInformed notice_letter",
}  # fmt: skip


def at_stage(world: World, stage: str, meeting: UUID) -> dict[str, UUID]:
    """A decision that has come to a stage by its own history, and what hangs on it."""
    decision = actions.propose(world.case, REFUSED, by=world.alice, at=AT)
    hear_all(world)
    ids = {"decision": decision, "letter": new_id(), "appeal": new_id(), "meeting": meeting}
    if stage == Stage.PROPOSED:
        return ids
    if stage == Stage.WITHDRAWN:
        actions.withdraw_proposal(decision, reason=WHY, by=world.alice, at=AT)
        return ids
    actions.decide(decision, version=1, by=world.linda, at=AT)
    if stage == Stage.DECIDED:
        return ids
    actions.notify(decision, how={}, by=world.alice, at=AT)
    ids["letter"] = PartyLetter.objects.get(decision=decision, party=world.mother).pk
    if stage == Stage.NOTIFIED:
        return ids
    late = stage == AppealStage.REJECTED
    actions.record_received(ids["letter"], on=AT.date(), by=world.alice, at=AT)
    came = AT + (30 * DAY if late else DAY)
    ids["appeal"] = actions.receive_appeal(
        decision, world.mother, received_on=came.date(), text="Nej.", by=world.alice, at=came
    )
    appeal = {"by": world.linda, "at": came}
    if late:
        actions.reject_appeal(ids["appeal"], text=WHY, **appeal)
    elif stage not in {Stage.APPEALED, AppealStage.RECEIVED}:
        actions.accept_appeal(ids["appeal"], **appeal)
        if stage != AppealStage.IN_TIME:
            new = GRANT if stage == Stage.REPLACED else None
            outcome = Reconsidered.CHANGED if new else Reconsidered.NOT
            actions.reconsider(ids["appeal"], outcome, text=WHY, new=new, **appeal)
        if stage == AppealStage.HANDED_OVER:
            over = {"court": "Solstad", "on": came.date()}
            actions.hand_over_appeal(ids["appeal"], **over, **appeal)
    return ids


def verbs(world: World, ids: dict[str, UUID]) -> dict[str, Callable[[Any], object]]:
    """Everything that can be done to a decision, as `by` would do it."""
    decision, letter, appeal = ids["decision"], ids["letter"], ids["appeal"]
    mine = Hearing.objects.filter(case_id=world.case).order_by("-at", "pk")
    hearing = mine.values_list("pk", flat=True).first()
    day, at = LATER.date(), LATER
    v, heard = version_of(decision), hearing or new_id()
    a = actions
    mother, case = world.mother, world.case
    return {
        "propose": lambda by: a.propose(case, GRANT, by=by, at=at),
        "change": lambda by: a.change_proposal(decision, GRANT, version=v, by=by, at=at),
        "withdraw": lambda by: a.withdraw_proposal(decision, reason=WHY, by=by, at=at),
        "limit": lambda by: a.limit_part(
            decision, mother, Part.WHAT, ground="OSL-12-3", reason=WHY, by=by, at=at
        ),
        "lift": lambda by: a.lift_limit(decision, mother, Part.WHAT, by=by, at=at),
        "agenda": lambda by: a.put_on_agenda(decision, ids["meeting"], by=by, at=at),
        "decide": lambda by: a.decide(decision, version=v, by=by, at=at),
        "committee": lambda by: a.decide_in_committee(
            decision, version=v, paragraph="§ 1", by=by, at=at
        ),
        "notify": lambda by: a.notify(decision, how={}, by=by, at=at),
        "received": lambda by: a.record_received(letter, on=day, by=by, at=at),
        "correct letter": lambda by: a.correct_day(
            Came.LETTER, letter, on=day, reason=WHY, by=by, at=at
        ),
        "correct appeal": lambda by: a.correct_day(
            Came.APPEAL, appeal, on=day, reason=WHY, by=by, at=at
        ),
        "correct material": lambda by: a.correct_day(
            Came.MATERIAL, heard, on=day, reason=WHY, by=by, at=at
        ),
        "appeal": lambda by: a.receive_appeal(
            decision, world.father, received_on=day, text="Nej.", by=by, at=at
        ),
        "accept": lambda by: a.accept_appeal(appeal, text=WHY, by=by, at=at),
        "reject": lambda by: a.reject_appeal(appeal, text=WHY, by=by, at=at),
        "reconsider": lambda by: a.reconsider(appeal, Reconsidered.NOT, text=WHY, by=by, at=at),
        "change it": lambda by: a.reconsider(
            appeal, Reconsidered.CHANGED, text=WHY, new=GRANT, by=by, at=at
        ),
        "hand over": lambda by: a.hand_over_appeal(appeal, court="Solstad", on=day, by=by, at=at),
        "ordered": lambda by: a.mark_ordered(decision, by=by, at=at),
        "answer": lambda by: a.record_answer(heard, answer="Ja.", answered_on=day, by=by, at=at),
        "speak": lambda by: a.record_speaking(heard, wants=False, by=by, at=at),
        "skip": lambda by: a.skip_hearing(
            case, mother, exception="IMMEDIATE", reason=WHY, by=by, at=at
        ),
        "material": lambda by: a.send_material(
            case, mother, material="Stöd.", answer_by=(at + 9 * DAY).date(), by=by, at=at
        ),
        "notice": lambda by: a.send_notice(
            Told.OPENED, case, mother, how=SentHow.POST, by=by, at=at
        ),
        "look": lambda by: a.open_decisions(case, by=by, at=at),
    }  # fmt: skip


STAGES = dict.fromkeys([*map(str, Stage), *map(str, AppealStage)])
AFTER = ("proposed", "decided", "appealed", "handed_over")  # also when the case is closed


WAYS = [*((each, False) for each in STAGES), *((each, True) for each in AFTER)]


@pytest.mark.parametrize(
    ("stage", "closed"),
    [WAYS[0], *(pytest.param(*each, marks=pytest.mark.slow) for each in WAYS[1:])],
)
def test_every_verb_at_every_stage_by_everybody(world, stage, closed, quick_letters):
    meeting = actions.register_meeting(
        Body.COMMITTEE, "Utskottet", held_on=date(2026, 11, 24), chair="Per", members=["Eva"],
        by=world.nils, at=AT,
    )  # fmt: skip
    ids, none = at_stage(world, stage, meeting), snapshot(TABLES)
    case = start_case(world.child, world.unit, responsible=world.alice.id, by=TOWN, at=AT)
    at_stage(replace(world, case=case), stage, meeting)
    theirs = snapshot(TABLES).items() - none.items()
    if closed:
        Case.objects.filter(pk=world.case).update(stage="closed", closed_at=AT)
    everybody = {
        "worker": world.alice, "leader": world.linda, "secretary": world.nils,
        "elsewhere": world.bob, "no degree": replace(world.alice, qualified=False),
    }  # fmt: skip
    done, before = set(), snapshot(TABLES)
    for name, act in verbs(world, ids).items():
        for who, by in everybody.items():
            with transaction.atomic():
                said = tried(act, by)
                if said.refusal:
                    assert said.refusal[-1] in ".?!", (name, who)
                    assert not said.wrote or snapshot(TABLES) == before, (name, who)
                else:
                    assert set(LOGGED[name].split()) <= said.logged, (name, who)
                    assert theirs <= snapshot(TABLES).items(), (name, who)
                    done.add((name, who))
                transaction.set_rollback(True)
    may_read = {"worker", "leader", "no degree"}
    outside = {each for each in done if each[1] not in may_read} - {
        ("ordered", who) for who in everybody
    }
    assert outside == set()
    if closed:
        inside = {"propose", "change", "withdraw", "decide", "skip", "material", "notice"}
        assert not {name for name, _ in done} & inside
    assert ("decide", "worker") not in done
    assert (("decide", "leader") in done) is (stage == Stage.PROPOSED and not closed)
    reachable = {
        "proposed": ("change", "worker"), "decided": ("notify", "worker"),
        "notified": ("received", "worker"), "in_time": ("reconsider", "leader"),
        "reconsidered": ("hand over", "worker"), "received": ("accept", "worker"),
    }  # fmt: skip
    if stage in reachable and (not closed or stage != "proposed"):
        assert reachable[stage] in done
