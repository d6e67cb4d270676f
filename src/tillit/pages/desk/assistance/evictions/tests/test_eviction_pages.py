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
    ended = {f"end{notice}-ended_as": "kept_home", f"end{notice}-why": "Skulden är betald."}
    page = body(desk.post(end, ended), 422)
    assert "Beskedet är inte bekräftat." in page
    assert "Skulden är betald." in page
    confirm = reverse("desk:confirm_notice", args=[notice])
    assert "skriv" in body(desk.post(confirm, {}), 422).lower()
    how = told(notice)
    assert desk.post(confirm, how).status_code == 302
    assert desk.post(confirm, how).status_code == 302
    assert "redan bekräftat" in body(desk.get(LIST))
    assert words(world) == []
    page = body(desk.get(LIST))
    assert "Wanja arbetar med det." in page
    assert "kopian är inte lämnad" in page
    copy, back = (reverse(f"desk:{name}_notice", args=[notice]) for name in ("copy", "unconfirm"))
    assert "skriv" in body(desk.post(copy, {}), 422).lower()
    for _ in range(2):
        assert desk.post(copy, {f"copy{notice}-how": "Brev hem."}).status_code == 302
    assert "Kopian är redan noterad" in body(desk.get(LIST))
    assert "kopian är inte lämnad" not in body(desk.get(LIST))
    assert desk.post(back, {f"unconfirm{notice}-why": "Fel nummer."}).status_code == 302
    assert "Fel nummer." in body(desk.get(LIST))
    assert desk.post(confirm, how).status_code == 302
    assert desk.post(end, ended).status_code == 302
    page = body(desk.get(LIST))
    assert "Inget följs." in page
    assert "Hushållet bor kvar" in page
    assert EvictionNotice.objects.get().ended_as == "kept_home"
    again = reverse("desk:reopen_notice", args=[notice])
    assert desk.post(again, {f"reopen{notice}-why": "Ny skuld."}).status_code == 302
    assert "Inget följs." not in body(desk.get(LIST))


def told(notice):
    made = {"handler": "Wanja", "how": "E-post till Kronofogden.", "told_at": "2025-11-24T09:10"}
    return {f"confirm{notice}-{name}": value for name, value in made.items()}


def test_only_kronofogden_is_told_that_there_is_a_case(world, at_desk):
    """Red when: the letter to a landlord has the number of the case, that to Kronofogden has it
    not, the copy is missing, or another unit reads it."""
    case = Worksheet.objects.get(pk=sent(world)).case
    desk, new = at_desk(world.wanja, AT), reverse("desk:register_notice", args=[case.pk])
    for sender in ("enforcement", "landlord"):
        assert desk.post(new, said(sender=sender)).status_code == 302
    notices = EvictionNotice.objects.all()
    letters = {reverse("desk:notice_letter", args=[each.pk]): each.sender for each in notices}
    for letter, sender in letters.items():
        page = body(desk.get(letter))
        assert (case.number in page) == (sender == "enforcement")
        assert "Kopia: vi vet om" in page
    other = at_desk(world.olle, AT)
    assert {other.get(letter).status_code for letter in letters} == {404}


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
    end = {f"end{notice}-ended_as": "moved", f"end{notice}-why": "x"}
    for name in ("confirm_notice", "end_notice", "unconfirm_notice", "reopen_notice"):
        back = {f"{step}{notice}-why": "x" for step in ("unconfirm", "reopen")}
        form = told(notice) | end | back
        assert other.post(reverse(f"desk:{name}", args=[notice]), form).status_code == 404
