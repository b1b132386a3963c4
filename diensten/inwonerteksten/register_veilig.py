"""The places where somebody finds out whether it is real, on which device it goes on, and for whom they come.

Our words protect who reads them against somebody who plays the gemeente: nearly all of them stay.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.waarden import Waarde

_MEDEWERKER = {"naam": Waarde.MEDEWERKER}
_ANDER = {
    "ander-kop": Plaats(Pagina.ANDER, (_("Voor wie regelt u dit?"),), kaal=True, blijft=True),
    "ander-eigen-digid": Plaats(
        Pagina.ANDER,
        (
            _("U logt altijd in met <strong>uw eigen</strong> DigiD. Gebruik nooit de DigiD van een ander."),
            _("Iemand helpen mag. U doet niets fout."),
        ),
        vast=True,
    ),
    "ander-woord": Plaats(
        Pagina.ANDER, (_("De persoon voor wie u dit regelt, heet de vertegenwoordigde."),), regel=True
    ),
    "ander-machtigen": Plaats(Pagina.ANDER, (_("Meer over DigiD Machtigen (andere website)"),), kaal=True),
}
_ELDERS = {
    "elders-uitleg": Plaats(
        Pagina.ELDERS,
        (
            _(
                "Of in een andere browser. Opende u de link eerst in Teams of een andere app? Dan kan dat ook."
            ),
            _("Wilt u liever hier verder? Dat kan, als uw medewerker het goed vindt."),
        ),
        vast=True,
    ),
    "elders-wacht-kop": Plaats(Pagina.ELDERS, (_("Wacht even"),), kaal=True, blijft=True),
    "elders-wacht": Plaats(
        Pagina.ELDERS, (_("Deze pagina gaat daarna vanzelf verder. Hang niet op."),), blijft=True
    ),
    "elders-niet-zelf": Plaats(
        Pagina.ELDERS,
        (_("Heeft u deze link niet zelf op een ander apparaat geopend? Zeg het meteen in het gesprek."),),
        vast=True,
    ),
}
_WOORD = {
    "woord-uitleg": Plaats(
        Pagina.WOORD,
        (
            _(
                '<strong translate="no">%(naam)s</strong> zegt in het gesprek een woord. Is het dit woord? '
                "Zeg het zelf niet voor."
            ),
        ),
        vast=True,
        vult=_MEDEWERKER,
    ),
    "woord-anders": Plaats(
        Pagina.WOORD,
        (
            _("Wij ronden dit niet af. Geef nu geen gegevens meer in het gesprek."),
            _("Misschien doet iemand alsof hij van de gemeente is. Hang op en bel zelf de gemeente."),
        ),
        vast=True,
    ),
}
_GEBELD = {
    "gebeld-kop": Plaats(
        Pagina.GEBELD, (_("Word ik echt gebeld door de gemeente?"),), kaal=True, blijft=True, voor_allen=True
    ),
    "gebeld-nepgesprek": Plaats(
        Pagina.GEBELD,
        (
            _("Log niet in en noem geen codes. Stop het gesprek. Bel daarna zelf de gemeente:"),
            _("Wij bewaren niets over u. Wij weten dan alleen dat er iets niet klopt."),
        ),
        vast=True,
    ),
    "gebeld-onbekend": Plaats(
        Pagina.GEBELD,
        (
            _(
                "Misschien heeft u het verkeerd gehoord. Vraag het nummer nog één keer. Klopt het dan weer "
                "niet? Stop het gesprek."
            ),
        ),
        vast=True,
        voor_allen=True,
    ),
    "gebeld-wie": Plaats(
        Pagina.GEBELD,
        (
            _(
                'ziet u <span translate="no">%(naam)s</span> nu in beeld? Hoort u een andere naam, of is er '
                "geen beeld? Dan klopt het niet."
            ),
        ),
        vast=True,
        vult=_MEDEWERKER,
    ),
    "gebeld-wie-klopt": Plaats(
        Pagina.GEBELD, (_("Klopt alles? Ga dan terug naar het gesprek."),), regel=True, blijft=True
    ),
    "gebeld-gemeld-kop": Plaats(Pagina.GEBELD, (_("Dank u wel voor uw melding"),), kaal=True, blijft=True),
    "gebeld-gemeld": Plaats(
        Pagina.GEBELD,
        (
            _("Wij kijken ernaar. Stop het gesprek als dat nog bezig is."),
            _(
                "Heeft u al ingelogd of een code genoemd? Bel ons dan meteen. Wijzig ook uw wachtwoord op "
                "Mijn DigiD."
            ),
        ),
        vast=True,
    ),
}
_NIET_U = {
    "niet-u-zeker": Plaats(
        Pagina.NIET_U,
        (
            _(
                "Was u dit niet? Dan zetten wij bij het bewijs dat u dit niet was. "
                "U kunt dit niet terugdraaien."
            ),
        ),
        vast=True,
    ),
    "niet-u-gemeld-kop": Plaats(Pagina.NIET_U, (_("Uw melding is binnen"),), kaal=True, blijft=True),
    "niet-u-gemeld": Plaats(
        Pagina.NIET_U,
        (
            _("Wij zetten bij het bewijs dat u dit niet was. De gemeente zoekt uit wat er is gebeurd."),
            _(
                'Wijzig uw wachtwoord op <a href="https://mijn.digid.nl/" rel="noreferrer">Mijn DigiD '
                "(andere website)</a>. Kijk daar ook wanneer er is ingelogd."
            ),
        ),
        vast=True,
    ),
}
VEILIG = {**_ANDER, **_ELDERS, **_WOORD, **_GEBELD, **_NIET_U}
