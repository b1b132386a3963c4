"""Where on its page each place stands, for who writes the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PLEKNAMEN: dict[str, _StrPromise] = {
    "start-wie": _("Wie vraagt om in te loggen"),
    "start-getal": _("Onder de knoppen met een getal"),
    "start-bsn": _("Onder de knop om in te loggen"),
    "start-niet-ophangen": _("Onder het blok om in te loggen"),
    "stap-code": _("Zo gaat het, stap 2 met code"),
    "stap-voorlezen": _("Zo gaat het, stap 3 met code"),
    "stap-zonder-code": _("Zo gaat het, stap 2 zonder code"),
    "stap-verder": _("Zo gaat het, stap 3 zonder code"),
    "start-twee-apparaten": _("Onder ‘Ik gebruik een computer en een telefoon’"),
    "start-in-een-app": _("Onder ‘Deze pagina opent in Teams of een andere app’"),
    "nummer-uitleg": _("Boven het veld"),
    "nummer-daarna": _("Onder de knop"),
    "verder-uitleg": _("Boven de knop"),
    "code-lees-voor": _("Boven de code, als niemand de vraag stelde"),
    "code-let-op": _("In het vak ‘Let op’"),
    "ingelogd-let-op": _("In het vak ‘Let op’"),
    "klopt-klaar": _("Onder de titel"),
    "klaar-sluiten": _("Onder de titel"),
    "klaar-vraag": _("Onderaan"),
    "uitloggen-uitleg": _("Boven de knop"),
    "aankondiging-vooraf": _("Voor de dag, na onze woorden"),
    "aankondiging-vanaf": _("Vanaf de dag, na onze woorden"),
    "hulp-geen-app": _("Onder ‘Ik heb geen DigiD app’"),
    "hulp-geen-digid": _("Onder ‘Ik heb geen DigiD’"),
    "hulp-buitenland": _("Onder ‘Ik woon in het buitenland’"),
    "hulp-telefoon-kwijt": _("Onder ‘Ik ben mijn telefoon kwijt’"),
    "hulp-app-opent-niet": _("Onder ‘De DigiD app opent niet’"),
    "hulp-digid": _("Onder ‘Ik wil hulp bij DigiD’"),
    "hulp-begin": _("Onder de titel"),
    "hulp-er-gebeurt-niets": _("Onder ‘Er gebeurt niets’"),
    "hulp-code-klopt-niet": _("Onder ‘De code klopt niet’"),
    "hulp-stoppen": _("Onder ‘Ik wil stoppen’"),
    "echt-nooit": _("Na de lijst ‘Dit vragen wij nooit’"),
    "echt-klopt-niet": _("Onder ‘Klopt er iets niet?’"),
    "geen-gesprek-nep": _("In het vak ‘Vraagt iemand u om deze link te openen?’"),
    "geen-gesprek-vergist": _("Onderaan"),
    "gebeld-uitleg": _("Boven het veld"),
    "niet-u-uitleg": _("Boven het veld"),
    "niet-u-geen-code": _("Onder de knop"),
    "kapot-onbekend": _("Onder ‘Deze link klopt niet’"),
    "kapot-verlopen": _("Onder ‘Deze link werkt niet meer’"),
    "kapot-gebruikt": _("Onder ‘Deze link is al gebruikt’"),
    "kapot-ingetrokken": _("Onder ‘Deze vraag is ingetrokken’"),
    "kapot-dicht": _("Onder ‘Deze pagina is nu niet open’"),
    "kapot-uitgelogd": _("Onder ‘U bent uitgelogd’"),
}
