from __future__ import annotations

from django.urls import path

from afspraken import uitlegviews, views

app_name = "afspraken"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("uitleg/", uitlegviews.alle, name="uitleg"),
    path("<uuid:pk>/uitleg/", uitlegviews.een, name="uitleg-een"),
    path("<uuid:pk>/", views.afspraak, name="afspraak"),
    path("<uuid:pk>/wijzig/", views.wijzig, name="wijzig"),
    path("<uuid:pk>/zeg-af/", views.zeg_af, name="zeg-af"),
    path("<uuid:pk>/mail/", views.mail, name="mail"),
    path("<uuid:pk>/neem-over/", views.neem_over, name="neem-over"),
]
