"""The places of the help that is open to everybody, and those of the other way, which stands under many pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.hulp.situaties import SITUATIES as _SITUATIES
from diensten.inwonerteksten.plaatsen import Pagina, Plaats

# What nobody may be left without: a way to log in beside the app, a way without DigiD, and how to see what is real.
_BLIJFT = frozenset(
    {"geen-app", "geen-smartphone", "vaste-telefoon", "geen-digid", "digid-werkt-niet", "anders-regelen"}
)


SITUATIES = {
    "hulp-alles-kop": Plaats(Pagina.HULP_ALLES, (_("Hulp bij inloggen"),), kaal=True, blijft=True),
    "hulp-alles-begin": Plaats(
        Pagina.HULP_ALLES,
        (_("Lukt inloggen niet? Dat is niet erg. Zoek hieronder wat bij u past."),),
    ),
    **{
        sleutel: plaats
        for slug, een in _SITUATIES.items()
        for sleutel, plaats in (
            (een.kopsleutel, Plaats(Pagina.HULP_ALLES, (een.kop,), kaal=True, blijft=True)),
            (
                een.sleutel,
                Plaats(Pagina.HULP_ALLES, een.alineas, vast=een.echt, blijft=slug in _BLIJFT or een.echt),
            ),
        )
    },
    "hulp-alles-verder": Plaats(
        Pagina.HULP_ALLES,
        (_("Wilt u weer verder? Open de link uit het gesprek nog een keer."),),
    ),
}
ANDERE_WEG = {
    "weg-kop": Plaats(Pagina.ANDERE_WEG, (_("Liever op een andere manier?"),), kaal=True, blijft=True),
    "weg-langskomen": Plaats(
        Pagina.ANDERE_WEG, (_("Of kom naar het gemeentehuis."),), regel=True, blijft=True
    ),
}
