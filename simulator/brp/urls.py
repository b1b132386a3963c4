from __future__ import annotations

from django.urls import path

from simulator.brp import views

urlpatterns = [
    path("api/brp/fout", views.fout, name="brp-fout"),
    path("brp/<path:path>", views.api, name="brp"),
]
