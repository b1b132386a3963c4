"""All addresses of the portal."""

from __future__ import annotations

from django.urls import include, path

from config import dienst_weghalen, medewerkers, views
from diensten.huisstijl import openbaar as huisstijl
from diensten.hulp import views as hulp
from diensten.toegankelijkheid import views as toegankelijkheid
from diensten.verhoging import views as verhoging
from identification.api.api import urls as api_urls
from inloggen.urls import oidc_urlpatterns

urlpatterns = [
    path("", views.home, name="home"),
    path("huisstijl/digid-logo", views.digid_logo, name="digid-logo"),
    path("huisstijl/<slug:naam>.css", huisstijl.blad, name="huisstijl-blad"),
    path("huisstijl/<slug:naam>.png", huisstijl.logo, name="huisstijl-logo"),
    path("huisstijl/voorbeeld/<slug:naam>.css", huisstijl.voorbeeldblad, name="huisstijl-voorbeeld"),
    path("healthz/live", views.live, name="live"),
    path("healthz/ready", views.ready, name="ready"),
    path("", include("inloggen.urls")),
    path("", include(oidc_urlpatterns)),
    path("", include("identification.urls")),
    path("afspraken/", include("afspraken.urls")),
    path("beheer/machtigen/", include("machtigen.urls")),
    path("beheer/medewerkers/", medewerkers.overzicht, name="medewerkers"),
    path("beheer/medewerkers/<uuid:pk>/rechten-weg/", medewerkers.rechten_weg, name="rechten-weg"),
    path("beheer/diensten/<slug:slug>/weghalen/", dienst_weghalen.weghalen, name="dienst-weghalen"),
    path("beheer/", include("diensten.urls")),
    path("beheer/", include("config.koppelingen.urls")),
    path("beheer/", include("config.inrichting.urls")),
    path("toegankelijkheid/", toegankelijkheid.verklaring, name="toegankelijkheid"),
    path("hulp/", hulp.overzicht, name="hulp"),
    path("hulp/<slug:situatie>/", hulp.een, name="hulp-een"),
    path("aankondiging/<slug:slug>/", verhoging.aankondiging, name="aankondiging"),
    path("zaken/", include("zaken.urls")),
    path("toezicht/", include("toezicht.urls")),
    path("api/v1/", api_urls()),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.server_error
