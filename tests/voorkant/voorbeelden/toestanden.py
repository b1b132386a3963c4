"""The pages of the inwoner in the states in which they are seen most, and those in which they look otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from identification.paginas import Actie, KapotPagina, Melding, Soort
from identification.paginas.inwoner import CodePagina, KloptPagina, Vrager, WoordVraag
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU
from tests.voorkant.voorbeelden.inwoner import code, ingelogd, start
from tests.voorkant.voorbeelden.soorten import Context

_VRAGER = Vrager(NAAM, "Adviseur Burgerzaken", DIENST, NU - timedelta(minutes=4))
_NEE = "/i/nee/"
kiezen = replace(start, melding=None, sinds=_VRAGER.sinds, getallen=("31", "47", "82"), nee_url="/i/x/nee/")
typen = replace(kiezen, getallen=(), typen=True)
_GESTOPT = Melding(Soort.INFO, "U bent gestopt met inloggen", ("Dat geeft niet. Probeer het nog een keer.",))
_rustig: CodePagina = replace(code, bijna_om=False, vrager=_VRAGER, nee_url=_NEE, hulp_url="/i/x/hulp/")
_woord = WoordVraag("fiets", bevestigd=False, anders=False, antwoord_url="/i/woord/")
_klopt = KloptPagina(NAAM, "v", "/i/status/", "/i/uitloggen/", nee_url=_NEE, hulp_url="/i/x/hulp/")

INWONER: dict[str, object] = {
    "inwoner/start.html#kiezen": kiezen,
    "inwoner/start.html#typen": typen,
    "inwoner/start.html#typen-fout": replace(
        typen, getal_fout="Dat getal klopt niet. Vraag het nog een keer."
    ),
    "inwoner/start.html#zonder-getal": replace(kiezen, getallen=()),
    "inwoner/start.html#gestopt-bij-digid": replace(kiezen, melding=_GESTOPT),
    "inwoner/start.html#vaste-link": replace(start, melding=None, ambtenaar="", functie=""),
    "inwoner/start.html#zonder-code": replace(kiezen, met_code=False),
    "inwoner/start.html#in-een-app": Context(pagina=kiezen, in_een_app=True),
    "inwoner/code.html#rustig": _rustig,
    "inwoner/code.html#zonder-zaak": replace(_rustig, zaaknummer="", ambtenaar="", vrager=None, nee_url=""),
    "inwoner/ingelogd.html#woord": replace(
        ingelogd, vrager=_VRAGER, nee_url=_NEE, woord=_woord, voorlopig=True
    ),
    "inwoner/klopt.html#woord": replace(_klopt, woord=_woord, voorlopig=True),
    "inwoner/klopt.html#woord-bevestigd": replace(
        _klopt, woord=replace(_woord, bevestigd=True), voorlopig=True
    ),
    "inwoner/klopt.html#woord-anders": replace(_klopt, woord=replace(_woord, anders=True), voorlopig=True),
    "inwoner/kapot.html#zonder-knop": KapotPagina(
        404, "Deze link klopt niet", ("Vraag om een nieuwe link.",)
    ),
    "inwoner/kapot.html#knop": KapotPagina(
        400, "U bent uitgelogd", ("Log opnieuw in.",), (Actie("Opnieuw inloggen", "/i/opnieuw/", post=True),)
    ),
}
