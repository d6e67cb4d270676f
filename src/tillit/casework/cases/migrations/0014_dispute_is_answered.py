"""How it was said, and what was decided. Apart from 0013: rows are changed there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_dispute_of_any_post")]

    operations = [
        migrations.AddField("dispute", "answer", models.CharField(
            blank=True, choices=[("corrected", "CORRECTED"), ("kept", "KEPT")], max_length=10
        )),
        migrations.AddField("dispute", "answer_why", models.TextField(blank=True)),
        migrations.AddField("dispute", "answered_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "dispute", "answered_by_name", models.CharField(blank=True, max_length=120)
        ),
        migrations.AddField("dispute", "how", models.CharField(
            choices=[("my_pages", "MY_PAGES"), ("staff", "STAFF")], default="staff", max_length=10
        ), preserve_default=False),
        migrations.AlterField("dispute", "case", models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="disputes", to="cases.case"
        )),
        migrations.AlterField("dispute", "note", models.ForeignKey(
            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="disputes",
            to="cases.note",
        )),
        migrations.AlterField(
            "dispute", "recorded_by", models.CharField(blank=True, max_length=120)
        ),
        migrations.AlterField("dispute", "what", models.CharField(blank=True, max_length=200)),
        migrations.AddConstraint("dispute", models.CheckConstraint(
            condition=models.Q(("answer", ""), models.Q(("answer_why", ""), _negated=True),
                               _connector="OR"),
            name="cases_dispute_answer_has_reason",
        )),
    ]
