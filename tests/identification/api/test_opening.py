"""A klantbeeld sends an ambtenaar to our page with one call, and nobody else gets there with its address."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from identification.flow.opruimen import purge
from identification.models import Opening
from tests.identification.api.gegevens import Systeem
from tests.identification.gegevens import PERSOON


@pytest.fixture
def adres(systeem: Systeem) -> str:
    response = systeem.start(flow="BEKEND", bsn=PERSOON.reveal(), opening=True)
    assert PERSOON.reveal() not in response.content.decode()
    return urlsplit(response.json()["opening"]["adres"]).path


def test_it_opens_the_page_once(adres: str, sanne: Client) -> None:
    first = sanne.get(adres)
    assert (first.status_code, PERSOON.reveal() in first["Location"]) == (302, False)
    page = sanne.get(first["Location"])
    assert page.status_code == 200
    assert PERSOON.reveal() not in page.content.decode()
    assert sanne.get(adres).status_code == 404


def test_another_ambtenaar_cannot_use_it_nor_use_it_up(adres: str, sanne: Client, karim: Client) -> None:
    assert karim.get(adres).status_code == 404
    assert sanne.get(adres).status_code == 302


def test_a_stranger_logs_in_first(adres: str, client: Client, sanne: Client) -> None:
    assert client.get(adres)["Location"].startswith("/inloggen/?next=/werkblad/open/")
    assert sanne.get(adres).status_code == 302


def test_a_browser_that_looks_ahead_does_not_use_it_up(adres: str, sanne: Client) -> None:
    assert sanne.get(adres, headers={"Sec-Purpose": "prefetch;prerender"}).status_code == 204
    assert sanne.head(adres).status_code == 405
    assert sanne.get(adres).status_code == 302


def test_it_works_for_minutes(adres: str, sanne: Client) -> None:
    Opening.objects.update(verloopt_op=timezone.now())
    assert sanne.get(adres).status_code == 404
    purge(now=timezone.now() + timedelta(seconds=1))
    assert not Opening.objects.exists()


def test_only_its_hash_is_kept(adres: str) -> None:
    token = adres.strip("/").split("/")[-1]
    assert len(token) >= 32
    assert token not in str(list(Opening.objects.values()))
