"""The block at the top of B1: what waits for somebody, and where to do it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.toets import Bevinding, Stand
from config import te_doen
from diensten.inwonerteksten.models import Tekstversie
from diensten.models import Dienst, Verhoging
from inloggen.models import Medewerker
from inloggen.toetsen.digid import own_certificates
from tests.diensten.conftest import overlijden
from tests.diensten.test_tekststand import NOOR, NU, publish, put
from tests.medewerkers import LoggedIn
from toezicht.koppelingtest import keep_test

__all__ = ["overlijden"]


@pytest.fixture
def block(logged_in: LoggedIn, beheerder: Medewerker, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(te_doen, "own_certificates", lambda _now: [])  # those of the tests end soon
    return logged_in(beheerder)


def words(client: Client) -> str:
    return " ".join(client.get("/beheer/").content.decode().split("te-doen")[-1].split())


def test_nothing_waits(block: Client) -> None:
    assert "Er wacht nu niets op u." in words(block)


def test_texts_that_wait(block: Client) -> None:
    publish("Klopt dit nog?")
    Tekstversie.objects.update(controleer_op=timezone.localdate())
    row = put("Nieuw.", na=1)
    assert "wacht op goedkeuring" not in words(block)  # a draft waits for its own author
    Tekstversie.objects.filter(pk=row.pk).update(aangeboden_op=NU)
    assert "1 tekst wacht op goedkeuring." in words(block)
    assert "Van 1 tekst moet iemand kijken" in words(block)
    put("Nieuwer.", na=2, door=NOOR)
    assert "wacht op goedkeuring" not in words(block)  # replaced by a newer one


def test_a_raise_that_comes(block: Client, overlijden: Dienst) -> None:
    day = timezone.localdate() + timedelta(days=200)
    Verhoging.objects.create(
        dienst=overlijden, van=20, naar=25, datum=day, aankondigen_vanaf=timezone.localdate(), gepland_op=NU
    )
    assert f"gaat een verhoging in: {overlijden.naam}." in words(block)


def test_a_certificate_that_ends(block: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Bevinding(
        Stand.STUK, "Ons certificaat van %(x)s is verlopen.", gegevens={"x": "DIGID_TLS_CERT_FILE"}
    )
    monkeypatch.setattr(te_doen, "own_certificates", lambda _now: [("digid-standaard", found)])
    assert "Ons certificaat van DIGID_TLS_CERT_FILE is verlopen." in words(block)


def test_a_coupling_that_broke(block: Client) -> None:
    broken = Bevinding(Stand.STUK, "Het doet het niet.")
    keep_test(naam="mail", bevindingen=[broken], door="x", now=NU)
    assert "/beheer/koppelingen/#mail" in words(block)
    keep_test(naam="mail", bevindingen=[Bevinding(Stand.GOED, "Goed.")], door="x", now=NU)
    assert "#mail" not in words(block)


def test_our_own_certificates_are_looked_at(db: None) -> None:
    """With the files of the tests, whose period ends."""
    later = timezone.now() + timedelta(days=365 * 50)
    assert {bevinding.stand for _naam, bevinding in own_certificates(later)} <= {Stand.STUK}


def test_a_gemeente_without_a_name(block: Client, settings: Settings) -> None:
    assert "Vul de naam en de code" not in words(block)
    settings.OMGEVING = "productie"
    first = te_doen.alle_taken(now=timezone.now())[0]
    assert (first.ernst, "Vul de naam en de code" in first.tekst) == (Stand.STUK, True)


def test_a_dienst_whose_proofs_will_be_refused(block: Client, overlijden: Dienst, settings: Settings) -> None:
    assert "zaaktype" not in words(block)  # the register of Beeldpas needs none
    settings.ZAAKSYSTEEM = "zaken.zgw.Zgw"
    assert f"{overlijden.naam} heeft nog geen zaaktype." in words(block)
    assert f"/beheer/diensten/{overlijden.slug}/zaaktype/" in words(block)
    Dienst.objects.update(stand="concept")  # nobody can make a proof yet
    assert "heeft nog geen zaaktype" not in words(block)
