"""What the portal asks over mutual TLS."""

from __future__ import annotations

from django.urls import path

from simulator import views
from simulator.digid import views as digid
from simulator.eid import views as eid

urlpatterns = [
    path("digid/resolve", digid.resolve, name="digid-resolve"),
    path("eid/resolve", eid.resolve, name="eid-resolve"),
]
handler400 = views.bad_request
handler404 = views.not_found
