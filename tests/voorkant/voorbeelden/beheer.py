"""The other pages of medewerkers: beheer, toezicht, zaken and the login."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from unittest.mock import patch
from uuid import UUID

from django.forms.utils import ErrorDict

from begrippen.flow import Flow
from begrippen.taal import Taal
from begrippen.toets import Stand as Toetsstand
from config.te_doen import Taak
from diensten.bezig import Bezig
from diensten.checklist.criteria import CRITERIA, ONBEKEND
from diensten.checklist.forms import AfvinkForm
from diensten.checklist.lijst import Lijst, Punt, Toetsregel
from diensten.checklist.toetsen import Stand
from diensten.forms import DienstForm
from diensten.models import Afvinking, Dienst, Taalcontrole, Toegankelijkheid
from diensten.nieuwform import NieuweDienstForm
from diensten.queries import DienstRegel, WijzigingRegel
from diensten.talen.forms import LezerForm
from diensten.talen.queries import Taalstand
from diensten.toegankelijkheid.forms import VerklaringForm
from diensten.verhoging.uitlegstand import Uitlegstand
from diensten.voorstellen.models import Onderwerp
from identification.queries.dienstvoorbeeld import Blad, sheet, sheets_of
from inloggen.medewerker.views import MISLUKT
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU, ZAAK
from tests.voorkant.voorbeelden.soorten import Context
from tests.voorkant.voorbeelden.voorstellen import wacht
from toezicht.bijzonderheden import in_words
from toezicht.forms import FilterForm
from toezicht.queries import GebeurtenisRegel, Logpagina
from toezicht.soorten import Soort, woorden
from zaken.forms import ZoekForm
from zaken.queries import DocumentRegel, StatusRegel, ZaakPagina

_ID = UUID(int=7)
_ADRES = "/beheer/diensten/verhuizing/"
_DAG = date(2027, 6, 15)
_DAGEN = [("Nu", _ADRES, False), ("Op 15 juni 2027: inloggen is verhoogd", _ADRES, True)]
BEZIG = Bezig(gesprekken=2, afspraken=3, eerste=NU)


def _wrong(form: DienstForm, **errors: str) -> DienstForm:
    """As after a check that failed, without the database that the check of a model asks."""
    form._errors = ErrorDict({name: form.error_class([text]) for name, text in errors.items()})
    return form


def _dienst(**more: str) -> Dienst:
    return Dienst(
        slug="verhuizing", naam=DIENST, omschrijving="U geeft uw nieuwe adres door.", versie=2, **more
    )


def dienstproef(blad: Blad) -> Context:
    """A dienst that is not stored yet, as somebody will meet it; without the database that its rules would ask."""
    # Without a primary key nobody asks for its raises.
    dienst, adres = _dienst(staande_link=True), "/voorbeeld/dienst/?proef=x"
    nobody = patch("identification.queries.dienstvoorbeeld.for_whom", lambda *_a, **_k: {"ander_url": adres})
    with nobody, patch("identification.queries.inwoner.prescribed_text", lambda _s: ()):
        template, pagina = sheet(dienst, blad, adres=adres, taal="nl", now=NU)
    return Context(
        dienst=dienst,
        pagina=pagina,
        sjabloon=template,
        proef="x",
        gedrukt=False,
        beheertaal="nl",
        bladen=[(name, adres, one is blad) for one, name in sheets_of(dienst)],
        leestalen=[(taal, adres, taal is Taal.NEDERLANDS) for taal in Taal],
        wijzig_url=_ADRES,
    )


def _dienst_page(form: DienstForm, **more: object) -> Context:
    wijziging = WijzigingRegel(NU, NAAM, "Minuten", "30", "10")
    return Context(
        dienst=_dienst(),
        form=form,
        staande_link="https://id.voorbeeld.nl/nieuw/verhuizing/",
        wijzigingen=[wijziging],
        uitgesloten=["Wie alleen een wachtwoord heeft, komt er niet in."],
        **more,
    )


def dienst() -> Context:
    return _dienst_page(DienstForm(instance=_dienst()))


def dienst_fout() -> Context:
    form = DienstForm({"versie": "2", "link_minuten": "9999"}, instance=_dienst())
    return _dienst_page(_wrong(form, link_minuten="Vul een getal in van 5 tot en met 120."))


def _stoppen() -> Context:
    form = _wrong(DienstForm({"versie": "2", "stand": "gestopt"}, instance=_dienst()))
    form._errors["stoppen"] = form.error_class([*BEZIG.regels, "Kruis aan dat u toch wilt stoppen."])
    return _dienst_page(form)


def dienst_conflict() -> Context:
    verschil = SimpleNamespace(veld="Naam", staat_nu="Verhuizen", ingevuld=DIENST)
    return _dienst_page(DienstForm(instance=_dienst()), conflict=True, verschillen=[verschil])


def checklist() -> Context:
    regels = tuple(Toetsregel("toets", stand, "Dit is nagekeken.") for stand in Stand)
    vink = Afvinking(criterium="L10", gedaan=True, moment=NU, door=NAAM, toelichting="Zie de map")
    punten = [
        Punt(criterium, regels, vink if nummer % 2 else None) for nummer, criterium in enumerate(CRITERIA)
    ]
    shown = [
        (
            punt,
            AfvinkForm(nummer=punt.criterium.nummer, initial={"gedaan": "ja"})
            if punt.criterium.mensen
            else None,
        )
        for punt in punten
    ]
    return Context(lijst=Lijst(tuple(punten)), punten=shown, onbekend=ONBEKEND, form=None, nu=NU)


def logboek() -> Context:
    code = GebeurtenisRegel(NU, "Code onjuist", True, NAAM, _ID, "drie keer", 3)
    lower, what = Soort.NIVEAU_VERLAAGD, "substantieel-midden_verhuizing"
    weaker = GebeurtenisRegel(NU, str(woorden(lower)), True, NAAM, None, in_words(lower, what), None)
    pagina = Logpagina((code, weaker), 7)
    return Context(form=FilterForm({}), pagina=pagina, nieuwste="?", ouder="?voor=7")


def zaak() -> Context:
    return Context(
        zaak=ZaakPagina(
            ZAAK,
            DIENST,
            NU,
            "•••••0019",
            (StatusRegel(NU, "Zaak gemaakt"),),
            (DocumentRegel(_ID, "Bewijs", "bewijs.pdf", 40_000, NU),),
        )
    )


def _regel(stand: str, logins: str, *, zaaktype: bool | None) -> DienstRegel:
    flows = tuple(str(flow) for flow in Flow)
    way = "de DigiD app of sms-controle"
    row = DienstRegel(DIENST, "verhuizing", way, "Midden", flows, stand, staande_link=True)
    return replace(row, logins=logins, zaaktype=zaaktype, verhogen=stand == "actief")


def talen(form: LezerForm | None = None) -> Context:
    read = Taalcontrole(
        taal="tr", gedaan=True, lezer="Ayşe Yılmaz", gelezen_op=NU.date(), moment=NU, door=NAAM
    )
    standen = [
        (Taalstand(taal, read if taal is Taal.TURKS else None), form or LezerForm(taal=taal.value))
        for taal in Taal
        if taal.na_te_kijken
    ][: 1 if form else None]
    return Context(standen=standen, form=form)


_VERKLARING = Toegankelijkheid(
    status="B",
    sinds=NU.date(),
    email="toegankelijk@voorbeeld.nl",
    problemen="De kaart werkt niet met een schermlezer.\nEen film heeft geen ondertitels.",
    onderzoek_url="https://www.toegankelijkheidsverklaring.nl/register/1",
    moment=NU,
    door=NAAM,
)

OVERIG: dict[str, object] = {
    "beheer/talen.html": talen,
    "beheer/talen.html#fout": lambda: talen(LezerForm({"lezer": "", "gelezen_op": "x"}, taal="de")),
    "beheer/toegankelijkheid.html": lambda: Context(form=VerklaringForm(initial={"vorige": 0})),
    "beheer/toegankelijkheid.html#ingevuld": lambda: Context(
        form=VerklaringForm(initial={"vorige": 1, "status": "B", "sinds": NU.date()}), verklaring=_VERKLARING
    ),
    "beheer/toegankelijkheid.html#fout": lambda: Context(
        form=VerklaringForm({"vorige": "0", "email": "x"}), verklaring=_VERKLARING
    ),
    "beheer/toegankelijkheid.html#conflict": lambda: Context(
        form=VerklaringForm(initial={"vorige": 1}), verklaring=_VERKLARING, conflict=True
    ),
    "openbaar/toegankelijkheid.html": Context(verklaring=_VERKLARING),
    "openbaar/toegankelijkheid.html#leeg": Context(verklaring=None),
    "beheer/overzicht.html": Context(
        diensten=[
            _regel("actief", "Ongeveer 1230", zaaktype=True),
            _regel("concept", "0", zaaktype=False),
            _regel("gestopt", "Minder dan 10", zaaktype=None),
        ],
        rollen=["functioneel-beheerder"],
        te_doen=[
            Taak(Toetsstand.STUK, "2 bewijzen worden geweigerd door het zaaksysteem.", "/beheer/bezorging/"),
            Taak(Toetsstand.LET_OP, "1 tekst wacht op goedkeuring.", "/beheer/teksten/"),
            Taak(Toetsstand.GOED, f"Op 15 juni 2027 gaat een verhoging in: {DIENST}.", "/beheer/"),
        ],
    ),
    "beheer/overzicht.html#leeg": Context(diensten=[], te_doen=[], rollen=["functioneel-beheerder"]),
    "beheer/nieuw.html": lambda: Context(form=NieuweDienstForm()),
    "beheer/nieuw.html#fout": lambda: Context(
        form=_wrong(NieuweDienstForm({"slug": "A"}), slug="Gebruik kleine letters.", naam="Vul nog in: Naam.")
    ),
    "beheer/dienst.html": dienst,
    "beheer/dienst.html#fout": dienst_fout,
    "beheer/dienst.html#conflict": dienst_conflict,
    "beheer/dienst.html#stoppen": _stoppen,
    "beheer/dienst.html#gestopt": lambda: _dienst_page(
        DienstForm(instance=_dienst(stand="gestopt")), nog_bezig=BEZIG.regels, afspraken=Uitlegstand(3)
    ),
    "beheer/dienst.html#voorstel": lambda: _dienst_page(
        DienstForm(instance=_dienst()), van_twee=True, voorstel=wacht(Onderwerp.DIENST)
    ),
    "beheer/dienst.html#proef": lambda: _dienst_page(DienstForm(instance=_dienst()), proef=True),
    "beheer/dienst_inwoner.html": lambda: dienstproef(Blad.START),
    "beheer/dienst_inwoner.html#verhoging": lambda: Context(
        {**dienstproef(Blad.START), "gepland": SimpleNamespace(datum=_DAG), "dagen": _DAGEN}
    ),
    "beheer/dienst_inwoner.html#te-laag": lambda: dienstproef(Blad.TE_LAAG),
    "beheer/dienst_inwoner.html#code": lambda: dienstproef(Blad.CODE),
    "beheer/dienst_medewerker.html": lambda: dienstproef(Blad.AMBTENAAR),
    "beheer/dienst_voorbij.html": lambda: Context(dienst=_dienst(), wijzig_url=_ADRES, proef="x"),
    "beheer/dienst_voorbij.html#gemaakt": lambda: Context(dienst=_dienst(), wijzig_url="", proef="x"),
    "beheer/dienst_voorbij.html#weg": Context(dienst=None, wijzig_url="", proef="x"),
    "beheer/dienst_weghalen.html": lambda: Context(dienst=_dienst(stand="concept"), kan_weg=True),
    "beheer/dienst_weghalen.html#fout": lambda: Context(
        dienst=_dienst(), nog_bezig=BEZIG.regels, fout="in-gebruik", hoort_bij=["afspraken"], stop_proef="x"
    ),
    "beheer/dienst_weghalen.html#gestopt": lambda: Context(dienst=_dienst(stand="gestopt")),
    "beheer/checklist.html": checklist,
    "toezicht/logboek.html": logboek,
    "toezicht/logboek.html#leeg": lambda: Context(form=FilterForm({}), pagina=Logpagina((), None)),
    "zaken/zaak.html": zaak,
    "zaken/zaak.html#gemachtigde": lambda: Context(
        zaak=replace(zaak()["zaak"], gemachtigde="•••••0012", machtiging="curator (verklaard)")
    ),
    "zaken/zoek.html": lambda: Context(form=ZoekForm()),
    "zaken/zoek.html#fout": lambda: Context(form=ZoekForm({"zaaknummer": ""})),
    "zaken/niet_gevonden.html": lambda: Context(form=ZoekForm(), zaaknummer=ZAAK),
    "zaken/beschadigd.html": Context(zaaknummer=ZAAK),
    "inloggen/inloggen.html": Context(melding=None),
    "inloggen/inloggen.html#mislukt": lambda: Context(melding=MISLUKT),
}
