"""From an appointment to a call, with one press."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from afspraken import starten
from begrippen.rol import Rol
from identification.flow import uitnodigen
from identification.models import Identification
from identification.queries import werkblad
from identification.queries.woorden import refusal_words
from identification.status import OPEN
from identification.views.werkblad import medewerker_of, started
from inloggen.models import Medewerker
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toegang import rol_vereist
from zaken.zaaksysteem import ZaaksysteemFout, load_zaaksysteem


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A call that goes on is gone on with. A dienst that asks for the BSN asks it on the form."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("identification:werkblad"))
    ambtenaar, now = medewerker_of(request), timezone.now()
    try:
        gegevens = starten.to_start(pk=pk, ambtenaar=ambtenaar, now=now)
    except starten.NietTeStarten:
        return _refused(request, _("Deze afspraak is er niet meer, of een collega doet het gesprek."))
    except (SleutelNietBereikbaar, ZegelVerbroken):
        return _refused(request, _("Beeldpas kan nu geen gegevens verzegelen. Meld dit bij beheer."))
    running = _running(gegevens.identificatie, ambtenaar=ambtenaar, now=now)
    return started(request, running) if running else _begin(request, pk, gegevens, ambtenaar)


def _running(pk: UUID | None, *, ambtenaar: Medewerker, now: datetime) -> Identification | None:
    rows = Identification.objects.filter(ambtenaar=ambtenaar, status__in=OPEN, verloopt_op__gt=now)
    return rows.filter(pk=pk).first() if pk else None


def _begin(
    request: HttpRequest, pk: UUID, gegevens: starten.Startgegevens, ambtenaar: Medewerker
) -> HttpResponse:
    if not gegevens.dienst.actief:
        return _refused(
            request, _("Deze dienst is gestopt. Vraag de functioneel beheerder wat u nu kunt doen.")
        )
    if not werkblad.can_start_quickly(gegevens.dienst):
        return HttpResponseRedirect(f"{reverse('identification:werkblad-start')}?afspraak={pk}")
    return _invite(request, pk, gegevens, ambtenaar)


def _invite(
    request: HttpRequest, pk: UUID, gegevens: starten.Startgegevens, ambtenaar: Medewerker
) -> HttpResponse:
    now = timezone.now()
    try:
        starten.claim(pk=pk, ambtenaar=ambtenaar, now=now)
        row = uitnodigen.invite(
            dienst=gegevens.dienst,
            flow=werkblad.quick_flow(gegevens.dienst),
            ambtenaar=ambtenaar,
            zaak=uitnodigen.NIEUWE_ZAAK,
            zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
            taal=gegevens.taal,
            ontvangst_mail=gegevens.adres,
            now=now,
        )
    except starten.NietTeStarten:
        return _refused(request, _("Deze afspraak is er niet meer, of een collega doet het gesprek."))
    except uitnodigen.FlowNietToegestaan:
        return _refused(request, _("Deze manier is voor deze dienst niet toegestaan."))
    except SleutelNietBereikbaar:
        return _refused(request, _("Beeldpas kan nu geen gegevens verzegelen. Meld dit bij beheer."))
    except ZaaksysteemFout as fout:
        silent = _("Het zaaksysteem geeft geen antwoord. Probeer het zo nog een keer.")
        words = refusal_words(fout.reason, woord=gegevens.dienst.zaakwoord) if fout.permanent else silent
        return _refused(request, words)
    starten.note(pk=pk, identificatie=row.pk)
    return started(request, row)


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    messages.error(request, words)
    return HttpResponseRedirect(reverse("identification:werkblad"))
