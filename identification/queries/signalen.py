"""Signals and the word of both sides, in words for the ambtenaar."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from identification.flow.woord import confirmed_at, is_confirmed
from identification.models import Identification, Signaal, SignaalSoort
from identification.paginas import SignaalRegel, WoordBlok
from identification.status import OPEN, Status

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# What happened, and what to ask. Never what to decide.
_WOORDEN: dict[SignaalSoort, tuple[_StrPromise, _StrPromise]] = {
    SignaalSoort.TWEEDE_APPARAAT: (
        gettext_lazy("De link is ook op een ander apparaat geopend"),
        gettext_lazy("Vraag de inwoner of hij of zij dat zelf was. Vertrouwt u het niet? Stop dan."),
    ),
    SignaalSoort.LANG_GEWACHT: (
        gettext_lazy("Er zat veel tijd tussen de link openen en inloggen"),
        gettext_lazy("Vraag waarom het lang duurde. Heeft de inwoner de link aan iemand anders gestuurd?"),
    ),
    SignaalSoort.ANDER_LAND: (
        gettext_lazy("De link is in een ander land geopend dan waar is ingelogd"),
        gettext_lazy("Vraag waar de inwoner nu is, en wie de link opende. Past het antwoord niet? Stop dan."),
    ),
    SignaalSoort.ANDER_NETWERK: (
        gettext_lazy("De link is via een ander soort netwerk geopend dan waarmee is ingelogd"),
        gettext_lazy(
            "Dat kan gewoon, bijvoorbeeld eerst via wifi en daarna mobiel. Let op of er meer opvalt."
        ),
    ),
    SignaalSoort.ZELFDE_PERSOON: (
        gettext_lazy("Deze persoon is nu ook ingelogd met een andere link"),
        gettext_lazy(
            "Zijn er twee mensen in het gesprek? Dan logt ieder in met de eigen DigiD. Vraag het na."
        ),
    ),
    # May stand on a shared screen: whoever sits beside the inwoner learns nothing. The manual says what 7 is.
    SignaalSoort.STIL_ALARM: (
        gettext_lazy("Let op: werkwijze 7"),
        gettext_lazy("Bel na het gesprek terug."),
    ),
    SignaalSoort.WOORD_ANDERS: (
        gettext_lazy("Het woord was niet hetzelfde"),
        gettext_lazy("U kunt dit niet afronden. Geef geen gegevens en stop deze identificatie."),
    ),
    SignaalSoort.GEMELD: (
        gettext_lazy("Iemand meldt dat dit gesprek niet echt is"),
        gettext_lazy(
            "Iemand vulde uw gespreksnummer in en meldde dat. Vraag de inwoner of hij of zij dat was."
        ),
    ),
    SignaalSoort.GETAL_FOUT: (
        gettext_lazy("De inwoner typte een verkeerd getal"),
        gettext_lazy("Zeg het getal van 2 cijfers nog een keer. Na nog een fout stopt de link."),
    ),
    SignaalSoort.BRP_ALARM: (
        gettext_lazy("Volgens de BRP kan dit niet de persoon in beeld zijn"),
        gettext_lazy("Geef geen gegevens en rond niet af. Zoek nog een keer op als u wilt zien waarom."),
    ),
}
_ERNSTIG = {
    SignaalSoort.TWEEDE_APPARAAT,
    SignaalSoort.ANDER_LAND,
    SignaalSoort.ZELFDE_PERSOON,
    SignaalSoort.WOORD_ANDERS,
    SignaalSoort.GEMELD,
    SignaalSoort.BRP_ALARM,
}


def signal_lines(row: Identification) -> tuple[SignaalRegel, ...]:
    """What has not been seen comes first, newest on top."""
    if row.signaal_op is None:  # there never was one, and most pages need not ask
        return ()
    signals = sorted(row.signalen.all(), key=lambda signal: signal.op, reverse=True)
    return tuple(_line(row, signal) for signal in sorted(signals, key=lambda signal: bool(signal.gezien_op)))


def _line(row: Identification, signal: Signaal) -> SignaalRegel:
    soort = SignaalSoort(signal.soort)
    title, explanation = _WOORDEN[soort]
    seen = signal.gezien_op is not None or row.status not in OPEN
    return SignaalRegel(
        soort=soort.value,
        titel=str(title),
        uitleg=str(explanation),
        op=signal.op,
        ernstig=soort in _ERNSTIG,
        gezien_url="" if seen else reverse("identification:signaal-gezien", args=[row.pk, signal.pk]),
    )


def word_block(row: Identification) -> WoordBlok | None:
    """None where no word is asked, or not yet."""
    if row.status != Status.INGELOGD or not row.woord:
        return None
    url = reverse("identification:woord-ambtenaar", args=[row.pk])
    return WoordBlok(
        woord=row.woord,
        inwoner_op=row.woord_inwoner_op,
        ambtenaar_op=row.woord_ambtenaar_op,
        anders_op=row.woord_anders_op,
        klopt_url=url,
        anders_url=url,
    )


def provisional_words(row: Identification) -> tuple[str, str] | None:
    """Short, and what to do now, as long as the word is in the way; None when it is not."""
    if not row.woord or is_confirmed(row):
        return None
    if row.woord_anders_op:
        return _("Het woord was anders"), _("Rond niet af. Geef geen gegevens en stop deze identificatie.")
    if row.woord_ambtenaar_op:
        return _("Nog voorlopig"), _("Wacht tot de inwoner op Ja heeft gedrukt.")
    if row.woord_inwoner_op:
        return _("Nog voorlopig"), _("De inwoner zag hetzelfde woord. Bevestigt u het ook?")
    return _("Nog voorlopig"), _("Zeg het woord. Vraag of de inwoner hetzelfde woord ziet.")


def agreed_word(row: Identification) -> tuple[str, datetime | None]:
    """Did both sides see the same word, in words, and when the second one said so."""
    if moment := confirmed_at(row):
        return _("Ja"), moment
    return (_("Nee") if row.woord_anders_op else _("Nog niet bevestigd")), None


def objection_words(row: Identification) -> str:
    """Why it cannot be finished yet, on the page of finishing."""
    if row.woord_anders_op:
        return _("Het woord was niet hetzelfde. Deze identificatie kan niet worden afgerond.")
    return _("Het woord is nog niet aan beide kanten bevestigd. De uitkomst is nog voorlopig.")
