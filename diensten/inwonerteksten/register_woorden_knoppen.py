"""Buttons, links and names of parts. The ambtenaar names them in the call, so the manual says to keep them alike."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

_VRIJ = words_of(
    Pagina.WOORDEN_KNOPPEN,
    {
        "w-andere-taal-kiezen": _("andere taal kiezen"),
        "w-code-kopieren": _("Code kopiëren"),
        "w-deze-pagina-opent-in-teams-of": _("Deze pagina opent in Teams of een andere app"),
        "w-direct-naar-de-inhoud": _("Direct naar de inhoud"),
        "w-dit-kunt-u-zelf-doen": _("Dit kunt u zelf doen"),
        "w-druk-af-of-bewaar": _("Druk af of bewaar"),
        "w-er-gebeurt-niets": _("Er gebeurt niets"),
        "w-hulp-bij-deze-pagina": _("Hulp bij deze pagina"),
        "w-ik-gebruik-een-computer-en-een": _("Ik gebruik een computer en een telefoon"),
        "w-ik-wil-hulp-bij-digid": _("Ik wil hulp bij DigiD"),
        "w-lees-deze-pagina-in-het": _("Lees deze pagina in het Nederlands"),
        "w-lees-wat-er-verandert": _("Lees wat er verandert"),
        "w-lees-wat-u-kunt-doen-als": _("Lees wat u kunt doen als inloggen niet lukt"),
        "w-link-kopieren": _("Link kopiëren"),
        "w-link-opnieuw-openen": _("Link opnieuw openen"),
        "w-lukt-het-niet-lees-wat-u-kunt": _("Lukt het niet? Lees wat u kunt doen"),
        "w-meer-over-digid-op-digid-nl": _("Meer over DigiD op digid.nl (andere website)"),
        "w-privacy": _("Privacy"),
        "w-terug": _("Terug"),
        "w-terug-naar-inloggen": _("Terug naar inloggen"),
        "w-toegankelijkheid": _("Toegankelijkheid"),
        "w-uw-ontvangstbewijs": _("Uw ontvangstbewijs"),
        "w-verder": _("Verder"),
        "w-ververs-deze-pagina": _("Ververs deze pagina"),
        "w-vul-het-nummer-nog-een-keer-in": _("Vul het nummer nog een keer in"),
        "w-website-van-de-gemeente": _("Website van de gemeente"),
        "w-weten-of-het-echt-was": _("Weten of het echt was?"),
    },
)
_VRIJ_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_KNOPPEN,
    {
        "w-terug-naar-alle-hulp": _("Terug naar alle hulp"),
    },
    voor_allen=True,
)
_VAST = words_of(
    Pagina.WOORDEN_KNOPPEN,
    {
        "w-de-code-klopt-niet": _("De code klopt niet"),
        "w-dit-vragen-wij-nooit": _("Dit vragen wij nooit"),
        "w-dit-was-ik-niet-meld-het": _("Dit was ik niet. Meld het."),
        "w-dit-was-ik-wel": _("Dit was ik wel"),
        "w-gaat-het-om-dit-gesprek": _("Gaat het om dit gesprek?"),
        "w-het-gaat-om-mijn-kind": _("Het gaat om mijn kind"),
        "w-ik-ben-bewindvoerder-curator-of": _("Ik ben bewindvoerder, curator of mentor"),
        "w-ik-ben-gemachtigd-met-digid": _("Ik ben gemachtigd met DigiD Machtigen"),
        "w-ik-heb-meer-tijd-nodig": _("Ik heb meer tijd nodig"),
        "w-ik-kan-nu-niet-vrij-praten": _("Ik kan nu niet vrij praten"),
        "w-ik-regel-dit-toch-voor-mijzelf": _("Ik regel dit toch voor mijzelf"),
        "w-ik-regel-dit-voor-iemand-anders": _("Ik regel dit voor iemand anders"),
        "w-ik-wil-hier-verder": _("Ik wil hier verder"),
        "w-ik-wil-stoppen": _("Ik wil stoppen"),
        "w-ik-zit-niet-in-een-gesprek": _("Ik zit niet in een gesprek"),
        "w-ja-hetzelfde-woord": _("Ja, hetzelfde woord"),
        "w-kijk-wie-er-belt": _("Kijk wie er belt"),
        "w-klopt-er-iets-niet": _("Klopt er iets niet?"),
        "w-meld-een-nepgesprek": _("Meld een nepgesprek"),
        "w-nee-ander-woord": _("Nee, ander woord"),
        "w-nee-ik-zit-niet-in-dit-gesprek": _("Nee, ik zit niet in dit gesprek"),
        "w-niet-uitloggen-bij-digid": _("Niet uitloggen bij DigiD"),
        "w-toch-een-ander-woord": _("Toch een ander woord"),
        "w-uitloggen": _("Uitloggen"),
        "w-uitloggen-bij-digid": _("Uitloggen bij DigiD"),
        "w-vertrouwt-u-het-niet": _("Vertrouwt u het niet?"),
        "w-vraagt-iemand-u-om-deze-link-te": _("Vraagt iemand u om deze link te openen?"),
        "w-was-u-dit-niet": _("Was u dit niet?"),
        "w-word-ik-echt-gebeld": _("Word ik echt gebeld?"),
    },
    vast=True,
)
KNOPPEN = {**_VRIJ, **_VRIJ_VOOR_ALLEN, **_VAST}
