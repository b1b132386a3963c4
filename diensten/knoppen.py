"""The buttons on the page of something that waits for another person: who may press which, and who has to say why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from begrippen.rol import Rol
from diensten.door import AnderWasEerst
from diensten.inwonerteksten.forms import RedenForm
from toegang import current_medewerker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Knop(Generic[T]):
    """`doe` takes the reason, empty where none is asked, and says what it did. `waarom`: what the page calls the form
    that asks for the reason."""

    rollen: tuple[Rol, ...]
    doe: Callable[[HttpRequest, T, str], str]
    waarom: str = ""


def press(
    request: HttpRequest,
    row: T,
    knoppen: Mapping[str, Knop[T]],
    page: Callable[..., HttpResponse],
    *,
    verouderd: bool = False,
) -> HttpResponse:
    """Back to the page, or `page` with what is wrong. `verouderd`: it showed something else than there is now.

    Raises `PermissionDenied`, `AnderWasEerst`, and what the button raises.
    """
    knop, reden = knoppen.get(request.POST.get("actie", "")), ""
    if knop is None:
        return page(request, row, status=422)
    if not current_medewerker(request).heeft_rol(*knop.rollen):
        raise PermissionDenied
    if verouderd:
        raise AnderWasEerst
    if knop.waarom:
        form = RedenForm(request.POST, auto_id=f"{knop.waarom}-%s")
        if not form.is_valid():
            return page(request, row, status=422, **{f"{knop.waarom}_form": form})
        reden = form.cleaned_data["reden"]
    messages.success(request, knop.doe(request, row, reden))
    return redirect(request.path)
