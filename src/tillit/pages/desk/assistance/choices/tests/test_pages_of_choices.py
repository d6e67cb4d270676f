"""The pages of the norm and the own choices: two people, nothing lost, nothing for others."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.areas.assistance.models import LocalChoice, NormTable, Worksheet
from tillit.areas.assistance.tests.conftest import AT, made_once, world  # noqa: F401 – fixtures
from tillit.areas.assistance.tests.test_choosing import SOURCE, norm_file
from tillit.areas.assistance.tests.test_looking_ahead import with_higher_norm

HERE = "/arbete/bistand/norm/"


@pytest.fixture
def sit(at_desk):
    def to(staff):
        at_desk(staff, AT)
        client = at_desk(staff, AT)

        def ask(path="", status=200, **typed):
            answer = client.post(HERE + path, typed) if typed else client.get(HERE + path)
            assert answer.status_code == status, answer.content.decode()[:500]
            return " ".join(html.unescape(answer.content.decode()).split())

        return ask

    return to


def test_a_choice_is_written_by_one_and_approved_by_another(world, sit):  # noqa: F811
    """Red when the button is drawn for whoever wrote it, or the action is not called."""
    lova = sit(world.lova)
    assert "Vårt förval, obekräftat" in lova()
    bad = lova("val/asset_buffer/", 422, value="mycket", valid_from="2025-12-01", source=SOURCE)
    assert "Skriv beloppet i kronor med siffror" in bad
    assert SOURCE in bad
    lova("val/asset_buffer/", 302, value="5000", valid_from="2025-12-01", source=SOURCE)
    said = lova()
    assert "Väntar: Pengar som hushållet får ha kvar" in said
    assert "Jag har läst källan" not in said
    kim = sit(world.kim)
    said = kim()
    assert "Jag har läst källan" in said
    assert "Ändra" not in said
    row = LocalChoice.objects.get()
    kim("", 302, verb="approve_choice", id=str(row.pk))
    assert LocalChoice.objects.get().approved_by_name == world.kim.name
    assert "någon annan" in kim("", 409, verb="approve_choice", id=str(row.pk)).lower()


def test_a_norm_comes_as_boxes_or_as_a_file(world, sit):  # noqa: F811
    """Red when the file is passed over, or an empty box is read as zero."""
    lova = sit(world.lova)
    said = lova("ny-norm/", 422, year="2027", source="Förordningen", children_age_0="0")
    assert "större än noll" in said
    assert 'value="Förordningen"' in said
    lova("ny-norm/", 302, year="2027", source='En "källa"', mark="unverified", adults_single="4000")
    row = NormTable.objects.get()
    assert 'age_0 = "okänt"' in row.text
    assert "single = 4000" in row.text
    file = SimpleUploadedFile("norm.toml", norm_file().encode())
    lova("ny-norm/", 302, file=file)
    said = sit(world.kim)()
    assert "riksnormen 2026" in said
    assert "3 920 kr" in said


def test_others_do_not_write(world, sit):  # noqa: F811
    """Red when the check is left out of a page."""
    wanja = sit(world.wanja)
    for path in ("ny-norm/", "nytt-riktvarde/", "val/age_on/"):
        assert "administratör" in wanja(path, 403)
    assert "Ny riksnorm" not in wanja()


def test_the_page_asks_as_much_however_much_was_written(world, sit):  # noqa: F811
    """Red with a query for each row."""
    lova = sit(world.lova)

    def asked():
        lova()
        with CaptureQueriesContext(connection) as found:
            lova()
        return len(found)

    before = asked()
    for value in ("days in month", "day amount"):
        lova("val/day_method/", 302, value=value, valid_from="2025-12-01", source=SOURCE)
    lova("nytt-riktvarde/", 302, kind="rent", ceiling="7000", persons="0",
         valid_from="2026-01-01", source=SOURCE)  # fmt: skip
    assert asked() == before


def test_the_look_ahead_is_labelled_and_leads_to_each_case(world, sit):  # noqa: F811
    """Red when the label of the proposal is left out."""
    sheet = with_higher_norm(world, world.sven)
    said = sit(world.lova)("2027/?manad=2025-12")
    assert "Förslag, lagtexten är inte läst" in said
    assert f'href="/arbete/arenden/{Worksheet.objects.get(pk=sheet).case_id}/"' in said
    assert "Inget hushåll berörs" in sit(world.lova)("2027/?manad=nonsens")
