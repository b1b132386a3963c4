"""The name of a dienst: free until inwoners know it, and from then on for two people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst, Wijziging
from diensten.verwijderen import GeenConcept, delete_dienst
from diensten.voorstellen.models import Onderwerp, Voorstel
from diensten.wijzigen import create_dienst, gegevens_of
from tests.tweede import SCHRIJFT, agree, rename, written
from toezicht.soorten import Soort

DIENST = "/beheer/diensten/aangifte-overlijden/"


def test_a_new_name_waits_and_the_rest_holds(
    overlijden: Dienst, ingrid: Client, invoer: dict[str, Any]
) -> None:
    said = ingrid.post(
        DIENST, invoer | {"naam": "Anders", "link_minuten": "20"}, follow=True
    ).content.decode()
    assert "Voorgesteld: de naam of de omschrijving" in said
    row = Dienst.objects.get()
    assert (row.naam, row.link_minuten) == ("Aangifte overlijden", 20)
    agree(Onderwerp.DIENST, overlijden)
    log = Wijziging.objects.filter(veld="naam").get()
    assert (Dienst.objects.get().naam, log.van, log.naar) == ("Anders", "Aangifte overlijden", "Anders")
    assert log.door == "Ingrid Bakker, goedgekeurd door Peter Kok"
    assert written()[-1] == (Soort.VOORSTEL_GOEDGEKEURD, "dienst_aangifte-overlijden")


def test_a_draft_is_free_until_it_was_active(overlijden: Dienst) -> None:
    gegevens = replace(gegevens_of(overlijden), stand="concept")
    draft = create_dienst(slug="nieuw", gegevens=gegevens, door=SCHRIJFT, now=timezone.now())
    rename(draft, "Eerst")
    rename(draft, "Nog eens", stand="actief")
    assert Dienst.objects.get(pk=draft.pk).naam == "Nog eens"
    for stand in ("gestopt", "concept", "actief"):
        rename(draft, f"Naam bij {stand}", stand=stand)
        assert Dienst.objects.get(pk=draft.pk).naam == "Nog eens"
    rename(draft, "Weer", stand="concept")
    row = Dienst.objects.get(pk=draft.pk)
    Voorstel.objects.all().delete()
    with pytest.raises(GeenConcept):
        delete_dienst(dienst=row, versie=row.versie, door=SCHRIJFT, now=timezone.now())
