"""What there is to know of a setting of a dienst, beside the few words that stand at its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

UITLEG: dict[str, _StrPromise] = {
    "slug": _(
        "Kleine letters, cijfers en streepjes. Bijvoorbeeld: aangifte-overlijden. "
        "Leeg: wij maken dit van de naam. U kunt dit later niet meer wijzigen."
    ),
    "stand": _(
        "Alleen bij een actieve dienst kan iemand een link maken. Een concept kunt u rustig bekijken. "
        "Stopt u een dienst, dan gaat wat loopt gewoon door."
    ),
    "flow_nieuw": _("De inwoner leest een code en een zaaknummer voor. De medewerker controleert de code."),
    "flow_bekend": _("De medewerker vult het BSN in. De code klopt alleen als dezelfde persoon inlogt."),
    "flow_ambtenaar": _(
        "De inwoner ziet wie er vraagt om in te loggen. De medewerker ziet daarna de gegevens."
    ),
    "staande_link": _(
        "Inwoners kunnen dan zelf beginnen, met een link die altijd hetzelfde is. "
        "Dit kan alleen bij ‘BSN nog niet bekend’."
    ),
    "gespreksnummer_vragen": _(
        "De inwoner typt dan eerst het nummer van 5 cijfers dat de medewerker noemt. "
        "Zo ziet de inwoner wie er vraagt, nog voor het inloggen."
    ),
    "service_uuid": _(
        "Dit nummer krijgt u van Logius. De manier van inloggen is bij DigiD aan dit nummer verbonden. "
        "Bijvoorbeeld: f847dc11-ac24-47b2-84a8-a057440ce56d."
    ),
    "taal": _("De inwoner kan daarna zelf een andere taal kiezen. Een medewerker kan dat vooraf ook."),
    "talen": _("Nederlands kan altijd. Haal een taal alleen weg als u haar echt niet wilt laten zien."),
    "getalcontrole": _(
        "De medewerker noemt een getal. Alleen wie in het gesprek zit, weet welke knop de goede is. "
        "Zo komt een link die is doorgestuurd niet ver."
    ),
    "codecontrole": _(
        "Typen is veiliger: de medewerker kan de code dan niet per ongeluk laten zien op het scherm."
    ),
    "volgorde": _("Met de code eerst ziet de medewerker niets van een persoon die er niet bij hoort."),
    "wederzijds": _(
        "Na de code zien inwoner en medewerker hetzelfde woord. Pas als beiden het woord "
        "bevestigen, kan de medewerker afronden."
    ),
    "samen": _(
        "Iedereen krijgt een eigen link, logt zelf in en noemt een eigen code. Samen krijgen zij één bewijs."
    ),
    "link_minuten": _("Tussen 5 en 120. Daarna moet de medewerker een nieuwe link maken."),
    "code_minuten": _(
        "Tussen 5 en 1440, na het inloggen. Daarna telt de code niet meer. "
        "De code geldt nooit langer dan we de gegevens bewaren."
    ),
    "bewaar_minuten": _(
        "Tussen 15 en 1440. Is het gesprek dan niet afgerond, dan wissen we de gegevens vanzelf."
    ),
    "brp_doelbinding": _(
        "Waarvoor deze dienst mag opzoeken, zoals het bij de BRP bekend is. "
        "Leeg: wat voor de hele gemeente geldt. Bijvoorbeeld: BRPACT-ZoekenAlgemeen."
    ),
    "brp_verwerking": _(
        "De naam uit uw verwerkingsregister. Leeg: wat voor de hele gemeente geldt. "
        "Hoogstens 242 tekens, met hoogstens één apenstaartje (@)."
    ),
    "zaakwoord": _("Zo noemen uw collega’s een zaak. Het woord staat op hun schermen en op het bewijs."),
    "zaak_verplicht": _(
        "Zet u dit uit, dan mag een medewerker ook afronden zonder zaak. Er is dan geen bewijs. "
        "Dit geldt alleen zonder code."
    ),
    "bsn_op_bewijs": _("Het bewijs is een pdf in de zaak. Kies niet meer dan nodig is."),
    "code_in_zaak": _(
        "Kies dit alleen als u de code in het zaaksysteem moet kunnen teruglezen. "
        "Het kan alleen bij ‘BSN nog niet bekend’. Anders wissen we de code bij het afronden."
    ),
    "contactmoment": _(
        "Staat het bewijs in de zaak, dan maken wij ook een contactmoment in het klantsysteem. "
        "Daarin staat de zaak en wie van ons het gesprek had, niet wie de inwoner is."
    ),
}
