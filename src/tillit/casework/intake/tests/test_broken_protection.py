"""D01 and who it is signed for. Each test stands behind breaks that no other test noticed."""

import hashlib
import json

import pytest

from tillit.casework.cases.models import CaseFile
from tillit.casework.intake import policies
from tillit.casework.intake.actions import (
    assess_protection,
    match_child,
    unmatch_child,
)
from tillit.casework.intake.models import ProtectionAssessment, ReportedChild
from tillit.casework.intake.types import Need
from tillit.kernel.refusal import Moved, NotThere
from tillit.registers.people.actions import join_household, make_household, relate
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.audit.models import Payload

from .conftest import AT, HOUR, TOWN

LATER = AT + HOUR
FROM = {"source": Source.STAFF, "by": TOWN, "at": AT}


def assess(line, by, **more) -> None:
    values = {"need": Need.NOW, "text": "Sover hos mormor."} | more
    assess_protection(line, **values, by=by, at=LATER)


def said() -> list[tuple[str, str]]:
    """What the log says was found, for whom, oldest first."""
    rows = Payload.objects.filter(verb="ProtectionAssessed").order_by("leaf_id")
    facts = [json.loads(row.body)["facts"] for row in rows]
    return [(each["person"], each["need"]) for each in facts]


def test_what_was_found_is_what_is_signed(matched, town) -> None:
    """Seen red: with need=NONE in the row, and in the news; with the spaces kept; with a signature
    that leaves the text out."""
    line, child = matched("Alva")
    assess(line, town.idris, text="  Alva sover hos mormor. ")
    row = ProtectionAssessment.objects.get()
    assert (row.need, row.text) == (Need.NOW, "Alva sover hos mormor.")
    assert said() == [(str(child), "now")]
    signed = "\0".join(
        map(str, (line, child, "now", row.text, town.idris.id, LATER.isoformat()))
    ).encode()
    assert row.signature == hashlib.sha256(signed).hexdigest()


def test_a_sibling_gets_it_in_the_own_file(matched, person, town) -> None:
    """Seen red: with the first child's file, and the first child's person in the news."""
    line, alva = matched("Alva")
    tuva = person("Tuva")
    relate(alva, tuva, RelationKind.SIBLING, **FROM)
    assess(line, town.idris, also=[tuva])
    files = dict(ProtectionAssessment.objects.values_list("person_id", "file_id"))
    assert files == dict(CaseFile.objects.values_list("person_id", "pk"))
    assert set(files) == {alva, tuva}
    assert said() == [(str(alva), "now"), (str(tuva), "now")]


def test_for_whom_the_same_may_hold(lines, person, town) -> None:
    """Who lives with the child, and who is in the same report though nobody knows how they are
    kin; not a parent, nor a child of another report. Seen red: with every relative let in, without
    the household, without the report, and with any report."""
    one, two = lines("Alva", "Melvin")
    (other,) = lines("Nils")
    alva, melvin, nils, noel, petra = map(person, ("Alva", "Melvin", "Nils", "Noel", "Petra"))
    relate(alva, petra, RelationKind.PARENT, **FROM)
    home = make_household("Björkäng 1", by=TOWN, at=AT)
    for each in (alva, noel):
        join_household(home, each, **FROM)
    for line, who in ((one, alva), (two, melvin), (other, nils)):
        match_child(line, who, by=town.idris, at=AT)
    for stranger in (petra, nils):
        with pytest.raises(NotThere):
            assess(one, town.idris, also=[stranger])
    assess(one, town.idris, also=[noel, melvin])
    assert set(ProtectionAssessment.objects.values_list("person_id", "line_id")) == {
        (alva, one), (melvin, two), (noel, one),
    }  # fmt: skip


def test_only_lines_of_this_report_that_wait_are_assessed_with_it(lines, person, town) -> None:
    """A sibling's own report must be read by itself, and who has been assessed already gets one
    more assessment in the file. Seen red: with any report, and with any stage."""
    one, two = lines("Alva", "Melvin")
    (own,) = lines("Tuva")
    alva, melvin, tuva = map(person, ("Alva", "Melvin", "Tuva"))
    for each in (melvin, tuva):
        relate(alva, each, RelationKind.SIBLING, **FROM)
    for line, who in ((one, alva), (two, melvin), (own, tuva)):
        match_child(line, who, by=town.idris, at=AT)
    assess(two, town.idris)
    assess(one, town.idris, also=[melvin, tuva])
    assert ReportedChild.objects.get(pk=own).stage == "received"
    signed = ProtectionAssessment.objects.values_list("person_id", "line_id")
    assert sorted(signed) == sorted([(melvin, two), (alva, one), (melvin, one), (tuva, one)])


def test_another_child_is_put_there_while_one_writes(matched, person, town, monkeypatch) -> None:
    """Both have read the line. Seen red: when the step does not expect the person: it was signed
    about the child who was taken away."""
    line, _ = matched("Alva")
    stale = policies.line_to_change(town.idris, line, at=LATER)
    unmatch_child(line, reason="En annan Alva.", by=town.lena, at=LATER)
    match_child(line, person("Alva"), by=town.lena, at=LATER)
    monkeypatch.setattr(policies, "line_to_change", lambda *_, **__: stale)
    with pytest.raises(Moved, match="Någon annan har just handlagt"):
        assess(line, town.idris)
    assert not ProtectionAssessment.objects.exists()
