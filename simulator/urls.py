"""The pages, and what the portal asks over plain HTTP."""

from __future__ import annotations

from django.urls import path

from simulator import views
from simulator.digid import views as digid
from simulator.oidc import views as oidc

urlpatterns = [
    path("", views.home, name="home"),
    path("static/simulator.css", views.stylesheet, name="stylesheet"),
    path("digid/metadata", digid.metadata, name="digid-metadata"),
    path("digid/sso", digid.sso, name="digid-sso"),
    path("digid/inloggen", digid.login, name="digid-login"),
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
