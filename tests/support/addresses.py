"""Every address of the program with what it takes, read from the URL table.

Proofs that try all addresses fill them by the names of their arguments. A new argument that nobody
has told about here fails there with a sentence that says what to add.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tillit.pages.http.guard import MARK

# Which tables the ids of an argument are in, where it is not called as its table is.
TABLES: dict[str, tuple[str, ...]] = {
    "address_id": ("people.SealedAddress",),
    "ask_id": ("decisions.Hearing",),
    "activity_id": ("assistance.ActivityPlan",),
    "noted_id": ("assistance.ActivityDay",),
    "draw_id": ("assistance.ReviewDraw",),
    "claim_id": ("assistance.RecoveryClaim",),
    "entry_id": ("assistance.RecoveryEntry",),
    "earlier_id": ("intake.ReportedChild",),
    "key_id": ("identity.Passkey",),
    "line_id": ("intake.ReportedChild",),
    "list_id": ("decisions.BoardList",),
    "move_id": ("cases.NoteMove",),
    "opening_id": ("people.AddressOpening",),
    "part_id": (
        "people.Relation", "people.HouseholdMember", "people.ContactWay", "people.ThreatNote",
        "people.Merge", "people.Representation", "people.Household", "people.HiddenPlace",
        "people.ProtectionChange",
    ),
    "party_id": ("people.Person",),
    "person_id": ("people.Person",),
    "place_id": ("directory.Place",),
    "form_id": ("eservices.FormVersion",),
    "power_id": ("people.Representation",),
    "row_id": ("review.ReviewRow",),
    "run_id": ("assistance.MonthRun",),
    "asked_id": ("assistance.MissingThing",),
    "sheet_id": ("assistance.Worksheet",),
    "second_id": ("access.SecondPerson",),
    "ref": ("decisions.Decision", "decisions.PartyLetter", "decisions.Hearing",
            "decisions.Appeal", "people.Person"),
    "staff_id": ("identity.StaffAccount",),
    "step_id": ("services.PlanStep",),
}  # fmt: skip
# Where an argument means something else than elsewhere.
HERE: dict[tuple[str, str], tuple[str, ...]] = {
    ("desk:case_opened_letters", "ref"): ("cases.Case",),
    ("desk:opened_letter", "ref"): ("cases.Case",),
    ("desk:not_opened_letters", "ref"): ("intake.ReportedChild",),
    ("desk:not_opened_letter", "ref"): ("intake.ReportedChild",),
    ("desk:month_do_about", "ref"): (
        "assistance.SheetWarning",
        "assistance.MissingThing",
        "assistance.SheetRow",
    ),
    ("desk:plan_payment", "decision_id"): ("assistance.MonthDecision",),
    ("desk:payment_do", "order_id"): ("assistance.PaymentOrder",),
    ("desk:payment_receipt", "order_id"): ("assistance.PaymentOrder",),
    ("desk:download_payment_file", "file_id"): ("assistance.PaymentFile",),
    ("desk:payment_file_do", "file_id"): ("assistance.PaymentFile",),
    ("desk:month_correct_row", "row_id"): ("assistance.SheetRow",),
}
# What stands beside an id in an address and is none: the words, or where the program lists them.
WORDS: dict[tuple[str, str], tuple[str, ...] | str] = {
    ("desk:forget_decision_typed", "key"): ("propose",),
    ("desk:forget_typed", "key"): ("assess",),
    ("desk:show_report", "what"): ("anmalare", "barnet"),
    ("desk:act_on_report", "what"): "tillit.pages.desk.intake.verbs:BY_SLUG",
    ("desk:show_person", "what"): ("personnummer", "namn"),
    ("desk:show_person_part", "what"): ("hem", "kontaktvag"),
    ("desk:address_step", "step"): ("godkann", "nej", "visa"),
    ("desk:change_person", "what"): "tillit.pages.desk.people.changes:BY_SLUG",
    ("desk:take_back", "what"): "tillit.pages.desk.people.changes:TAKE_BACKS",
    ("desk:case_follow_up", "what"): ("start", "slut"),
    ("desk:service_verb", "slug"): "tillit.pages.desk.services.verbs:BY_SLUG",
    ("desk:decide_something", "what"): "tillit.pages.desk.decision.kinds:BY_SLUG",
    ("desk:decide_about", "what"): "tillit.pages.desk.decision.kinds:BY_SLUG",
    ("desk:month_do", "what"): "tillit.pages.desk.assistance.months.views:VERBS",
    ("desk:month_do_about", "what"): "tillit.pages.desk.assistance.months.views:VERBS_ABOUT",
    ("desk:recovery_write", "what"): "tillit.pages.desk.assistance.recovery.ledger:ACTS",
    ("desk:recount_do", "what"): "tillit.pages.desk.assistance.recovery.recount:ACTS",
    ("desk:payment_do", "what"): "tillit.pages.desk.assistance.payments.views:VERBS",
    ("desk:close_bank_line", "line_id"): ("1",),
    ("desk:payment_file_do", "what"): "tillit.pages.desk.assistance.payments.papers:FILE_VERBS",
    ("desk:month_add_row", "part"): "tillit.pages.desk.assistance.months.forms:PARTS",
    ("desk:incident_list", "kind"): ("csv", "jsonl", "pdf"),
    ("desk:incident_draft", "report"): ("imy", "csirt"),
    ("portal:application_step", "step"): "tillit.pages.portal.ansok.steps:STEPS",
}
HOW = (
    "{name} takes {argument!r}, and nobody has said what that is. Add it to TABLES (the tables its "
    "ids are in), or for a word that is no id to WORDS, in tests/support/addresses.py"
)


class Untold(Exception):
    """An address has an argument that no proof can fill."""


@dataclass(frozen=True)
class Route:
    """One address: its name, what it takes, by which methods, and for whom its view is."""

    name: str
    arguments: tuple[tuple[str, bool], ...]  # with whether it is an id
    methods: tuple[str, ...]
    for_whom: str
    view: Any

    @property
    def ids(self) -> tuple[str, ...]:
        """The arguments that are ids, in order."""
        return tuple(argument for argument, is_id in self.arguments if is_id)

    def tables(self, argument: str) -> tuple[str, ...]:
        """The tables that an argument's ids are in. Raises Untold."""
        found = HERE.get((self.name, argument)) or TABLES.get(argument) or called(argument)
        if not found:
            raise Untold(HOW.format(name=self.name, argument=argument))
        return found

    def words(self, argument: str) -> tuple[str, ...]:
        """What may stand in an argument that is no id. Raises Untold."""
        told = WORDS.get((self.name, argument))
        if told is None:
            raise Untold(HOW.format(name=self.name, argument=argument))
        if isinstance(told, tuple):
            return told
        module, _, listed = told.partition(":")
        return tuple(getattr(importlib.import_module(module), listed))

    def address(self, **filled: object) -> str:
        """The address, with these arguments."""
        return reverse(self.name, kwargs=filled)


