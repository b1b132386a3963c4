"""The pages around a raise and around the advice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.advies.forms import AdviesForm, BesluitForm
from diensten.advies.queries import Adviesstand, Besluitregel, Voorstel
from diensten.advies.regels import Vraag
from diensten.advies.woorden import ANTWOORDEN, answer, question
from diensten.bezig import Bezig
from diensten.forms import DienstForm
from diensten.models import Dienst
from diensten.queries import WijzigingRegel
from diensten.verhoging.aankondiging import Aankondiging, Fase
from diensten.verhoging.cijfers import Aandeel
from diensten.verhoging.forms import RedenForm, VerhogingForm
from diensten.verhoging.models import Punt, Stapsoort, Verhoging, VerhogingStap
from diensten.verhoging.queries import (
    Melding,
    PuntRegel,
    Tekstblok,
    VerhogingPagina,
    Vooruitblik,
    _line,
    _words,
)
from diensten.verhoging.tijdlijn import day_of, timeline, warnings
from diensten.verhoging.uitlegstand import Uitlegstand
from diensten.woorden import wie_kan_niet_inloggen
from identification.paginas import Nieuws
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU
from tests.voorkant.voorbeelden.inwoner import start
from tests.voorkant.voorbeelden.soorten import Context

_DAG, _BEGIN = date(2027, 6, 18), date(2027, 1, 15)
_ADRES = "https://id.voorbeeld.nl/aankondiging/verhuizing/"


def _dienst() -> Dienst:
    return Dienst(slug="verhuizing", naam=DIENST, omschrijving="U geeft uw nieuwe adres door.", versie=2)


def _aankondiging(fase: Fase, naar: Niveau = Niveau.MIDDEN) -> Aankondiging:
    return Aankondiging(DIENST, "verhuizing", Niveau.BASIS, naar, _DAG, fase)


def _blik(
    naar: Niveau = Niveau.MIDDEN, *, begin: date = _BEGIN, totaal: int = 240, te_laag: int = 52
) -> Vooruitblik:
    points = timeline(vandaag=day_of(NU), aankondigen_vanaf=begin, datum=_DAG)
    return Vooruitblik(
        naar=naar,
        regels=tuple(_line(number, point) for number, point in enumerate(points, 1)),
        meldingen=tuple(Melding(*_words(one)) for one in warnings(begin=begin, datum=_DAG)),
        aandeel=Aandeel(totaal, te_laag),
        uitgesloten=str(wie_kan_niet_inloggen(naar) or ""),
    )


def _verhoging() -> Verhoging:
    return Verhoging(van=10, naar=20, datum=_DAG, aankondigen_vanaf=_BEGIN, gepland_op=NU)


def _stap(soort: Stapsoort, **more: str) -> VerhogingStap:
    return VerhogingStap(
        soort=soort, moment=NU, door=NAAM, naar=20, datum=_DAG, aankondigen_vanaf=_BEGIN, **more
    )


def _pagina() -> VerhogingPagina:
    blocks = [
        Tekstblok(fase, _aankondiging(fase).said(), (("Website", "/website/"), ("E-mail", "/mail/")))
        for fase in Fase
    ]
    ticked = _stap(Stapsoort.AFGEVINKT, punt=Punt.WEBSITE.value)
    return VerhogingPagina(
        stand="2-1-1",
        nu_niveau=Niveau.BASIS,
        verhoging=_verhoging(),
        wacht=True,
        aangekondigd=True,
        terug_kan=False,
        terug_tot=date(2027, 7, 1),
        hoogste=False,
        vooruitblik=_blik(),
        teksten=tuple(blocks[:2]),
        punten=tuple(PuntRegel(punt, ticked if punt is Punt.WEBSITE else None) for punt in Punt),
        stappen=(ticked, _stap(Stapsoort.INGETROKKEN, reden="Te vroeg."), _stap(Stapsoort.GEPLAND)),
    )


def _leeg() -> VerhogingPagina:
    return replace(
        _pagina(), verhoging=None, wacht=False, vooruitblik=None, teksten=(), punten=(), stappen=()
    )


def _form(data: dict[str, str] | None = None) -> VerhogingForm:
    return VerhogingForm(data, initial={"stand": "2-1-1", "datum": _DAG}, van=Niveau.BASIS, now=NU)


def _page(pagina: VerhogingPagina, **more: object) -> Context:
    context = Context(
        dienst=_dienst(),
        pagina=pagina,
        form=_form(),
        reden_form=RedenForm(initial={"stand": "2-1-1"}),
        aankondiging_url=_ADRES,
    )
    return Context({**context, **more})


def _wrong() -> VerhogingForm:
    form = _form({"stand": "2-1-1", "naar": "10", "datum": "31-02-2027"})
    form.is_valid()
    return form


_BESLUIT = Besluitregel(NU, NAAM, "Substantieel", "Midden", "Met de CISO besproken.")
_ANTWOORDEN = {vraag: list(ANTWOORDEN[vraag])[-1] for vraag in Vraag}


def _voorstel(niveau: Niveau = Niveau.SUBSTANTIEEL) -> Voorstel:
    return Voorstel(
        niveau=niveau,
        redenen=tuple(
            (question(vraag), answer(vraag, code)) for vraag, code in list(_ANTWOORDEN.items())[:2]
        ),
        verlaagd=True,
        lager_ingesteld=True,
        uitgesloten=str(wie_kan_niet_inloggen(niveau) or ""),
        aandeel=Aandeel(240, 4),
    )


def _advies(**more: object) -> Context:
    return Context(dienst=_dienst(), besluiten=[_BESLUIT], **more)


def _besluit(**more: object) -> Context:
    filled = {vraag.value: code for vraag, code in _ANTWOORDEN.items()} | {
        "keuze": 25,
        "getoond": 25,
        "vorige": 1,
    }
    return _advies(form=BesluitForm(initial=filled), voorstel=_voorstel(), **more)


def _dienst_lager() -> Context:
    return Context(
        dienst=_dienst(),
        form=DienstForm(instance=_dienst()),
        advies=Adviesstand(_BESLUIT, lager_dan_advies=True, lager_dan_besluit=True),
        gepland=_verhoging(),
        wijzigingen=[
            WijzigingRegel(NU, NAAM, "Minuten", "30", "10"),
            WijzigingRegel(NU, NAAM, "Zaaktype", "", "B1026", versie=8),
            WijzigingRegel(NU, NAAM, "Minuten", "20", "30", versie=7),
        ],
    )


def _terugzetten(**more: object) -> Context:
    verschillen = [
        SimpleNamespace(veld="Manier van inloggen", staat_nu="DigiD app met ID-check", ingevuld=""),
        SimpleNamespace(veld="Zaaktype", staat_nu="B1026", ingevuld="B1027"),
    ]
    context = Context(
        dienst=_dienst(),
        form=DienstForm(instance=_dienst()),
        verschillen=verschillen,
        elders="0123456789abcdef",
        lager=True,
        nog_bezig=Bezig(0, 1, NU).regels,
    )
    return Context({**context, **more})


def _zaaktype_wrong() -> Context:
    form = DienstForm(instance=_dienst())
    form.errors["__all__"] = form.error_class(["Vul nog in: Zaaktype."])
    return Context(dienst=_dienst(), form=form)


def _voorbeeld() -> Context:
    return Context(
        dienst=_dienst(),
        pagina=replace(start, ambtenaar="", melding=None, nieuws=NIEUWS, proef=True),
        dag=_DAG,
        dagen=[(_BEGIN, "/voorbeeld/verhuizing/2027-01-15/"), (_DAG, "/voorbeeld/verhuizing/2027-06-18/")],
        gedrukt=True,
    )


NIEUWS = Nieuws("Vanaf 18 juni 2027 logt u anders in.", "/aankondiging/verhuizing/", vooraf=True)

INWONER: dict[str, object] = {
    "inwoner/geen_aankondiging.html": Context(),
    "inwoner/aankondiging.html": lambda: Context(aankondiging=_aankondiging(Fase.VOORAF)),
    "inwoner/aankondiging.html#vanaf": lambda: Context(
        aankondiging=_aankondiging(Fase.VANAF, Niveau.SUBSTANTIEEL)
    ),
    "inwoner/aankondiging.html#hoog": lambda: Context(aankondiging=_aankondiging(Fase.VOORAF, Niveau.HOOG)),
    "inwoner/aankondiging.html#van-de-baan": lambda: Context(aankondiging=_aankondiging(Fase.VAN_DE_BAAN)),
    "inwoner/start.html#nieuws": lambda: replace(start, melding=None, nieuws=NIEUWS),
}
OVERIG: dict[str, object] = {
    "beheer/verhogen.html": lambda: _page(_leeg()),
    "beheer/verhogen.html#gepland": lambda: _page(_pagina()),
    "beheer/verhogen.html#afspraken": lambda: _page(
        replace(_pagina(), afspraken=Uitlegstand(12, onbekend=2))
    ),
    "beheer/verhogen.html#geen-mail": lambda: _page(
        replace(_leeg(), afspraken=Uitlegstand(1, mail_aan=False))
    ),
    "beheer/verhogen.html#ingegaan": lambda: _page(
        replace(_pagina(), wacht=False, terug_kan=True, nu_niveau=Niveau.MIDDEN)
    ),
    "beheer/verhogen.html#voorbeeld": lambda: _page(
        _leeg(), proef=_blik(Niveau.HOOG, begin=date(2027, 6, 1), totaal=4)
    ),
    "beheer/verhogen.html#fout": lambda: _page(_leeg(), form=_wrong()),
    "beheer/verhogen.html#conflict": lambda: _page(_pagina(), conflict=True),
    "beheer/voorbeeld.html": _voorbeeld,
    "beheer/advies.html": lambda: _advies(form=AdviesForm(initial={"vorige": 0})),
    "beheer/advies.html#voorstel": _besluit,
    "beheer/advies.html#conflict": lambda: _besluit(conflict=True),
    "beheer/advies.html#fout": lambda: _advies(form=AdviesForm({"vorige": "0"})),
    "beheer/dienst.html#lager": _dienst_lager,
    "beheer/terugzetten.html": _terugzetten,
    "beheer/terugzetten.html#voorstel": lambda: _terugzetten(van_twee=True),
    "beheer/terugzetten.html#conflict": lambda: _terugzetten(conflict=True),
    "beheer/terugzetten.html#niets": lambda: _terugzetten(verschillen=[]),
    "beheer/terugzetten.html#fout": lambda: Context(dienst=_dienst(), form=_wrong()),
    "beheer/terugzetten.html#zaaktype-fout": _zaaktype_wrong,
    "beheer/overzicht.html#gepland": lambda: Context(
        te_doen=[],
        diensten=[
            SimpleNamespace(
                naam=DIENST,
                slug="verhuizing",
                manier="DigiD met wachtwoord",
                niveau="Basis",
                flows=["BSN bekend"],
                stand="actief",
                staande_link=True,
                gepland="DigiD app of sms-controle",
                gepland_op=_DAG,
            )
        ],
    ),
}
