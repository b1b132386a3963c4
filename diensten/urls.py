from __future__ import annotations

from django.urls import path

from diensten import views

app_name = "beheer"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("diensten/nieuw/", views.nieuw, name="nieuw"),
    path("diensten/<slug:slug>/", views.dienst, name="dienst"),
]
