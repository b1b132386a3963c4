"""The pages of the inwoner."""

from __future__ import annotations

from datetime import timedelta

from identification.paginas import (
    Actie,
    CodePagina,
    HulpPagina,
    KapotPagina,
    KloptPagina,
    Melding,
    Soort,
    StartPagina,
)
from identification.queries.uitgelogd import UitloggenPagina
from inloggen.resultaat import LoginStart
from tests.voorkant.voorbeelden.gegevens import DIENST, LINK, NAAM, NU, ZAAK

start = StartPagina(
    ambtenaar=NAAM,
    functie="Adviseur Burgerzaken",
    dienst=DIENST,
    dienst_omschrijving="U geeft uw nieuwe adres door.",
    manier="de DigiD app of sms-controle",
    met_code=True,
    login_url="/i/x/inloggen/",
    hulp_url="/i/x/hulp/",
    echt_url="/i/x/echt/",
    taal="nl",
    link=LINK,
    melding=Melding(Soort.FOUT, "Inloggen met DigiD is niet gelukt", ("Dat ligt niet aan u.",)),
)
code = CodePagina(
    code="058974",
    zaaknummer=ZAAK,
    ambtenaar=NAAM,
    nu=NU,
    uitgelogd_om=NU + timedelta(minutes=13),
    bijna_om=True,
    versie="a1",
    status_url="/i/status/",
    meer_tijd_url="/i/meer-tijd/",
    uitloggen_url="/i/uitloggen/",
    nummerkop="Zaaknummer",
)
ingelogd = CodePagina(
    code="",
    zaaknummer=ZAAK,
    ambtenaar=NAAM,
    nu=NU,
    uitgelogd_om=NU + timedelta(minutes=13),
    bijna_om=False,
    versie="a1",
    status_url="/i/status/",
    meer_tijd_url="/i/meer-tijd/",
    uitloggen_url="/i/uitloggen/",
    nummerkop="Zaaknummer",
)
kapot = KapotPagina(
    410,
    "Deze link werkt niet meer",
    ("De link is te oud. U heeft niets fout gedaan.",),
    (Actie("Opnieuw inloggen", "/i/opnieuw/", post=True), Actie("Link opnieuw openen", LINK)),
)
hulp = HulpPagina("/i/x/", "https://id.voorbeeld.nl/")

INWONER: dict[str, object] = {
    "inwoner/start.html": start,
    "inwoner/code.html": code,
    "inwoner/ingelogd.html": ingelogd,
    "inwoner/klopt.html": KloptPagina(NAAM, "v", "/i/status/", "/i/uitloggen/"),
    "inwoner/niet_inloggen.html": hulp,
    "inwoner/echt.html": hulp,
    "inwoner/kapot.html": kapot,
    "inwoner/verder.html": LoginStart(url="https://digid.example/sso", velden={"SAMLRequest": "PD94"}),
    "inwoner/uitloggen.html": UitloggenPagina("https://digid.example/slo", "/i/", {"LogoutRequest": "PD94"}),
}
