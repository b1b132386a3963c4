"""The pages of `inloggen` and two of staff, without the rest of the portal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from begrippen.rol import Rol
from inloggen.urls import oidc_urlpatterns
from toegang import rol_vereist


@rol_vereist(Rol.AMBTENAAR)
def werkblad(request: HttpRequest) -> HttpResponse:
    return HttpResponse("werkblad")


urlpatterns = [
    path("", include("inloggen.urls")),
    *oidc_urlpatterns,
    path("werkblad/", werkblad),
    path("werkblad/1/status/", werkblad),
    path("toegankelijkheid/", werkblad, name="toegankelijkheid"),  # at the foot of every page
    path("hulp/", werkblad, name="hulp"),  # on every page that is a dead end
]
