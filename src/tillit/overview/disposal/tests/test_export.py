"""An export is whole, can be read without us, and tells when something is missing (K13)."""

import io
import json
import re
import zipfile

import pikepdf
import pytest

from tests.support.rows import report_about
from tillit.contact.documents.models import Document
from tillit.contact.documents.store import path_of
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.disposal.actions import carry_out, export_person, propose, withdraw
from tillit.overview.disposal.export.reading import faults
from tillit.overview.disposal.models import PersonExport
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.models import Payload
from tillit.trust.holdings.queries import records_of

from .conftest import AT, BEGAN, BY, LATER


@pytest.fixture
def made(archive):
    """Olle, written out, with a report that a neighbour made."""
    propose([archive.olle], by=archive.arvid, at=AT)
    report_about((archive.olle,), unit=archive.town.unit, at=BEGAN)
    target = io.BytesIO()
    return target, export_person(archive.olle, target, by=archive.arvid, at=AT)


def without(target, name, content=None):
    """The same zip with a part left out, or with other bytes."""
    changed = io.BytesIO()
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(changed, "w") as packed:
        for each in source.namelist():
            if each != name:
                packed.writestr(each, source.read(each))
            elif content is not None:
                packed.writestr(each, content)
    return changed


def test_every_record_is_there(made, archive):
    """Counted against the tables themselves. Red when: a table is left out of the zip, or sealed
    text is written as its mask."""
    target, exported = made
    assert faults(target) == []
    found = records_of(BY, [archive.olle])
    with zipfile.ZipFile(target) as packed:
        rows = [
            json.loads(line)
            for name in packed.namelist()
            if name.startswith("records/")
            for line in packed.read(name).decode().splitlines()
        ]
        files = [name for name in packed.namelist() if name.startswith("files/")]
        assert packed.read(files[0]) == b"Hej."
        readme = packed.read("LÄS-MIG.txt").decode()
    assert {(row["table"], row["id"]) for row in rows} == {(r.table, r.id) for r in found}
    assert (exported.records, exported.files) == (len(found), len(files)) == (len(rows), 1)
    [report] = [row for row in rows if row["table"] == "intake_concernreport"]
    assert report["fields"]["reporter_name"] == "Rut Granne"
    assert "manifest.json" in readme


@pytest.mark.parametrize(
    "name", ["files/", "records/cases_case.jsonl", "akt.pdf", "columns.json", "manifest.json"]
)
def test_one_part_removed_is_found(made, name):
    """The control of K13. Red when: faults() looks only at what is there."""
    target, _ = made
    with zipfile.ZipFile(target) as packed:
        part = next(each for each in packed.namelist() if each.startswith(name))
    assert faults(without(target, part))
    if part != "manifest.json":
        assert faults(without(target, part, b"{}"))


def test_the_paper_is_what_it_says(made):
    """PDF/A-2a and PDF/UA-1 by its own word, every font inside, nothing encrypted. Red when: the
    paper is made as a letter (PDF/A-3a)."""
    target, _ = made
    with zipfile.ZipFile(target) as packed, pikepdf.open(io.BytesIO(packed.read("akt.pdf"))) as pdf:
        said = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", said, re.DOTALL)
        assert "pdfuaid:part>1<" in said
        assert not pdf.is_encrypted
        assert pdf.Root.OutputIntents
        fonts = [
            each for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]  # fmt: skip
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in fonts)


def test_only_the_archivist_and_never_about_kin(archive):
    """Red when: check_archivist lets a leader through, or walls are not asked. An emergency
    opening of the case gives nothing either: no policy of cases is asked at all."""
    propose([archive.olle], by=archive.arvid, at=AT)
    for who in (archive.town.katarina, archive.vera):
        with pytest.raises(NotThere):
            export_person(archive.olle, io.BytesIO(), by=who, at=AT)
    raise_barrier(archive.arvid.id, archive.olle, BarrierReason.KIN, by=BY, at=AT)
    with pytest.raises(NotThere):
        export_person(archive.olle, io.BytesIO(), by=archive.arvid, at=AT)
    assert not PersonExport.objects.exists()


def test_what_is_not_on_its_way_out_is_not_the_archivists_to_read(archive):
    """Red with the line not asked, and with who was taken out of it still counted."""
    for person in (archive.olle, archive.town.noel):
        with pytest.raises(NotThere):
            export_person(person, io.BytesIO(), by=archive.arvid, at=AT)
    [disposal] = propose([archive.olle], by=archive.arvid, at=AT)
    assert export_person(archive.olle, io.BytesIO(), by=archive.arvid, at=AT).records
    withdraw(disposal, by=archive.vera, at=AT)
    with pytest.raises(NotThere):
        export_person(archive.olle, io.BytesIO(), by=archive.arvid, at=AT)


def test_the_leaf_says_that_everything_was_shown(made, archive):
    """Red when: note_read is left out, or a class of fields is."""
    leaf = Payload.objects.get(verb="export_person")
    assert leaf.person_id == archive.olle
    assert json.loads(leaf.body)["facts"]["shows"] == ["K1", "K2", "K3", "K4", "K5", "K6"]
    said = json.loads(Payload.objects.get(verb="PersonExported").body)["facts"]
    assert said["digest"] == made[1].digest


def test_an_export_that_is_not_whole_is_none(archive):
    """Red when: a document without its bytes is passed over."""
    propose([archive.olle], by=archive.arvid, at=AT)
    path_of(Document.objects.get(object_id=archive.case).pk).unlink()
    with pytest.raises(Refusal, match="inte hel"):
        export_person(archive.olle, io.BytesIO(), by=archive.arvid, at=AT)
    assert not PersonExport.objects.exists()


def test_what_is_for_the_archive_waits_for_its_export(archive):
    """Red when: archive_first is not asked, or an export from before the proposal counts."""
    export_person(archive.olle, io.BytesIO(), by=BY, at=BEGAN)
    archive.approved(archive_first=True)
    assert carry_out(by=archive.arvid, at=LATER) == []
    export_person(archive.olle, io.BytesIO(), by=archive.arvid, at=LATER)
    archive.sign(LATER)
    assert len(carry_out(by=archive.arvid, at=LATER)) == 1
