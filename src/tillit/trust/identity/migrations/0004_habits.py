"""How a member of staff likes the desk: remembered with the account, not in the browser."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("identity", "0003_enrolment")]

    operations: ClassVar = [
        migrations.AddField("staffaccount", "habits", models.JSONField(default=dict)),
    ]