def called(argument: str) -> tuple[str, ...]:
    """The tables that have the name of an argument: `note_id` is the id of a Note."""
    name = argument.removesuffix("_id").replace("_", "")
    own = [m for m in apps.get_models() if m.__module__.startswith("tillit.")]
    return tuple(m._meta.label for m in own if m._meta.model_name == name)


def routes(patterns: list[URLPattern | URLResolver] | None = None) -> list[Route]:
    """Every address of the program, in the order of the table."""
    return list(_routes(get_resolver().url_patterns if patterns is None else patterns))


def _routes(
    patterns: list[Any], space: str = "", above: tuple[tuple[str, bool], ...] = ()
) -> Iterator[Route]:
    for each in patterns:
        takes = above + tuple(
            (name, _is_id(converter)) for name, converter in each.pattern.converters.items()
        )
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, f"{each.namespace or space}", takes)
        else:
            name = f"{space}:{each.name}" if space else str(each.name)
            for_whom = getattr(each.callback, MARK, "")
            yield Route(name, takes, methods_of(each.callback), for_whom, each.callback)


def _is_id(converter: object) -> bool:
    return type(converter).__name__ == "UUIDConverter"


def methods_of(view: Any) -> tuple[str, ...]:
    """What a view answers to: require_POST and its like keep their methods in a closure."""
    while view:
        methods = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if methods:
            return tuple(each for each in methods if each != "HEAD")
        view = getattr(view, "__wrapped__", None)
    return ("GET", "POST")


def untold(found: list[Route]) -> list[str]:
    """A sentence for each argument that no proof can fill, of the addresses that take an id."""
    said = []
    for route in (each for each in found if each.ids):
        for argument, is_id in route.arguments:
            try:
                _ = route.tables(argument) if is_id else route.words(argument)
            except Untold as sentence:
                said.append(str(sentence))
    return said
