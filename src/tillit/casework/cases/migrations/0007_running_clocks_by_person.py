from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_drop_extension'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['person_id', 'code'], name='cases_clock_beside'),
        ),
    ]
