from __future__ import annotations

from django.urls import path

from config.inrichting import views

app_name = "inrichting"
urlpatterns = [
    path("inrichting/", views.overzicht, name="overzicht"),
    path("inrichting/bestand/", views.bestand, name="bestand"),
    path("inrichting/inlezen/", views.inlezen, name="inlezen"),
]
