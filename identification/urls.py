from __future__ import annotations

from django.urls import path

from identification.oefenen import views as oefenen
from identification.views import digid, identificatie, inwoner, uitloggen, werkblad

app_name = "identification"
urlpatterns = [
    # the inwoner; the fixed words come before the token
    path("i/", inwoner.mijn, name="mijn"),
    path("i/status/", inwoner.status, name="status"),
    path("i/meer-tijd/", inwoner.meer_tijd, name="meer-tijd"),
    path("i/uitloggen/", inwoner.uitloggen, name="uitloggen"),
    path("i/opnieuw/", inwoner.opnieuw, name="opnieuw"),
    path("i/<str:token>/", inwoner.start, name="start"),
    path("i/<str:token>/inloggen/", inwoner.inloggen, name="inloggen"),
    path("i/<str:token>/hulp/", inwoner.hulp, name="hulp"),
    path("i/<str:token>/echt/", inwoner.echt, name="echt"),
    path("nieuw/<slug:slug>/", inwoner.nieuw, name="nieuw"),
    path("nieuw/<slug:slug>/inloggen/", inwoner.nieuw_inloggen, name="nieuw-inloggen"),
    path("nieuw/<slug:slug>/hulp/", inwoner.hulp, name="nieuw-hulp"),
    path("nieuw/<slug:slug>/echt/", inwoner.echt, name="nieuw-echt"),
    path("digid/acs/", digid.acs, name="acs"),
    path("digid/slo/", uitloggen.slo, name="slo"),
    path("digid/slo/soap/", uitloggen.slo_soap, name="slo-soap"),
    path("digid/oidc/callback/", digid.callback, name="oidc-callback"),
    # the ambtenaar
    path("werkblad/", werkblad.lijst, name="werkblad"),
    path("werkblad/start/", werkblad.start, name="werkblad-start"),
    path("werkblad/zoek/", werkblad.zoek, name="werkblad-zoek"),
    path("werkblad/oefenen/", oefenen.lijst, name="oefenen"),
    path("werkblad/oefenen/<slug:slug>/", oefenen.verhaal, name="oefening"),
    path("werkblad/oefenen/<slug:slug>/gedaan/", oefenen.gedaan, name="oefening-gedaan"),
    path("werkblad/<uuid:pk>/", identificatie.pagina, name="identificatie"),
    path("werkblad/<uuid:pk>/status/", identificatie.status, name="identificatie-status"),
    path("werkblad/<uuid:pk>/afgerond/status/", identificatie.afgerond_status, name="afgerond-status"),
    path("werkblad/<uuid:pk>/code/", identificatie.code, name="code"),
    path("werkblad/<uuid:pk>/bsn/", identificatie.toon_bsn, name="toon-bsn"),
    path("werkblad/<uuid:pk>/opgezocht/", identificatie.opgezocht, name="opgezocht"),
    path("werkblad/<uuid:pk>/rond-af/", identificatie.rond_af, name="rond-af"),
    path("werkblad/<uuid:pk>/voltooi/", identificatie.voltooi, name="voltooi"),
    path("werkblad/<uuid:pk>/bezorg-opnieuw/", identificatie.bezorg_opnieuw, name="bezorg-opnieuw"),
    path("werkblad/<uuid:pk>/stop/", identificatie.stop, name="stop"),
    path("werkblad/<uuid:pk>/nieuwe-link/", identificatie.nieuwe_link, name="nieuwe-link"),
]
