from __future__ import annotations

from django.urls import path

from simulator.klantinteracties import views

urlpatterns = [
    path("api/klantinteracties/fout", views.fout, name="klantinteracties-fout"),
    path("klantinteracties/<path:path>", views.api, name="klantinteracties"),
]
