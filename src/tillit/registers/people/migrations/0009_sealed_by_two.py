from django.db import migrations, models
from django.db.models import F


def count_from_the_first(apps, schema):
    """Readers that were named before took no second person: they count as they did."""
    apps.get_model("people", "AddressReader").objects.update(counts_from=F("named_at"))


class Migration(migrations.Migration):
    dependencies = [("people", "0008_merge_asked")]

    operations = [
        migrations.AddField("sealedaddress", "end_asked_by", models.UUIDField(null=True)),
        migrations.AddField("sealedaddress", "end_asked_at", models.DateTimeField(null=True)),
        migrations.AddField("addressreader", "counts_from", models.DateTimeField(null=True)),
        migrations.RunPython(count_from_the_first, migrations.RunPython.noop),
    ]
