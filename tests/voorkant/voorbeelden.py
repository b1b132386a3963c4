"""One page object for each page, with everything filled in that a template may show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from identification.paginas import (
    Actie,
    AfgerondPagina,
    CodeBlok,
    CodePagina,
    DienstKeuze,
    HulpPagina,
    IdentificatiePagina,
    KapotPagina,
    KlaarPagina,
    KloptPagina,
    LijstPagina,
    LijstRegel,
    Melding,
    PersoonBlok,
    RondAfPagina,
    SamenvattingRegel,
    Soort,
    Stap,
    StapStand,
    StartFormulierPagina,
    StartPagina,
    StopPagina,
    Uitnodiging,
)
from identification.queries.uitgelogd import UitloggenPagina
from inloggen.resultaat import LoginStart

NU = datetime(2026, 11, 21, 13, 32, 10, tzinfo=UTC)
LINK = "https://id.voorbeeld.nl/i/kT9x3vQ0bW2yR7mZ1aL5cD/"
ZAAK = "2026-37131"
DIENST = "Verhuizing doorgeven"
NAAM = "Sanne de Vries"

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
)
kapot = KapotPagina(
    410,
    "Deze link werkt niet meer",
    ("De link is te oud. U heeft niets fout gedaan.",),
    (Actie("Opnieuw inloggen", "/i/opnieuw/", post=True), Actie("Link opnieuw openen", LINK)),
)
hulp = HulpPagina("/i/x/", "https://id.voorbeeld.nl/")
diensten = (DienstKeuze("verhuizing", DIENST, "DigiD app of sms-controle", True),)
regels = (LijstRegel(ZAAK, DIENST, "Inwoner is ingelogd", NU, "/werkblad/1/"),)
lijst = LijstPagina(
    lopend=regels,
    afgerond=regels,
    diensten=diensten,
    snel_start=diensten[0],
    snel_flow="NIEUW",
    snel_url="/werkblad/start/",
    start_url="/werkblad/start/",
    zoek_url="/werkblad/zoek/",
    gezocht="2026-9",
    zoek_fout="Dit zaaknummer kennen wij niet.",
)
formulier = StartFormulierPagina(
    diensten=diensten,
    start_url="/werkblad/start/",
    lijst_url="/werkblad/",
    waarden={"flow": "BEKEND", "zaak": "bestaand"},
    fouten={
        "flow": "Kies.",
        "bsn": "Een BSN heeft 9 cijfers.",
        "dienst": "Kies.",
        "zaak": "Kies.",
        "zaaknummer": "Bestaat niet.",
    },
)
identificatie = IdentificatiePagina(
    id=UUID(int=1),
    zaaknummer=ZAAK,
    dienst=DIENST,
    flow="NIEUW",
    status="Inwoner is ingelogd",
    live="De inwoner is ingelogd. Vraag de code.",
    versie="v1",
    status_url="/werkblad/1/status/",
    stappen=(
        Stap("Link geopend", StapStand.KLAAR, NU),
        Stap("Ingelogd met DigiD", StapStand.BEZIG),
        Stap("Code klopt", StapStand.NOG_NIET),
        Stap("Gestopt", StapStand.GESTOPT, NU),
    ),
    bijgewerkt_op=NU,
    script="“Wilt u de 6 cijfers voorlezen?”",
    stand="actie",
    melding=Melding(Soort.WAARSCHUWING, "Ook op een ander apparaat geopend", ("Vraag het na.",)),
    uitnodiging=Uitnodiging(
        LINK, f"Hallo. {LINK}", NU + timedelta(minutes=30), "<svg><path d='M0 0h1'/></svg>"
    ),
    code=CodeBlok("/werkblad/1/code/", False, "", 2, "De code klopt niet.", "", True),
    persoon=PersoonBlok("•••••0019", "", "/werkblad/1/bsn/", "/werkblad/1/opgezocht/", None, "DigiD app"),
    rond_af_url="/werkblad/1/rond-af/",
    stop_url="/werkblad/1/stop/",
    nieuwe_link_url="/werkblad/1/nieuwe-link/",
    lijst_url="/werkblad/",
)
rond_af = RondAfPagina(
    zaaknummer=ZAAK,
    dienst=DIENST,
    samenvatting=(SamenvattingRegel("Code klopt", "Ja", NU),),
    blijft=("Het bewijs als PDF",),
    gewist=("De code", "Het BSN"),
    voltooi_url="/werkblad/1/voltooi/",
    terug_url="/werkblad/1/",
)
afgerond = AfgerondPagina(
    zaaknummer=ZAAK,
    dienst=DIENST,
    status="Afgerond",
    live="Afgerond. De gegevens zijn gewist.",
    stand="klaar",
    versie="v2",
    status_url="/werkblad/1/afgerond/status/",
    zonder_zaak=False,
    geleverd=True,
    gewist_op=NU,
    bewijs_url="/zaken/2026-37131/1/",
    bewijs_hash="9f86d081" * 8,
    start_url="/werkblad/start/",
    lijst_url="/werkblad/",
)
stop = StopPagina(
    ZAAK, DIENST, (("niet-gelukt", "Het lukt niet"),), "/stop/", "/terug/", "Kies waarom u stopt."
)

INWONER: dict[str, object] = {
    "inwoner/start.html": start,
    "inwoner/code.html": code,
    "inwoner/ingelogd.html": ingelogd,
    "inwoner/klopt.html": KloptPagina(NAAM, "v", "/i/status/", "/i/uitloggen/"),
    "inwoner/klaar.html": KlaarPagina(NAAM, DIENST, NU, True),
    "inwoner/niet_inloggen.html": hulp,
    "inwoner/echt.html": hulp,
    "inwoner/kapot.html": kapot,
    "inwoner/verder.html": LoginStart(url="https://digid.example/sso", velden={"SAMLRequest": "PD94"}),
    "inwoner/uitloggen.html": UitloggenPagina("https://digid.example/slo", "/i/", {"LogoutRequest": "PD94"}),
}
WERKBLAD: dict[str, object] = {
    "werkblad/lijst.html": lijst,
    "werkblad/start.html": formulier,
    "werkblad/identificatie.html": identificatie,
    "werkblad/rond_af.html": rond_af,
    "werkblad/afgerond.html": afgerond,
    "werkblad/stop.html": stop,
}
FOUTEN: dict[str, object] = {f"fouten/{code}.html": None for code in (400, 403, 404, 405, 429, 503)}
