"""The texts that Logius prescribes: the list, the form in which somebody proposes one, and one version."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from diensten.inwonerteksten.forms import RedenForm, StapForm
from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from diensten.inwonerteksten.stand import Stand
from diensten.teksten.forms import TekstForm
from diensten.teksten.plekken import PLEKKEN
from diensten.teksten.queries import Tekststand, Versieregel, examples
from diensten.teksten.woorden import EIGEN, Sleutel
from tests.voorkant.voorbeelden.gegevens import NAAM, NU
from tests.voorkant.voorbeelden.soorten import Context

_ROLLEN = ["functioneel-beheerder"]
_SLEUTEL = Sleutel.DIGID_FOUT
_OUD = "Er ging iets mis bij het inloggen met DigiD."
_NIEUW = "Er is iets misgegaan tussen ons en DigiD. Probeer het later nog een keer.\nKijk op https://www.digid.nl/."


def _versie(nummer: int, tekst: str) -> Tekstversie:
    return Tekstversie(
        pk=nummer,
        sleutel=_SLEUTEL.plaats,
        taal="nl",
        nummer=nummer,
        tekst=tekst,
        toelichting="Checklist testen, versie 9, 1 november" if tekst else "",
        moment=NU,
        door=NAAM,
        door_id=UUID(int=1),
    )


def _stand(*, tekst: str = "", voorstel: Tekstversie | None = None) -> Tekststand:
    return Tekststand(
        sleutel=_SLEUTEL.value,
        plek=PLEKKEN[_SLEUTEL],
        standaard=str(EIGEN[_SLEUTEL].standaard),
        tekst=tekst,
        bron="Brief van 1 november" if tekst else "",
        nummer=1 if tekst else 0,
        gewijzigd_op=NU if tekst else None,
        door=NAAM if tekst else "",
        voorstel=voorstel,
    )


WACHT = _stand(voorstel=_versie(1, _NIEUW))


def _form(data: dict[str, str] | None = None, **more: object) -> TekstForm:
    return TekstForm(data, standaard=_OUD, eigen=(), **more)


def _tekst(form: TekstForm, stand: Tekststand, **more: object) -> Context:
    regels = [
        Versieregel(_versie(4, _NIEUW), Stand.TER_GOEDKEURING),
        Versieregel(_versie(3, _OUD), Stand.GEPUBLICEERD, "Peter Kok"),
        Versieregel(_versie(2, _NIEUW), Stand.TERUGGEGEVEN),
        Versieregel(_versie(1, ""), Stand.VERVANGEN, "Peter Kok"),
    ]
    return Context(
        stand=stand,
        form=form,
        voorbeelden=examples(_SLEUTEL, tekst=stand.tekst),
        regels=regels if stand.tekst else [],
        soort="error",
        **more,
    )


def _voorbeeld() -> Context:
    stand = _stand(tekst=_OUD, voorstel=_versie(4, _NIEUW))
    return _tekst(_form(initial={"tekst": _OUD, "na": 4}), stand, proef=_OUD)


def _fout() -> Context:
    form = _form({"tekst": "Mail uw BSN naar hulp@evil.nl of kijk op evil.nl.", "na": "0"})
    return _tekst(form, _stand())


def _versiepagina(stand: Stand, tekst: str = _NIEUW, **more: object) -> Context:
    waits, versie = stand is Stand.TER_GOEDKEURING, _versie(4, tekst)
    stappen = [
        Tekststap(soort=Stap.AANGEBODEN, moment=NU, door=NAAM),
        Tekststap(soort=Stap.TERUGGEGEVEN, moment=NU, door="Peter Kok", reden="Staat niet in het document."),
    ]
    context = {
        "stand": _stand(tekst=_OUD, voorstel=versie if waits else None),
        "versie": versie,
        "is_nu": stand.value,
        "voorbeelden": examples(_SLEUTEL, tekst=tekst)[:1],
        "soort": "error",
        "stappen": stappen[:1] if waits else stappen,
        "mag_oordelen": waits,
        "mag_intrekken": False,
        "mag_wijzigen": True,
        "stap_form": StapForm(initial={"stand": stand.value}, auto_id=False),
        "terug_form": RedenForm(auto_id="terug-%s"),
        "intrekken_form": RedenForm(auto_id="intrekken-%s"),
        "rollen": _ROLLEN,
    }
    return Context(**{**context, **more})


def _zonder_reden() -> Context:
    form = RedenForm({"stand": "ter-goedkeuring", "reden": ""}, auto_id="terug-%s")
    return _versiepagina(Stand.TER_GOEDKEURING, terug_form=form, form=form)


OVERIG = {
    "beheer/teksten.html": lambda: Context(
        teksten=[
            replace(_stand(), sleutel="digid-geannuleerd", plek=PLEKKEN[Sleutel.DIGID_GEANNULEERD]),
            _stand(tekst=_OUD, voorstel=_versie(4, _NIEUW)),
        ],
        rollen=_ROLLEN,
    ),
    "beheer/teksten.html#goedkeurder": lambda: Context(
        teksten=[_stand(voorstel=_versie(1, _NIEUW))], rollen=["goedkeurder"]
    ),
    "beheer/tekst.html": lambda: _tekst(_form(initial={"na": 0}), _stand()),
    "beheer/tekst.html#voorbeeld": _voorbeeld,
    "beheer/tekst.html#fout": _fout,
    "beheer/tekst.html#conflict": lambda: _tekst(
        _form({"na": "3", "tekst": _NIEUW, "bron": "x"}), _stand(tekst=_OUD), conflict=True
    ),
    "beheer/logiusversie.html": lambda: _versiepagina(Stand.TER_GOEDKEURING),
    "beheer/logiusversie.html#eigen": lambda: _versiepagina(
        Stand.TER_GOEDKEURING, mag_oordelen=False, mag_intrekken=True, eigen=True
    ),
    "beheer/logiusversie.html#leeg": lambda: _versiepagina(Stand.TER_GOEDKEURING, tekst=""),
    "beheer/logiusversie.html#fout": _zonder_reden,
    "beheer/logiusversie.html#conflict": lambda: _versiepagina(Stand.TERUGGEGEVEN, conflict=True),
    "beheer/logiusversie.html#geldt": lambda: _versiepagina(Stand.GEPUBLICEERD),
}
