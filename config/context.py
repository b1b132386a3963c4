"""What every page knows: the gemeente, the languages, and who is working."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from begrippen.gemeente import Gemeente
from config.omgeving import Omgeving


def portal(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    at_work = user is not None and user.is_authenticated
    return {
        "gemeente": Gemeente(
            naam=settings.GEMEENTE_NAAM,
            code=settings.GEMEENTE_CODE,
            telefoon=settings.GEMEENTE_TELEFOON,
            website=settings.GEMEENTE_WEBSITE,
        ),
        "omgeving_balk": ""
        if settings.OMGEVING is Omgeving.PRODUCTIE
        else _("Demo. Gebruik geen echte gegevens."),
        "taal_links": _language_links(request),
        "rollen": set(user.rollen) if user is not None and at_work else set(),
        "medewerker_naam": user.naam if user is not None and at_work else "",
        "digid_logo": reverse("digid-logo") if settings.DIGID_LOGO_FILE else "",
    }


def _language_links(request: HttpRequest) -> list[tuple[str, str, str, bool]]:
    """(code, own name, address, is current). Of an address that only takes a POST, the page it belongs to."""
    path = getattr(request, "page_url", request.path)
    links = []
    for code, name in settings.LANGUAGES:
        query = request.GET.copy()
        query["taal"] = code
        links.append((code, name, f"{path}?{query.urlencode()}", code == get_language()))
    return links
