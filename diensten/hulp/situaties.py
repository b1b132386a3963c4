"""Why somebody cannot log in, and what they can do: our own words, with facts of digid.nl and no promises for DigiD."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Situatie:
    """`echt`: the page also shows what to look at before trusting a link. `digid`: with how DigiD itself helps."""

    slug: str
    kop: _StrPromise
    alineas: tuple[_StrPromise, ...]
    digid: bool = True
    echt: bool = False

    @property
    def sleutel(self) -> str:
        """Of the place with what to do."""
        return f"situatie-{self.slug}"

    @property
    def kopsleutel(self) -> str:
        """Of the place with its heading, which is the link to it too."""
        return f"{self.sleutel}-kop"


_SITUATIES = (
    Situatie(
        "geen-app",
        _("Ik heb geen DigiD app"),
        (
            _(
                "U kunt de DigiD app zelf op uw telefoon zetten. Vaak kunt u ook inloggen met sms-controle. "
                "U krijgt dan een code op uw telefoon. Heeft u een vaste telefoon? Dan spreekt een stem de code in."
            ),
            _("Lukt dat nu niet? Zeg het in het gesprek. Wij zoeken samen een andere manier."),
        ),
    ),
    Situatie(
        "geen-smartphone",
        _("Ik heb geen smartphone"),
        (
            _(
                "Zonder de DigiD app kunt u vaak inloggen met sms-controle. Dat kan met elke mobiele telefoon."
            ),
            _("Zet dat eerst aan op digid.nl."),
            _("Bij sommige diensten kan dit niet. Zeg het dan in het gesprek, of bel ons."),
        ),
    ),
    Situatie(
        "vaste-telefoon",
        _("Ik heb alleen een vaste telefoon"),
        (
            _("Zonder de DigiD app kunt u vaak inloggen met sms-controle, ook met een vaste telefoon."),
            _("DigiD belt u dan. Een stem spreekt de code in. Luister goed en typ de code over."),
            _("Zet eerst uw vaste nummer op digid.nl."),
        ),
    ),
    Situatie(
        "geen-digid",
        _("Ik heb geen DigiD"),
        (
            _("U kunt DigiD aanvragen op digid.nl. U krijgt dan een brief thuis. Dat duurt een paar dagen."),
            _("Maak daarna een nieuwe afspraak met ons."),
            _("Heeft u haast? Vraag de medewerker of het ook op een andere manier kan."),
        ),
    ),
    Situatie(
        "buitenland",
        _("Ik woon in het buitenland"),
        (
            _("Ook dan kunt u DigiD aanvragen op digid.nl. Soms moet u daarvoor naar een balie."),
            _(
                "Soms kunt u DigiD activeren in een videogesprek met Nederland Wereldwijd. "
                "Op digid.nl staat wanneer dat kan."
            ),
            _("Heeft u nog geen DigiD? Dan lukt inloggen vandaag niet. Maak met ons een nieuwe afspraak."),
        ),
    ),
    Situatie(
        "telefoon-kwijt",
        _("Ik ben mijn telefoon kwijt"),
        (
            _(
                "Log in op Mijn DigiD en zet daar de oude telefoon uit. "
                "Bel uw telefoonbedrijf als uw telefoon gestolen is."
            ),
            _("Heeft u een nieuwe telefoon? Zet daar de DigiD app op."),
            _("Lukt het vandaag niet? Bel ons. Dan maken we een nieuwe afspraak."),
        ),
    ),
    Situatie(
        "app-opent-niet",
        _("De DigiD app opent niet"),
        (
            _("Open de link van het gesprek in Safari of Chrome. Sluit de app en probeer het nog een keer."),
            _("Lukt dat nu niet? Zeg het in het gesprek. Wij zoeken samen een andere manier."),
        ),
    ),
    Situatie(
        "digid-werkt-niet",
        _("DigiD werkt niet"),
        (
            _("Soms is er een storing bij DigiD. Dat ligt niet aan u."),
            _("Op digid.nl staat of er een storing is. Wacht even en probeer het nog een keer."),
            _("Zeg in het gesprek dat DigiD niet werkt. Dan kijken we samen wat kan."),
        ),
    ),
    Situatie(
        "anders-regelen",
        _("Ik wil het anders regelen"),
        (
            _("Dat mag altijd. U hoeft niet te zeggen waarom."),
            _("Bel ons, of kom naar het gemeentehuis. Neem dan uw paspoort of ID-kaart mee."),
            _("Iemand mag u ook helpen bij het inloggen. U doet niets fout. Gebruik wel uw eigen DigiD."),
        ),
        digid=False,
    ),
    Situatie(
        "link-echt",
        _("Is deze link echt van de gemeente?"),
        (_("Goed dat u het nakijkt. Kijk naar deze dingen:"),),
        digid=False,
        echt=True,
    ),
)
SITUATIES = {situatie.slug: situatie for situatie in _SITUATIES}
