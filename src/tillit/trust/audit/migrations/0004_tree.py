"""The tree over the leaves: places, tiles, checkpoints and the keys they were signed with."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = {
    "audit_place": ("index",),
    "audit_tile": ("height", "number"),
    "audit_checkpoint": ("id",),
    "audit_log_key": ("id",),
}
SENTENCE = "The log cannot be changed"


def forbid(apps, schema_editor):
    """As for the leaves: no change, no removal, and on SQLite no replacement."""
    for table, key in TABLES.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
            )
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in key)
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_no_replacement")]
    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.BigIntegerField(db_index=True)),
                ("root", models.BinaryField(max_length=32)),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "audit_checkpoint"},
        ),
        migrations.CreateModel(
            name="LogKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300, unique=True)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "audit_log_key"},
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="audit.leaf")),
            ],
            options={"db_table": "audit_place"},
        ),
        migrations.CreateModel(
            name="Tile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("height", models.SmallIntegerField()),
                ("number", models.BigIntegerField()),
                ("hashes", models.BinaryField(max_length=8192)),
                ("root", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "audit_tile",
                "constraints": [models.UniqueConstraint(fields=("height", "number"), name="audit_tile_once")],
            },
        ),
        migrations.RunPython(forbid, elidable=False),
    ]
