"""Open what pages show: check, load, write the leaf, give it back."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.policies import case_to_change, check_may_read
from tillit.casework.cases.queries import case_line, unsent_on
from tillit.casework.cases.types import CaseLine, Unsent, WrittenOn
from tillit.casework.decisions import policies
from tillit.casework.decisions.around import Circle, circle_of_case, heard_by_party
from tillit.casework.decisions.letters.building import letter_to
from tillit.casework.decisions.letters.wording import Letter
from tillit.casework.decisions.models import Appeal, Decision, Hearing, PartyLimit
from tillit.casework.decisions.parties import Party
from tillit.casework.decisions.queries import meetings, open_for_delegate
from tillit.casework.decisions.queries.board import agenda, board_list, meeting
from tillit.casework.decisions.queries.corrections import corrections_on
from tillit.casework.decisions.queries.decisions import decision_lines, decision_rows
from tillit.casework.decisions.queries.letters import appeal_lines, letter_lines
from tillit.casework.decisions.types import (
    AppealLine,
    BoardListView,
    DecisionLine,
    HearingLine,
    LetterLine,
    LimitLine,
    MeetingLine,
    Outcome,
    Part,
    PartyCard,
    SentHow,
)
from tillit.casework.decisions.workflow import Stage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal, why_not
from tillit.kernel.swedish import day_of
from tillit.law.citation import Status
from tillit.law.confidentiality import communication_exceptions, secrecy
from tillit.registers.people.queries import contact_needs_around
from tillit.registers.people.types import Needs, PersonLine
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

OPENED = "open_decisions"


@dataclass(frozen=True)
class Preview:
    """One party's letter as they will read it."""

    party: PersonLine
    letter: Letter


