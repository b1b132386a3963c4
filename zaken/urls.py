from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from zaken import views
from zaken.models import ZAAKNUMMER


class ZaaknummerConverter(StringConverter):
    """Only what looks like a zaaknummer: a BSN typed behind /zaken/ reaches no view."""

    regex = ZAAKNUMMER


register_converter(ZaaknummerConverter, "zaaknummer")

app_name = "zaken"
urlpatterns = [
    path("", views.zoek, name="zoek"),
    path("<zaaknummer:zaaknummer>/", views.zaak, name="zaak"),
    path("<zaaknummer:zaaknummer>/documenten/<uuid:identificatie>/", views.document, name="document"),
]
