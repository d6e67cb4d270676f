"""What a party may do against the decisions they have got, and what has come of it."""

from collections.abc import Mapping
from uuid import UUID

from tillit.casework.decisions.legal import goes_to_court
from tillit.casework.decisions.models import Appeal, Decision, PartyLetter
from tillit.casework.decisions.types import OwnWay
from tillit.casework.decisions.workflow import OPEN, AppealStage, Stage
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of


def own_ways(actor: Actor, party_id: UUID, case_id: UUID) -> dict[UUID, OwnWay]:
    """By decision, for one party of a case: whether they may appeal it still, and the appeal that
    they have made. Two queries. The caller shows it to that party alone."""
    letters = list(
        PartyLetter.objects.filter(party_id=party_id, decision__case=case_id).select_related(
            "decision"
        )
    )
    papers = {letter.decision_id: letter.document_id for letter in letters}
    made = Appeal.objects.filter(party_id=party_id, decision__case=case_id)
    known = {row.decision_id: _made(row, papers) for row in made}
    return {row.pk: known.get(row.pk) or _open(row) for row in (each.decision for each in letters)}


def _open(row: Decision) -> OwnWay:
    on = day_of(row.decided_at or row.proposed_at)
    may = ("receive_appeal", Stage(row.stage)) in OPEN and goes_to_court(row.type_code, on)
    return OwnWay(row.pk, may)


def _made(row: Appeal, papers: Mapping[UUID, UUID]) -> OwnWay:
    own = papers.get(row.own_decision_id) if row.own_decision_id else None
    return OwnWay(
        row.decision_id, False, row.received_on, row.text, AppealStage(row.stage), row.outcome,
        row.handed_over_on, row.court, own,
    )  # fmt: skip
