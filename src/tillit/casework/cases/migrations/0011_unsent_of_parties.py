from django.db import migrations, models


class Migration(migrations.Migration):
    """What a party has begun to write is kept like what a colleague has: by whoever writes."""

    dependencies = [
        ("cases", "0010_disqualification_lifted"),
        ("intake", "0006_step_drafts_in_cases"),  # it moves rows by the old name
    ]

    operations = [
        migrations.RemoveConstraint("stepdraft", "cases_one_unsent"),
        migrations.RemoveIndex("stepdraft", "cases_my_unsent"),
        migrations.RenameField("stepdraft", "staff_id", "writer_id"),
        migrations.AlterField(
            "stepdraft",
            "on_page",
            models.CharField(
                max_length=10,
                choices=[
                    ("report", "REPORT"),
                    ("decisions", "DECISIONS"),
                    ("consent", "CONSENT"),
                    ("three", "THREE"),
                ],
            ),
        ),
        migrations.AddConstraint(
            "stepdraft",
            models.UniqueConstraint(
                fields=["object_id", "on_page", "key", "writer_id"], name="cases_one_unsent"
            ),
        ),
        migrations.AddIndex(
            "stepdraft", models.Index(fields=["writer_id", "saved_at"], name="cases_my_unsent")
        ),
    ]
