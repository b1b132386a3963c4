"""The pages, and what the portal asks over plain HTTP."""

from __future__ import annotations

from django.urls import include, path

from simulator import scherpstellen, uitloggen, views
from simulator.digid import views as digid
from simulator.eid import views as eid
from simulator.oidc import views as oidc
from simulator.zaaksysteem import overzicht

urlpatterns = [
    path("", views.home, name="home"),
    path("static/simulator.css", views.stylesheet, name="stylesheet"),
    path("digid/metadata", digid.metadata, name="digid-metadata"),
    path("digid/sso", digid.sso, name="digid-sso"),
    path("digid/inloggen", digid.login, name="digid-login"),
    path("digid/slo", uitloggen.digid, name="digid-slo"),
    path("digid/log-overal-uit", uitloggen.everywhere, name="log-overal-uit"),
    path("uitloggen", uitloggen.confirm, name="uitloggen"),
    path("eid/metadata", eid.metadata, name="eid-metadata"),
    path("eid/sso", eid.sso, name="eid-sso"),
    path("eid/inloggen", eid.login, name="eid-login"),
    path("eid/slo", uitloggen.eid, name="eid-slo"),
    path("api/fout", scherpstellen.api, name="api-fout"),
    path("fout/uit", scherpstellen.off, name="fout-uit"),
    path("", include("simulator.brp.urls")),
    path("", include("simulator.zaaksysteem.stuf_urls")),
    path("", include("simulator.zaaksysteem.zgw_urls")),
    path("", include("simulator.klantinteracties.urls")),
    path("zaaksysteem", overzicht.overzicht, name="zaaksysteem"),
    path("zaaksysteem/<str:zaaknummer>", overzicht.zaak, name="zaaksysteem-zaak"),
    path("zaaksysteem/document/<str:langs>/<str:nummer>", overzicht.document, name="zaaksysteem-document"),
    path("makelaar/", include("simulator.makelaar.urls")),
    path("oidc/.well-known/openid-configuration", oidc.discovery, name="oidc-discovery"),
    path("oidc/authorize", oidc.authorize, name="oidc-authorize"),
    path("oidc/kiezen", oidc.choose, name="oidc-choose"),
    path("oidc/token", oidc.token, name="oidc-token"),
    path("oidc/jwks", oidc.jwks, name="oidc-jwks"),
    path("oidc/userinfo", oidc.userinfo, name="oidc-userinfo"),
    path("oidc/logout", oidc.logout, name="oidc-logout"),
]
handler400 = views.bad_request
handler404 = views.not_found
