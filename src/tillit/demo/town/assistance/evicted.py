"""Two notices that a household may lose its home: one that ended well, one to confirm today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import NoticeEnd, NoticeFrom, NoticeKind
from tillit.demo.town.assistance.moving_in import Household
from tillit.demo.town.dice import working_moment
from tillit.kernel.swedish import day_of

if TYPE_CHECKING:
    from tillit.demo.town.assistance.telling import Assistance

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
KEPT, WAITS = "Yilmaz", "Lundin"  # families: Yilmaz has two children at home


def notice_all(households: Iterable[Household], told: Assistance) -> None:
    """Both notices, when the months have been told of."""
    families = {each.home.family for each in households} & told.running.keys()
    if KEPT in families:
        _kept_home(told)
    if WAITS in families:
        running = told.running[WAITS]
        actions.register_notice(
            running.case, sender=NoticeFrom.ENFORCEMENT, kind=NoticeKind.EVICTION,
            received_at=told.now - HOUR, eviction_on=day_of(told.now) + 16 * DAY, kronor=16_200,
            children=0, text="Tre hyror är obetalda.", by=told.town.actors[running.worker],
            at=told.now,
        )  # fmt: skip


def _kept_home(told: Assistance) -> None:
    running = told.running[KEPT]
    by, came = told.town.actors[running.worker], _ago(told, 33)
    notice = actions.register_notice(
        running.case, sender=NoticeFrom.ENFORCEMENT, kind=NoticeKind.EVICTION, received_at=came,
        eviction_on=day_of(came) + 21 * DAY, kronor=15_800, children=2,
        text="Två hyror är obetalda.", by=by, at=came,
    )  # fmt: skip
    actions.confirm_notice(
        notice, handler=by.name, how="E-post till Kronofogden.", by=by, at=came + HOUR
    )
    actions.copy_notice(notice, how="Brev hem, och ett samtal.", by=by, at=came + 2 * HOUR)
    actions.end_notice(
        notice, ended_as=NoticeEnd.KEPT_HOME, why="Hyresvärden gick med på en plan.", by=by,
        at=_ago(told, 20),
    )  # fmt: skip


def _ago(told: Assistance, days: int) -> datetime:
    return working_moment(day_of(told.now) - days * DAY, told.dice)
