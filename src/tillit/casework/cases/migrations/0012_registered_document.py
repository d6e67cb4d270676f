"""A record that is registered can be kept with its line in the register."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_unsent_of_parties")]

    operations = [
        migrations.AddField("registerentry", "document_id", models.UUIDField(null=True)),
    ]
