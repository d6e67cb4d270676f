"""Run in a process of its own with the demo switched on: fill a migrated database with a town,
and print its facts.

`small`: one family a stage, filled by the command. `whole`: the town as `./tillit demo` makes it.
"""

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import Count, F, Manager, QuerySet  # noqa: E402

from tillit.areas.assistance.models import Application, RecoveryClaim, Worksheet  # noqa: E402
from tillit.casework.cases.models import Case, Clock  # noqa: E402
from tillit.casework.cases.types import CaseKind  # noqa: E402
from tillit.casework.decisions.models import Appeal, BoardList, Decision  # noqa: E402
from tillit.casework.intake.models import ReportedChild  # noqa: E402
from tillit.casework.services.models import Service  # noqa: E402
from tillit.demo.town import filling  # noqa: E402
from tillit.demo.town.assistance.homes import FIRST  # noqa: E402
from tillit.demo.town.filling import PEOPLE, Town  # noqa: E402
from tillit.demo.town.stories import STAGES  # noqa: E402
from tillit.kernel.actor import System  # noqa: E402
from tillit.registers.people.models import Person, Relation  # noqa: E402
from tillit.registers.people.types import Protection, RelationKind  # noqa: E402
from tillit.trust.access.queries import verdict_on  # noqa: E402
from tillit.trust.audit.queries import faults  # noqa: E402
from tillit.trust.identity.models import StaffAccount  # noqa: E402
from tillit.trust.identity.queries import staff_actor  # noqa: E402

AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
TESTS = System("test")
FEW = tuple((story, 1) for story, _ in STAGES)


def facts() -> dict[str, object]:
    """What the tests ask about."""
    maja = staff_actor(TESTS, StaffAccount.objects.get(subject="maja").pk, at=AT)
    assert maja is not None
    ours = Clock.objects.filter(stopped_at=None).exclude(code="D34")  # the parties' own time
    decided = Decision.objects.exclude(decided_at=None)
    mothers = Relation.objects.filter(kind=RelationKind.PARENT).values("other")
    return {
        "lines": stages(ReportedChild.objects),
        "cases": stages(Case.objects.exclude(kind=CaseKind.ASSISTANCE)),
        "services": stages(Service.objects),
        "months": Counter(f"{each.kind} {each.stage}" for each in Worksheet.objects.all()),
        "claims": {
            row.sheet.case.person.family_name: [
                row.decided_at is not None,
                int(row.left),
                row.plans.count(),
            ]
            for row in RecoveryClaim.objects.select_related("sheet__case__person")
        },
        "applicants": sorted(
            each.number
            for each in Person.objects.filter(pk__in=Application.objects.values("applicant"))
        ),
        "appeals": stages(Appeal.objects),
        "on_agenda": Decision.objects.filter(stage="proposed", meeting__isnull=False).count(),
        "dissent": Decision.objects.exclude(dissent="").count(),
        "lists_told": list(
            BoardList.objects.order_by("made_at").values_list("paragraph", flat=True)
        ),
        "unborn": ReportedChild.objects.filter(person__born__gt=F("received_at__date")).count(),
        "oldest_days": (AT - ReportedChild.objects.earliest("received_at").received_at).days,
        "first_decision": str(decided.earliest("decided_at").decided_at.date()),
        "not_executed": ours.filter(code="D31", due_at__lt=AT).count(),
        "late": ours.filter(due_at__lt=AT).count(),
        "running": ours.count(),
        "people": Person.objects.count(),
        "at_home": Person.objects.filter(homes__isnull=False).distinct().count(),
        "two_homes": Person.objects.annotate(n=Count("homes")).filter(n=2).count(),
        "siblings": mothers.annotate(n=Count("person", distinct=True)).filter(n__gt=1).count(),
        "protected": Person.objects.exclude(protection=Protection.NONE).count(),
        "faults": list(faults(TESTS)),
        "numbers": list(Person.objects.exclude(number=None).values_list("number", flat=True)),
        "maja_reads": {
            name: verdict_on(maja, Case.objects.get(person__given_name=name).pk, at=AT).allowed
            for name in ("Love", "Noel")
        },
    }


def stages(rows: Manager[Any] | QuerySet[Any]) -> Counter[str]:
    """How many rows there are at each stage."""
    return Counter(rows.values_list("stage", flat=True))


if __name__ == "__main__":
    if "whole" in sys.argv:
        with transaction.atomic():
            Town(AT, lambda line: None, PEOPLE, STAGES).fill()
    else:
        at = mock.patch("tillit.demo.management.commands.demo_town.moments_from", return_value=AT)
        few = mock.patch.object(filling.Town.__init__, "__defaults__", (PEOPLE, FEW))
        homes = mock.patch.dict(filling.Town.__init__.__kwdefaults__, homes=FIRST)
        with at, few, homes, open("/dev/null", "w") as nowhere:
            call_command("demo_town", people=60, stdout=nowhere)
    print(json.dumps(facts()))
