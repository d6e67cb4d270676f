"""Every verb of a case, at every stage, by everybody: it is done, or refused with a sentence, and
then nothing has changed.

Red when: move_case lets the table's own error out, an action writes before it asks, one is done
without a word in the log (a `record` taken away), or reaches into another case (a `pk=` forgotten).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests.support.attempts import snapshot, tried
from tests.support.town import BY, make_town, sign
from tillit.casework.cases import actions, models
from tillit.casework.cases.types import (
    CloseReason,
    DelayAnswer,
    Direction,
    DisqualifiedGround,
    InformedHow,
    NoteKind,
    Part,
    Publishing,
    ShownTo,
)
from tillit.casework.cases.workflow import OPEN, VERBS, Stage
from tillit.kernel.ids import new_id
from tillit.kernel.swedish import day_of
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source

from .conftest import AT

GROUND = {"ground": "OSL-26-9", "weighing": "Den andra kommunen behöver det för barnet."}

WHY = "Ett skäl som är långt nog för att räknas."
PAGE = Publishing(parts=frozenset(Part), reason=WHY, maturity=WHY)
TABLES = (
    models.Assessment, models.Amendment, models.Case, models.CaseStep, models.ChildsWords,
    models.Clock, models.DelayDemand, models.Dispute, models.Disqualification,
    models.InformedPerson, models.Note, models.NoteMove, models.Notice, models.PlanQuestion,
    models.Publication, models.RegisterEntry, models.SecrecyNote, models.Transfer,
    models.TransferStep, models.ViolenceMark, models.WordsDecision,
)  # fmt: skip

# What each verb leaves in the log. Nothing: a draft, which nobody else sees, and the order of
# the questions; to begin an assessment makes the municipality's first template on the way.
LOGGED = {
    "move ": "CaseMoved", "close": "CaseClosed CaseKept", "hand over": "CaseHandedOver Assigned",
    "ask": "QuestionAdded", "answer": "QuestionAnswered", "raise": "", "remove": "QuestionRemoved",
    "inform": "PersonInformed", "disqualify": "StaffDisqualified BarrierRaised",
    "register": "RecordRegistered", "secrecy": "SecrecyNoted", "transfer": "TransferMoved",
    "demand": "DelayDemanded", "answer demand": "DelayAnswered ClockStopped", "assess": "",
    "note": "", "sign": "NoteSigned", "discard": "", "amend": "NoteAmended",
    "dispute": "NoteDisputed", "words": "WordsDecided", "look": "open_case",
    "publish": "CasePublished", "unpublish": "PublicationWithdrawn",
    "no violence": "ViolenceMarkLifted",
}  # fmt: skip


def must_log(name: str) -> set[str]:
    """What the log has to say of a verb."""
    kind = next((kind for kind in ("move ", "transfer") if name.startswith(kind)), name)
    return set(LOGGED[kind].split())


@pytest.fixture
def town(db):
    """A case old enough for every verb, with one of each thing in it."""
    return make_town(AT, age_days=200)


def filled(town) -> dict[str, UUID]:
    note = sign(town, NoteKind.CHILD_TALK, "Vi sågs.", childs_words="Jag vill.")
    question = actions.add_question(town.case, question="Hur?", by=town.maja, at=AT)
    demanded = {"received_at": AT, "by": town.maja, "at": AT}
    actions.receive_demand(town.case, town.erik, **demanded)
    transfer = actions.ask_transfer(
        town.case, direction=Direction.IN, municipality="Ekby", reasons=WHY, asked_at=AT,
        by=town.maja, at=AT,
    )  # fmt: skip
    draft = actions.start_note(town.case, NoteKind.PHONE, text="Utkast.", by=town.maja, at=AT)
    actions.mark_violence(town.case, reason=WHY, by=town.maja, at=AT)
    actions.publish_case(town.case, town.noel, PAGE, by=town.maja, at=AT)
    demand = models.DelayDemand.objects.get(case_id=town.case).pk
    return {
        "note": note, "question": question, "demand": demand, "transfer": transfer, "draft": draft,
    }  # fmt: skip


def verbs(town, ids: dict[str, UUID]) -> dict[str, Callable[[Any], object]]:
    a, case, at, on = actions, town.case, AT, day_of(AT)
    own = {
        f"move {verb}": lambda by, verb=verb: a.move_case(case, verb, by=by, at=at)
        for verb in VERBS
    }
    return own | {
        "close": lambda by: a.close_case(case, reason=CloseReason.OTHER, text=WHY, by=by, at=at),
        "hand over": lambda by: a.hand_over(case, town.katarina.id, by=by, at=at),
        "ask": lambda by: a.add_question(case, question="Hur?", by=by, at=at),
        "answer": lambda by: a.answer_question(ids["question"], answer="Så.", by=by, at=at),
        "raise": lambda by: a.raise_question(ids["question"], by=by, at=at),
        "remove": lambda by: a.remove_question(ids["question"], by=by, at=at),
        "inform": lambda by: a.inform(case, town.petra, how=InformedHow.PHONE, by=by, at=at),
        "disqualify": lambda by: a.disqualify(
            case, town.maja.id, town.petra, ground=DisqualifiedGround.DOUBT, reason=WHY,
            by=by, at=at,
        ),
        "register": lambda by: a.register_record(
            case, direction=Direction.IN, on=on, party="Skolan", about="Yttrande", by=by, at=at
        ),
        "secrecy": lambda by: a.note_secrecy(
            case, provision="OSL 26:1", authority="Nämnden", by=by, at=at
        ),
        "transfer": lambda by: a.ask_transfer(
            case, direction=Direction.OUT, municipality="Ekby", reasons=WHY, asked_at=at,
            by=by, at=at,
        ),
        **{
            f"transfer {verb}": lambda by, verb=verb: a.step_transfer(
                ids["transfer"], verb, text=WHY, **GROUND, by=by, at=at
            )
            for verb in ("accept", "refuse", "to_ivo", "hand_over", "withdraw")
        },
        "demand": lambda by: a.receive_demand(
            case, town.petra, received_at=at, by=by, at=at
        ),
        "answer demand": lambda by: a.answer_demand(
            ids["demand"], answer=DelayAnswer.REFUSED, reasons=WHY, by=by, at=at
        ),
        "assess": lambda by: a.start_assessment(case, by=by, at=at),
        "note": lambda by: a.write_note(
            case, new_id(), version=0, kind=NoteKind.PHONE, text="Ja.", by=by, at=at
        ),
        "sign": lambda by: a.sign_note(ids["draft"], version=1, by=by, at=at),
        "discard": lambda by: a.discard_note(ids["draft"], by=by, at=at),
        "amend": lambda by: a.amend_note(ids["note"], text="Rätt.", by=by, at=at),
        "dispute": lambda by: a.dispute_note(ids["note"], town.petra, text="Fel.", by=by, at=at),
        "words": lambda by: a.decide_childs_words(
            ids["note"], shown_to=ShownTo.ASSIGNED, reason=WHY, by=by, at=at
        ),
        "publish": lambda by: a.publish_case(case, town.noel, PAGE, by=by, at=at),
        "unpublish": lambda by: a.withdraw_publication(case, town.noel, by=by, at=at),
        "no violence": lambda by: a.lift_violence_mark(case, why=WHY, by=by, at=at),
        "look": lambda by: a.open_case_page(case, by=by, at=at + timedelta(minutes=1)),
    }  # fmt: skip


def another(town):
    """A case of another child beside it, with one of each thing too."""
    began = {"by": BY, "at": AT - timedelta(days=200)}
    kim = register_person("Kim", "Dahl", source=Source.STAFF, **began)
    case = actions.start_case(kim, town.unit, responsible=town.maja.id, **began)
    return replace(town, case=case, noel=kim)


@pytest.mark.parametrize(
    "stage", [each if each is Stage.DECIDED else pytest.param(each, marks=pytest.mark.slow)
              for each in Stage]
)  # fmt: skip
def test_every_verb_at_every_stage_by_everybody(town, stage):
    ids, none = filled(town), snapshot(TABLES)
    filled(another(town))
    theirs = snapshot(TABLES).items() - none.items()
    closed = AT if stage == Stage.CLOSED else None
    models.Case.objects.filter(pk=town.case).update(stage=stage, closed_at=closed)
    everybody = {"worker": town.maja, "leader": town.katarina, "elsewhere": town.samira}
    done, before = set(), snapshot(TABLES)
    for name, act in verbs(town, ids).items():
        for who, by in everybody.items():
            with transaction.atomic():
                said = tried(act, by)
                if said.refusal:
                    assert said.refusal[-1] in ".?!", (name, who)
                    assert not said.wrote or snapshot(TABLES) == before, (name, who)
                else:
                    assert must_log(name) <= said.logged, (name, who)
                    assert theirs <= snapshot(TABLES).items(), (name, who)
                    done.add((name, who))
                transaction.set_rollback(True)
    assert {who for _, who in done} <= {"worker", "leader"}
    opened = {verb for verb, source in OPEN if source == stage} if not closed else set()
    assert {verb for verb in VERBS if (f"move {verb}", "worker") in done} == opened
    if closed:
        assert {name for name, _ in done} <= {
            "look",
            "discard",
            "hand over",
            "disqualify",
            "unpublish",
        }
    else:
        assert {("note", "worker"), ("inform", "leader"), ("hand over", "leader")} <= done
        assert ("hand over", "worker") not in done
