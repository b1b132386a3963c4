"""What stands before a name, a day, a time or a field. A screen reader reads it; without it the datum says
nothing.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

_VRIJ = words_of(
    Pagina.WOORDEN_GEGEVENS,
    {
        "w-tijd-uur": _("%(tijd)s uur"),
        "w-afgerond-op": _("Afgerond op"),
        "w-begonnen": _("Begonnen"),
        "w-casusnummer": _("Casusnummer"),
        "w-code": _("Code"),
        "w-code-van-uw-ontvangstbewijs": _("Code van uw ontvangstbewijs"),
        "w-deze-dienst": _("deze dienst"),
        "w-dossiernummer": _("Dossiernummer"),
        "w-fout": _("Fout:"),
        "w-functie": _("Functie"),
        "w-gemeente": _("Gemeente"),
        "w-gemeld-op": _("Gemeld op"),
        "w-gesprek-met": _("Gesprek met"),
        "w-gespreksnummer": _("Gespreksnummer"),
        "w-het-gesprek-begon-om": _("Het gesprek begon om"),
        "w-het-gesprek-gaat-over": _("Het gesprek gaat over"),
        "w-het-gesprek-gaat-over-2": _("Het gesprek gaat over:"),
        "w-het-gesprek-ging-over": _("Het gesprek ging over"),
        "w-het-getal-van-2-cijfers": _("Het getal van 2 cijfers"),
        "w-mededeling": _("Mededeling"),
        "w-taal": _("Taal"),
        "w-u-praat-met": _("U praat met"),
        "w-u-sprak-met": _("U sprak met"),
        "w-uw-tijd": _("Uw tijd"),
        "w-zaaknummer": _("Zaaknummer"),
    },
)
_VAST = words_of(
    Pagina.WOORDEN_GEGEVENS,
    {
        "w-de-code-is-gekopieerd": _("De code is gekopieerd."),
        "w-de-link-is-gekopieerd": _("De link is gekopieerd."),
        "w-deze-vertaling-is-nog-niet": _("Deze vertaling is nog niet nagekeken."),
        "w-kijk-goed": _("Kijk goed:"),
        "w-kopieren-lukt-niet-de-code-is": _(
            "Kopiëren lukt niet. De code is geselecteerd. Kopieer hem zelf."
        ),
        "w-kopieren-lukt-niet-de-link-is": _(
            "Kopiëren lukt niet. De link is geselecteerd. Kopieer hem zelf."
        ),
        "w-niet-verplicht": _("(niet verplicht)"),
        "w-nog-1-minuut-u-wordt-om-tijd-uur": _("Nog 1 minuut. U wordt om %(tijd)s uur uitgelogd."),
        "w-u-regelt-dit-voor-iemand-anders": _("U regelt dit voor iemand anders:"),
        "w-u-wordt-om-tijd-uur-uitgelogd": _("U wordt om %(tijd)s uur uitgelogd."),
    },
    vast=True,
)
_VAST_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_GEGEVENS,
    {
        "w-gesloten": _("gesloten"),
    },
    vast=True,
    voor_allen=True,
)
GEGEVENS = {**_VRIJ, **_VAST, **_VAST_VOOR_ALLEN}
