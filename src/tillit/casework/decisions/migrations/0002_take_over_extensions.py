"""One way to extend an investigation: what the cases kept as extensions become decisions.

They were made without the delegation order, so no point of it stands on them: unknown is unknown.
They come on the next list to the board, and their letters can be sent.
"""

from django.db import migrations

PROVISIONS = "Socialtjänstlagen 20 kap. 3 §."
NAME, LAW = "Utredning av barns behov av skydd eller stöd", "SoL 20:3–7"


def take_over(apps, schema_editor):
    """Copy every row, oldest first, with the number that comes next in its case."""
    old = apps.get_model("cases", "Extension")
    decisions = apps.get_model("decisions", "Decision")
    steps = apps.get_model("decisions", "DecisionStep")
    for row in old.objects.select_related("case").order_by("at", "pk"):
        case = row.case
        count = decisions.objects.filter(case_id=case.pk).count()
        who = {"by_id": row.by_id, "by_name": row.by_name, "at": row.at}
        made = decisions.objects.create(
            pk=row.pk,
            number=f"{case.number}/{count + 1}",
            case_id=case.pk,
            person_id=case.person_id,
            unit_id=case.unit_id,
            type_code="SOL-20-3",
            type_name=NAME,
            law=LAW,
            outcome="extension",
            favourable=False,
            what="Utredningen får ta längre tid",
            period_to=row.until,
            provisions=PROVISIONS,
            circumstances=row.reasons,
            stage="decided",
            proposed_by=row.by_id,
            proposed_by_name=row.by_name,
            proposed_at=row.at,
            decided_by=row.by_id,
            decided_by_name=row.by_name,
            decided_as="leader",
            decided_at=row.at,
        )
        for verb, source, target in (("propose", "", "proposed"), ("decide", "proposed", "decided")):
            steps.objects.create(decision=made, verb=verb, source=source, target=target, **who)


class Migration(migrations.Migration):

    dependencies = [
        ("decisions", "0001_initial"),
        ("cases", "0003_publication"),
    ]
    run_before = [("cases", "0006_drop_extension")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
