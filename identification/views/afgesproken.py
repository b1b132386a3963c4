"""A call that is started on the form, from an appointment: what that fills in, and what it is told."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from afspraken import starten
from identification.models import Identification
from inloggen.models import Medewerker
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken


def filled_in(request: HttpRequest, *, ambtenaar: Medewerker) -> dict[str, str] | None:
    """What the appointment in the address fills in; None without one that this ambtenaar can start today."""
    try:
        pk = UUID(request.GET.get("afspraak", ""))
        gegevens = starten.to_start(pk=pk, ambtenaar=ambtenaar, now=timezone.now())
    except (ValueError, starten.NietTeStarten, SleutelNietBereikbaar, ZegelVerbroken):
        return None
    return {
        "dienst": gegevens.dienst.slug,
        "taal": gegevens.taal,
        "ontvangst_mail": gegevens.adres,
        "afspraak": str(pk),
    }


def note_start(request: HttpRequest, row: Identification, *, ambtenaar: Medewerker) -> None:
    """The appointment behind the form, if there is one, knows that it began."""
    with suppress(ValueError, starten.NietTeStarten):
        pk = UUID(request.POST.get("afspraak", ""))
        starten.claim(pk=pk, ambtenaar=ambtenaar, now=timezone.now())
        starten.note(pk=pk, identificatie=row.pk)
