"""What somebody is told after a press on a button, or why it did not happen."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afspraken import queries
from afspraken.models import Afspraak
from afspraken.plannen import Gegevens
from afspraken.uitleg import Uitgelegd


def say_changed(request: HttpRequest, before: Gegevens, after: Gegevens, *, told: bool) -> None:
    if not told or not settings.MAIL_AAN:
        messages.success(request, _("De afspraak is bijgewerkt. De inwoner krijgt hier geen mail over."))
        return
    messages.success(request, _("De afspraak is gewijzigd. De inwoner krijgt nu een mail."))
    if before.adres != after.adres and before.videolink == after.videolink:
        messages.warning(
            request,
            _(
                "Op het oude adres kan de link van het videogesprek al binnen zijn. "
                "Was dat adres niet van deze inwoner? Maak dan een nieuwe link."
            ),
        )


def stopped() -> str:
    return _("Deze dienst is gestopt. De inwoner krijgt geen mail meer.")


def warn_for_overlap(request: HttpRequest, row: Afspraak) -> None:
    for other in queries.overlapping(row):
        what = {"dienst": other.dienst.naam, "moment": queries.moment_in_woorden(other.begint_op)}
        messages.warning(request, _("Er staat dan nog een afspraak: %(dienst)s, %(moment)s.") % what)


def say_explained(request: HttpRequest, uitgelegd: Uitgelegd) -> None:
    """What the button did, and what it left."""
    mailed = ngettext(
        "%(aantal)d inwoner krijgt nu een mail met de nieuwe uitleg.",
        "%(aantal)d inwoners krijgen nu een mail met de nieuwe uitleg.",
        uitgelegd.gemaild,
    )
    if uitgelegd.gemaild:
        messages.success(request, mailed % {"aantal": uitgelegd.gemaild})
    elif not (uitgelegd.over or uitgelegd.dicht):
        messages.info(request, _("Er was niemand meer om te mailen. Een collega was u voor."))
    if uitgelegd.over:
        left = ngettext(
            "%(aantal)d inwoner kreeg nog geen mail: u heeft in een uur genoeg laten sturen. "
            "Wacht even en druk dan weer. Een collega kan het ook doen.",
            "%(aantal)d inwoners kregen nog geen mail: u heeft in een uur genoeg laten sturen. "
            "Wacht even en druk dan weer. Een collega kan het ook doen.",
            uitgelegd.over,
        )
        messages.warning(request, left % {"aantal": uitgelegd.over})
    if uitgelegd.dicht:
        messages.error(request, cannot_open())


def somebody_was_first() -> str:
    return _(
        "Een collega heeft deze afspraak net gewijzigd. Er is nog niets opgeslagen. Kijk wat er nu staat."
    )


def too_many() -> str:
    return _("U heeft in een uur erg veel mails laten sturen. Wacht even, en probeer het dan opnieuw.")


def cannot_open() -> str:
    return _("Beeldpas kan deze gegevens nu niet openen of verzegelen. Meld dit bij beheer.")
