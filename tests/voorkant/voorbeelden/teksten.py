"""The texts of the gemeente: the list, one place, one version, and the page to look at."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from begrippen.taal import Taal
from diensten.inwonerteksten.forms import NagekekenForm, RedenForm, StapForm, VersieForm
from diensten.inwonerteksten.lijst import Paginagroep, Plaatsregel
from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from diensten.inwonerteksten.nakijken import judge
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.queries import (
    Plek,
    Plekstand,
    Versiepagina,
    Versieregel,
    our_words,
)
from diensten.inwonerteksten.register import places_of
from diensten.inwonerteksten.stand import Inhoud, Stand
from diensten.inwonerteksten.verschil import differences
from diensten.models import Dienst
from diensten.voorstellen.models import Onderwerp
from identification.paginas import HulpPagina
from identification.queries.mailvoorbeeld import Mailvoorbeeld
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU
from tests.voorkant.voorbeelden.logius import WACHT
from tests.voorkant.voorbeelden.soorten import Context
from tests.voorkant.voorbeelden.voorstellen import wacht

_ROLLEN = ["functioneel-beheerder"]
_DIENST = Dienst(pk=1, slug="verhuizing", naam=DIENST)
_TEKST = (
    "Woont u in het buitenland? Bel [telefoon] op werkdagen. Wij helpen u graag.\nHeeft u haast? Zeg het dan."
)
_LANG = "Wij verzoeken u vriendelijk om de benodigde documentatie voorafgaand aan het gesprek bij de hand te hebben."
_PLEK = Plek("hulp-buitenland", Taal.NEDERLANDS, _DIENST)
_VAST = Plek("code-let-op", Taal.ARABISCH, None)


def _versie(nummer: int, tekst: str, **more: object) -> Tekstversie:
    return Tekstversie(
        pk=nummer,
        sleutel=_PLEK.sleutel,
        dienst=_DIENST,
        taal="nl",
        nummer=nummer,
        tekst=tekst,
        moment=NU,
        door=NAAM,
        door_id=UUID(int=1),
        **more,
    )


def lijst() -> Context:
    geldt = _versie(1, _TEKST, controleer_op=date(2026, 11, 20))
    nieuw = _versie(2, _LANG, geldt_vanaf=NU)
    standen: list[Stand | None] = [None, *Stand, None, None, None]
    groepen = []
    for pagina in (Pagina.START, Pagina.HULP, Pagina.WOORDEN_KNOPPEN):
        regels = [
            Plaatsregel(
                Plek(sleutel, Taal.NEDERLANDS, _DIENST),
                geldt if n % 2 else None,
                n % 3 == 1,
                nieuw,
                stand,
                n == 1,
                (_versie(2, _TEKST, geldt_vanaf=NU),) if n == 0 else (),
            )
            for n, (sleutel, stand) in enumerate(zip(places_of(pagina), standen, strict=False))
        ]
        groepen.append(Paginagroep(pagina, tuple(regels)))
    return Context(
        groepen=groepen,
        diensten=[_DIENST],
        dienst=_DIENST,
        tekst_taal=Taal.NEDERLANDS,
        talen_van_teksten=list(Taal),
        goedkeuren=[(nieuw, _PLEK)],
        nakijken=[(geldt, _PLEK)],
        voorgeschreven=[WACHT],
        rollen=_ROLLEN,
    )


def leeg() -> Context:
    """Nobody wrote a text yet, and there is no dienst."""
    groepen = tuple(
        Paginagroep(
            pagina,
            tuple(
                Plaatsregel(Plek(sleutel, Taal.NEDERLANDS, None), None, False, None, None, False)
                for sleutel in places_of(pagina)
            ),
        )
        for pagina in (Pagina.KLOPT, Pagina.KLAAR, Pagina.KAPOT)
    )
    nothing = {"goedkeuren": [], "nakijken": [], "dienst": None, "diensten": []}
    return Context(**{**lijst(), **nothing, "groepen": groepen})


def _stand(plek: Plek, *regels: Versieregel) -> Plekstand:
    onze = our_words(plek)
    geldt = next((regel.versie for regel in regels if regel.stand is Stand.GEPUBLICEERD), None)
    oordeel = judge(" ".join(onze), plaats=plek.plaats, taal=plek.taal)
    return Plekstand(plek, regels, geldt, None, onze, oordeel)


def _form(plek: Plek, data: dict[str, str] | None = None, **more: object) -> VersieForm:
    return VersieForm(
        data, plaats=plek.plaats, taal=plek.taal, now=NU, een_dienst=plek.dienst is not None, **more
    )


def _tekst(stand: Plekstand, form: VersieForm, *, tekst: str = "", **more: object) -> Context:
    oordeel = judge(tekst, plaats=stand.plek.plaats, taal=stand.plek.taal) if tekst else None
    return Context(stand=stand, form=form, oordeel=oordeel, rollen=_ROLLEN, **more)


def nieuw() -> Context:
    stand = _stand(_VAST)
    return _tekst(stand, _form(_VAST, initial={"na": 0}))


def _geschiedenis() -> Plekstand:
    return _stand(
        _PLEK,
        Versieregel(_versie(3, _LANG), Stand.TER_GOEDKEURING),
        Versieregel(_versie(2, _TEKST, geldt_vanaf=NU), Stand.GEPUBLICEERD),
        Versieregel(_versie(1, ""), Stand.VERVANGEN),
    )


def voorbeeld() -> Context:
    initial = {"na": 3, "tekst": _LANG, "controleer_op": date(2027, 6, 15)}
    return _tekst(_geschiedenis(), _form(_PLEK, initial=initial), tekst=_LANG, proef=_TEKST)


def fout() -> Context:
    data = {
        "na": "3",
        "inhoud": "weg",
        "tekst": "Uw niveau is te laag. Bel [telefon] of 088 123 65 55.",
        "publiceer_op": "31-02-2027",
    }
    return _tekst(_geschiedenis(), _form(_PLEK, data), tekst=data["tekst"])


def conflict() -> Context:
    return _tekst(
        _geschiedenis(), _form(_PLEK, {"na": "3", "inhoud": "tekst", "tekst": _TEKST}), conflict=True
    )


def verborgen() -> Context:
    weg = _versie(2, "", inhoud=Inhoud.WEG, geldt_vanaf=NU)
    stand = _stand(
        _PLEK,
        Versieregel(weg, Stand.GEPUBLICEERD),
        Versieregel(_versie(1, "", inhoud=Inhoud.STANDAARD), Stand.VERVANGEN),
    )
    return _tekst(stand, _form(_PLEK, initial={"na": 2, "inhoud": "weg"}))


def mail() -> Context:
    lines = (("Dag: dinsdag 24 november 2026", "Tijd: 10.00 tot ongeveer 10.30 uur"), (_TEKST,))
    return Context(mail=Mailvoorbeeld("Uw videogesprek met gemeente Voorbeeld", lines))


def _versiepagina(stand: Stand, *, versie: Tekstversie | None = None, **more: object) -> Context:
    versie = versie or _versie(3, _LANG, toelichting="Veel vragen hierover", controleer_op=date(2027, 6, 15))
    if stand is not Stand.TER_GOEDKEURING:
        versie.geldt_vanaf = NU
    stappen = (
        Tekststap(soort=Stap.OPGESLAGEN, moment=NU, door=NAAM),
        Tekststap(soort=Stap.NAGEKEKEN, moment=NU, door=NAAM, controleer_op=date(2027, 6, 15)),
        Tekststap(soort=Stap.INGEGAAN, moment=NU, door="geplande tekst"),
        Tekststap(soort=Stap.TERUGGEGEVEN, moment=NU, door="Peter Kok", reden="Te lang."),
    )
    pagina = Versiepagina(
        plek=_PLEK,
        versie=versie,
        stand=stand,
        oordeel=judge(_LANG, plaats=_PLEK.plaats, taal=_PLEK.taal),
        verschil=differences(_TEKST, _LANG.replace("Wij", "Wij helpen u graag.")),
        tegenover=_versie(2, _TEKST),
        stappen=stappen,
        nakijken=stand is Stand.GEPUBLICEERD,
        straks=(_versie(1, _TEKST, geldt_vanaf=NU),) if stand is Stand.TER_GOEDKEURING else (),
    )
    forms = {
        "stap_form": StapForm(initial={"stand": stand.value}, auto_id=False),
        "terug_form": RedenForm(auto_id="terug-%s"),
        "intrekken_form": RedenForm(auto_id="intrekken-%s"),
        "nagekeken_form": NagekekenForm(nodig=True, now=NU, auto_id="nagekeken-%s"),
    }
    mag = {"mag_wijzigen": True, "mag_intrekken": True}
    return Context(**{"pagina": pagina, "rollen": _ROLLEN, **forms, **mag, **more})


def versie_fout() -> Context:
    form = RedenForm({"stand": "ter-goedkeuring", "reden": ""}, auto_id="terug-%s")
    return _versiepagina(Stand.TER_GOEDKEURING, mag_oordelen=True, terug_form=form, form=form)


def nagekeken_fout() -> Context:
    form = NagekekenForm(
        {"stand": "gepubliceerd", "volgende": "31-02-2027"}, nodig=True, now=NU, auto_id="nagekeken-%s"
    )
    return _versiepagina(Stand.GEPUBLICEERD, mag_nakijken=True, nagekeken_form=form, form=form)


OVERIG = {
    "beheer/inwonerteksten.html": lijst,
    "beheer/inwonerteksten.html#goedkeurder": lambda: Context(
        **{
            **lijst(),
            "goedkeuren": [],
            "nakijken": [],
            "voorgeschreven": [],
            "dienst": None,
            "rollen": ["goedkeurder"],
        }
    ),
    "beheer/inwonertekst.html": nieuw,
    "beheer/inwonertekst.html#voorbeeld": voorbeeld,
    "beheer/inwonertekst.html#fout": fout,
    "beheer/inwonertekst.html#conflict": conflict,
    "beheer/tekstversie.html": lambda: _versiepagina(Stand.TER_GOEDKEURING, mag_oordelen=True),
    "beheer/tekstversie.html#geldt": lambda: _versiepagina(Stand.GEPUBLICEERD, mag_nakijken=True),
    "beheer/tekstversie.html#concept": lambda: _versiepagina(Stand.CONCEPT, mag_aanbieden=True),
    "beheer/tekstversie.html#fout": versie_fout,
    "beheer/tekstversie.html#conflict": lambda: _versiepagina(Stand.GEPUBLICEERD, conflict=True),
    "beheer/tekstversie.html#ander": lambda: _versiepagina(Stand.CONCEPT, ander=True),
    "beheer/inwonertekst.html#verborgen": verborgen,
    "beheer/tekstversie.html#verborgen": lambda: _versiepagina(
        Stand.TER_GOEDKEURING, versie=_versie(3, "", inhoud=Inhoud.WEG), mag_oordelen=True
    ),
    "beheer/mailvoorbeeld.html": mail,
    "beheer/inwonerteksten.html#leeg": leeg,
    "beheer/inwonerteksten.html#voorstellen": lambda: Context(
        {**lijst(), "voorstellen": [wacht(Onderwerp.CONTACT)], "contact_nakijken": NU.date()}
    ),
    "beheer/tekstversie.html#te_veel": lambda: _versiepagina(
        Stand.TER_GOEDKEURING,
        mag_oordelen=True,
        gepland=[_versie(nummer, _TEKST, geldt_vanaf=NU) for nummer in range(4, 9)],
    ),
    "beheer/tekstversie.html#nagekeken_fout": nagekeken_fout,
    "beheer/tekstversie.html#eigen": lambda: _versiepagina(Stand.TER_GOEDKEURING, eigen=True),
    "beheer/tekstvoorbeeld.html": lambda: Context(
        sjabloon="inwoner/niet_inloggen.html",
        pagina=HulpPagina("/i/x/", "https://id.voorbeeld.nl/"),
        balk={
            "kop": "Dit is een voorbeeld.",
            "knop": "Die knop doet hier niets.",
            "terug": "Terug naar deze versie",
            "url": "/beheer/teksten/versie/3/",
            "taal": "nl",
        },
    ),
}
