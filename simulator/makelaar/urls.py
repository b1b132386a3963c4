from __future__ import annotations

from django.urls import path

from simulator.makelaar import views

urlpatterns = [
    path(".well-known/openid-configuration", views.discovery, name="makelaar-discovery"),
    path("authorize", views.authorize, name="makelaar-authorize"),
    path("inloggen", views.login, name="makelaar-login"),
    path("token", views.token, name="makelaar-token"),
    path("jwks", views.jwks, name="makelaar-jwks"),
    path("userinfo", views.userinfo, name="makelaar-userinfo"),
]
