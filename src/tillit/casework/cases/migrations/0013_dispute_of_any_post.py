"""What somebody says is wrong may be any post of a case, or none; and it is decided about."""

import django.db.models.deletion
from django.db import migrations, models


def fill(apps, schema_editor):
    """Those there are stand on notes: the case and the post are the note's."""
    Dispute = apps.get_model("cases", "Dispute")
    for row in Dispute.objects.select_related("note").iterator():
        row.case_id, row.object_id = row.note.case_id, row.note_id
        row.what = row.note.heading
        row.save(update_fields=["case_id", "object_id", "what"])


def nothing(apps, schema_editor):
    """Back: the columns go by themselves; a mark that stands on no note cannot go back."""


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_registered_document")]

    operations = [
        migrations.AddField("dispute", "case", models.ForeignKey(
            "cases.case", null=True, on_delete=django.db.models.deletion.PROTECT,
            related_name="disputes",
        )),
        migrations.AddField("dispute", "object_id", models.UUIDField(null=True)),
        migrations.AddField(
            "dispute", "what", models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.RunPython(fill, nothing),
    ]
