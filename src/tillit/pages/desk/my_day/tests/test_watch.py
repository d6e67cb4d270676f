"""What the duty is told on my day, with and without a job worker that lives."""

from datetime import timedelta

from tillit.casework.cases.types import NoticeKind
from tillit.casework.intake.actions import raise_alarms
from tillit.casework.intake.tests.conftest import (  # noqa: F401 – fixtures
    AT,
    TOWN,
    lines,
    receive,
    town,
)
from tillit.pages.desk.words import NOTICES


def test_every_notice_has_words() -> None:
    """Red when: a kind is added without words, so that somebody's day cannot be shown."""
    assert set(NOTICES) == {kind.value for kind in NoticeKind}


def test_the_duty_sees_what_is_late_and_that_the_alarm_stands_still(
    town,  # noqa: F811
    lines,  # noqa: F811
    at_desk,
) -> None:
    """Also without a worker. Red when: the number waits for the alarm, a notice of a report has no
    way to it, or the sentence about the silent alarm is taken away."""
    (line,) = lines("Alva")
    night = AT + timedelta(hours=30)
    page = at_desk(town.dan, night).get("/arbete/").content.decode()
    assert "1\xa0skyddsbedömning är försenad" in page
    assert "Larmet om skyddsbedömningar står still" in page
    assert "Det har aldrig gått" in page
    raise_alarms(by=TOWN, at=night)
    page = at_desk(town.dan, night).get("/arbete/").content.decode()
    assert "står still" not in page
    assert f'href="/arbete/mottagning/{line}/"' in page
    assert "Larmet" not in at_desk(town.stranger, night).get("/arbete/").content.decode()
