"""The pages about other systems."""

from __future__ import annotations

from uuid import UUID

from diensten.models import Dienst
from identification.models import SleutelSoort
from identification.queries.systemen import SleutelBlok, SleutelRegel, SysteemPagina, SysteemRegel, _words
from identification.systeemform import SysteemForm
from tests.voorkant.voorbeelden.gegevens import DIENST, NU
from tests.voorkant.voorbeelden.soorten import Context

_ID = UUID(int=9)
_DIENSTEN = [Dienst(slug="verhuizing", naam=DIENST), Dienst(slug="wmo-melding", naam="Hulp thuis")]
_FILLED = {
    "versie": 2,
    "naam": "Zaakplein",
    "scopes": ["starten", "lezen"],
    "diensten": ["verhuizing"],
    "netwerken": "10.2.0.0/16",
    "webhook_url": "https://zaken.voorbeeld.nl/beeldpas/",
}


def form(data: dict[str, object] | None = None) -> SysteemForm:
    return SysteemForm(data, initial=_FILLED, diensten=_DIENSTEN)


def _blok(soort: SleutelSoort, *, ruimte: bool) -> SleutelBlok:
    regels = (
        SleutelRegel(2, NU, NU, NU, "Werkt", levend=True),
        SleutelRegel(1, NU, NU, None, "Ingetrokken", levend=False),
    )
    return SleutelBlok(soort.value, *_words(soort), regels if ruimte else regels[:1] * 2, ruimte)


def systeem(**changes: object) -> Context:
    values = {
        "naam": "Zaakplein",
        "pk": _ID,
        "ingetrokken_op": None,
        "blokken": tuple(_blok(soort, ruimte=soort != SleutelSoort.TOKEN) for soort in SleutelSoort),
        "token_url": "https://beeldpas.voorbeeld.nl/api/v1/token",
        "wachtend": 0,
        "fout": "",
    }
    return Context(pagina=SysteemPagina(**values | changes), form=form())  # type: ignore[arg-type]


def sleutel(soort: str) -> Context:
    shown = {"naam": "Zaakplein", "pk": _ID, "soort": soort, "geheim": "bps_" + "x" * 43}
    return Context(pagina=shown)


_REGELS = [
    SysteemRegel("Zaakplein", _ID, werkt=True, gebruikt_op=NU, wachtend=3),
    SysteemRegel("Klantbeeld", _ID, werkt=False, gebruikt_op=None, wachtend=0),
]
OVERIG: dict[str, object] = {
    "beheer/systemen.html": Context(systemen=_REGELS),
    "beheer/systemen.html#leeg": Context(systemen=[]),
    "beheer/systeem_nieuw.html": lambda: Context(form=SysteemForm(diensten=_DIENSTEN)),
    "beheer/systeem_nieuw.html#fout": lambda: Context(form=form({"netwerken": "x", "versie": "0"})),
    "beheer/systeem.html": systeem,
    "beheer/systeem.html#ingetrokken": lambda: systeem(ingetrokken_op=NU),
    "beheer/systeem.html#berichten": lambda: systeem(wachtend=3, fout="antwoord-5xx"),
    "beheer/systeem_sleutel.html": lambda: sleutel("geheim"),
    "beheer/systeem_sleutel.html#handtekening": lambda: sleutel("handtekening"),
}
WERKBLAD: dict[str, object] = {"werkblad/opening_voorbij.html": Context()}
