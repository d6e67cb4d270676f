"""Half-written forms move to the table of cases, which keeps those of every page."""

from django.db import migrations


def move(apps, schema_editor):
    there = apps.get_model("cases", "StepDraft")
    for row in apps.get_model("intake", "StepDraft").objects.all():
        there.objects.create(
            on_page="report",
            object_id=row.line_id,
            key=row.key,
            staff_id=row.staff_id,
            typed=row.typed,
            version=row.version,
            saved_at=row.saved_at,
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_step_draft"), ("intake", "0005_unsent")]
    operations = [migrations.RunPython(move), migrations.DeleteModel("StepDraft")]
