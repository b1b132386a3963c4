from uuid import UUID

from django.db import migrations, models

# Who wrote what a command stored, and who "approved" what held before approval was asked: no persons.
HET_BESTAND = UUID("6f1b6f0e-5f0c-5c0e-9d5e-0b1d7a1e0002")
VROEGER = UUID("6f1b6f0e-5f0c-5c0e-9d5e-0b1d7a1e0003")
NAAM = "eerder opgeslagen, nog zonder goedkeuring"
LOGIUS = "logius-"


def to_versions(apps, schema_editor):
    """What was stored keeps holding, and what stood there before are the versions before it."""
    Wijziging = apps.get_model("diensten", "TekstWijziging")
    for row in Wijziging.objects.order_by("id"):
        _keep(apps, row.sleutel, row.naar, row.bron, row.moment, row.door, row.door_id)
    for row in apps.get_model("diensten", "VoorgeschrevenTekst").objects.all():
        last = _versions(apps, row.sleutel).last()
        if last is None or (last.tekst, last.toelichting) != (row.tekst, row.bron):
            moment = max(row.gewijzigd_op, last.moment) if last is not None else row.gewijzigd_op
            _keep(apps, row.sleutel, row.tekst, row.bron, moment, row.door, row.door_id)
    _settle(schema_editor)


def _settle(schema_editor):
    """PostgreSQL changes no table with checks that still wait for the end of the transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _versions(apps, sleutel):
    rows = apps.get_model("diensten", "Tekstversie").objects.filter(sleutel=f"{LOGIUS}{sleutel}")
    return rows.order_by("nummer")


def _keep(apps, sleutel, tekst, bron, moment, door, door_id):
    last = _versions(apps, sleutel).last()
    maker = {"moment": moment, "door": door, "door_id": door_id or HET_BESTAND}
    versie = apps.get_model("diensten", "Tekstversie").objects.create(
        sleutel=f"{LOGIUS}{sleutel}",
        taal="nl",
        nummer=last.nummer + 1 if last is not None else 1,
        tekst=tekst,
        toelichting=(bron or "onbekend") if tekst else "",
        aangeboden_op=moment,
        geldt_vanaf=moment,
        ingegaan_op=moment,
        goedgekeurd_door_id=VROEGER,
        **maker,
    )
    Stap = apps.get_model("diensten", "Tekststap")
    Stap.objects.create(versie=versie, soort="opgeslagen", **maker)
    Stap.objects.create(versie=versie, soort="goedgekeurd", moment=moment, door=NAAM, door_id=VROEGER)


def back(apps, schema_editor):
    """What was approved, in the tables of before. Proposals have no place there."""
    Versie = apps.get_model("diensten", "Tekstversie")
    rows = Versie.objects.filter(sleutel__startswith=LOGIUS)
    held = rows.filter(geldt_vanaf__isnull=False, ingetrokken_op=None)
    before = {}
    for row in held.order_by("geldt_vanaf", "nummer"):
        sleutel = row.sleutel.removeprefix(LOGIUS)
        maker = {"door": row.door, "door_id": row.door_id}
        apps.get_model("diensten", "TekstWijziging").objects.create(
            sleutel=sleutel,
            van=before.get(sleutel, ""),
            naar=row.tekst,
            bron=row.toelichting,
            moment=row.geldt_vanaf,
            **maker,
        )
        before[sleutel] = row.tekst
        apps.get_model("diensten", "VoorgeschrevenTekst").objects.update_or_create(
            sleutel=sleutel,
            defaults={
                "tekst": row.tekst,
                "bron": row.toelichting,
                "versie": row.nummer,
                "gewijzigd_op": row.geldt_vanaf,
                **maker,
            },
        )
    apps.get_model("diensten", "Tekststap").objects.filter(versie__in=rows).delete()
    rows.delete()
    _settle(schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('diensten', '0015_geplande_teksten'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='tekstversie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sleutel__startswith', 'logius-'), _negated=True), ('tekst', ''), models.Q(('toelichting', ''), _negated=True), _connector='OR'), name='tekstversie_bron'),
        ),
        migrations.RunPython(to_versions, back),
        migrations.DeleteModel(
            name='TekstWijziging',
        ),
        migrations.DeleteModel(
            name='VoorgeschrevenTekst',
        ),
    ]
