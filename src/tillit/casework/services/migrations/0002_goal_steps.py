"""What each step of a goal's scale means to the person."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("services", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("goal", "steps", models.JSONField(default=list)),
    ]
