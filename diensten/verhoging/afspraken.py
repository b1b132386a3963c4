"""Appointments to come whose mail explains another way to log in than holds then, or would hold after a raise."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils.translation import ngettext

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.bezig import coming
from diensten.models import Dienst
from diensten.verhoging.geldend import verloop_of
from diensten.verhoging.tijdlijn import day_of
from diensten.verhoging.uitlegstand import GEEN_AFSPRAKEN, Uitlegstand


def explained(dienst: Dienst, *, now: datetime) -> Uitlegstand:
    """As it stands. Of a dienst that is not in use nobody logs in, so nothing is wrong."""
    komend = coming(dienst, now=now) if dienst.actief else ()
    if not komend:
        return GEEN_AFSPRAKEN
    verloop = verloop_of([dienst])[dienst.pk]
    wrong = (one.onbekend for one in komend if not one.is_right(verloop.at(one.begint_op)))
    return Uitlegstand.of(wrong, mail_aan=settings.MAIL_AAN)


def would_be_wrong(dienst: Dienst, *, naar: Betrouwbaarheidsniveau, datum: date, now: datetime) -> str:
    """One sentence for who looks what a raise would bring; empty when it brings nothing for appointments."""
    komend = coming(dienst, now=now) if dienst.actief else ()
    number = sum(day_of(one.begint_op) >= datum and not one.is_right(naar) for one in komend)
    words = ngettext(
        "Er staat al %(aantal)d afspraak op of na die dag met een mail over de oude manier van inloggen. "
        "Is de verhoging gepland, dan kunt u hier een nieuwe mail laten sturen.",
        "Er staan al %(aantal)d afspraken op of na die dag met een mail over de oude manier van inloggen. "
        "Is de verhoging gepland, dan kunt u hier nieuwe mails laten sturen.",
        number,
    )
    return words % {"aantal": number} if number else ""
