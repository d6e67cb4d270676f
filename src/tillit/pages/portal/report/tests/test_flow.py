"""The way through the report: steps by kind, errors, back, several children, saving, sending."""

import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from tillit.casework.intake.canonical import digest_of, sections_of
from tillit.casework.intake.models import ConcernReport, ReportDraft, ReportedChild

from .conftest import AT, CHILD, HAPPENED, HERE, WORRY, YOU, Walker

CODE = re.compile(r't-code">(\d{4} \d{4} \d{4})<')


def title_of(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page)
    assert found
    return found[1]


def code_in(page: str) -> str:
    found = CODE.search(page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("kind", "of"), [("anonymous", 5), ("private", 6), ("mandated", 6), ("child", 6)]
)
def test_every_kind_comes_through(walker: Walker, kind: str, of: int) -> None:
    """Red when: a step is taken out of _MIDDLE, or a form asks for what it does not show."""
    assert title_of(walker.to("summary", kind)) == f"Steg {of} av {of} – Kommunen"
    assert code_in(walker.press("send", step="summary"))
    row = ConcernReport.objects.get()
    assert row.reporter_kind == kind
    assert row.wants_feedback is (kind == "mandated")
    assert row.reporter_category == ("SCHOOL" if kind == "mandated" else "")
    assert row.digest == digest_of(row.text)
    told = {a.question: a.answer for a in sections_of(row.text)[0].answers}
    assert WORRY in told.values()
    assert "Jag vet inte" in told.values()
    child = ReportedChild.objects.get()
    assert child.said_name.reveal() == ("Noel" if kind == "child" else "Melvin")


def test_nothing_is_begun_by_looking(walker: Walker) -> None:
    """Red when: GET makes a draft or a session."""
    page = walker.page()
    assert page.index("tel:112") < page.index("Vem är du?")
    assert title_of(page) == "Stöd och hjälp – Kommunen"
    assert ReportDraft.objects.count() == 0
    assert set(walker.client.cookies) == {"csrftoken"}
    assert walker.client.cookies["csrftoken"]["max-age"] == ""


def test_titles_and_addresses_say_nothing(walker: Walker) -> None:
    """One address, and titles that can stand in a history. Red when: a step is in the address."""
    for step, kind in (("children", "private"), ("happened", "private"), ("files", "private")):
        assert re.fullmatch(r"Steg \d av 6 – Kommunen", title_of(walker.to(step, kind)))
    answer = walker.client.post(HERE, {"go": "back", "step": "files"})
    assert answer["Location"] == HERE


def test_errors_name_the_field_and_keep_what_was_typed(walker: Walker) -> None:
    """Red when: a summary line is only "skriv några ord", or the text is thrown away."""
    walker.to("happened")
    answer = walker.client.post(HERE, {"step": "happened", "worry": WORRY})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Är barnet i trygghet just nu: välj ett svar. Vet du inte, välj" in page
    assert WORRY in page
    assert WORRY in walker.page()
    page = walker.press(step="happened", safe="yes", when="days")
    assert "Vad som gör dig orolig: skriv några ord om vad du har sett eller hört" in page


def test_length_is_said_and_counted_as_the_browser_counts(walker: Walker) -> None:
    """Red when: line ends count twice, or too long a text is cut off."""
    page = walker.to("happened")
    assert 'data-limit="6000"' in page
    exact = ("x" * 99 + "\r\n") * 60
    assert "Steg 4 av 5" in walker.press(**{**HAPPENED, "worry": exact})
    page = walker.press(**{**HAPPENED, "worry": "x" * 6001})
    assert "korta texten till högst 6000 tecken" in page
    assert "x" * 6001 in page


def test_back_keeps_what_was_typed_also_when_it_is_wrong(walker: Walker) -> None:
    """Red when: Tillbaka throws away an unfinished step."""
    walker.to("happened")
    assert "Steg 2 av 5" in walker.press("back", step="happened", worry="halv")
    page = walker.press(**CHILD)
    assert "halv</textarea>" in page
    assert "behöver ändras" not in page


def test_not_safe_shows_112_before_the_next_step(walker: Walker) -> None:
    """Red when: "Nej" goes straight on."""
    walker.to("happened")
    page = walker.press(**{**HAPPENED, "safe": "no"})
    assert "Är barnet i fara nu?" in page
    assert 'class="ds-button" href="tel:112"' in page
    assert "tel:0846500412" in page
    assert "Steg 4 av 5" in walker.press(step="files")


def test_several_children_each_with_what_is_known(walker: Walker) -> None:
    """Red when: `add` or `drop` mixes up who is who."""
    walker.to("children")
    walker.press("add", **CHILD)
    two = {"children": "2", "child2-name": "Tuva", "child2-age": "14"}
    walker.press("add", **{**CHILD, **two})
    three = {**CHILD, **two, "children": "3", "child3-name": "Ebbe"}
    page = walker.press("drop:1", **three)
    assert "Melvin" not in page
    page = walker.press(step="children", **{"children": "2", "child1-name": "Tuva"})
    assert "Barn 2, namn: skriv namn, ålder, skola eller adress" in page
    walker.press(**{**CHILD, "children": "2", "child1-name": "Tuva", "child2-unborn": "on"})
    walker.press(**HAPPENED)
    walker.press(step="files")
    walker.press("send", step="summary")
    rows = list(ReportedChild.objects.order_by("number"))
    assert [row.said_name and row.said_name.reveal() for row in rows] == ["Tuva", None]
    assert [row.unborn for row in rows] == [False, True]
    assert "Mamma Sara" in rows[0].said_about.reveal()


