"""Which medewerker may open which page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from inloggen.models import Medewerker
from inloggen.rollen import Rol

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def rol_vereist(*rollen: Rol) -> Callable[[View[P]], View[P]]:
    """For a medewerker with one of `rollen`: others get the 403 page, a stranger the login page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            medewerker = request.user
            if not isinstance(medewerker, Medewerker):
                return redirect_to_login(request.get_full_path())
            if not medewerker.heeft_rol(*rollen):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return wrapper

    return decorate
