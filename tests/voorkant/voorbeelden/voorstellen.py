"""What one person proposed for inwoners, beside what holds, and the word about it above a form."""

from __future__ import annotations

from uuid import UUID

from diensten.inwonerteksten.forms import RedenForm, StapForm
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel
from diensten.voorstellen.onderwerpen import Rij
from diensten.voorstellen.queries import VERVANGEN, Regel, Voorstelpagina
from tests.voorkant.voorbeelden.gegevens import NAAM, NU
from tests.voorkant.voorbeelden.soorten import Context

_ROLLEN = ["functioneel-beheerder"]
_TITELS = {
    Onderwerp.CONTACT: "Contactgegevens",
    Onderwerp.STORING: "Mededeling voor inwoners",
    Onderwerp.DIENST: "Naam en omschrijving: Aangifte overlijden",
}
_RIJEN = {
    Onderwerp.CONTACT: [
        Rij("Telefoonnummer", "14 0123", "14 0999"),
        Rij("Website", "https://www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        Rij("Adres van het gemeentehuis", "", "Dorpsplein 1, 1234 AB Voorbeeld"),
    ],
    Onderwerp.STORING: [
        Rij("Nederlands", "", "Het gemeentehuis is dicht door water in de kelder. Bel ons morgen.", "nl"),
        Rij("English", "", "The town hall is closed. Call us tomorrow.", "en"),
        Rij("العربية", "", "البلدية مغلقة اليوم.", "ar"),
        Rij("Vanaf", "", "22 november 2026, 14.30"),
    ],
    Onderwerp.DIENST: [
        Rij("Naam", "Aangifte overlijden", "Overlijden melden", "nl"),
        Rij("Omschrijving", "U geeft een overlijden aan.", "U geeft een overlijden aan.", "nl"),
    ],
}


def _row(onderwerp: Onderwerp, besluit: Besluit = Besluit.OPEN, reden: str = "") -> Voorstel:
    done = besluit != Besluit.OPEN
    return Voorstel(
        pk=3,
        onderwerp=onderwerp,
        nummer=2,
        inhoud={},
        eerder={},
        moment=NU,
        door=NAAM,
        door_id=UUID(int=1),
        besluit=besluit,
        besloten_op=NU if done else None,
        besloten_door="Peter Kok" if done else "",
        reden=reden,
    )


def _line(row: Voorstel, stand: str = "", *, voorbij: bool = False) -> Regel:
    titel = _TITELS[Onderwerp(row.onderwerp)]
    return Regel(row, titel, stand or row.besluit, voorbij, "/beheer/contact/?voorstel=3")


def wacht(onderwerp: Onderwerp) -> Regel:
    return _line(_row(onderwerp))


def terug(onderwerp: Onderwerp) -> Regel:
    return _line(_row(onderwerp, Besluit.TERUGGEGEVEN, "Zet erbij tot wanneer."))


def te_laat() -> Regel:
    return _line(_row(Onderwerp.STORING), voorbij=True)


def _page(regel: Regel, *, oordeel: bool = False, nieuwer: Voorstel | None = None, **more: object) -> Context:
    pagina = Voorstelpagina(regel, _RIJEN[Onderwerp(regel.voorstel.onderwerp)], "", nieuwer)
    initial = {"stand": ""}
    return Context(
        rollen=_ROLLEN,
        pagina=pagina,
        mag_oordelen=oordeel,
        mag_intrekken=regel.stand == Besluit.OPEN,
        mag_wijzigen=True,
        stap_form=StapForm(initial=initial, auto_id=False),
        **{
            "terug_form": RedenForm(initial=initial, auto_id="terug-%s"),
            "intrekken_form": RedenForm(initial=initial, auto_id="intrekken-%s"),
            **more,
        },
    )


def _fout() -> Context:
    form = RedenForm({"stand": "x"}, auto_id="terug-%s")
    return _page(wacht(Onderwerp.CONTACT), oordeel=True, terug_form=form, form=form)


OVERIG = {
    "beheer/voorstel.html": lambda: _page(wacht(Onderwerp.CONTACT), oordeel=True),
    "beheer/voorstel.html#eigen": lambda: _page(wacht(Onderwerp.DIENST), eigen=True),
    "beheer/voorstel.html#storing": lambda: _page(wacht(Onderwerp.STORING), oordeel=True),
    "beheer/voorstel.html#te-laat": lambda: _page(te_laat()),
    "beheer/voorstel.html#terug": lambda: _page(terug(Onderwerp.STORING)),
    "beheer/voorstel.html#vervangen": lambda: _page(
        _line(_row(Onderwerp.CONTACT), VERVANGEN), nieuwer=_row(Onderwerp.CONTACT)
    ),
    "beheer/voorstel.html#goedgekeurd": lambda: _page(_line(_row(Onderwerp.DIENST, Besluit.GOEDGEKEURD))),
    "beheer/voorstel.html#conflict": lambda: _page(wacht(Onderwerp.CONTACT), oordeel=True, conflict=True),
    "beheer/voorstel.html#fout": _fout,
}
