from __future__ import annotations

from django.urls import path

from simulator.zaaksysteem import zgw_views as views

urlpatterns = [
    path("api/zgw/fout", views.fout, name="zgw-fout"),
    path("api/zgw/zaken", views.inhoud, name="zgw-zaken"),
    path("zgw/<path:path>", views.api, name="zgw"),
]
