"""A day key that is away or damaged: a fault that passes, said on a page of our own, and no second key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from identification.flow.opruimen import purge
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import checked, delivered, fresh, invited, later
from tests.identification.nepdigid import NepDigid, come_back, log_in_at_digid, press_login

DAMAGE = ["away", "empty", "unreadable"]


def damage(folder: Path, how: str) -> None:
    (key,) = folder.glob("*.sleutel")
    if how == "empty":
        key.write_bytes(b"")
        return
    key.rename(key.with_suffix(".weg"))
    if how == "unreadable":
        key.mkdir()  # reading it fails for everybody, root as well


def is_sorry(response: Any) -> bool:
    return (response.status_code, "Er gaat iets mis bij ons" in response.content.decode()) == (503, True)


@pytest.mark.parametrize("how", DAMAGE)
def test_the_pages_of_the_inwoner(
    client: Client, row: Identification, link: str, digid: NepDigid, dagsleutels: Path, how: str
) -> None:
    log_in_at_digid(client, row, digid)
    damage(dagsleutels, how)
    assert client.get(link)["Location"] == "/i/"
    assert is_sorry(client.get("/i/"))
    assert fresh(row.pk).status == Status.INGELOGD


@pytest.mark.parametrize("how", DAMAGE)
def test_coming_back_from_digid(
    client: Client, row: Identification, link: str, digid: NepDigid, dagsleutels: Path, how: str
) -> None:
    press_login(client, link)
    damage(dagsleutels, how)
    before = Identification.objects.values().get()
    assert is_sorry(come_back(client))
    assert Identification.objects.values().get() == before


@pytest.mark.parametrize("how", DAMAGE)
def test_the_standing_link(
    client: Client, row: Identification, digid: NepDigid, dagsleutels: Path, how: str
) -> None:
    damage(dagsleutels, how)
    assert is_sorry(client.post(f"/nieuw/{row.dienst.slug}/inloggen/"))
    assert Identification.objects.get() == row


@pytest.mark.parametrize("how", DAMAGE)
def test_the_pages_of_the_ambtenaar(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst, dagsleutels: Path, how: str
) -> None:
    row = checked(ambtenaar, dienst=dienst, now=timezone.now())
    damage(dagsleutels, how)
    assert sanne.get(f"/werkblad/{row.pk}/")["Location"] == "/werkblad/"
    assert "kan nu niet worden geopend" in sanne.get("/werkblad/").content.decode()
    data = {"flow": "NIEUW", "dienst": dienst.slug, "zaak": "nieuw", "taal": "nl"}
    response = sanne.post("/werkblad/start/", data)
    assert (response.status_code, Identification.objects.get()) == (422, row)
    assert "Beeldpas kan nu geen gegevens verzegelen" in response.content.decode()


@pytest.mark.parametrize("how", DAMAGE[1:])
def test_it_is_seen_from_outside(client: Client, row: Identification, dagsleutels: Path, how: str) -> None:
    assert client.get("/healthz/ready").status_code == 200
    damage(dagsleutels, how)
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()) == (503, {"status": "dagsleutels"})


def test_the_key_of_a_new_day_is_made_by_its_first(ambtenaar: Medewerker, dagsleutels: Path) -> None:
    row = invited(ambtenaar)
    damage(dagsleutels, "away")
    assert invited(ambtenaar, now=later(days=1)).dag != row.dag
    assert len(list(dagsleutels.glob("*.sleutel"))) == 1


def test_other_names_in_the_folder_do_not_stop_the_purge(ambtenaar: Medewerker, dagsleutels: Path) -> None:
    delivered(ambtenaar)
    for name in ("2026-13-45.sleutel", "2026-11-21 (kopie).sleutel", "1.sleutel", "lees-mij.txt"):
        (dagsleutels / name).write_bytes(b"x")
    assert purge(now=later(days=2)).sleutels == 1
    assert len(list(dagsleutels.iterdir())) == 4
