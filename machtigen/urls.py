from __future__ import annotations

from django.urls import path

from machtigen import views
from machtigen.aansluiten import views as aansluiten
from machtigen.register import views as register
from machtigen.sets import views as sets

app_name = "machtigen"
urlpatterns = [
    path("", views.matrix, name="matrix"),
    path("diensten/<slug:slug>/", views.dienst, name="dienst"),
    path("diensten/<slug:slug>/terug/", views.terug, name="terug"),
    path("sets/", sets.overzicht, name="sets"),
    path("sets/nieuw/", sets.nieuw, name="set-nieuw"),
    path("sets/<slug:omgeving>/<uuid:set_id>/", sets.een, name="set"),
    path("logius/", register.overzicht, name="register"),
    path("logius/<slug:omgeving>/<slug:slug>/", register.een, name="registratie"),
    path("aansluiten/", aansluiten.overzicht, name="aansluiten"),
    path("aansluiten/<slug:stap>/", aansluiten.stap, name="stap"),
]
