from __future__ import annotations

from django.urls import path

from config.koppelingen import views

app_name = "koppelingen"
urlpatterns = [
    path("koppelingen/", views.overzicht, name="overzicht"),
    path("koppelingen/<slug:naam>/", views.testen, name="testen"),
    path("diensten/<slug:slug>/zaaktype/", views.zaaktype, name="zaaktype"),
]
