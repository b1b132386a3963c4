from __future__ import annotations

from django.urls import path

from diensten import views
from diensten.advies import views as advies
from diensten.checklist import views as checklist
from diensten.gemeente import views as gemeente
from diensten.huisstijl import views as huisstijl
from diensten.inwonerteksten import versieviews as tekstversies
from diensten.inwonerteksten import views as inwonerteksten
from diensten.storing import views as storing
from diensten.talen import views as talen
from diensten.teksten import versieviews as logiusversies
from diensten.teksten import views as teksten
from diensten.toegankelijkheid import views as toegankelijkheid
from diensten.verhoging import views as verhoging
from diensten.voorstellen import views as voorstellen

app_name = "beheer"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("diensten/nieuw/", views.nieuw, name="nieuw"),
    path("diensten/<slug:slug>/", views.dienst, name="dienst"),
    path("diensten/<slug:slug>/terugzetten/<int:wijziging>/", views.terugzetten, name="terugzetten"),
    path("diensten/<slug:slug>/advies/", advies.advies, name="advies"),
    path("diensten/<slug:slug>/verhogen/", verhoging.verhogen, name="verhogen"),
    path("diensten/<slug:slug>/verhogen/intrekken/", verhoging.intrekken, name="intrekken"),
    path("diensten/<slug:slug>/verhogen/terugdraaien/", verhoging.terugdraaien, name="terugdraaien"),
    path("diensten/<slug:slug>/verhogen/afvinken/", verhoging.afvinken, name="verhogingpunt"),
    path("diensten/<slug:slug>/verhogen/<slug:fase>/<slug:kanaal>/", verhoging.tekst, name="verhogingtekst"),
    path("teksten/", inwonerteksten.lijst, name="teksten"),
    path("teksten/logius/", teksten.overzicht, name="logius"),
    path("teksten/logius/<int:pk>/", logiusversies.versie, name="logiusversie"),
    path("teksten/plaats/<slug:sleutel>/<slug:taal>/", inwonerteksten.plek, name="inwonertekst"),
    path("teksten/versie/<int:pk>/", tekstversies.versie, name="tekstversie"),
    path("teksten/<slug:sleutel>/", teksten.tekst, name="tekst"),
    path("voorstellen/<int:pk>/", voorstellen.voorstel, name="voorstel"),
    path("talen/", talen.overzicht, name="talen"),
    path("talen/<slug:taal>/", talen.nakijken, name="nakijken"),
    path("contact/", gemeente.contact, name="contact"),
    path("versies/<slug:deel>/<int:versie>/terugzetten/", gemeente.terugzetten, name="versie-terug"),
    path("huisstijl/", huisstijl.pagina, name="huisstijl"),
    path("huisstijl/logo/", huisstijl.logo, name="huisstijl-logo"),
    path("huisstijl/thema/", huisstijl.thema, name="huisstijl-thema"),
    path("huisstijl/<slug:wat>/weghalen/", huisstijl.weghalen, name="huisstijl-weg"),
    path("huisstijl/thema/<slug:naam>/", huisstijl.thema_voorbeeld, name="thema-voorbeeld"),
    path("storing/", storing.overzicht, name="storing"),
    path("storing/<slug:voor>/", storing.wijzigen, name="storing-wijzigen"),
    path("storing/<slug:voor>/weghalen/", storing.weghalen, name="storing-weg"),
    path("toegankelijkheid/", toegankelijkheid.wijzigen, name="toegankelijkheid"),
    path("digid-checklist/", checklist.lijst, name="checklist"),
    path("digid-checklist/<slug:criterium>/", checklist.afvinken, name="afvinken"),
]
