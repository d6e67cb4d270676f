"""Nothing of an anonymous reporter stays: not in a table, not in a log, not in a file."""

import logging

import pytest

from tillit.casework.intake.models import ReportDraft
from tillit.casework.intake.tests.test_frozen import _every_value
from tillit.contact.documents.models import Document
from tillit.contact.documents.store import files, id_of, read
from tillit.contact.documents.tests import samples
from tillit.pages.portal import throttle
from tillit.pages.portal.throttle import AT_ONCE, Throttle

from .conftest import AT, HERE, YOU, Walker

ADDRESS, AGENT, REFERRER = "203.0.113.77", "Kanariefågel/7.1", "http://kanarie.example/"
NAME = YOU["name"]


@pytest.fixture
def canaries(walker: Walker) -> Walker:
    """A browser whose address, name and agent can be found wherever they are kept."""
    given = {
        "REMOTE_ADDR": ADDRESS,
        "HTTP_USER_AGENT": AGENT,
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "HTTP_REFERER": REFERRER,
    }
    walker.client.defaults.update(given)
    return walker


def everything(tmp_path, caplog) -> str:
    """All tables, all files beside them, all that was logged."""
    on_disk = [p.read_bytes().decode(errors="replace") for p in tmp_path.rglob("*") if p.is_file()]
    clear = [read(d).decode(errors="replace") for p in files() if (d := id_of(p))]
    logged = [str(vars(record)) for record in caplog.records if record.name != "django.request"]
    shown = [record.getMessage() for record in caplog.records]
    return "\n".join([*_every_value(), *on_disk, *clear, *logged, *shown])


def photo(name: str):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, samples.picture(), content_type="image/jpeg")


def test_an_anonymous_report_leaves_no_trace_of_who(canaries, tmp_path, caplog) -> None:
    """Red when: a session is touched, a file keeps its name, the log writes the draft or the key.

    The control is below: the same scan finds the name of somebody who gave it.
    """
    picture = photo(f"{NAME} bild.jpg")
    caplog.set_level(logging.DEBUG)
    canaries.to("files")
    canaries.press(step="who", kind="oops")  # an error is logged by Django, without the address
    canaries.press("attach", step="files", attachment=picture)
    key = canaries.client.cookies["step"].value
    draft = ReportDraft.objects.get().pk
    for step in ({"step": "files"}, {"step": "summary", "go": "send"}):
        canaries.client.post(HERE, {"go": "next", **step})
    assert "Vi har tagit emot din anmälan" in canaries.page()
    canaries.client.get("/orolig/lamna/")
    found = everything(tmp_path, caplog)
    assert "trapphuset" in found  # the scan does see the report
    for secret in (NAME, "Kanarie", ADDRESS, AGENT, REFERRER, key, str(draft), draft.hex):
        assert secret not in found
    assert samples.SECRET.decode() not in found
    assert Document.objects.get().name.reveal() == "Bilaga 1.jpg"


def test_the_same_scan_finds_a_name_that_was_given(canaries, tmp_path, caplog) -> None:
    """The control. The name is sealed: it is opened here. Red when: everything() looks nowhere."""
    from tillit.casework.intake.models import ConcernReport

    canaries.send("private")
    found = everything(tmp_path, caplog)
    row = ConcernReport.objects.get()
    assert NAME not in found  # sealed
    assert row.reporter_name.reveal() == NAME
    logging.getLogger("tests").warning("%s came from %s", NAME, ADDRESS)
    assert NAME in everything(tmp_path, caplog)
    assert ADDRESS in everything(tmp_path, caplog)


def test_a_picture_loses_where_it_was_taken(walker: Walker) -> None:
    """Red when: attachments are stored without washing."""
    walker.to("files")
    assert samples.SECRET in samples.picture()
    page = walker.press("attach", step="files", attachment=[photo("a.jpg"), photo("b.jpg")])
    assert "Bilaga 2.jpg" in page
    assert "Vi kan inte söka efter virus här än" in page
    stored = [read(document.pk) for document in Document.objects.all()]
    assert len(stored) == 2
    assert all(samples.SECRET not in content for content in stored)


