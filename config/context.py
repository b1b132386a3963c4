"""What every page knows: the gemeente, the languages, and who is working."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from begrippen.taal import talen_van
from config.ingebouwde_browser import is_inside_app
from config.omgeving import Omgeving
from config.te_doen import Taak, alle_taken
from diensten.gemeente.lezen import current
from diensten.gemeente.stand import Stand, Storing
from diensten.huisstijl.openbaar import EIGEN, logo_url, sheet_url
from diensten.talen.queries import is_unread


def portal(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    at_work = user is not None and user.is_authenticated
    return {
        **of_gemeente(current),
        "omgeving_balk": ""
        if settings.OMGEVING is Omgeving.PRODUCTIE
        else _("Demo. Gebruik geen echte gegevens."),
        "taal_links": _language_links(request),
        "niemand_las_dit": _nobody_read_this,
        "te_doen": _to_do,
        "privacy_url": settings.GEMEENTE_PRIVACY,
        "in_een_app": is_inside_app(request.headers.get("User-Agent", "")),
        "rollen": set(user.rollen) if user is not None and at_work else set(),
        "medewerker_naam": user.naam if user is not None and at_work else "",
        "digid_logo": reverse("digid-logo") if settings.DIGID_LOGO_FILE else "",
    }


def of_gemeente(read: Callable[[], Stand]) -> dict[str, Any]:
    """Name, telephone, opening hours and messages. Asked for by the template: what is polled does not ask."""
    now = timezone.now()
    return {
        "gemeente": SimpleLazyObject(lambda: read().gemeente),
        "contact": SimpleLazyObject(lambda: read().contact),
        "huisstijl": lambda: _look(read()),
        "bereikbaar": lambda: read().contact.tijden.at(now),
        "storing_inwoners": lambda: _shown(read().storing_inwoners, now),
        "storing_medewerkers": lambda: _shown(read().storing_medewerkers, now),
    }


@dataclass(frozen=True, slots=True)
class Huisstijl:
    """Addresses on our own host, empty for our own look."""

    blad: str
    logo: str


def _look(stand: Stand) -> Huisstijl:
    sheet = stand.thema or (EIGEN if stand.logo else "")
    return Huisstijl(blad=sheet_url(sheet) if sheet else "", logo=logo_url(stand.logo) if stand.logo else "")


@dataclass(frozen=True, slots=True)
class Storingstekst:
    """The message that holds now, in the language `taal`."""

    alineas: tuple[str, ...]
    taal: str
    tot: datetime | None


def _shown(storing: Storing | None, now: datetime) -> Storingstekst | None:
    if storing is None or not storing.holds(now):
        return None
    tekst, taal = storing.read_in(get_language() or settings.LANGUAGE_CODE)
    return Storingstekst(tuple(tekst.splitlines()), taal, storing.tot)


@dataclass(frozen=True, slots=True)
class TaalLink:
    code: str
    naam: str
    url: str
    huidig: bool


def _language_links(request: HttpRequest) -> list[TaalLink]:
    """This page in its other languages. Of an address that only takes a POST, the page it belongs to."""
    path = getattr(request, "page_url", request.path)
    links = []
    offered = getattr(request, "talen", None)  # of the dienst that the page is about
    for taal in talen_van(request.path):
        if offered is not None and taal not in offered and taal != get_language():
            continue
        query = request.GET.copy()
        query["taal"] = taal.value
        url = f"{path}?{query.urlencode()}"
        links.append(TaalLink(taal.value, taal.eigen_naam, url, taal == get_language()))
    return links


def _to_do() -> list[Taak]:
    """Called by the template of B1 alone."""
    return alle_taken(now=timezone.now())


def _nobody_read_this() -> bool:
    """Called by the template, so that only a page that can say it asks the database."""
    taal = get_language() or settings.LANGUAGE_CODE
    try:
        return is_unread(taal)
    except DatabaseError:
        return True  # an error page has to stand without a database
