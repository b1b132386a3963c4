"""`urlpatterns` has the namespace `inloggen`, `oidc_urlpatterns` the names of mozilla-django-oidc."""

from __future__ import annotations

from django.urls import path

from inloggen.digid.views import metadata
from inloggen.medewerker.views import Authenticate, Callback, inloggen, uitloggen

app_name = "inloggen"
urlpatterns = [
    path("inloggen/", inloggen, name="inloggen"),
    path("uitloggen/", uitloggen, name="uitloggen"),
    path("digid/metadata/", metadata, name="digid-metadata"),
    path("digid/metadata/<str:naam>/", metadata, name="digid-metadata-van"),
]
oidc_urlpatterns = [
    path("oidc/authenticate/", Authenticate.as_view(), name="oidc_authentication_init"),
    path("oidc/callback/", Callback.as_view(), name="oidc_authentication_callback"),
]