def test_a_file_that_we_cannot_take_stops_no_other(walker: Walker) -> None:
    """Red when: one refusal throws the rest away, or does not say which file."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    walker.to("files")
    bad = SimpleUploadedFile("x.exe", b"MZ\x00\x00")
    page = walker.press(step="files", attachment=[bad, photo("a.jpg")])
    assert "Välj bilder eller papper: ”x.exe”: Vi kan inte ta emot" in page
    assert "Bilaga 2.jpg" in page
    document = Document.objects.get().pk
    for _ in range(2):  # pressed twice: it is gone already
        assert "Bilaga 2.jpg" not in walker.press(f"detach:{document}", step="files")


def test_quick_exit_erases_and_goes_to_a_neutral_page(
    walker: Walker, settings, django_capture_on_commit_callbacks
) -> None:
    """By a plain link, without a script. Red when: the draft, its files or the cookie stay."""
    page = walker.to("files")
    walker.press("attach", step="files", attachment=photo("a.jpg"))
    assert 'id="exit" href="/orolig/lamna/"' in page
    with django_capture_on_commit_callbacks(execute=True):
        answer = walker.client.get("/orolig/lamna/")
    assert answer["Location"] == settings.QUICK_EXIT
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer.cookies["step"]["max-age"] == 0
    assert (ReportDraft.objects.count(), Document.objects.count()) == (0, 0)
    assert list(files()) == []


def test_a_browser_that_guesses_erases_nothing(walker: Walker) -> None:
    """Red when: a prefetch of the exit link counts as a press."""
    walker.to("happened")
    walker.client.get("/orolig/lamna/", headers={"sec-purpose": "prefetch"})
    assert ReportDraft.objects.count() == 1


def test_the_cookie_is_random_and_goes_with_the_browser(walker: Walker) -> None:
    """Red when: it gets an age, is readable by scripts, or repeats."""
    walker.to("children")
    cookie = walker.client.cookies["step"]
    assert cookie["httponly"]
    assert (cookie["max-age"], cookie["expires"], cookie["samesite"]) == ("", "", "Lax")
    assert len(cookie.value) > 40
    first = cookie.value
    walker.press("erase", step="children")
    walker.to("children")
    assert walker.client.cookies["step"].value != first


def test_the_demo_server_writes_no_access_log() -> None:
    """Red when: somebody turns on the access log of the web server."""
    from pathlib import Path

    import tillit

    started = (Path(tillit.__file__).parents[2] / "tools" / "demo.py").read_text()
    assert "access-log" not in started
    assert "--log-level warning" in started


def test_the_throttle_waits_a_little_and_never_blocks() -> None:
    """10,000 posts from one address all come through.

    Red when: a limit refuses, or a wait grows.
    """
    waited: list[float] = []
    polite = Throttle(sleep=waited.append)
    for _ in range(10_000):
        polite.wait(ADDRESS, at=AT)
    assert len(waited) == 10_000 - AT_ONCE
    assert max(waited) == throttle.LONGEST
    assert polite.wait("198.51.100.1", at=AT) == 0


def test_the_throttle_forgets_every_hour_and_keeps_no_address() -> None:
    """Red when: the salt or the counts outlive the hour, or the address is a key."""
    from datetime import timedelta

    polite = Throttle(sleep=lambda _: None)
    for _ in range(AT_ONCE + 1):
        polite.wait(ADDRESS, at=AT)
    salt, marks = polite._salt, set(polite._counts)
    assert ADDRESS not in str(vars(polite))
    assert polite.wait(ADDRESS, at=AT + timedelta(hours=1)) == 0
    assert polite._salt != salt
    assert not marks & set(polite._counts)


def test_a_full_waiting_room_lets_the_next_one_through() -> None:
    """Red when: waiting threads can fill the server."""
    polite = Throttle()

    def inside(_: float) -> None:
        if len(seen) < 5:
            seen.append(polite.wait(ADDRESS, at=AT))

    seen: list[float] = []
    polite._sleep = inside
    for _ in range(AT_ONCE + 1):
        polite.wait(ADDRESS, at=AT)
    assert 0.0 in seen
