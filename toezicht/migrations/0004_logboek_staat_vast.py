"""The database refuses to change or empty the audit trail."""

from django.db import migrations

from toezicht.vast import lay_triggers, lift_triggers


def lay(apps, schema_editor):
    lay_triggers(schema_editor.connection)


def lift(apps, schema_editor):
    lift_triggers(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ("toezicht", "0003_soorten_gesprek"),
    ]

    operations = [
        migrations.RunPython(lay, lift, elidable=False),
    ]
