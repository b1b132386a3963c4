"""The front door, the error pages and the health of the portal."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from begrippen.rol import Rol
from diensten.inwonerteksten.spreken import texts_for
from identification.queries.bezorging import health
from kluis import dagsleutel

_START = (
    (Rol.AMBTENAAR, "identification:werkblad"),
    (Rol.FUNCTIONEEL_BEHEERDER, "beheer:overzicht"),
    (Rol.TOEZICHTHOUDER, "toezicht:logboek"),
    (Rol.TEKSTBEHEERDER, "beheer:teksten"),
    (Rol.GOEDKEURDER, "beheer:teksten"),
    (Rol.KLANTCONTACT, "afspraken:lijst"),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where a medewerker of this role works."""
    rollen = set(getattr(request.user, "rollen", []))
    name = next((name for rol, name in _START if rol in rollen), None)
    if name is None:
        return render(request, "fouten/403.html", status=403)
    return HttpResponseRedirect(reverse(name))


@login_not_required
@require_safe
def digid_logo(_request: HttpRequest) -> FileResponse:
    """DigiD's logo is a trademark: it comes from the gemeente's own file, never with the software."""
    logo = Path(settings.DIGID_LOGO_FILE)
    if not logo.is_file():
        raise Http404
    return FileResponse(logo.open("rb"), headers={"Cache-Control": "public, max-age=86400"})


@login_not_required
@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """The database answers and holds our tables, and today's key can be used.

    Redis is no condition: without it nothing is lost. Nor are proofs that wait for the zaaksysteem (`bezorging`):
    logging in goes on, and a portal that is taken out of service brings them no further.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM identification_identification LIMIT 1")
        bezorging = health(now=timezone.now())
    except DatabaseError:
        return JsonResponse({"status": "database"}, status=503)
    if not dagsleutel.is_usable(timezone.localdate()):
        return JsonResponse({"status": "dagsleutels"}, status=503)
    return JsonResponse({"status": "ok", "bezorging": bezorging})


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "fouten/400.html", status=400)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "fouten/403.html", status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """A stranger at an address that we do not have may be an inwoner who typed it wrong."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        texts_for(None, now=timezone.now())
    return render(request, "fouten/404.html", status=404)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that is too old, or not ours: nothing was done."""
    return render(request, "fouten/400.html", {"formulier": True}, status=403)


@login_not_required
def server_error(_request: HttpRequest) -> HttpResponse:
    """A page that needs nothing: no database, no template context, no translation."""
    page = settings.BASE_DIR / "templates" / "fouten" / "500.html"
    return HttpResponse(page.read_text(encoding="utf-8"), status=500)
