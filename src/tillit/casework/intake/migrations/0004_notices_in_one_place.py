"""Notices move to the table of cases, which then owns all of them; the alarm says when it looked."""

from django.db import migrations, models

KINDS = {"protection_late": "late", "handed_to_duty": "to_duty"}


def move(apps, schema_editor):
    there = apps.get_model("cases", "Notice")
    for row in apps.get_model("intake", "Notice").objects.all():
        there.objects.create(
            staff_id=row.staff_id,
            kind=KINDS[row.kind],
            object_id=row.line_id,
            at=row.at,
            read_at=row.read_at,
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_publication"), ("intake", "0003_draft")]
    operations = [
        migrations.RunPython(move),
        migrations.DeleteModel("Notice"),
        migrations.CreateModel(
            name="AlarmWatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("looked_at", models.DateTimeField()),
            ],
        ),
    ]
