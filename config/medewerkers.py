"""Who may do what: read-only, as the OIDC provider said it, and a way to stop somebody at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from begrippen.rol import Rol
from inloggen.models import Medewerker
from toegang import current_medewerker, rol_vereist
from toezicht.logboek import record
from toezicht.soorten import Soort

PER_PAGINA = 100
_ROLLEN = {
    Rol.AMBTENAAR: gettext_lazy("Ambtenaar"),
    Rol.FUNCTIONEEL_BEHEERDER: gettext_lazy("Functioneel beheerder"),
    Rol.TOEZICHTHOUDER: gettext_lazy("Toezichthouder"),
    Rol.TEKSTBEHEERDER: gettext_lazy("Tekstbeheerder"),
    Rol.GOEDKEURDER: gettext_lazy("Goedkeurder van teksten"),
    Rol.KLANTCONTACT: gettext_lazy("Klantcontact: maakt afspraken"),
}


@dataclass(frozen=True, slots=True)
class MedewerkerRegel:
    """`rollen`: in words, none for somebody who may do nothing. `eigen`: it is the person who looks.

    `te_stoppen`: also somebody without a role, whom another system may name as the one who acts.
    """

    id: UUID
    naam: str
    functie: str
    rollen: tuple[str, ...]
    laatst_ingelogd: datetime | None
    eigen: bool
    te_stoppen: bool


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()[:200]
    found = Medewerker.objects.order_by("naam", "id")
    if zoek:
        found = found.filter(naam__icontains=zoek)
    rows = list(found[: PER_PAGINA + 1])
    eigen = current_medewerker(request).pk
    context = {
        "regels": [_regel(row, eigen=eigen) for row in rows[:PER_PAGINA]],
        "meer": len(rows) > PER_PAGINA,
        "zoek": zoek,
    }
    return render(request, "beheer/medewerkers.html", context)


@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def rechten_weg(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks first. From the next request on this person may do nothing, until a new login gives roles again."""
    row = Medewerker.objects.filter(pk=pk).first()
    beheerder = current_medewerker(request)
    if row is None or row.pk == beheerder.pk:
        raise Http404  # nobody shuts out the one who must let people in again
    if request.method != "POST":
        return render(request, "beheer/rechten_weg.html", {"regel": _regel(row, eigen=beheerder.pk)})
    with transaction.atomic():
        now = timezone.now()
        taken = Medewerker.objects.filter(pk=pk, gestopt_op=None).update(rollen=[], gestopt_op=now)
        if taken:
            record(soort=Soort.RECHTEN_WEGGEHAALD, door=beheerder.naam, now=now, onderwerp=pk)
    messages.success(request, _("De rechten zijn weg: %(naam)s kan nu niets meer doen.") % {"naam": row.naam})
    return redirect("medewerkers")


def _regel(row: Medewerker, *, eigen: UUID) -> MedewerkerRegel:
    return MedewerkerRegel(
        id=row.pk,
        naam=row.naam,
        functie=row.functie,
        rollen=tuple(str(woord) for rol, woord in _ROLLEN.items() if rol in row.rollen),
        laatst_ingelogd=row.laatst_ingelogd,
        eigen=row.pk == eigen,
        te_stoppen=row.pk != eigen and row.gestopt_op is None,
    )
