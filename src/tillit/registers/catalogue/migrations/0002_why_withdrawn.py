"""Why a kind of service was taken off the list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="servicekind",
            name="withdrawn_because",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
