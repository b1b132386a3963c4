"""What the portal asks over mutual TLS."""

from __future__ import annotations

from django.urls import path

from simulator import views
from simulator.brp import views as brp
from simulator.digid import views as digid
from simulator.eid import views as eid
from simulator.zaaksysteem import stuf_views as stuf

urlpatterns = [
    path("digid/resolve", digid.resolve, name="digid-resolve"),
    path("eid/resolve", eid.resolve, name="eid-resolve"),
    path("brp/<path:path>", brp.api, name="brp"),
    path("stuf", stuf.soap, name="stuf"),
]
handler400 = views.bad_request
handler404 = views.not_found
