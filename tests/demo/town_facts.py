"""Run in a process of its own with the demo switched on: fill a small town and print its facts."""

import json
from datetime import UTC, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from tillit.casework.cases.models import Case  # noqa: E402
from tillit.casework.intake.models import ReportedChild  # noqa: E402
from tillit.demo.town.filling import Town  # noqa: E402
from tillit.demo.town.stories import STAGES  # noqa: E402
from tillit.kernel.actor import System  # noqa: E402
from tillit.registers.people.models import Person  # noqa: E402
from tillit.trust.access.queries import verdict_on  # noqa: E402
from tillit.trust.audit.queries import faults  # noqa: E402
from tillit.trust.identity.models import StaffAccount  # noqa: E402
from tillit.trust.identity.queries import staff_actor  # noqa: E402

AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
TESTS = System("test")


def facts() -> dict[str, object]:
    """What the test asks about."""
    maja = staff_actor(TESTS, StaffAccount.objects.get(subject="maja").pk, at=AT)
    assert maja is not None
    return {
        "least": min(count for _, count in STAGES),
        "lines": sorted(set(ReportedChild.objects.values_list("stage", flat=True))),
        "cases": sorted(set(Case.objects.values_list("stage", flat=True))),
        "faults": list(faults(TESTS)),
        "numbers": list(Person.objects.exclude(number=None).values_list("number", flat=True)),
        "maja_reads": {
            name: verdict_on(maja, Case.objects.get(person__given_name=name).pk, at=AT).allowed
            for name in ("Love", "Noel")
        },
    }


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    few = tuple((story, 1) for story, _ in STAGES)
    Town(AT, lambda line: None, people=60, stages=few).fill()
    print(json.dumps(facts()))
