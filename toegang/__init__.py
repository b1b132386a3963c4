"""Who may open a page of medewerkers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from begrippen.rol import Rol

P = ParamSpec("P")


class Medewerker(Protocol):
    """What the pages need to know of the person who is logged in."""

    @property
    def pk(self) -> UUID: ...
    @property
    def naam(self) -> str: ...
    def heeft_rol(self, *rollen: Rol) -> bool: ...


def current_medewerker(request: HttpRequest) -> Medewerker:
    """The person behind a request that `rol_vereist` let through."""
    return cast(Medewerker, request.user)


def rol_vereist(
    *rollen: Rol,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """A stranger goes to the login; a medewerker without one of `rollen` raises `PermissionDenied`."""

    def decorator(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                response: HttpResponse = redirect_to_login(request.get_full_path())
                return response
            if not current_medewerker(request).heeft_rol(*rollen):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorator
