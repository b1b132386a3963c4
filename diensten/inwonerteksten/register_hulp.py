"""The places on the pages that help: who cannot log in, and who does not trust it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats

_NIET_INLOGGEN = {
    "hulp-kop": Plaats(Pagina.HULP, (_("Ik kan niet inloggen"),), kaal=True, blijft=True),
    "hulp-geen-app": Plaats(
        Pagina.HULP,
        (
            _(
                "U kunt de DigiD app zelf op uw telefoon zetten. Vaak kunt u ook inloggen met sms-controle. "
                "U krijgt dan een code op uw telefoon. Heeft u een vaste telefoon? Dan spreekt een stem de "
                "code in."
            ),
        ),
        blijft=True,
    ),
    "hulp-geen-digid": Plaats(
        Pagina.HULP,
        (
            _(
                'U kunt DigiD aanvragen op <a href="https://www.digid.nl/" rel="noreferrer">digid.nl (andere '
                "website)</a>. U krijgt dan een brief thuis. Maak daarna een nieuwe afspraak met ons."
            ),
        ),
        blijft=True,
    ),
    "hulp-buitenland": Plaats(
        Pagina.HULP,
        (
            _("Ook dan kunt u DigiD aanvragen op digid.nl. Soms moet u daarvoor naar een balie."),
            _(
                "Soms kunt u DigiD activeren in een videogesprek met Nederland Wereldwijd. "
                "Op digid.nl staat wanneer dat kan."
            ),
        ),
    ),
    "hulp-telefoon-kwijt": Plaats(
        Pagina.HULP,
        (
            _(
                "Log in op Mijn DigiD en zet daar de oude telefoon uit. Bel uw telefoonbedrijf als uw "
                "telefoon gestolen is."
            ),
        ),
    ),
    "hulp-app-opent-niet": Plaats(
        Pagina.HULP,
        (_("Open de link van het gesprek in Safari of Chrome. Sluit de app en probeer het nog een keer."),),
    ),
    "hulp-digid": Plaats(
        Pagina.HULP,
        (
            _(
                'Op <a href="https://www.digid.nl/" rel="noreferrer">digid.nl (andere website)</a> staat hoe '
                "u de mensen van DigiD kunt bellen. In veel bibliotheken kunt u ook gratis hulp krijgen. "
                "Vraag daar naar het Informatiepunt Digitale Overheid."
            ),
            _(
                'Wilt u eerst zien hoe DigiD werkt? Op <a href="https://www.digid.nl/" rel="noreferrer">digid.nl '
                "(andere website)</a> staan filmpjes met uitleg."
            ),
        ),
        blijft=True,
    ),
    "hulp-begin": Plaats(
        Pagina.HULP,
        (_("Dat is niet erg. Zoek hieronder wat bij u past."),),
    ),
}
_NA_INLOGGEN = {
    "hulp-er-gebeurt-niets": Plaats(
        Pagina.HULP_INGELOGD,
        (
            _(
                "Ga terug naar het gesprek en doe daar wat de medewerker vraagt. Deze pagina gaat daarna "
                "vanzelf verder. U kunt ook op ‘Ververs deze pagina’ drukken."
            ),
        ),
        blijft=True,
    ),
    "hulp-code-klopt-niet": Plaats(
        Pagina.HULP_INGELOGD,
        (
            _(
                "Lees de cijfers langzaam voor, een voor een. Lees de code van deze pagina, niet een code "
                "van DigiD."
            ),
        ),
        vast=True,
    ),
    "hulp-stoppen": Plaats(
        Pagina.HULP_INGELOGD,
        (_("Dat mag altijd. Zeg het in het gesprek. Of ga terug en druk op ‘Uitloggen’."),),
        blijft=True,
    ),
}
_VERTROUWEN = {
    "echt-kop": Plaats(Pagina.ECHT, (_("Is deze link echt van de gemeente?"),), kaal=True, blijft=True),
    "echt-nooit": Plaats(
        Pagina.ECHT,
        (
            _("uw wachtwoord of pincode van DigiD"),
            _("de sms-code van DigiD"),
            _("een foto van uw paspoort of ID-kaart"),
            _("geld"),
        ),
        vast=True,
    ),
    "echt-klopt-niet": Plaats(
        Pagina.ECHT,
        (
            _(
                "Log dan niet in. Stop het gesprek. Bel daarna zelf de gemeente. Zoek het nummer op de "
                "website van de gemeente of in een brief van ons."
            ),
        ),
        vast=True,
    ),
    "geen-gesprek-kop": Plaats(Pagina.GEEN_GESPREK, (_("Goed dat u het zegt"),), kaal=True, blijft=True),
    "geen-gesprek-nep": Plaats(
        Pagina.GEEN_GESPREK,
        (
            _("Hang op. Geef geen getal, geen code en geen wachtwoord."),
            _("Misschien doet iemand alsof hij van de gemeente is."),
        ),
        vast=True,
    ),
    "geen-gesprek-vergist": Plaats(
        Pagina.GEEN_GESPREK,
        (_("Drukte u per ongeluk op deze knop? Vraag dan in het gesprek om een nieuwe link."),),
    ),
    "gebeld-uitleg": Plaats(
        Pagina.GEBELD,
        (
            _(
                "Heeft u nu een videogesprek? Vraag om het gespreksnummer. Dat heeft 5 cijfers. Vul het hier "
                "in. U ziet dan met wie u praat."
            ),
        ),
        blijft=True,
        voor_allen=True,
    ),
    "niet-u-uitleg": Plaats(
        Pagina.NIET_U,
        (
            _(
                "Iemand heeft met uw DigiD ingelogd in een gesprek met de gemeente. Was u dat niet? Meld het "
                "hier. Wij zetten uw melding bij het bewijs."
            ),
        ),
        vast=True,
        voor_allen=True,
    ),
    "niet-u-geen-code": Plaats(
        Pagina.NIET_U, (_("Heeft u geen code meer? Bel ons dan."),), blijft=True, voor_allen=True
    ),
}
HULP = {**_NIET_INLOGGEN, **_NA_INLOGGEN, **_VERTROUWEN}
