"""Jäv that was a mistake, or that no longer holds, can be taken back with a reason."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_step_draft")]

    operations = [
        migrations.AddField("disqualification", "lifted_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "disqualification",
            "lifted_by_name",
            models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            "disqualification",
            "lifted_because",
            models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
