"""The pages of the ambtenaar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from identification.paginas import (
    AfgerondPagina,
    CodeBlok,
    DienstKeuze,
    IdentificatiePagina,
    LijstPagina,
    LijstRegel,
    Melding,
    Nu,
    PersoonBlok,
    RondAfPagina,
    SamenvattingRegel,
    Soort,
    Stap,
    StapStand,
    StartFormulierPagina,
    Startwoorden,
    StopPagina,
    Uitnodiging,
)
from tests.voorkant.voorbeelden.afspraken import REGEL
from tests.voorkant.voorbeelden.gegevens import DIENST, LINK, NU, ZAAK

diensten = (
    DienstKeuze("verhuizing", DIENST, "DigiD app of sms-controle", True, "casus", "nl en"),
    DienstKeuze("rijbewijs", "Rijbewijs", "DigiD app", False, "zaak", "nl"),
)
regels = (
    LijstRegel(
        ZAAK, DIENST, "Inwoner is ingelogd", NU, "/werkblad/1/", nummerkop="Zaaknummer", zonder="Zonder zaak"
    ),
)
lijst = LijstPagina(
    lopend=regels,
    afgerond=regels,
    diensten=diensten,
    snel_start=diensten[0],
    snel_flow="NIEUW",
    snel_url="/werkblad/start/",
    afspraken=(
        REGEL,
        replace(REGEL, gestart=True, ambtenaar="", naam=""),
        replace(REGEL, start_url="", dienst_weg=True),
    ),
    start_url="/werkblad/start/",
    zoek_url="/werkblad/zoek/",
    gezocht="2026-9",
    zoek_fout="Dit zaaknummer kennen wij niet.",
)
formulier = StartFormulierPagina(
    diensten=diensten,
    start_url="/werkblad/start/",
    lijst_url="/werkblad/",
    woorden=(
        Startwoorden(
            "zaak",
            False,
            "Een nieuwe zaak",
            "Een zaak die al bestaat",
            "Geen zaak",
            "Zaaknummer",
            "Alleen nodig als de zaak al bestaat.",
        ),
        Startwoorden(
            "casus",
            True,
            "Een nieuwe casus",
            "Een casus die al bestaat",
            "Geen casus",
            "Casusnummer",
            "Alleen nodig als de casus al bestaat.",
        ),
    ),
    talen=(("nl", "Nederlands"), ("en", "English")),
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
    script="",
    stand="actie",
    gesproken="De inwoner is ingelogd. Vraag de code.",
    nu=Nu("code", "Vraag de code", zeg=("“Wilt u de 6 cijfers voorlezen?”",), stap=3, van=5),
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
    zaakkop="Zaak",
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
    zaakkop="Zaak",
    de_zaak="de zaak",
    geen_zaak="geen zaak",
)
stop = StopPagina(
    ZAAK, DIENST, (("niet-gelukt", "Het lukt niet"),), "/stop/", "/terug/", "Kies waarom u stopt."
)

WERKBLAD: dict[str, object] = {
    "werkblad/lijst.html": lijst,
    "werkblad/start.html": formulier,
    "werkblad/identificatie.html": identificatie,
    "werkblad/rond_af.html": rond_af,
    "werkblad/afgerond.html": afgerond,
    "werkblad/stop.html": stop,
}
