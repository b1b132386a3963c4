"""The StUF stand-in over plain HTTP, with its switches and what it holds."""

from __future__ import annotations

from django.urls import path

from simulator.zaaksysteem import stuf_views as views

urlpatterns = [
    path("api/stuf/fout", views.fout, name="stuf-fout"),
    path("api/stuf/zaken", views.zaken, name="stuf-zaken"),
    path("stuf", views.soap, name="stuf"),
]
