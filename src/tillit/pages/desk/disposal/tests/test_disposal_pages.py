"""The archivist's pages: who comes in, what they say, and the whole way in three presses."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.rows import old_case
from tillit.casework.cases.models import Case
from tillit.overview.disposal.actions import propose
from tillit.overview.disposal.extracts import faults
from tillit.overview.disposal.models import Disposal
from tillit.overview.disposal.tests.conftest import AT, BEGAN, BY, CLOSED, FROM, archive
from tillit.registers.people import actions as people

assert archive  # the fixture
PAGES = ("", "sparas/", "karantan/", "gallrat/")


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


@pytest.mark.parametrize("place", PAGES)
def test_who_comes_in(archive, at_desk, place):
    """The archivist and the reviewer; to others the page is not there. Red when: check_may_look
    lets a social worker through."""
    for who, status in ((archive.arvid, 200), (archive.vera, 200), (archive.town.maja, 404)):
        assert at_desk(who, AT).get(f"/arbete/gallring/{place}").status_code == status


def test_says_which_rule_and_no_name(archive, at_desk):
    """Red when: the source is left out, or the name of the person is drawn."""
    number = Case.objects.get(pk=archive.case).number
    page = text(at_desk(archive.arvid, AT).get("/arbete/gallring/"))
    for words in (number, "SoL 16:", "akt av 2", "egen uppskattning"):
        assert words in page
    assert "Olle" not in page
    kept = text(at_desk(archive.vera, AT).get("/arbete/gallring/sparas/"))
    assert "Akten är öppen" in kept
    assert "Noel" not in kept


def test_the_second_is_told_on_my_day(archive, at_desk):
    """Seen red: with what one has proposed oneself counted too."""
    propose([archive.olle], by=archive.arvid, at=AT)
    waits = "1 akt som en kollega vill gallra"
    for who, says in ((archive.arvid, False), (archive.vera, True), (archive.town.maja, False)):
        assert (waits in text(at_desk(who, AT).get("/arbete/")).replace("\xa0", " ")) is says


def test_the_whole_way(archive, at_desk):
    """Red when: a button leads nowhere, the proposer may approve, or the list stays empty."""
    number = Case.objects.get(pk=archive.case).number
    arvid = at_desk(archive.arvid, AT)
    answer = arvid.post("/arbete/gallring/foresla/", {"person": str(archive.olle)}, follow=True)
    assert "I karantän: 1." in text(answer)
    row = Disposal.objects.get()
    assert "Godkänn " not in text(answer)
    way = f"/arbete/gallring/karantan/{row.pk}/"
    assert "Be en kollega" in text(arvid.post(way, {"do": "approve"}, follow=True))
    assert "Godkänd av Vera Lindh" in text(
        at_desk(archive.vera, AT).post(way, {"do": "approve"}, follow=True)
    )
    archive.sign(AT)
    later = at_desk(archive.arvid, AT)
    assert "Gallra nu" not in text(later.get("/arbete/gallring/karantan/"))
    Disposal.objects.update(quarantine_until=AT.date())
    assert "Gallra nu" in text(later.get("/arbete/gallring/karantan/"))
    done = text(later.post("/arbete/gallring/gallra/", follow=True))
    assert "Gallrade akter: 1." in done
    assert number in done


def test_nothing_chosen_or_not_ripe_is_said(archive, at_desk):
    """Red when: an empty choice answers 500, or what is not ripe is proposed all the same."""
    arvid = at_desk(archive.arvid, AT)
    assert "Välj minst en akt" in text(arvid.post("/arbete/gallring/foresla/", follow=True))
    noel = {"person": str(archive.town.noel)}
    assert "kan inte gallras" in text(arvid.post("/arbete/gallring/foresla/", noel, follow=True))
    assert arvid.post("/arbete/gallring/foresla/", {"person": "x"}).status_code == 404


def test_may_be_taken_out_by_either(archive, at_desk):
    """Red when: stop approves."""
    id = archive.approved()
    at_desk(archive.vera, AT).post(f"/arbete/gallring/karantan/{id}/", {"do": "stop"})
    assert Disposal.objects.get(pk=id).step == "left"


def test_the_export_is_a_whole_file(archive, at_desk):
    """Red when: the answer is cut, or the reviewer gets it too."""
    way = f"/arbete/gallring/person/{archive.olle}/export/"
    archive.approved()
    answer = at_desk(archive.arvid, AT).post(way)
    target = io.BytesIO(answer.content)
    assert faults(target) == []
    assert "akt.pdf" in zipfile.ZipFile(target).namelist()
    assert at_desk(archive.vera, AT).post(way).status_code == 404


def test_asks_the_same_for_one_file_and_for_many(archive, at_desk):
    """Red when: the facts of each file are asked for by themselves."""
    arvid = at_desk(archive.arvid, AT)
    counts = []
    for number in range(2):
        if number:
            for name in ("Ada", "Bo", "Cia"):
                who = people.register_person(
                    name, "Ek", born=datetime(1990, 4, 7, tzinfo=UTC).date(), at=BEGAN, **FROM
                )
                old_case(who, archive.town.unit, began=BEGAN, closed=CLOSED + timedelta(days=1))
        with CaptureQueriesContext(connection) as asked:
            assert arvid.get("/arbete/gallring/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert BY
