"""The worker against a ZGW and a StUF zaaksysteem: killed after each step, and with answers that are lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from identification.flow import bewaard_bezorgen, bezorgen
from identification.flow.bewaard_bezorgen import deliver_kept
from identification.flow.bezorgbeheer import send_kept
from identification.flow.bezorgen import deliver
from identification.flow.opruimen import purge
from identification.models import BewaardBewijs, Identification
from simulator.zaaksysteem.stuf import StufZaaksysteem
from simulator.zaaksysteem.stuf_fouten import Stand as StufStand
from simulator.zaaksysteem.stuf_fouten import StufFout
from simulator.zaaksysteem.stuf_register import StufZaak
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_fouten import Stand, ZgwFout
from tests.identification.gegevens import NOW, fresh, is_wiped, later
from tests.zaken.stuf.conftest import stuf_settings
from tests.zaken.stuf.server import Overkant, running
from tests.zaken.zgw.conftest import MakeZgw, counts, make_zgw, server, zaaksysteem
from zaken.koppeling import Zaaktypekoppeling
from zaken.stuf import Stuf
from zaken.zaaksysteem import Zaaksysteem
from zaken.zgw import Zgw

__all__ = ["make_zgw", "server", "zaaksysteem"]
STEPS = re.findall(r'failpoint\("(na-[a-z]+)"\)', Path(bezorgen.__file__).read_text())
KEPT_STEPS = re.findall(r'failpoint\("([a-z-]+)"\)', Path(bewaard_bezorgen.__file__).read_text())
ZGW_LOST = ["zaken", "rollen", "statussen", "enkelvoudiginformatieobjecten", "zaakinformatieobjecten"]
STUF_LOST = ["creeerZaak", "genereerDocumentIdentificatie", "voegZaakdocumentToe", "actualiseerZaakstatus"]


class Gedood(BaseException):
    """As a SIGKILL: nothing of the program gets to do anything about it."""


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def arm(name: str) -> None:
        def failpoint(passed: str) -> None:
            if passed == name:
                raise Gedood

        for module in (bezorgen, bewaard_bezorgen):
            monkeypatch.setattr(module, "failpoint", failpoint)

    return arm


@pytest.fixture
def zgw(row: Identification, zaaksysteem: ZgwZaaksysteem, make_zgw: MakeZgw) -> Zgw:
    Zaaktypekoppeling.objects.create(
        dienst_slug=row.dienst.slug, zaaktype="OVERLIJDEN", informatieobjecttype="Bewijs van identificatie"
    )
    return make_zgw(rechtentoets=False)


@pytest.fixture
def overkant(row: Identification, settings: Settings) -> Iterator[Overkant]:
    Zaaktypekoppeling.objects.create(
        dienst_slug=row.dienst.slug,
        zaaktype="B0333",
        informatieobjecttype="Bewijs van identificatie",
        statustype="2 Identiteit vastgesteld",
    )
    with running(StufZaaksysteem()) as opposite:
        settings.STUF = stuf_settings(opposite.url, vraag_url=opposite.url)
        yield opposite


def until_done(row: Identification, zaaksysteem: Zaaksysteem, settings: Settings) -> None:
    for turn in range(1, 6):
        deliver(pk=row.pk, zaaksysteem=zaaksysteem, now=later(seconds=turn * settings.BEZORG_LEASE))
    assert is_wiped(fresh(row.pk))


def assert_one(overkant: Overkant) -> None:
    [zaak] = overkant.zaaksysteem.register.zaken.values()
    assert (len(zaak.documenten), zaak.statussen) == (1, ["Identiteit vastgesteld"])


def test_there_is_a_step_to_die_at_after_each_call() -> None:
    assert {"na-zaak", "na-document", "na-koppeling", "na-leveren"} <= set(STEPS)
    assert len(KEPT_STEPS) == 3


@pytest.mark.parametrize("name", STEPS)
def test_killed_after_a_step_zgw_has_one_of_each(
    row: Identification, zgw: Zgw, zaaksysteem: ZgwZaaksysteem, settings: Settings, kill_at: Any, name: str
) -> None:
    kill_at(name)
    with pytest.raises(Gedood):
        deliver(pk=row.pk, zaaksysteem=zgw, now=NOW)
    kill_at("")
    until_done(row, zgw, settings)
    assert counts(zaaksysteem) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize("name", STEPS)
def test_killed_after_a_step_stuf_has_one_of_each(
    row: Identification, overkant: Overkant, settings: Settings, kill_at: Any, name: str
) -> None:
    kill_at(name)
    with pytest.raises(Gedood):
        deliver(pk=row.pk, zaaksysteem=Stuf(), now=NOW)
    kill_at("")
    until_done(row, Stuf(), settings)
    assert_one(overkant)


@pytest.mark.parametrize("bron", ZGW_LOST)
def test_an_answer_of_zgw_that_is_lost_doubles_nothing(
    row: Identification, zgw: Zgw, zaaksysteem: ZgwZaaksysteem, settings: Settings, bron: str
) -> None:
    zaaksysteem.schakelaar.arm(Stand(ZgwFout.NA_WEG, bron=bron, methode="POST"))
    deliver(pk=row.pk, zaaksysteem=zgw, now=NOW)
    assert fresh(row.pk).bezorg_fout == "zaaksysteem-geen-verbinding"
    until_done(row, zgw, settings)
    assert counts(zaaksysteem) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize("soort", STUF_LOST)
def test_an_answer_of_stuf_that_is_lost_doubles_nothing(
    row: Identification, overkant: Overkant, settings: Settings, soort: str
) -> None:
    overkant.zaaksysteem.schakelaar.arm(StufStand(StufFout.VERWERKT_EN_WEG, soort=soort))
    deliver(pk=row.pk, zaaksysteem=Stuf(), now=NOW)
    assert fresh(row.pk).bezorg_fout == "stuf-geen-verbinding"
    until_done(row, Stuf(), settings)
    assert_one(overkant)


def test_how_the_person_logged_in_goes_along(
    row: Identification, zaaksysteem: ZgwZaaksysteem, zgw: Zgw, make_zgw: MakeZgw, settings: Settings
) -> None:
    rich = make_zgw(
        authenticatie_context=True,
        eigenschappen={"niveau": "niveau", "flow": "flow"},
        rechtentoets=False,
    )
    until_done(row, rich, settings)
    [rol] = zaaksysteem.opslag.rollen.values()
    assert rol["authenticatieContext"]["levelOfAssurance"].endswith(":MobileTwoFactorContract")
    values = {each["waarde"] for each in zaaksysteem.opslag.eigenschappen.values()}
    assert values == {"midden", row.flow}


def expired(row: Identification) -> BewaardBewijs:
    purge(now=later(hours=48))
    return BewaardBewijs.objects.get(pk=row.pk)


@pytest.mark.parametrize("name", ["", *KEPT_STEPS])
def test_a_kept_proof_comes_into_a_zaak_once_and_without_a_bsn(
    row: Identification, zgw: Zgw, zaaksysteem: ZgwZaaksysteem, settings: Settings, kill_at: Any, name: str
) -> None:
    kept, after = expired(row), later(hours=49)
    zaak = {
        "identificatie": "Z/2026.7",
        "bronorganisatie": "123456782",
        "verantwoordelijkeOrganisatie": "123456782",
    }
    zgw._zaken_api.create(
        "zaken",
        zaak | {"zaaktype": zgw._catalogus.zaaktype("OVERLIJDEN", op=NOW.date()), "startdatum": "2026-11-20"},
    )
    send_kept(pk=kept.pk, zaaknummer="Z/2026.7", zaaksysteem=zgw, door="x", now=after)
    kill_at(name)
    if name:
        with pytest.raises(Gedood):
            deliver_kept(pk=kept.pk, zaaksysteem=zgw, now=after)
        kill_at("")
    deliver_kept(pk=kept.pk, zaaksysteem=zgw, now=later(hours=49, seconds=settings.BEZORG_LEASE))
    assert counts(zaaksysteem) == (1, 0, 0, 1, 1)
    kept = BewaardBewijs.objects.get(pk=kept.pk)
    assert (kept.geleverd_op is not None, kept.bewijs, kept.data_sleutel) == (True, None, None)


def test_a_kept_proof_goes_to_a_stuf_zaak_once(row: Identification, overkant: Overkant) -> None:
    kept = expired(row)
    overkant.zaaksysteem.register.zaken["ZK-12/3"] = StufZaak("ZK-12/3")
    send_kept(pk=kept.pk, zaaknummer="ZK-12/3", zaaksysteem=Stuf(), door="x", now=later(hours=49))
    deliver_kept(pk=kept.pk, zaaksysteem=Stuf(), now=later(hours=49))
    [document] = overkant.zaaksysteem.register.zaken["ZK-12/3"].documenten
    assert (document.sha256, document.bestandsnaam) == (kept.sha256, "bewijs-van-identificatie-ZK-12-3.pdf")
