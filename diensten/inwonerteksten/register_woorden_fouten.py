"""What went wrong, and what a field wants."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

_VRIJ = words_of(
    Pagina.WOORDEN_FOUTEN,
    {
        "w-er-klopt-iets-niet": _("Er klopt iets niet"),
        "w-het-nummer-heeft-5-cijfers-vraag": _(
            "Het nummer heeft 5 cijfers. Vraag het nog een keer in het gesprek."
        ),
        "w-kies-voor-wie-u-dit-regelt": _("Kies voor wie u dit regelt."),
        "w-vul-het-getal-van-2-cijfers-in": _("Vul het getal van 2 cijfers in."),
        "w-vul-het-nummer-in": _("Vul het nummer in."),
    },
)
_VRIJ_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_FOUTEN,
    {
        "w-16-letters-en-cijfers-streepjes": _(
            "16 letters en cijfers. Streepjes mogen. De code staat op uw ontvangstbewijs of in onze mail."
        ),
        "w-de-code-heeft-16-letters-en": _(
            "De code heeft 16 letters en cijfers. Kijk nog een keer op uw ontvangstbewijs."
        ),
        "w-de-pagina-was-te-oud": _("De pagina was te oud"),
        "w-deze-pagina-is-er-niet": _("Deze pagina is er niet"),
        "w-deze-pagina-kan-dat-niet": _("Deze pagina kan dat niet"),
        "w-ga-terug-en-gebruik-de-knop-op": _("Ga terug en gebruik de knop op de pagina."),
        "w-ga-terug-en-probeer-het-nog-een-2": _(
            "Ga terug en probeer het nog een keer. Of open de link uit de chat opnieuw."
        ),
        "w-ga-terug-ververs-de-pagina-en": _("Ga terug, ververs de pagina en probeer het nog een keer."),
        "w-het-gespreksnummer-heeft-5": _("Het gespreksnummer heeft 5 cijfers."),
        "w-misschien-is-de-link-niet": _("Misschien is de link niet helemaal gekopieerd. Dat kan gebeuren."),
        "w-open-de-link-uit-de-chat-opnieuw": _(
            "Open de link uit de chat opnieuw. Werkt dat niet? Vraag in het gesprek om een nieuwe link."
        ),
        "w-uw-browser-stuurde-iets-dat-wij": _(
            "Uw browser stuurde iets dat wij niet konden lezen. Dat is niet uw fout."
        ),
        "w-uw-browser-vroeg-iets-dat-hier": _(
            "Uw browser vroeg iets dat hier niet kan. Dat is niet uw fout."
        ),
        "w-vul-de-code-in": _("Vul de code in."),
        "w-wij-begrijpen-deze-vraag-niet": _("Wij begrijpen deze vraag niet"),
    },
    voor_allen=True,
)
_VAST = words_of(
    Pagina.WOORDEN_FOUTEN,
    {
        "w-dit-is-niet-het-getal-dat-naam": _(
            "Dit is niet het getal dat %(naam)s noemt. Vraag het getal nog een keer. U kunt het nog 1 "
            "keer doen."
        ),
        "w-dit-nummer-kennen-wij-niet-vraag": _(
            "Dit nummer kennen wij niet. Vraag het nummer nog een keer in het gesprek."
        ),
    },
    vast=True,
)
_VAST_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_FOUTEN,
    {
        "w-deze-code-kennen-wij-niet-of-hij": _(
            "Deze code kennen wij niet, of hij is ouder dan 30 dagen. Kijk de code na of bel ons."
        ),
        "w-er-is-niets-opgeslagen-dat-is": _("Er is niets opgeslagen. Dat is niet uw fout."),
    },
    vast=True,
    voor_allen=True,
)
FOUTEN = {**_VRIJ, **_VRIJ_VOOR_ALLEN, **_VAST, **_VAST_VOOR_ALLEN}
