"""A notice about a household's home: written in, confirmed the same day, ended."""

from django.urls import reverse

from tillit.areas.assistance.models import EvictionNotice, Worksheet
from tillit.areas.assistance.tests.conftest import AT, sent
from tillit.kernel.ids import new_id
from tillit.pages.desk.my_day.waiting import waiting

LIST = reverse("desk:evictions")


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def said(**changes):
    return {
        "once": str(new_id()), "sender": "enforcement", "kind": "eviction",
        "received_at": "2025-11-24T09:00", "eviction_on": "2025-12-10", "children": "2",
        "kronor": "14000", "text": "Tre hyror.",
    } | changes  # fmt: skip


def words(world, at=AT):
    return [each.words.replace("\u00a0", " ") for each in waiting(world.wanja, at)]


def test_from_a_letter_to_its_end(world, at_desk):
    """Red when: a second press makes two, what is refused is lost, an end comes before the
    confirmation, or My day says nothing."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    desk, new = at_desk(world.wanja, AT), reverse("desk:register_notice", args=[case])
    assert "Inget hushåll i dina ärenden" in body(desk.get(LIST))
    page = body(desk.post(new, said(received_at="2025-11-30T09:00")), 422)
    assert "inte ha kommit in efter i dag" in page
    assert "Tre hyror." in page
    form = said()
    for _ in range(2):
        assert desk.post(new, form).status_code == 302
    notice = EvictionNotice.objects.get().pk
    assert "1 besked om vräkning ska bekräftas i dag" in words(world)
    page = body(desk.get(LIST))
    assert "Ska vräkas 10 dec." in page
    assert "2 barn" in page
    end = reverse("desk:end_notice", args=[notice])
    ended = {f"e{notice}-ended_as": "kept_home", f"e{notice}-why": "Skulden är betald."}
    page = body(desk.post(end, ended), 422)
    assert "Beskedet är inte bekräftat." in page
    assert "Skulden är betald." in page
    confirm = reverse("desk:confirm_notice", args=[notice])
    assert "skriv" in body(desk.post(confirm, {}), 422).lower()
    how = {f"c{notice}-how": "E-post till Kronofogden. Wanja arbetar med det."}
    assert desk.post(confirm, how).status_code == 302
    assert desk.post(confirm, how).status_code == 302
    assert "redan bekräftat" in body(desk.get(LIST))
    assert words(world) == []
    page = body(desk.get(LIST))
    assert "Wanja arbetar med det." in page
    assert desk.post(end, ended).status_code == 302
    assert "Inget följs." in body(desk.get(LIST))
    assert EvictionNotice.objects.get().ended_as == "kept_home"


def test_a_day_late_is_told_and_another_unit_sees_nothing(world, at_desk):
    """Red when: the day is not compared, or the list is everybody's."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    new = reverse("desk:register_notice", args=[case])
    desk = at_desk(world.wanja, AT)
    assert desk.post(new, said(received_at="2025-11-23T09:00")).status_code == 302
    assert "skulle ha bekräftats 23 nov" in body(desk.get(LIST))
    other = at_desk(world.olle, AT)
    assert "Sven" not in body(other.get(LIST))
    assert other.get(new).status_code == 404
    notice = EvictionNotice.objects.get().pk
    for name in ("confirm_notice", "end_notice"):
        form = {f"c{notice}-how": "x", f"e{notice}-ended_as": "moved", f"e{notice}-why": "x"}
        assert other.post(reverse(f"desk:{name}", args=[notice]), form).status_code == 404
