"""Witnesses, nightly readings, and the one way in which what a leaf said may be disposed of."""

import django.db.models.deletion
from django.db import migrations, models

APPENDED = {"audit_cosignature": "id", "audit_erasure": "leaf_id", "audit_inspection": "id"}
SENTENCE = "The log cannot be changed"
TELLS = "TraceErased"
TOLD = (
    f"EXISTS (SELECT 1 FROM audit_payload WHERE leaf_id = NEW.told_in_id AND verb = '{TELLS}') "
    "AND NEW.told_in_id > NEW.leaf_id "
    f"AND NOT EXISTS (SELECT 1 FROM audit_payload WHERE leaf_id = NEW.leaf_id AND verb = '{TELLS}')"
)
GIVEN_UP = "EXISTS (SELECT 1 FROM audit_erasure WHERE leaf_id = OLD.leaf_id)"

SQLITE = [
    "DROP TRIGGER audit_payload_no_delete",
    f"CREATE TRIGGER audit_payload_no_delete BEFORE DELETE ON audit_payload WHEN NOT {GIVEN_UP} "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    f"CREATE TRIGGER audit_erasure_told BEFORE INSERT ON audit_erasure WHEN NOT ({TOLD}) "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}: no leaf tells of the erasing'); END",
]
# The program's role has no right to delete. The function acts as the owner of the tables, and the
# triggers let it take nothing but what has been given up.
POSTGRESQL = [
    "DROP TRIGGER audit_payload_no_change ON audit_payload",
    "CREATE TRIGGER audit_payload_no_change BEFORE UPDATE OR TRUNCATE ON audit_payload "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE FUNCTION audit_let_go() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
    "SET search_path = public, pg_temp AS "
    f"$$ BEGIN IF {GIVEN_UP} THEN RETURN OLD; END IF; RAISE EXCEPTION '{SENTENCE}'; END $$",
    "CREATE TRIGGER audit_payload_no_delete BEFORE DELETE ON audit_payload "
    "FOR EACH ROW EXECUTE FUNCTION audit_let_go()",
    "CREATE FUNCTION audit_is_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
    "SET search_path = public, pg_temp AS "
    f"$$ BEGIN IF {TOLD} THEN RETURN NEW; END IF; "
    f"RAISE EXCEPTION '{SENTENCE}: no leaf tells of the erasing'; END $$",
    "CREATE TRIGGER audit_erasure_told BEFORE INSERT ON audit_erasure "
    "FOR EACH ROW EXECUTE FUNCTION audit_is_told()",
    "CREATE FUNCTION audit_erase(numbers bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER "
    "SET search_path = public, pg_temp AS "
    "$$ DELETE FROM audit_payload WHERE leaf_id = ANY(numbers) $$",
]


def forbid(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, key in APPENDED.items():
        if postgresql:
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
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_tree")]
    operations = [
        migrations.CreateModel(
            name="Cosignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checkpoint", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="audit.checkpoint")),
                ("witness", models.CharField(max_length=200)),
                ("line", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "audit_cosignature",
                "indexes": [models.Index(fields=["witness", "-at"], name="audit_cosignature_latest")],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("leaf", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to="audit.leaf")),
                ("told_in", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="audit.leaf")),
            ],
            options={"db_table": "audit_erasure"},
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("leaves", models.BigIntegerField()),
                ("faults", models.IntegerField()),
                ("first", models.CharField(blank=True, max_length=200)),
                ("unplaced", models.IntegerField()),
            ],
            options={"db_table": "audit_inspection"},
        ),
        migrations.RunPython(forbid, elidable=False),
    ]
