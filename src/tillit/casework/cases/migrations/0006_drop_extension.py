from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_publication_representatives'),
    ]

    operations = [
        migrations.DeleteModel(name='Extension'),
    ]
