"""Every table says what it holds, how long it is kept, and which fields are places."""

import pytest
from django.db import models as columns

from tests.architecture.source import models
from tillit.config.whereabouts import faults, said

KEPT = {
    "file": "with the personal file: five years after the last note (SoL 16:1-4)",
    "organisation": "as long as the organisation needs it",
    "log": "as long as the log",
    "short": "hours or days; erased by a job or by quick exit",
}

# Address, home, town, school, phone, unit, provider, file name, workplace.
KNOWN = {
    "access.Guarded.unit", "cases.Case.unit_id", "cases.RegisterEntry.party",
    "cases.Transfer.municipality", "disclosure.Release.name", "documents.Document.name",
    "intake.ConcernReport.reporter_contact", "intake.ConcernReport.reporter_organisation",
    "intake.ReportedChild.said_about",
    "people.ContactWay.value", "people.HiddenPlace.value",
    "people.Household.address", "people.Household.label", "people.Household.place",
    "people.SealedAddress.value", "services.Order.contact", "services.Service.unit_id",
}  # fmt: skip


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_declares_privacy(model):
    """Red when: `class Privacy` is taken out of access.models.Unit (inherited does not count)."""
    privacy = vars(model).get("Privacy")
    assert privacy, "class Privacy: holds = …; retention = …"
    assert len(privacy.holds) > 5
    assert privacy.retention in KEPT


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_field_is_a_place_or_not(model):
    """Red when: `municipality` is taken out of `location` in cases.Transfer."""
    assert faults(model) == []


def test_what_has_been_enough_to_find_people_is_a_place():
    """Red when: `name` of a document is moved from `location` to `prose`."""
    places = {f"{each._meta.label}.{name}" for each in models() for name in said(each)["location"]}
    assert places >= KNOWN


def test_a_field_that_nobody_has_classed_is_told():
    """The control: a field in no class, one in two, one that is not there, and no word at all."""

    class Privacy:
        location = ("gone", "twice")
        placeless = ("twice",)

    fields = [columns.CharField(name="school"), columns.CharField(name="twice")]
    meta = type("Meta", (), {"label": "x.Y", "concrete_fields": fields})
    said_so, silent = (type("Y", (), {"_meta": meta, "Privacy": p}) for p in (Privacy, object))
    told = " ".join(faults(said_so))
    assert "x.Y.school is in no class" in told
    assert "x.Y.twice is in two classes" in told
    assert "x.Y has no field gone" in told
    assert any("does not say `location`" in each for each in faults(silent))
