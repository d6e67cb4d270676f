"""Concern reports in Solby, and what the intake does with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tillit.casework.intake import actions
from tillit.casework.intake.queries import lines_of_report
from tillit.casework.intake.types import (
    Answer,
    Channel,
    ChildIn,
    ContactHow,
    ContactWith,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Safety,
    Section,
)
from tillit.demo.town.organisation import TOWN, Organisation
from tillit.demo.town.people import Dweller
from tillit.demo.town.texts import WORRIES, Worry
from tillit.kernel.actor import Reporter, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of

WEB_OR_PHONE = (Channel.WEB, Channel.WEB, Channel.PHONE)


@dataclass(frozen=True)
class Line:
    """One child's line of a report that has been received."""

    id: UUID
    child: Dweller
    worry: Worry
    at: datetime


class Intake:
    """Receives, assesses and decides, by the hands of those who work there."""

    def __init__(self, town: Organisation, dice: Random) -> None:
        self.town, self.dice = town, dice
        self.hands = [town.actors["idris"], town.actors["lovisa"]]

    def receive(
        self, children: tuple[Dweller, ...], at: datetime, worry: Worry | None = None
    ) -> list[Line]:
        """One report about the children; a line each."""
        worry = worry or self.dice.choice(WORRIES)
        report = self._report(children, worry, at)
        online = report.channel is Channel.WEB
        by = Reporter(new_id()) if online else self._hand()
        wait = timedelta(minutes=0 if online else 12)
        received = actions.receive_report(
            report, unit_id=self.town.units["intake"], by=by, at=at + wait
        )
        lines = lines_of_report(TOWN, received.report_id)
        return [Line(line, child, worry, at) for line, child in zip(lines, children, strict=True)]

    def _report(self, children: tuple[Dweller, ...], worry: Worry, at: datetime) -> ReportIn:
        mandated = bool(worry.category)
        anonymous = not mandated and self.dice.random() < 0.6
        kind = (
            ReporterKind.MANDATED
            if mandated
            else ReporterKind.ANONYMOUS
            if anonymous
            else ReporterKind.PRIVATE
        )
        reporter = ReporterIn()
        if mandated:
            reporter = ReporterIn(
                name=f"{worry.role.capitalize()} vid {worry.organisation}",
                contact="08-465 004 40",
                organisation=worry.organisation,
                role=worry.role,
                category=worry.category,
            )
        elif not anonymous:
            reporter = ReporterIn(name="En granne", contact="070-174 06 99")
        channel = Channel.POLICE if worry.organisation == "Polisen" else None
        return ReportIn(
            channel=channel or self.dice.choice(WEB_OR_PHONE),
            reporter_kind=kind,
            sections=(
                Section("Vad har hänt", (Answer("Vad gör dig orolig?", worry.text),)),
                Section("Just nu", (Answer("Är barnet i trygghet just nu?", "Ja, det tror jag"),)),
            ),
            children=tuple(
                ChildIn(name=child.name, about=f"{child.age_on(day_of(at))} år")
                for child in children
            ),
            received_at=at,
            reporter=reporter,
            wants_feedback=mandated and self.dice.random() < 0.7,
            safe_now=Safety.YES,
        )

    def match(self, line: Line, at: datetime) -> None:
        """Say who the child is."""
        actions.match_child(line.id, line.child.id, by=self._hand(), at=at)

    def assess(self, line: Line, at: datetime) -> None:
        """Match and write the immediate protection assessment."""
        hand = self._hand()
        actions.match_child(line.id, line.child.id, by=hand, at=at)
        actions.assess_protection(
            line.id, need=Need.NONE, text=line.worry.assessed, by=hand, at=at + timedelta(minutes=9)
        )

    def talk(self, line: Line, at: datetime) -> None:
        """A talk with the family before the decision."""
        hand = self._hand()
        actions.note_contact(
            line.id,
            with_whom=ContactWith.GUARDIAN,
            how=ContactHow.PHONE,
            happened_at=at,
            text="Ringer vårdnadshavaren och berättar om anmälan. Bokar ett samtal.",
            by=hand,
            at=at,
        )
        actions.offer_meeting(
            line.id,
            with_whom=MeetingWith.GUARDIANS,
            answer=MeetingAnswer.ACCEPTED,
            by=hand,
            at=at,
        )

    def leave_it(self, line: Line, at: datetime) -> None:
        """Decide not to open, and answer whoever asked."""
        actions.do_not_open(line.id, reasons=line.worry.not_opened, by=self._hand(), at=at)
        self._answer(line, at + timedelta(days=1))

    def open(self, line: Line, unit: str, worker: str | None, at: datetime) -> UUID:
        """Decide to open an investigation, and answer whoever asked."""
        case_id = actions.open_investigation(
            line.id,
            reasons=line.worry.opened,
            unit_id=self.town.units[unit],
            responsible=self.town.staff[worker] if worker else None,
            by=self._hand(),
            at=at,
        )
        self._answer(line, at + timedelta(hours=3))
        return case_id

    def _answer(self, line: Line, at: datetime) -> None:
        if line.worry.category:
            _when_asked(
                lambda: actions.send_feedback(
                    line.id, how=ContactHow.LETTER, by=self._hand(), at=at
                )
            )

    def _hand(self) -> Staff:
        return self.dice.choice(self.hands)


def _when_asked(answer: Callable[[], object]) -> None:
    """Answer; a reporter who did not ask gets none."""
    try:
        answer()
    except Refusal:
        return
