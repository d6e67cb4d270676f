"""A unique word in every field that holds something about a person, so that it can be seen again.

Which fields those are is found from the models: text, sealed text and JSON of every table that is
kept with a personal file. The words are put in as the rows are written, so letters, search and log
are made of them too. A personal number is a canary as it is.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db import models
from django.db.models.query import QuerySet
from django.db.models.signals import pre_save

from tillit.config.whereabouts import LOCATION, said
from tillit.kernel.protected import Protected
from tillit.trust.sealing.types import SealedTextField

HELD = {"file", "short"}
ALSO = {"access.BrokenGlass", "intake.EarlierOpening", "services.ThreeAnswers"}
ABOUT_STAFF = re.compile(
    r"(.*_)?by(_name)?|(author|assessed|decided|registered|staff)_name|done_by_name"
)
# Codes, numbers and fingerprints: no words that somebody wrote about somebody.
CODES = {
    "area", "assigned_as", "by_kind", "by_ref", "code", "code_index", "content_type",
    "decided_as", "decision_number", "delegation_law", "delegation_number", "digest", "direction",
    "end_reason", "exception", "ground", "how", "key", "key_id", "key_index", "kind_code",
    "kind_name", "language", "law", "legal_basis", "locale", "number", "provision", "provisions",
    "reporter_category", "rules_version", "series", "sha256", "shown_to", "signature", "sort_key",
    "source", "status", "stop_code", "target", "type_code", "type_name", "verb", "token_hash",
    "role", "part", "field", "paragraph", "received_how", "closed_reason", "court",
}  # fmt: skip
NO_WORDS = {
    "assistance.AgencyAnswer.agency": "a code",
    "assistance.AgencyAnswer.reason": "a code",
    "assistance.AgencyAnswer.rows": "JSON, sealed as one text",
    "assistance.Application.sent": "JSON, sealed as one text",
    "assistance.BookedLine.end_to_end": "an id",
    "assistance.BookedLine.entry": "the bank's number of a line",
    "assistance.Draft.answers": "JSON, sealed as one text",
    "assistance.Payee.account_mark": "a fingerprint",
    "assistance.SalaryAccount.account_mark": "a fingerprint",
    "assistance.SheetRow.facts": "numbers and codes",
    "assistance.SheetRow.kind": "a code",
    "assistance.SheetRow.origin": "ids and codes",
    "assistance.SheetWarning.depends_on": "a code",
    "assistance.StoredCalculation.text": "JSON that the program made, with nobody's name",
    "cases.DelayDemand.answer": "granted or refused",
    "cases.Dispute.answer": "a code",
    "cases.Publication.documents": "ids",
    "cases.Publication.parts": "codes",
    "cases.Publication.representatives": "ids",
    "cases.StepDraft.typed": "JSON, sealed as one text",
    "cases.Transfer.stage": "a code",
    "decisions.PartyLetter.hidden": "codes",
    "disclosure.Release.ground_says": "the rule book's own sentence",
    "disclosure.Release.source": "the rule book's own citation",
    "incident.Incident.csirt": "a draft made of numbers by the program",
    "incident.Incident.facts": "numbers by code",
    "incident.Incident.imy": "a draft made of numbers by the program",
    "incident.Touched.acts": "codes",
    "incident.Touched.classes": "codes",
    "incident.Touched.things": "ids",
    "extract.Extract.named": "ids",
    "extract.Extract.state": "a code",
    "extract.ExtractLine.hidden": "names of columns",
    "extract.ExtractLine.holds": "codes",
    "extract.ExtractLine.row": "an id",
    "extract.ExtractLine.table": "the name of a table",
    "extract.ExtractLine.under": "ids",
    "identity.SignIn.device": "of a member of staff",
    "intake.ReportedChild.said_born": "a date",
    "people.SearchName.words": "made from the name by the program",
    "services.Closing.reason": "a code",
    "services.Consent.answer": "a code",
    "services.Closing.lines": "codes, dates and sentences of the program",
    "services.NonExecution.reason": "a code",
    "services.Order.declined_because": "a code",
    "services.Pause.reason": "a code",
    "services.ServiceStep.reason": "a code",
    "services.ThreeAnswers.expected": "a code",
}
K1, K2, K3, K4, K5, K6 = "K1", "K2", "K3", "K4", "K5", "K6"
CLASSES = {
    "people.Person": K1, "intake.ReportedChild": K1, "people.ContactWay": K2,
    "people.ContactNeeds": K2, "people.HouseholdMember": K6,
    "intake.ConcernReport.reporter_name": K4, "intake.ConcernReport.reporter_contact": K4,
    "intake.ConcernReport.reporter_organisation": K4, "intake.ConcernReport.reporter_role": K4,
    "cases.Note.told_by": K5, "cases.RegisterEntry.party": K5,
}  # fmt: skip
TOKEN = re.compile(r"zq[0-9a-z]{4}q", re.IGNORECASE)
NUMBER = re.compile(r"(?<![0-9a-f-])(?:19|20)?(\d{6})[-+\u2011 \u00a0]?(\d{4})(?![0-9a-f-])")
DIGITS = "0123456789abcdefghijklmnoprstuvwxyz"  # without q


@dataclass(frozen=True)
class Canary:
    """One word that stands in one field of one row."""

    word: str
    model: str
    field: str
    pk: Any
    class_: str
    sealed: bool


@dataclass
class Aviary:
    """All canaries by their words."""

    known: dict[str, Canary] = field(default_factory=dict)
    _row: int = 0

    def words_in(self, text: str) -> set[str]:
        """The canaries that a text shows."""
        found = {each.lower() for each in TOKEN.findall(text)}
        found |= {f"{day}{end}" for day, end in NUMBER.findall(text)}
        return {word for word in found if word in self.known}

    def new(self, model: type[models.Model], name: str, pk: Any, *, sealed: bool) -> str:
        """A word that nothing else has, for one field."""
        self._row += 1
        number, word = self._row * 7919 % 35**4, ""
        for _ in range(4):
            number, digit = divmod(number, 35)
            word += DIGITS[digit]
        return self.keep(f"zq{word}q", model, name, pk, sealed=sealed)

    def keep(
        self, word: str, model: type[models.Model], name: str, pk: Any, *, sealed: bool
    ) -> str:
        """Remember what stands where."""
        label = model._meta.label
        class_ = CLASSES.get(f"{label}.{name}") or CLASSES.get(label, K3)
        if class_ != K2 and name in said(model)[LOCATION]:
            class_ = K6
        self.known[word] = Canary(word, label, name, pk, class_, sealed)
        return word

    def plant(self, row: models.Model) -> None:
        """Put a canary in every field of a row that has words."""
        for each in fields_of(type(row)):
            value = getattr(row, each.attname, None)
            sealed = isinstance(each, SealedTextField)
            planted = self._planted(type(row), each, value, row.pk, sealed=sealed)
            if planted is not value:
                setattr(row, each.attname, planted)

    def _planted(
        self, model: type[models.Model], each: Any, value: Any, pk: Any, *, sealed: bool
    ) -> Any:
        if isinstance(value, Protected):
            inner = self._planted(model, each, value.reveal(), pk, sealed=sealed)
            return Protected(inner) if inner != value.reveal() else value
        if isinstance(value, dict):
            return {k: self._planted(model, each, v, pk, sealed=sealed) for k, v in value.items()}
        if isinstance(value, list):
            return [self._planted(model, each, v, pk, sealed=sealed) for v in value]
        if not isinstance(value, str) or not is_prose(value) or TOKEN.search(value):
            return value
        if value.startswith('{"'):  # a report, frozen as canonical JSON
            inner = self._planted(model, each, json.loads(value), pk, sealed=sealed)
            return json.dumps(inner, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        word = self.new(model, each.name, pk, sealed=sealed)
        return joined(word, value, each)

    def numbers(self) -> None:
        """Every personal number is a canary as it is."""
        person = apps.get_model("people.Person")
        for pk, number in person.objects.exclude(number=None).values_list("pk", "number"):
            self.keep(number[2:], person, "number", pk, sealed=False)


def is_prose(value: str) -> bool:
    """Whether somebody wrote it: not a code, a date or an id."""
    return not re.fullmatch(r"[a-z0-9_.:/+ -]*|[A-Z0-9-]*|[0-9a-f-]{36}", value.strip())


def joined(word: str, value: str, each: Any) -> str:
    """A canary as a part of what it stands in, no longer than the field takes."""
    if each.name in {"given_name", "family_name"}:
        text = f"{value}-{word}"
    elif "@" in value:
        text = f"{word}.{value}"
    else:
        text = f"{word} {value}"
    return text[: each.max_length] if each.max_length and "@" not in value else text


def tables() -> list[type[models.Model]]:
    """Every table that holds something about a person."""
    found = []
    for model in apps.get_models():
        privacy = getattr(model, "Privacy", None)
        if privacy and (privacy.retention in HELD or model._meta.label in ALSO):
            found.append(model)
    return found


_fields: dict[type[models.Model], list[Any]] = {}


def fields_of(model: type[models.Model]) -> list[Any]:
    """The fields of a table that a canary stands in."""
    if model not in _fields:
        held = model in tables()
        _fields[model] = [f for f in model._meta.concrete_fields if held and has_words(model, f)]
    return _fields[model]


def has_words(model: type[models.Model], each: Any) -> bool:
    """Whether somebody writes words about a person in this field."""
    if isinstance(each, SealedTextField):
        return f"{model._meta.label}.{each.name}" not in NO_WORDS
    if not isinstance(each, models.CharField | models.TextField | models.JSONField):
        return False
    label = f"{model._meta.label}.{each.name}"
    named = each.name in CODES or ABOUT_STAFF.fullmatch(each.name)
    return not (each.choices or named or label in NO_WORDS)


@contextlib.contextmanager
def planting(aviary: Aviary) -> Iterator[None]:
    """While this is on, every row that is written carries canaries."""
    bulk, update = QuerySet.bulk_create, QuerySet.update

    def one(sender: Any, instance: models.Model, **_: Any) -> None:
        aviary.plant(instance)

    def many(self: Any, objs: Iterable[Any], *rest: Any, **named: Any) -> Any:
        rows = list(objs)
        for row in rows:
            aviary.plant(row)
        return bulk(self, rows, *rest, **named)

    def changed(self: Any, **values: Any) -> Any:
        named = {f.name: f for f in fields_of(self.model) if f.name in values}
        pk = next(iter(self.values_list("pk", flat=True)[:1]), None) if named else None
        for name, each in named.items():
            sealed = isinstance(each, SealedTextField)
            values[name] = aviary._planted(self.model, each, values[name], pk, sealed=sealed)
        return update(self, **values)

    pre_save.connect(one, dispatch_uid="canaries")
    try:
        with patch.object(QuerySet, "bulk_create", many), patch.object(QuerySet, "update", changed):
            yield
    finally:
        pre_save.disconnect(dispatch_uid="canaries")
    aviary.numbers()
