from __future__ import annotations

from django.urls import path

from toezicht import views

app_name = "toezicht"
urlpatterns = [path("", views.logboek, name="logboek")]
