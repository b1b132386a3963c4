"""What the inwoner sees of who asks, and of the word, after the login."""

from __future__ import annotations

from django.urls import reverse

from identification.models import Identification
from identification.paginas import Vrager, WoordVraag


def asker(row: Identification) -> Vrager | None:
    """None as long as no ambtenaar has taken up what began at a standing link."""
    if not row.ambtenaar_naam:
        return None
    return Vrager(
        ambtenaar=row.ambtenaar_naam,
        functie=row.ambtenaar_functie,
        dienst=row.dienst.naam,
        sinds=row.gesprek.begonnen_op if row.gesprek is not None else row.gemaakt_op,
    )


def word_question(row: Identification) -> WoordVraag | None:
    if not row.woord:
        return None
    return WoordVraag(
        woord=row.woord,
        bevestigd=row.woord_inwoner_op is not None,
        anders=row.woord_anders_op is not None,
        antwoord_url=reverse("identification:woord"),
    )