def test_what_is_missing_about_oneself_is_named_and_not_asked_again(walker: Walker) -> None:
    """Seen red: without the names in `words.py` the summary repeats the question."""
    walker.to("you", "mandated")
    page = walker.press("next", step="you", category="")
    for line in (
        "Ditt namn: skriv vad du heter",
        "Arbetsplatsen: skriv var du arbetar",
        "Verksamheten: välj det som stämmer bäst",
        "Om du vill ha svar: välj Ja eller Nej",
    ):
        assert line in page
    assert "Vad heter du: " not in page


def test_change_from_the_summary_comes_back_to_it(walker: Walker) -> None:
    """Red when: `changing` is not kept."""
    page = walker.to("summary")
    assert 'value="change:happened"' in page
    walker.press("change:happened", step="summary")
    page = walker.press(**{**HAPPENED, "worry": "Något annat"})
    assert "Läs igenom innan du skickar" in page
    assert "Något annat" in page


def test_saved_shows_a_code_that_opens_it_elsewhere_for_a_day(walker: Walker, clock) -> None:
    """Red when: the code opens nothing, or still after 24 hours, or the old browser stays in."""
    walker.to("happened")
    page = walker.press("save", step="happened", worry="halv")
    code = code_in(page)
    assert "tis 24 november 2026 kl. 14.05" in page
    clock[0] = AT + timedelta(hours=23)
    other = Client()
    page = other.post("/orolig/fortsatt/", {"code": code}, follow=True).content.decode()
    assert "halv</textarea>" in page
    assert "Steg 3" not in walker.page()
    clock[0] = AT + timedelta(hours=48)
    page = Client().post("/orolig/fortsatt/", {"code": code}).content.decode()
    assert "Din kod: Vi hittar inget med den koden" in page


def test_done_for_now_leaves_the_browser_empty(walker: Walker) -> None:
    """Red when: a shared computer keeps the key."""
    walker.to("happened")
    code = code_in(walker.press("save", step="happened"))
    walker.press("away", step="happened")
    assert "Steg" not in title_of(walker.page())
    assert walker.client.post("/orolig/fortsatt/", {"code": code}).status_code == 302


def test_two_presses_are_one_report_and_one_receipt(walker: Walker) -> None:
    """Red when: the second Skicka makes another report, or an error."""
    first = walker.send()
    assert code_in(walker.press("send", step="summary")) == code_in(first)
    assert ConcernReport.objects.count() == 1
    assert code_in(walker.page()) == code_in(first)


def test_the_code_later_says_received_and_never_the_outcome(walker: Walker) -> None:
    """Red when: the page tells a stage, or takes any digits."""
    code = code_in(walker.send())
    other = Client()
    page = other.post("/orolig/kvitto/", {"code": code}).content.decode()
    assert "Ja, vi har tagit emot den" in page
    assert "mån 23\u00a0november 2026 kl. 14.00" in page  # kept to ten minutes
    answer = other.post("/orolig/kvitto/", {"code": "1234 5678 9012"})
    assert answer.status_code == 422
    page = other.post("/orolig/kvitto/", {"code": "12"}).content.decode()
    assert "Din kod: skriv alla 12 siffror" in page


def test_a_step_sent_when_the_draft_is_gone_is_not_lost(walker: Walker, clock) -> None:
    """Red when: the post of an old window is thrown away."""
    walker.to("happened")
    clock[0] = AT + timedelta(hours=25)
    page = walker.press(**HAPPENED)
    assert "Det du skrev tidigare är borttaget" in page
    walker.press(step="who", kind="anonymous")
    assert WORRY in walker.press(**CHILD)


def test_an_old_window_on_another_step_still_saves_its_own(walker: Walker) -> None:
    """Back and forward in the browser. Red when: the post is read as the step that is open."""
    walker.to("files")
    walker.press(**{**HAPPENED, "worry": "Från ett gammalt fönster"})
    walker.press(step="files")
    assert "Från ett gammalt fönster" in walker.page()


def test_who_becomes_anonymous_takes_their_name_away(walker: Walker) -> None:
    """Red when: _forget_who leaves the answers of `you`."""
    walker.to("summary", "mandated")
    walker.press(step="who", kind="anonymous")
    for typed in (CHILD, HAPPENED, {"step": "files"}):
        page = walker.press(**typed)
    assert YOU["name"] not in page
    walker.press("send", step="summary")
    assert ConcernReport.objects.get().reporter_name is None


@pytest.mark.parametrize("failure", [OperationalError("disk full"), OSError("No space left")])
def test_a_full_disk_says_so_and_keeps_the_text(walker: Walker, monkeypatch, failure) -> None:
    """Red when: the failure becomes the page for what broke, without the text."""
    walker.to("happened")

    def fail(*args, **kwargs):
        raise failure

    monkeypatch.setattr("tillit.casework.intake.actions.save_draft", fail)
    answer = walker.client.post(HERE, {"go": "next", **HAPPENED})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Vi kan inte spara just nu. Det du skrev står kvar" in page
    assert WORRY in page


def test_sending_without_answers_goes_to_what_is_missing(walker: Walker) -> None:
    """Red when: an unfinished report can be sent."""
    walker.to("happened")
    answer = walker.client.post(HERE, {"go": "send", "step": "summary"})
    assert answer.status_code == 422
    assert "Vad som gör dig orolig" in answer.content.decode()
    assert ConcernReport.objects.count() == 0
