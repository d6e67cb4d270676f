"""Register a report that came by phone, visit, letter or from the police: the same questions as on
the web, on one page, and when and how it came."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tillit.casework.intake.types import (
    CHANNELS,
    Channel,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Safety,
)
from tillit.kernel.actor import Role, Staff
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.pages.concern.types import (
    Asked,
    Children,
    HappenedForm,
    WhoForm,
    YouForm,
    children_of,
    reporter_of,
    section_of,
    with_one_more,
    without,
)
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, SummaryLine

from .forms import choices

TOLD = {channel: text for channel, text in CHANNELS.items() if channel is not Channel.WEB}
NOT_YET = "skriv när den kom in. Det kan inte vara senare än nu"
ALL_KINDS = ReporterKind.MANDATED  # whose questions are all questions, before a kind is chosen


class Arrival(OnceForm):
    """How and when it came. `received` is the moment, in our time."""

    channel = forms.ChoiceField(label="Hur kom anmälan in?", choices=choices(TOLD))
    day = forms.DateField(label="Dag då den kom in", widget=DayInput())
    time = forms.TimeField(
        label="Tid då den kom in", help_text="Till exempel 14.05", input_formats=["%H.%M", "%H:%M"]
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.now = now

    @property
    def received(self) -> datetime:
        """When it came in."""
        day, clock = self.cleaned_data["day"], self.cleaned_data["time"]
        assert isinstance(day, date)
        assert isinstance(clock, time)
        return datetime.combine(day, clock, STOCKHOLM)

    def clean(self) -> dict[str, Any]:
        """It has come in already."""
        data = super().clean() or self.cleaned_data
        if data.get("day") and data.get("time") and self.received > self.now:
            later = data["day"] > day_of(self.now)
            self.add_error("day" if later else "time", NOT_YET)
        return data


class Registering:
    """Looks like one form: the arrival, and the groups of questions of the web in their order."""

    def __init__(self, post: QueryDict | None, *, at: datetime) -> None:
        self.at = at
        given: MultiValueDict[str, str] = MultiValueDict(_changed(post) if post else {})
        self.only_adds = post is not None and _press(post)[0] in {"add", "drop"}
        if post is None or self.only_adds:
            first = {**now_in_form(at), **given.dict()} if given else now_in_form(at)
            self.arrival = Arrival(initial=first, now=at)
        else:
            self.arrival = Arrival(given, now=at)
        chosen = given.get("kind", "")
        self.kind = ReporterKind(chosen) if chosen in set(ReporterKind) else None
        kind = self.kind or ALL_KINDS
        self.who = WhoForm(given, kind=kind, at=at, asked=Asked.WORKER)
        self.children = Children(given, kind=kind, at=at, asked=Asked.WORKER)
        self.happened = HappenedForm(given, kind=kind, at=at, asked=Asked.WORKER)
        self.you = YouForm(given, kind=kind, at=at, asked=Asked.WORKER)
        if post is None or self.only_adds:
            for part in (self.who, self.children, self.happened, self.you):
                part.quiet()

    def is_valid(self) -> bool:
        """Whether every group is right. Who reports decides what the last one needs."""
        parts = (self.arrival, self.who, self.children, self.happened, self.you)
        wrong = [part for part in parts if not part.is_valid()]  # ask all of them
        if self.kind is None:
            self.you.quiet()
        return not wrong

    @property
    def errors(self) -> bool:
        """Whether anything must be mended."""
        return bool(self.summary)

    @property
    def summary(self) -> list[SummaryLine]:
        """All that must be mended, in the order of the page."""
        if not self.arrival.is_bound:
            return []
        parts = (self.arrival, self.who, self.children, self.happened, self.you)
        return [line for part in parts for line in part.summary]

    def report(self) -> ReportIn:
        """The valid groups as a report."""
        assert self.kind is not None
        children = children_of(self.children)
        called = children[0].name if self.kind is ReporterKind.CHILD else ""
        anonymous = self.kind is ReporterKind.ANONYMOUS
        return ReportIn(
            channel=Channel(self.arrival.cleaned_data["channel"]),
            reporter_kind=self.kind,
            sections=(section_of(self.happened),),
            children=children,
            received_at=self.arrival.received,
            reporter=ReporterIn() if anonymous else reporter_of(self.you.cleaned_data, called),
            wants_feedback=self.you.cleaned_data["feedback"] == "yes",
            safe_now=Safety(self.happened.cleaned_data["safe"]),
            id=self.arrival.once_id,
        )


def _press(post: QueryDict) -> tuple[str, str]:
    """Which button was pressed, and about what."""
    go, _, what = post.get("go", "").partition(":")
    return go, what


def _changed(post: QueryDict) -> dict[str, list[str]]:
    """What was posted, line ends as we count them, with a child more or fewer where asked."""
    raw = {k: [v.replace("\r\n", "\n") for v in values] for k, values in post.lists()}
    go, what = _press(post)
    if go == "add":
        return with_one_more(raw)
    if go == "drop" and what.isdecimal():
        return without(raw, int(what))
    return raw


def now_in_form(at: datetime) -> dict[str, object]:
    """The day and the time of this moment, to begin with."""
    return {"day": day_of(at), "time": at.astimezone(STOCKHOLM).strftime("%H.%M")}


def own_units(who: Staff) -> list[UUID]:
    """The units that a report may be registered in: one's own of intake, or any for the duty."""
    mine = sorted(who.units(Role.INTAKE, Role.LEADER))
    intake = [unit.id for unit in units(who, UnitKind.INTAKE)]
    return [unit for unit in mine if unit in intake] or (intake if who.has(Role.DUTY) else [])
