from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from diensten.models import GEMAAKT, Dienst, Wijziging
from diensten.wijzigen import AnderWasEerst, DienstGegevens, Door, SlugBestaat, change_dienst, create_dienst

INGRID = Door(naam="Ingrid Bakker")
GEGEVENS = DienstGegevens(naam="Aangifte overlijden", omschrijving="U geeft een overlijden aan.")


def test_a_new_dienst_starts_the_change_log(overlijden: Dienst) -> None:
    rows = Wijziging.objects.filter(dienst=overlijden).values_list("veld", "van", "naar", "door")
    assert list(rows) == [(GEMAAKT, "", "Aangifte overlijden", "demo_gegevens")]


def test_a_slug_is_used_once(overlijden: Dienst) -> None:
    with pytest.raises(SlugBestaat):
        create_dienst(slug=overlijden.slug, gegevens=GEGEVENS, door=INGRID, now=timezone.now())
    assert Wijziging.objects.count() == 1


def test_each_changed_field_gets_a_row(overlijden: Dienst) -> None:
    now = timezone.now() + timedelta(hours=1)
    gegevens = replace(GEGEVENS, niveau=25, stand="gestopt")
    assert change_dienst(dienst=overlijden, versie=1, gegevens=gegevens, door=INGRID, now=now).opgeslagen == 2
    rows = Wijziging.objects.filter(moment=now).order_by("veld").values_list("veld", "van", "naar", "door")
    assert list(rows) == [
        ("niveau", "20", "25", "Ingrid Bakker"),
        ("stand", "actief", "gestopt", "Ingrid Bakker"),
    ]
    overlijden.refresh_from_db()
    assert (overlijden.niveau, overlijden.actief, overlijden.versie) == (25, False, 2)
    assert overlijden.gewijzigd_op == now


def test_storing_the_same_changes_nothing(overlijden: Dienst) -> None:
    changed = change_dienst(dienst=overlijden, versie=1, gegevens=GEGEVENS, door=INGRID, now=timezone.now())
    overlijden.refresh_from_db()
    assert (bool(changed), overlijden.versie) == (False, 1)


def test_the_second_of_two_beheerders_does_not_overwrite(overlijden: Dienst) -> None:
    now = timezone.now()
    first, second = replace(GEGEVENS, niveau=25), replace(GEGEVENS, niveau=30)
    change_dienst(dienst=overlijden, versie=1, gegevens=first, door=INGRID, now=now)
    with pytest.raises(AnderWasEerst):
        change_dienst(dienst=overlijden, versie=1, gegevens=second, door=INGRID, now=now)
    overlijden.refresh_from_db()
    assert overlijden.niveau == 25
