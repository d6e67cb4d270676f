from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0008_opened_in_a_day")]

    operations = [
        migrations.CreateModel(
            name="OwnEntry",
            fields=[
                ("staff_id", models.UUIDField(primary_key=True, serialize=False)),
                ("person_id", models.UUIDField(db_index=True, null=True)),
                ("since", models.DateTimeField(null=True)),
                ("linked_by", models.UUIDField(null=True)),
                ("asked", models.CharField(blank=True, default="", max_length=64)),
                ("asked_by", models.UUIDField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
