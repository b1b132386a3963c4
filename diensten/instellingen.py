"""What can be chosen for a dienst, in words, and between which limits a number may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from begrippen.flow import BsnOpBewijs, Codecontrole, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.taal import Taal
from begrippen.zaakwoord import Zaakwoord
from diensten.woorden import manier_van_inloggen, niveau_naam

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LINK_MINUTEN = (5, 120)
CODE_MINUTEN = (5, 1440)
BEWAAR_MINUTEN = (15, 1440)


class Stand(models.TextChoices):
    """Whether links can be made for a dienst."""

    CONCEPT = "concept", _("Concept: nog niet in gebruik")
    ACTIEF = "actief", _("Actief: in gebruik")
    GESTOPT = "gestopt", _("Gestopt: niet meer in gebruik")


class Volgorde(models.TextChoices):
    """What the ambtenaar does first."""

    CODE_EERST = "code_eerst", _("Eerst de code, dan de persoon opzoeken")
    BRP_EERST = "brp_eerst", _("Eerst de persoon opzoeken, dan de code")


CODECONTROLES = [
    (Codecontrole.INVOEREN.value, _("Ambtenaar typt de code die de inwoner voorleest")),
    (Codecontrole.VERGELIJKEN.value, _("Ambtenaar ziet de code en vergelijkt")),
]
GETALCONTROLES = [
    (Getalcontrole.KIEZEN.value, _("De inwoner kiest uit drie knoppen")),
    (Getalcontrole.TYPEN.value, _("De inwoner typt het getal")),
    (Getalcontrole.UIT.value, _("Geen getal noemen")),
]
BSN_OP_BEWIJS = [
    (BsnOpBewijs.VOLLEDIG.value, _("Het hele BSN")),
    (BsnOpBewijs.LAATSTE_VIER.value, _("Alleen de laatste vier cijfers")),
    (BsnOpBewijs.GEEN.value, _("Geen BSN")),
]
NIVEAUS = [
    (int(niveau), format_lazy("{} ({})", manier_van_inloggen(niveau), niveau_naam(niveau)))
    for niveau in Betrouwbaarheidsniveau
]
ZAAKWOORDEN = [
    (Zaakwoord.ZAAK.value, _("Zaak")),
    (Zaakwoord.CASUS.value, _("Casus")),
    (Zaakwoord.DOSSIER.value, _("Dossier")),
]
TALEN = [(taal.value, taal.eigen_naam) for taal in Taal]
ALLE_TALEN = ",".join(taal.value for taal in Taal)


def made_in_words(stand: str) -> _StrPromise:
    """What a new dienst is, once it is stored."""
    if stand == Stand.ACTIEF:
        return _("De dienst is gemaakt en staat aan. Medewerkers kunnen ermee werken.")
    return _("De dienst is gemaakt. Medewerkers zien hem nog niet: zet hem op actief als hij klaar is.")
