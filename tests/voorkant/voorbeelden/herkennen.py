"""The pages behind the link, before the login."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from identification.paginas import EldersPagina, GeenGesprekPagina, GespreksnummerPagina, Vrager
from identification.queries import kapot
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU

elders = EldersPagina(
    vrager=Vrager(NAAM, "Adviseur Burgerzaken", DIENST, NU - timedelta(minutes=6)),
    wacht=False,
    verder_url="/i/x/hier-verder/",
    nee_url="/i/x/nee/",
    echt_url="/i/x/echt/",
    status_url="",
    versie="wacht",
    ververs_url="/i/x/",
    taal="nl",
)

nummer = GespreksnummerPagina(
    dienst=DIENST,
    dienst_omschrijving="U geeft uw nieuwe adres door.",
    url="/nieuw/verhuizing/gesprek/",
    echt_url="/nieuw/verhuizing/echt/",
    hulp_url="/nieuw/verhuizing/hulp/",
)

INWONER: dict[str, object] = {
    "inwoner/elders.html": elders,
    "inwoner/elders.html#wacht": replace(elders, wacht=True, verder_url="", status_url="/i/x/wacht/"),
    "inwoner/elders.html#kwijt": replace(elders, kwijt=True),
    "inwoner/elders.html#vaste-link": replace(
        elders, vrager=Vrager("", "", DIENST), verder_url="", nee_url=""
    ),
    "inwoner/gespreksnummer.html": nummer,
    "inwoner/gespreksnummer.html#fout": replace(
        nummer, ingevuld="4821", fout="Het gespreksnummer heeft 5 cijfers."
    ),
    "inwoner/geen_gesprek.html": GeenGesprekPagina(NAAM, DIENST),
    "inwoner/kapot.html#verkeerd-getal": kapot.wrong_number,
    "inwoner/kapot.html#verhuisd": kapot.moved_on,
    "inwoner/kapot.html#ander-wacht": kapot.other_waits,
}
