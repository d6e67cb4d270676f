"""Who has left is out within the hour, and nobody is shut out by a mistake in a file."""

import traceback
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from tests.accounts.conftest import AT, DESK, TOWN, actor
from tillit.integrations.leavers.file import read
from tillit.jobs.models import Turn
from tillit.jobs.schedule import take_turns
from tillit.jobs.table import JOBS
from tillit.kernel.refusal import Refusal
from tillit.trust.access.queries import seats_of
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import close_left, employ, take_leavers
from tillit.trust.identity.models import SignIn, StaffAccount
from tillit.trust.identity.types import Leaver, Left

MINUTE = timedelta(minutes=1)
YESTERDAY, TOMORROW = date(2026, 3, 1), date(2026, 3, 3)
HR_JOBS = tuple(job for job in JOBS if job.name in {"take-leavers", "close-left"})


@pytest.fixture
def file(tmp_path, settings):
    settings.LEAVERS = str(tmp_path / "leavers.csv")
    return tmp_path / "leavers.csv"


def minutes_until_out(browser, clock, since: datetime) -> int:
    """How long after the signal the open page is told and the next request is a stranger's."""
    for minute in range(121):
        at = since + minute * MINUTE
        clock(at)
        take_turns(HR_JOBS, at=at)
        said = browser.get(f"{DESK}vaken/", headers={"x-requested-with": "awake"}).json()
        if not said["open"]:
            assert said["why"] == "Kontot är avslutat."
            assert browser.get(DESK)["Location"].startswith("/arbete/logga-in/")
            return minute
        browser.get(DESK)  # at work all the time
    raise AssertionError("still in")


def test_out_within_the_hour_also_from_an_open_page(town, kim, clock, file) -> None:
    """A13: at most an hour after the signal. Red without the job, and with the sign-ins and
    the account left open by `close`."""
    take_turns(HR_JOBS, at=AT)  # it has just looked, and found no file
    file.write_text("konto;sista dag\nkim;2026-03-01\n")
    out = minutes_until_out(kim, clock, AT + MINUTE)
    assert out <= 15
    assert set(Turn.objects.values_list("failures", flat=True)) == {0}
    assert seats_of(TOWN, town.kim, at=AT + (out + 1) * MINUTE) == frozenset()
    assert actor(town.linda) is not None
    assert SignIn.objects.get().ended_as == "left"


def test_the_last_day_is_worked_and_the_evening_is_not(town, kim) -> None:
    """Red with the account ended at the beginning of the last day, and with the day after
    in our own time taken as UTC."""
    assert take_leavers([Leaver("kim", TOMORROW)], by=TOWN, at=AT) == Left(0, 1, 0)
    last = datetime(2026, 3, 3, 22, 59, tzinfo=UTC)  # 23.59
    assert actor(town.kim, last) is not None
    assert actor(town.kim, last + MINUTE) is None
    close_left(by=TOWN, at=last)
    assert seats_of(TOWN, town.kim, at=last)
    close_left(by=TOWN, at=last + MINUTE)
    assert not seats_of(TOWN, town.kim, at=last + MINUTE)


def test_the_same_list_again_changes_nothing_and_who_came_back_stays(town) -> None:
    """Red without looking at when the account was taken into use again."""
    signal = [Leaver("kim", YESTERDAY), Leaver("nobody", YESTERDAY)]
    after = AT + timedelta(days=1)
    StaffAccount.objects.update(created_at=AT - timedelta(days=400), woken_at=None)
    assert take_leavers(signal, by=TOWN, at=AT) == Left(1, 0, 1)
    count = Payload.objects.count()
    assert take_leavers(signal, by=TOWN, at=after) == Left(0, 0, 1)
    assert Payload.objects.count() == count
    employ("Kim", subject="kim", by=TOWN, at=after)
    assert take_leavers(signal, by=TOWN, at=after) == Left(0, 0, 1)
    assert actor(town.kim, after) is not None


def test_a_list_by_mistake_shuts_nobody_out(town) -> None:
    """Red without the limit."""
    everybody = [f"kollega{number}" for number in range(12)]
    for each in everybody:
        employ(each, subject=each, by=TOWN, at=AT - timedelta(days=60))
    with pytest.raises(Refusal, match="12 av 15 konton"):
        take_leavers([Leaver(each, YESTERDAY) for each in everybody], by=TOWN, at=AT)
    assert StaffAccount.objects.filter(ended_at=None).count() == 15


@pytest.mark.parametrize("line", ["kim", "kim;i morgon", "kim;2026-03-01;x", "2026-03-01;kim"])
def test_a_cut_off_file_ends_nobody_and_names_nobody(town, file, line) -> None:
    """Red with wrong lines passed over, with the line in the message, and with the message of what
    could not be read as a day behind it."""
    file.write_text(f"linda;2026-02-01\n{line}\n")
    with pytest.raises(CommandError, match="line 2") as wrong:
        call_command("leavers", str(file))
    assert "kim" not in "".join(traceback.format_exception(wrong.value))
    assert actor(town.linda) is not None


def test_the_file_as_programs_write_it(file) -> None:
    """Red with the mark of byte order read as a part of the name."""
    file.write_text("\ufeffSubject,last day\nkim,2026-03-01\n\nlinda;2026-03-03\n", "utf-8")
    assert read(file) == [Leaver("kim", YESTERDAY), Leaver("linda", TOMORROW)]
