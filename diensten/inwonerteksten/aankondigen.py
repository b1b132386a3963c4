"""What a gemeente adds to the announcement of a raise: on its page, and in the texts for the channels."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import get_language

from begrippen.gemeente import Gemeente
from diensten.inwonerteksten.mail import plain_values
from diensten.inwonerteksten.tonen import texts_in_force
from diensten.inwonerteksten.waarden import Waarde, fill
from diensten.models import Dienst
from diensten.verhoging import woorden
from diensten.verhoging.aankondiging import Aankondiging, Fase

SLEUTELS = {Fase.VOORAF: "aankondiging-vooraf", Fase.VANAF: "aankondiging-vanaf"}


def values_of_raise(aankondiging: Aankondiging) -> dict[Waarde, str]:
    return {
        Waarde.DATUM: woorden.day(aankondiging.datum),
        Waarde.MANIER: woorden.manier(aankondiging.naar),
        Waarde.DIENST: aankondiging.dienst,
    }


def added_lines(
    aankondiging: Aankondiging, *, dienst: Dienst, gemeente: Gemeente, now: datetime
) -> tuple[str, ...]:
    """As plain text, in the language of the page, one paragraph each. Nothing when it is off."""
    sleutel = SLEUTELS.get(aankondiging.fase)
    found = texts_in_force(dienst=dienst, taal=get_language() or "nl", now=now) if sleutel else {}
    plain = plain_values(gemeente=gemeente, dienst=dienst.naam, meer=values_of_raise(aankondiging))
    return tuple(fill(line, plain) for line in found.get(sleutel or "", "").splitlines())
