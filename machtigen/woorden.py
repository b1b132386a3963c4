"""What medewerkers read about representatives: one place for all words. Inwoners never see these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from begrippen.vertegenwoordiging import Soort, Vaststelling
from machtigen.regels import Aard, Stand
from machtigen.rules import Reden

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SOORTEN: dict[Soort, _StrPromise] = {
    Soort.GEMACHTIGDE: _("Gemachtigde"),
    Soort.BEWINDVOERDER: _("Bewindvoerder"),
    Soort.CURATOR: _("Curator"),
    Soort.MENTOR: _("Mentor"),
    Soort.OUDER: _("Ouder met gezag"),
    Soort.NABESTAANDE: _("Nabestaande"),
}
# What the ambtenaar reads beside the kind, as long as functioneel beheer writes nothing else.
UITLEG: dict[Soort, _StrPromise] = {
    Soort.GEMACHTIGDE: _("De persoon koos zelf wie dit mag doen, met DigiD Machtigen of met een volmacht."),
    Soort.BEWINDVOERDER: _(
        "De rechter wees deze persoon aan voor geldzaken. Inzage vragen of een medisch dossier zien mag niet."
    ),
    Soort.CURATOR: _(
        "De rechter wees deze persoon aan voor alle zaken. Verwijs nooit naar DigiD Machtigen: wie onder curatele "
        "staat, kan niemand machtigen."
    ),
    Soort.MENTOR: _("De rechter wees deze persoon aan voor zorg en verpleging. Geldzaken mogen niet."),
    Soort.OUDER: _("Een ouder of voogd met gezag over een kind dat nog geen 18 is."),
    Soort.NABESTAANDE: _(
        "De persoon is overleden. Meestal hoeven nabestaanden niets te regelen: kijk eerst of het nodig is."
    ),
}
STANDEN: dict[Stand, _StrPromise] = {
    Stand.TOEGESTAAN: _("Mag"),
    Stand.VOORWAARDE: _("Mag soms"),
    Stand.NIET: _("Mag niet"),
}
AARDEN: dict[Aard, _StrPromise] = {
    Aard.GELD: _("Geld: uitkering, belasting, schulden, rekeningen"),
    Aard.ZORG: _("Zorg, of gegevens over gezondheid"),
    Aard.INZAGE: _("Inzage: iemand wil zien wat de gemeente van een persoon weet"),
    Aard.OVERIG: _("Iets anders"),
}
VASTSTELLINGEN: dict[Vaststelling, _StrPromise] = {
    Vaststelling.AANGETOOND: _("Aangetoond"),
    Vaststelling.VERKLAARD: _("Verklaard door een medewerker"),
}
# Why it stands as it does, and what the ambtenaar does. Shown to the ambtenaar alone.
REDENEN: dict[Reden, _StrPromise] = {
    Reden.MAG: _("Deze persoon mag dit voor de ander doen."),
    Reden.DIENST_UIT: _("Bij deze dienst kan niemand iets voor een ander doen."),
    Reden.SOORT_UIT: _("Deze vertegenwoordiger mag dit bij deze dienst niet."),
    Reden.SOORT_NOOIT: _("Deze vertegenwoordiger mag dit volgens de wet niet."),
    Reden.SOORT_ONBEKEND: _("Wij kennen deze vorm van vertegenwoordigen niet."),
    Reden.NIEMAND_GEKOZEN: _("Bij DigiD is niemand gekozen. Er is ingelogd voor zichzelf."),
    Reden.WEG_NIET: _(
        "Zo kan deze vertegenwoordiger dit niet laten zien. Vraag om het besluit van de rechter."
    ),
    Reden.ALLEEN_GELD: _(
        "Deze vertegenwoordiger mag alleen geldzaken doen. Deze dienst gaat over iets anders."
    ),
    Reden.BUITEN_VERKLARING: _("Wat deze persoon mag, geldt niet voor dit soort dienst."),
    Reden.ANDERE_DIENST: _("De machtiging is voor een andere dienst."),
    Reden.INGETROKKEN: _("De machtiging is ingetrokken."),
    Reden.NOG_NIET_GELDIG: _("De machtiging geldt nog niet."),
    Reden.VERLOPEN: _("De machtiging geldt niet meer."),
    Reden.ZELFDE_PERSOON: _("Iemand kan zichzelf niet vertegenwoordigen."),
    Reden.OVERLEDEN: _("De ander is overleden. Dit kan dan niet meer."),
    Reden.NIET_OVERLEDEN: _("De ander is volgens de BRP niet overleden."),
    Reden.MEERDERJARIG: _("De ander is 18 jaar of ouder. Het gezag is voorbij."),
    Reden.MINDERJARIG: _("De ander is nog geen 18. Alleen een ouder of voogd kan dit doen."),
    Reden.TE_OUD: _("De ander is te oud voor deze regel."),
    Reden.KAN_NIET_MACHTIGEN: _(
        "De ander kan niemand machtigen: minderjarig, of onder curatele. Een ouder, voogd of curator kan dit doen."
    ),
    Reden.GEEN_GEZAG: _("Volgens de BRP heeft deze persoon geen gezag over het kind."),
    Reden.TIJDELIJK_GEEN_GEZAG: _("Volgens de BRP heeft nu niemand gezag over het kind."),
    Reden.PERSOON_NAKIJKEN: _(
        "Zoek de ander op in de BRP. Leeft deze persoon, en staat deze niet onder curatele?"
    ),
    Reden.LEEFTIJD_NAKIJKEN: _("De geboortedatum is niet helemaal bekend. Kijk na hoe oud de ander is."),
    Reden.GEZAG_NIET_OPGEVRAAGD: _("Vraag eerst het gezag op in de BRP."),
    Reden.GEZAG_NIET_TE_BEPALEN: _(
        "De BRP kan niet zeggen wie het gezag heeft. Beslis zelf, en schrijf op waarom."
    ),
    Reden.GEZAG_IN_ONDERZOEK: _(
        "De gemeente onderzoekt de gegevens over het gezag. Beslis zelf, en schrijf op waarom."
    ),
    Reden.GEZAG_ONDUIDELIJK: _(
        "De BRP zegt iets anders over het gezag, of kent niet iedereen. Beslis zelf, en schrijf op waarom."
    ),
    Reden.ANDERE_OUDER: _("Twee personen hebben gezag. Vraag of de ander het ermee eens is."),
    Reden.EXTRA_CONTROLE: _(
        "Kijk na of de vertegenwoordiger het echt is, bijvoorbeeld in het register van de rechter."
    ),
    Reden.TWEEDE_MEDEWERKER: _("Laat een collega meekijken."),
}
