"""What Logius asks of a connection to DigiD, as far as it is public, in our own words. A table, nothing else.

The whole text of the checklists is not public: `ONBEKEND` says what we do not know. Sources are named per line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from diensten.checklist import toetsen
from diensten.checklist.toetsen import Toets

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_AANSLUITEN = "Checklist aansluiten op DigiD en DigiD Machtigen, v1.0 (1-11-2022)"
_GEZIEN = "Niet openbaar; gezien in openbare broncode van anderen"
_TESTEN = "Checklist Testen, v2.1; niet openbaar, gezien in openbare broncode van anderen"
_KOPPELVLAK = "Koppelvlakspecificatie DigiD SAML Authenticatie, v3.7 (19-7-2022)"
_LOGO = "Geen openbare bron"
_IDENT = "tests/identification"
_INLOG = "tests/inloggen"


@dataclass(frozen=True, slots=True)
class Criterium:
    """`nummer` is that of Logius; with `eigen_nummer` Logius gives none that we know, and it is ours.

    How it is met: `toetsen` look at this installation, `tests` hold it in the software (pytest's names), and
    `mensen` is what a person still has to do; empty when nothing.
    """

    nummer: str
    onderwerp: _StrPromise
    bron: str
    toetsen: tuple[Toets, ...] = ()
    tests: tuple[str, ...] = ()
    mensen: _StrPromise | None = None
    eigen_nummer: bool = False


CRITERIA = (
    Criterium(
        "L10",
        _(
            "Mislukt het inloggen, of geeft DigiD geen antwoord? Dan staat er een vaste Nederlandse tekst, "
            "en is de inwoner bij ons niet ingelogd."
        ),
        _GEZIEN,
        (toetsen.vaste_tekst,),
        (
            f"{_IDENT}/test_teksten.py::test_what_is_filled_in_is_shown_first",
            f"{_IDENT}/test_digid_terug.py::test_after_a_login_that_failed_the_button_is_there_again",
        ),
    ),
    Criterium(
        "T3",
        _(
            "Stopt de inwoner bij DigiD? Dan komt hij in hetzelfde venster terug op de pagina waar hij begon, "
            "met de melding dat het inloggen is geannuleerd."
        ),
        _GEZIEN,
        (toetsen.tekst_bij_stoppen,),
        (
            f"{_IDENT}/test_digid_terug.py::test_each_end_has_its_own_page",
            f"{_IDENT}/test_digid_terug.py::test_after_a_login_that_failed_the_button_is_there_again",
        ),
    ),
    Criterium(
        "T6",
        _("Wie op een lager niveau inlogt dan gevraagd, komt er niet in. Een gelijk of hoger niveau mag."),
        _TESTEN,
        (),
        (
            f"{_INLOG}/test_hostile.py::test_a_level_that_is_lower_unknown_or_missing",
            f"{_IDENT}/test_aanmelden.py::test_a_lower_level_is_refused_whatever_the_adapter_says",
        ),
        _("Probeer in de preproductie van DigiD een lager niveau dan gevraagd."),
    ),
    Criterium(
        "T7",
        _("Uitloggen staat op elke pagina na het inloggen. Daarna ziet de inwoner dat hij is uitgelogd."),
        _TESTEN,
        (toetsen.uitloggen_zichtbaar,),
        (f"{_IDENT}/test_inwoner_code.py::test_after_logging_out_the_code_is_not_shown",),
    ),
    Criterium(
        "T8",
        _("Wie 15 minuten niets doet, is uitgelogd."),
        _TESTEN,
        (toetsen.kwartier,),
        (f"{_IDENT}/test_inwoner_code.py::test_after_inactivity_the_code_is_not_shown",),
    ),
    Criterium(
        "C1",
        _("Rond het inloggen staan geen testgegevens, en niets dat nog niet af is."),
        _AANSLUITEN,
        (toetsen.balk, toetsen.geen_simulator, toetsen.geen_testteksten),
        ("tests/config/test_checks.py::test_each_unsafe_setting_is_refused",),
        _("Lees alle diensten en hun omschrijving na, zoals de inwoner ze ziet."),
    ),
    Criterium(
        "C2",
        _(
            "Bij de knop staat de naam van de organisatie die het BSN mag gebruiken, zoals die in de "
            "autorisatielijst van de RvIG staat. Niet die van een leverancier."
        ),
        _AANSLUITEN,
        (toetsen.naam_organisatie,),
        (),
        _("Vergelijk de naam bij de knop met de autorisatielijst van de RvIG."),
    ),
    Criterium(
        "C3",
        _("Links met uitleg gaan naar de voorpagina van DigiD, niet naar een pagina daaronder."),
        _AANSLUITEN,
        (toetsen.geen_diepe_links,),
        ("tests/diensten/test_toetsen.py::test_a_link_into_digid",),
    ),
    Criterium(
        "D1",
        _("De aansluiting is veilig volgens de richtlijnen die Logius noemt."),
        _AANSLUITEN,
        (toetsen.https, toetsen.hsts, toetsen.cookies),
        ("tests/config/test_antwoorden.py::test_the_headers_that_every_answer_carries",),
        _("Laat elk jaar de ICT-beveiligingsassessment doen, en geef het rapport aan Logius."),
    ),
    Criterium(
        "D2",
        _(
            "Gegevens van DigiD gebruikt u alleen in de sessie waarin iemand inlogde. Later of voor iets anders: "
            "opnieuw inloggen, op hetzelfde niveau of hoger."
        ),
        _AANSLUITEN,
        (),
        (f"{_IDENT}/test_opruimen.py::test_at_its_limit_it_is_wiped",),
        _(
            "Vraag Logius schriftelijk wat zij hiervan vinden: hier ziet een ambtenaar wie er inlogde, en de zaak "
            "bewaart het bewijs. Zet het antwoord in de DPIA."
        ),
    ),
    Criterium(
        "LOGO",
        _("Bij de knop staat het logo van DigiD."),
        _LOGO,
        (toetsen.logo,),
        (),
        _("Vraag Logius om het logo en om de regels ervoor, en kijk op het scherm of het daarmee klopt."),
        eigen_nummer=True,
    ),
    Criterium(
        "KV-METADATA",
        _("Onze metadata is getekend met het certificaat dat bij Logius bekend is."),
        _KOPPELVLAK,
        (toetsen.koppeling, toetsen.zelfde_host),
        (f"{_INLOG}/test_metadata.py::test_our_metadata_is_signed",),
        _("Geef de metadata aan Logius: bij het begin, en bij elk nieuw certificaat of adres."),
        eigen_nummer=True,
    ),
    Criterium(
        "KV-TEKENEN",
        _(
            "Elk bericht van DigiD controleren wij helemaal: handtekening, afzender, ontvanger, tijd en sector."
        ),
        _KOPPELVLAK,
        (),
        (
            f"{_INLOG}/test_hostile.py::test_a_message_that_fails_a_check_is_no_login",
            f"{_INLOG}/test_digid.py::test_a_login_works_once",
        ),
        eigen_nummer=True,
    ),
    Criterium(
        "KV-VENSTER",
        _("DigiD opent in hetzelfde venster, met de adresbalk in beeld. Nooit in een frame."),
        _KOPPELVLAK,
        (toetsen.geen_frame,),
        ("tests/config/test_antwoorden.py::test_the_policy_allows_only_our_own",),
        eigen_nummer=True,
    ),
    Criterium(
        "KV-TLS",
        _("De verbinding met DigiD heeft aan beide kanten een certificaat, onder PKIoverheid."),
        _KOPPELVLAK,
        (),
        (f"{_INLOG}/test_backchannel.py::test_a_server_that_is_not_digid",),
        _("Regel de certificaten van PKIoverheid, en zet in de agenda wanneer ze verlopen."),
        eigen_nummer=True,
    ),
    Criterium(
        "KV-TIJD",
        _("De klok van de servers loopt gelijk: een bericht van DigiD is maar twee minuten geldig."),
        _KOPPELVLAK,
        (),
        (),
        _("Laat technisch beheer nakijken of de servers NTP volgen."),
        eigen_nummer=True,
    ),
    Criterium(
        "KV-EI",
        _(
            "Met Eenmalig Inloggen logt uitloggen bij ons ook uit bij DigiD. Zonder is uitloggen alleen bij ons."
        ),
        _KOPPELVLAK,
        (toetsen.eenmalig_inloggen,),
        (
            f"{_IDENT}/test_inwoner_code.py::test_after_logging_out_the_code_is_not_shown",
            f"{_INLOG}/test_uitloggen.py::test_our_request",
            f"{_INLOG}/test_uitloggen.py::test_an_answer_that_is_refused",
        ),
        eigen_nummer=True,
    ),
    Criterium(
        "TEST",
        _("Logius test de aansluiting voordat zij in productie gaat."),
        _GEZIEN,
        (),
        (),
        _("Leg het testteam van Logius uit hoe zij een gesprek beginnen, en bewaar het testrapport."),
        eigen_nummer=True,
    ),
)

ONBEKEND = (
    _(
        "De hele tekst van de checklists van Logius. Hier staat alleen wat openbaar is of in tests te zien was."
    ),
    _("Welke nummers er verder zijn. Een nummer dat hier niet staat, kan wel bestaan."),
    _("Welke richtlijnen voor veiligheid D1 noemt. Wij kijken naar https, HSTS en cookies."),
    _("De regels voor het logo van DigiD. Dat het bij de knop moet, hebben wij niet in een bron gezien."),
    _("Of Logius bij T3 een vaste tekst wil. Wij zagen alleen dat de melding er moet zijn."),
)
BY_NUMMER = {criterium.nummer: criterium for criterium in CRITERIA}