@dataclass(frozen=True)
class Card:
    """One decision with all that stands around it. `why_not` says why the reader cannot decide
    now; `who` says who may; `previews` while no letter has been sent."""

    line: DecisionLine
    who: str = ""
    committee_only: bool = False
    why_not: str = ""
    limits: tuple[LimitLine, ...] = ()
    previews: tuple[Preview, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    appeals: tuple[AppealLine, ...] = ()


@dataclass(frozen=True)
class DecisionsPage:
    """Everything about decisions in one case. `more_time`: the parties before a decision that
    the investigation takes longer, while one is proposed."""

    case: CaseLine
    parties: tuple[PartyCard, ...]
    more_time: tuple[PartyCard, ...]
    proposals: tuple[Card, ...]
    decided: tuple[Card, ...]
    meetings: tuple[MeetingLine, ...]
    why_not_write: str
    unsent: dict[str, Unsent]


@transaction.atomic
def open_decisions(case_id: UUID, *, by: Staff, at: datetime) -> DecisionsPage:
    """The page of decisions of a case. NotThere when it is not yours."""
    verdict = check_may_read(by, case_id, at=at)
    case = case_line(by, case_id, at=at)
    circle = circle_of_case(by, case_id, case.kind, case.person.id, at=at)
    rows = list(decision_rows(case_id))
    lines = {line.id: line for line in decision_lines(by, rows)}
    cards = _Cards(by, at, circle, case_id)
    longer = any(row.stage == Stage.PROPOSED and row.outcome == Outcome.EXTENSION for row in rows)
    page = DecisionsPage(
        case=case,
        parties=tuple(cards.party(party, more_time=False) for party in circle.parties),
        more_time=tuple(cards.party(p, more_time=True) for p in circle.parties if longer),
        proposals=tuple(
            cards.proposal(row, lines[row.pk]) for row in rows if row.stage == Stage.PROPOSED
        ),
        decided=tuple(
            cards.decided(row, lines[row.pk]) for row in rows if row.stage != Stage.PROPOSED
        ),
        meetings=tuple(meetings(by, only_open=True)),
        why_not_write=_why_not_write(by, case_id, at),
        unsent=unsent_on(by, WrittenOn.DECISIONS, case_id),
    )
    note_read(
        OPENED,
        by=by,
        at=at,
        object_id=case_id,
        person_id=case.person.id,
        shows=(Shows.IDENTITY, Shows.CONTENT, Shows.CONTACT, Shows.THIRD_PARTY),
        ground=verdict.rule,
        shown=[party.person_id for party in circle.parties],
    )
    return page


@transaction.atomic
def open_delegate_list(*, by: Staff, at: datetime) -> list[DecisionLine]:
    """The proposals that wait for the actor."""
    found = open_for_delegate(by, at=at)
    note_read("list_proposals", by=by, at=at, shown=[line.id for line in found], count=len(found))
    return found


@transaction.atomic
def open_meeting(
    meeting_id: UUID, *, by: Staff, at: datetime
) -> tuple[MeetingLine, list[DecisionLine]]:
    """A meeting and what stands on its agenda in cases the actor may read."""
    policies.check_may_hold_meetings(by)
    found, lines = meeting(by, meeting_id), agenda(by, meeting_id, at=at)
    shows = (Shows.IDENTITY, Shows.CONTENT)
    shown = [line.id for line in lines]
    note_read(
        "open_agenda", by=by, at=at, object_id=meeting_id, shows=shows, shown=shown,
        count=len(shown),
    )  # fmt: skip
    return found, lines


@transaction.atomic
def open_board_list(list_id: UUID, *, by: Staff, at: datetime) -> BoardListView:
    """A list to the board. It names no residents, but it tells of their decisions."""
    found = board_list(by, list_id)
    shows, count = (Shows.CONTENT,), len(found.lines)
    note_read("open_board_list", by=by, at=at, object_id=list_id, shows=shows, count=count)
    return found


class _Cards:
    """Builds the cards of one page; what they share is loaded once."""

    def __init__(self, by: Staff, at: datetime, circle: Circle, case_id: UUID) -> None:
        self.by, self.at, self.circle = by, at, circle
        self.hearings = {more: heard_by_party(case_id, more_time=more) for more in (False, True)}
        self.needs = contact_needs_around(by, [p.person_id for p in circle.parties])
        self.exceptions = {
            rule.value.code: rule.value.name_sv for rule in communication_exceptions(day_of(at))
        }
        self.letters = letter_lines(by, case_id, at=at)
        self.corrections = corrections_on(by, case_id)
        self.appeals = [
            replace(each, corrections=self.corrections.get(each.id, ()))
            for each in appeal_lines(by, Appeal.objects.filter(decision__case=case_id))
        ]
        limits = PartyLimit.objects.filter(decision__case=case_id).order_by("at")
        self.limits = list(limits)

    def party(self, party: Party, *, more_time: bool) -> PartyCard:
        """One person with hearing and what must be known before a letter."""
        person = self.circle.lines[party.person_id]
        row = self.hearings[more_time].get(party.person_id)
        needs = self.needs.get(party.person_id) or _no_needs(self.at)
        missing = ""
        if party.is_party:
            missing = why_not(lambda: policies.check_heard(row, person.name, on=day_of(self.at)))
        return PartyCard(
            person=person,
            role=party.role.words,
            law=str(party.source),
            unverified=party.status is not Status.CONFIRMED,
            is_party=party.is_party,
            hearing=self._hearing(row) if row else None,
            missing=missing,
            safe_way=needs.safe_way,
            never=needs.never,
            interpreter=needs.interpreter,
        )

    def proposal(self, row: Decision, line: DecisionLine) -> Card:
        """A proposal: who may decide it, what is missing, and the letters it would give."""
        try:
            answer = policies.who_may_decide(row.type_code, day_of(self.at))
        except Refusal as refusal:
            who, committee_only = str(refusal), False
        else:
            committee_only = answer.committee_only
            who = answer.why_sv if committee_only else f"{policies.allowed_sv(answer)} "
            who += "" if committee_only else answer.why_sv
        return Card(
            line=line,
            who=who,
            committee_only=committee_only,
            why_not=self._why_not(row),
            limits=self._limits(row),
            previews=self._previews(row),
        )

    def decided(self, row: Decision, line: DecisionLine) -> Card:
        """A decision with letters and appeals; the letters as they will be, until sent."""
        unsent = row.stage == Stage.DECIDED
        return Card(
            line=line,
            limits=self._limits(row),
            previews=self._previews(row) if unsent else (),
            letters=tuple(each for each in self.letters if each.decision_id == row.pk),
            appeals=tuple(each for each in self.appeals if each.decision_id == row.pk),
        )

    def _why_not(self, row: Decision) -> str:
        def check() -> None:
            if row.meeting_id is None:
                policies.check_may_decide(self.by, row, at=self.at)
            names, on = self.circle.names, day_of(self.at)
            hearings = self.hearings[row.outcome == Outcome.EXTENSION]
            policies.check_complete(
                row, self.circle.parties, hearings, names, children=self.circle.children, on=on
            )
            policies.check_period(Outcome(row.outcome), row.period_from, row.period_to)

        return why_not(check)

    def _limits(self, row: Decision) -> tuple[LimitLine, ...]:
        on = day_of(self.at)
        return tuple(
            LimitLine(
                self.circle.lines[each.party_id],
                Part(each.part),
                str(secrecy(each.ground, on).source),
                each.reason,
            )
            for each in self.limits
            if each.decision_id == row.pk and each.party_id in self.circle.lines
        )

    def _previews(self, row: Decision) -> tuple[Preview, ...]:
        parties = (p.person_id for p in self.circle.parties if p.is_party)
        return tuple(
            Preview(
                self.circle.lines[party],
                letter_to(row, party, self.circle, by=self.by, at=self.at),
            )
            for party in parties
        )

    def _hearing(self, row: Hearing) -> HearingLine:
        offer = getattr(row, "offer", None)
        return HearingLine(
            id=row.pk,
            sent_on=row.sent_on,
            how=SentHow(row.how).words if row.how else "",
            answer_by=row.answer_by,
            answered_on=row.answered_on,
            answer=row.answer,
            exception=self.exceptions.get(row.exception, row.exception),
            reason=row.reason,
            wants_to_speak=offer.wants if offer else None,
            spoke_on=offer.spoke_on if offer else None,
            document_id=row.document_id,
            corrections=self.corrections.get(row.pk, ()),
        )


def _no_needs(at: datetime) -> Needs:
    return Needs("", "", "", 0, None, at)


def _why_not_write(by: Staff, case_id: UUID, at: datetime) -> str:
    return why_not(lambda: _discard(case_to_change(by, case_id, at=at)))


def _discard(_: object) -> None:
    """`why_not` asks for a check that returns nothing."""
