"""The word, the signals and the quiet ways out, in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from identification.paginas import (
    HulpPagina,
    IdentificatiePagina,
    Nu,
    SignaalRegel,
    StopPagina,
    Vrager,
    WoordBlok,
    WoordVraag,
)
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU, ZAAK
from tests.voorkant.voorbeelden.inwoner import ingelogd
from tests.voorkant.voorbeelden.werkblad import identificatie

_leeg = replace(
    identificatie, melding=None, uitnodiging=None, code=None, persoon=None, script="", rond_af_url=""
)


def _signaal(titel: str, uitleg: str, *, ernstig: bool, gezien: bool = False) -> SignaalRegel:
    return SignaalRegel("x", titel, uitleg, NU, ernstig, "" if gezien else "/werkblad/1/signaal/1/gezien/")


_SIGNALEN = (
    _signaal("Let op: werkwijze 7", "Bel na het gesprek terug.", ernstig=False),
    _signaal("Deze persoon is nu ook ingelogd met een andere link", "Vraag het na.", ernstig=True),
    _signaal("De link is ook op een ander apparaat geopend", "Vraag het na.", ernstig=True, gezien=True),
)


def _woord(
    *, inwoner: datetime | None = None, ambtenaar: datetime | None = None, anders: datetime | None = None
) -> IdentificatiePagina:
    blok = WoordBlok("baksteen", inwoner, ambtenaar, anders, "/werkblad/1/woord/", "/werkblad/1/woord/")
    nu = Nu(
        soort="woord",
        titel="Stop: het woord is niet hetzelfde" if anders else "Zeg het woord",
        doe="Op beide schermen staat nu een woord.",
        zeg=("“Ik zie het woord baksteen. Ziet u hetzelfde woord? Druk dan op Ja.”",),
        alarm=anders is not None,
    )
    return replace(_leeg, status="Nog voorlopig", live="Zeg het woord.", woord=blok, nu=nu)


_vrager = Vrager(NAAM, "Adviseur Burgerzaken", DIENST, NU)
_vraag = WoordVraag("baksteen", bevestigd=True, anders=False, antwoord_url="/i/woord/")
_zonder_code = replace(ingelogd, vrager=_vrager, nee_url="/i/nee/", hulp_url="/i/hulp/", voorlopig=True)

INWONER: dict[str, object] = {
    "inwoner/niet_inloggen.html#link": HulpPagina("/i/x/", "https://id.voorbeeld.nl/", "/i/x/hulp/verder/"),
    "inwoner/niet_inloggen.html#ingelogd": HulpPagina(
        "/i/", "https://id.voorbeeld.nl/", "/i/hulp/verder/", ingelogd=True
    ),
    "inwoner/ingelogd.html#gesprek": replace(_zonder_code, voorlopig=False),
    "inwoner/ingelogd.html#woord-bevestigd": replace(_zonder_code, woord=_vraag),
    "inwoner/ingelogd.html#woord-klaar": replace(_zonder_code, woord=_vraag, voorlopig=False),
    "inwoner/ingelogd.html#woord-anders": replace(_zonder_code, woord=replace(_vraag, anders=True)),
}
WERKBLAD: dict[str, object] = {
    "werkblad/identificatie.html#woord": _woord(),
    "werkblad/identificatie.html#woord-inwoner": _woord(inwoner=NU),
    "werkblad/identificatie.html#woord-ambtenaar": _woord(ambtenaar=NU),
    "werkblad/identificatie.html#woord-beide": _woord(inwoner=NU, ambtenaar=NU),
    "werkblad/identificatie.html#woord-anders": _woord(inwoner=NU, anders=NU),
    "werkblad/identificatie.html#signalen": replace(
        _leeg, signalen=_SIGNALEN, nu=Nu(soort="persoon", titel="Zoek de persoon op"), wantrouwen_url="/x/"
    ),
    "werkblad/wantrouwen.html": StopPagina(ZAAK, DIENST, (), "/stop/", "/terug/"),
}
