"""What the zaaksysteem refuses, what hostile answers do, and that nothing personal comes out of either."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable

import pytest
from pytest_django import Settings

from tests.traag import PATIENCE
from tests.zaken.conftest import BSN, NOW, zaak_opdracht
from tests.zaken.stuf.server import Overkant
from tests.zaken.stuf.test_stuf import deliver
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.stuf import Stuf
from zaken.stuf.stap import StufStap
from zaken.zaaksysteem import ZaaksysteemFout

ZAAK = "2026-10001"
# 046 cannot store, 049 service down, 058 error while processing: these pass. The others need somebody to act.
CODES = {
    "001": True, "010": True, "013": True, "016": True, "046": False, "049": False, "052": True, "055": True,
    "058": False, "064": True, "067": True, "geheim": True,
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_every_code(stuf: Stuf, arm: Callable[..., None], code: str) -> None:
    arm("fo", soort="creeerZaak", code=code)
    with pytest.raises(ZaaksysteemFout) as caught:
        stuf.ensure_zaak(zaak_opdracht(), now=NOW)
    known = code.isdecimal()
    assert caught.value.reason == f"stuf-{code if known else 'onbekend'}"
    assert caught.value.permanent is CODES[code]
    soort = Soort.BEZORGING_GEWEIGERD
    record(soort=soort, door="worker", now=NOW, reden=caught.value.reason)  # fits in the audit trail


@pytest.mark.parametrize("code", ["013", "058"])
def test_codes_on_a_number(stuf: Stuf, arm: Callable[..., None], code: str) -> None:
    arm("fo", soort="genereerZaakIdentificatie", code=code)
    with pytest.raises(ZaaksysteemFout, match=f"stuf-{code}") as caught:
        stuf.take_zaaknummer(now=NOW)
    assert caught.value.permanent is CODES[code]


FOUTEN = {
    "http-403": ("stuf-http-403", False),
    "http-503": ("stuf-http-503", False),
    "html": ("stuf-geen-soap", False),
    "omleiding": ("stuf-redirect", False),
    "half": ("stuf-geen-verbinding", False),
    "te-groot": ("stuf-te-groot", False),
    "soap-fout": ("stuf-soap-fout", False),
    "andere-crossref": ("stuf-verkeerd-antwoord", False),
    "ander-bericht": ("stuf-verkeerd-antwoord", False),
    "xxe": ("stuf-geen-soap", False),
    "billion-laughs": ("stuf-geen-soap", False),
    "ingepakt": ("stuf-codering", False),
}


def ask(stuf: Stuf) -> None:
    stuf.take_zaaknummer(now=NOW)
    stuf.ensure_zaak(zaak_opdracht(), now=NOW)


@pytest.mark.parametrize("soort", ["genereerZaakIdentificatie", "creeerZaak"])
@pytest.mark.parametrize("fout", FOUTEN)
def test_a_hostile_answer(stuf: Stuf, arm: Callable[..., None], fout: str, soort: str) -> None:
    arm(fout, soort=soort)
    started = time.monotonic()
    with pytest.raises(ZaaksysteemFout) as caught:
        ask(stuf)
    assert (caught.value.reason, caught.value.permanent) == FOUTEN[fout]
    assert time.monotonic() - started < PATIENCE
    assert not StufStap.objects.exclude(gelukt_op=None).exists()


@pytest.mark.parametrize("versie", ["1.2"], indirect=True)
@pytest.mark.parametrize("fout", ["fo", "weg", "html", "half", "http-503", "ander-bericht", "soap-fout"])
def test_no_bsn_comes_out(
    stuf: Stuf, arm: Callable[..., None], caplog: pytest.LogCaptureFixture, fout: str
) -> None:
    caplog.set_level(logging.DEBUG)
    arm(fout, soort="creeerZaak")
    with pytest.raises(ZaaksysteemFout) as caught:
        deliver(stuf, ZAAK)
    text = "".join(traceback.format_exception(caught.value, chain=True))
    assert caught.value.__cause__ is None
    assert BSN not in text + caplog.text + repr(vars(caught.value))


def test_an_unknown_zender_is_told_so(stuf: Stuf, overkant: Overkant, settings: Settings) -> None:
    settings.STUF["zender_applicatie"] = "VREEMD"
    with pytest.raises(ZaaksysteemFout, match="stuf-013"):
        stuf.take_zaaknummer(now=NOW)
    assert overkant.zaaksysteem.register.berichten == []
