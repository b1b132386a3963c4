"""What a beheerder typed about a dienst and did not store: signed, in the address of the page that shows it.

So looking at it changes nothing, the way back loses nothing, and what is stored is what was looked at. It holds
nothing of anybody: the settings of a dienst, and the version they were typed at.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from diensten.forms import DienstForm
from diensten.formulierdelen import BEVESTIGING
from diensten.models import Dienst
from diensten.nieuwform import NieuweDienstForm
from diensten.queries import any_dienst
from diensten.terugzetten import as_posted
from diensten.wijzigen import DienstGegevens

_SALT = "diensten.proef"
_SECONDS = 24 * 3600


class GeenProef(Exception):
    """The address was not made by us."""


class ProefVoorbij(Exception):
    """We made the address, but it is too old, or what it holds is not good any more.

    `slug`: of the dienst that it was about; `was_new`: which was not there yet.
    """

    def __init__(self, *, slug: str, was_new: bool) -> None:
        super().__init__(slug)
        self.slug = slug
        self.was_new = was_new


def posted(request: HttpRequest, *, slug: str = "") -> Any:
    """What was typed: in this form, or before somebody looked at it first. None: nothing yet.

    `slug`: of the dienst that the form is about; empty for a new one. What was typed about another one is left out.
    """
    typed = request.POST if request.method == "POST" else None
    sealed = _sealed(request)
    try:
        values = _open(sealed) if sealed else None
    except GeenProef:
        return typed
    if values is None or (values["slug"] != slug if values["versie"] else bool(slug)):
        return typed
    return values


def too_old(request: HttpRequest) -> bool:
    """What was typed was looked at more than a day ago: it is filled in again, and not stored unseen."""
    return _is_old(_sealed(request))


def look_url(form: DienstForm) -> str:
    """Where the pages stand as they would be with this form, which is valid."""
    said = [name for name in BEVESTIGING if form.cleaned_data.get(name)]
    versie = form.cleaned_data.get("versie", 0)
    sealed = seal(form.gegevens, slug=form.instance.slug, versie=versie, bevestigd=said)
    return f"{reverse('identification:dienstvoorbeeld')}?{urlencode({'proef': sealed})}"


def seal(gegevens: DienstGegevens, *, slug: str, versie: int, bevestigd: Collection[str] = ()) -> str:
    """`versie`: 0 for a new one. `bevestigd`: which of `BEVESTIGING` the beheerder said yes to."""
    posted_values = as_posted(asdict(gegevens), versie=versie)
    values = {k: v for k, v in posted_values.items() if k not in BEVESTIGING or k in bevestigd}
    return signing.dumps({**values, "slug": slug}, salt=_SALT, compress=True)


def trial(sealed: str) -> tuple[Dienst, bool]:
    """The dienst as it would be, not stored, and whether it is a new one. Raises `GeenProef`, `ProefVoorbij`."""
    values = _open(sealed)
    slug, was_new = str(values["slug"]), not values["versie"]
    stored = None if was_new else any_dienst(slug)
    if _is_old(sealed) or (stored is None and not was_new):
        raise ProefVoorbij(slug=slug, was_new=was_new)
    form = DienstForm(values, instance=stored) if stored else NieuweDienstForm(values)
    form.is_valid()
    if set(form.errors) - {"slug", *BEVESTIGING}:
        raise ProefVoorbij(slug=slug, was_new=was_new)
    return form.instance, was_new


def _sealed(request: HttpRequest) -> str:
    return request.POST.get("proef") or request.GET.get("proef") or ""


def _is_old(sealed: str) -> bool:
    try:
        signing.loads(sealed, salt=_SALT, max_age=_SECONDS)
    except signing.SignatureExpired:
        return True
    except signing.BadSignature:
        pass
    return False


def _open(sealed: str) -> dict[str, Any]:
    """However old it is."""
    try:
        values: dict[str, Any] = signing.loads(sealed, salt=_SALT)
    except signing.BadSignature:
        raise GeenProef from None
    return values
