"""The six steps to DigiD Machtigen, in our own words. A table, nothing else.

Source: document 002, "Stappenplan aansluiten op DigiD Machtigen" (Logius). The texts of the forms and of the checklist
itself are not public; what a step asks beyond this page, Logius says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from machtigen.aansluiten import toetsen
from machtigen.aansluiten.toetsen import Toets
from machtigen.models import Omgeving

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Stap:
    """`omgeving` is None for what comes before both. `doen`: what the gemeente does; `logius`: what comes back."""

    code: str
    titel: _StrPromise
    omgeving: Omgeving | None
    doen: tuple[_StrPromise, ...]
    logius: _StrPromise | None = None
    toetsen: tuple[Toets, ...] = ()


STAPPEN = (
    Stap(
        "keuzes",
        _("Lees de handleiding en maak keuzes"),
        None,
        (
            _("Bepaal wie verantwoordelijk is voor de aansluiting."),
            _(
                "Bepaal hoeveel diensten achter één machtiging komen, hoe lang zij geldt, en wanneer u ernaar vraagt."
            ),
            _(
                "Bepaal of uw organisatie de Berichtenbox van MijnOverheid gebruikt. Schrijf het op bij deze stap."
            ),
            _("Bepaal of u machtigingen voor nabestaanden wilt."),
            _("Bepaal per dienst wie iets voor een ander mag doen."),
        ),
        toetsen=(toetsen.matrix, toetsen.sets_preproductie, toetsen.looptijd),
    ),
    Stap(
        "preproductie",
        _("Vraag preproductie aan"),
        Omgeving.PREPRODUCTIE,
        (
            _("Vul het aansluitformulier in. Wie tekent, gaat akkoord met de voorwaarden voor preproductie."),
            _("Zet de gegevens die u krijgt bij ‘Bij Logius’, en bij de diensten."),
        ),
        _("Logius stuurt binnen vijf werkdagen de aansluitgegevens."),
        (toetsen.koppeling, toetsen.register_preproductie),
    ),
    Stap(
        "eigen-test",
        _("Test zelf, met de checklist"),
        Omgeving.PREPRODUCTIE,
        (
            _("Test de koppeling aan de hand van de Checklist aansluiten op DigiD en DigiD Machtigen."),
            _("Deze stap is klaar als alle eisen zijn gehaald."),
        ),
        toetsen=(toetsen.checklist, toetsen.service_uuids, toetsen.register_klopt),
    ),
    Stap(
        "test-logius",
        _("Logius test"),
        Omgeving.PREPRODUCTIE,
        (
            _("Vertel Logius hoe zij een gesprek beginnen, en met welke dienst."),
            _("Bewaar het testrapport."),
        ),
        _(
            "Logius stuurt binnen vijf werkdagen een testrapport. Is alles goed, dan komt per e-mail het formulier "
            "voor productie."
        ),
    ),
    Stap(
        "productie",
        _("Vraag productie aan en sluit aan"),
        Omgeving.PRODUCTIE,
        (
            _("Stuur het formulier voor productie in. Wie tekent, gaat akkoord met de voorwaarden."),
            _("Laat technisch beheer of de leverancier de aansluiting maken."),
        ),
        _(
            "Logius kijkt of de pagina’s en de teksten voldoen, en stuurt binnen vijf werkdagen een testrapport."
        ),
        (toetsen.sets_productie, toetsen.register_productie),
    ),
    Stap(
        "activeren",
        _("Logius zet de aansluiting aan"),
        Omgeving.PRODUCTIE,
        (_("Kijk met een echte machtiging van een collega of het werkt."),),
        _("Voldoet alles? Dan activeert Logius de aansluiting."),
        (toetsen.geregistreerd_productie,),
    ),
)
BY_CODE = {stap.code: stap for stap in STAPPEN}


@dataclass(frozen=True, slots=True)
class Eis:
    """What the software holds by itself. `tests`: pytest's names; none: it is not there yet."""

    onderwerp: _StrPromise
    tests: tuple[str, ...] = ()


_RULES = "tests/machtigen/test_rules.py"
_EID = "tests/inloggen/test_eid.py"
_EID_HOSTILE = "tests/inloggen/test_eid_hostile.py"

EISEN = (
    Eis(
        _(
            "Beeldpas kent twee personen uit elkaar: wie inlogt, en voor wie. Elk BSN komt versleuteld binnen."
        ),
        (f"{_EID}::test_a_login_for_somebody_else",),
    ),
    Eis(
        _("Een machtiging voor een andere dienst wordt geweigerd."),
        (f"{_EID_HOSTILE}::test_a_message_that_fails_a_check_is_no_login", f"{_RULES}::test_the_table"),
    ),
    Eis(
        _("Een machtiging die is verlopen of ingetrokken wordt geweigerd."),
        (f"{_RULES}::test_the_table",),
    ),
    Eis(
        _("Wat bij een dienst uit staat, kan ook niet: de server weigert het."),
        (f"{_RULES}::test_what_is_off_or_never_is_refused_always",),
    ),
    Eis(
        _("Een curator, bewindvoerder of mentor komt nooit via DigiD Machtigen."),
        (f"{_RULES}::test_what_is_off_or_never_is_refused_always",),
    ),
    Eis(
        _("Een weigering zegt de inwoner niets over de ander."),
        (f"{_RULES}::test_a_refusal_says_nothing_about_the_other_person",),
    ),
    Eis(_("De inwoner kiest voor het inloggen: voor zichzelf, of voor iemand anders.")),
    Eis(
        _(
            "De pagina’s gebruiken de woorden gemachtigde en vertegenwoordigde, zonder eigen uitleg over Machtigen."
        )
    ),
)
