"""What a beheerder is warned for about the day of a raise."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.verhoging.tijdlijn import Waarschuwing

# The words, and whether it is worth a warning or only good to know.
WAARSCHUWINGEN = {
    Waarschuwing.KORT: (
        True,
        _(
            "Inwoners horen dit minder dan 3 maanden van tevoren. Logius adviseert 3 tot 6 maanden. "
            "Wie nog iets moet regelen, heeft die tijd nodig."
        ),
    ),
    Waarschuwing.LANG: (
        False,
        _("Inwoners horen dit meer dan 6 maanden van tevoren. Herhaal het vlak voor de dag zelf."),
    ),
    Waarschuwing.MAANDRAND: (
        True,
        _("Rond het begin van de maand moeten inwoners vaak iets doorgeven. Het midden is beter."),
    ),
    Waarschuwing.VRIJDAG: (
        True,
        _("Dit is een vrijdag. In het weekend kan bijna niemand helpen. Kies liever een dinsdag."),
    ),
}
