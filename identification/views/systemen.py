"""Beheer of other systems: who may use the API, with which secrets."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from identification.flow import clients
from identification.models import ApiClient, SleutelSoort
from identification.queries import systemen as queries
from identification.systeemform import SysteemForm, filled_in
from identification.views.werkblad import medewerker_of
from toegang import rol_vereist

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, ApiClient, P], HttpResponse]
_PAGE = "identification:systeem"


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def lijst(request: HttpRequest) -> HttpResponse:
    return render(request, "beheer/systemen.html", {"systemen": queries.systemen(now=timezone.now())})


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def nieuw(request: HttpRequest) -> HttpResponse:
    form = SysteemForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = clients.create_client(
                gegevens=form.gegevens, door=medewerker_of(request), now=timezone.now()
            )
        except clients.NaamBestaat:
            form.add_error("naam", _("Er is al een systeem met deze naam."))
        else:
            messages.success(request, _("Het systeem heeft toegang. Maak nu een geheim."))
            return redirect(_PAGE, pk=made.pk)
    return render(request, "beheer/systeem_nieuw.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def systeem(request: HttpRequest, pk: UUID) -> HttpResponse:
    client = _found(pk)
    if request.method != "POST":
        return _page(request, client, filled_in(client))
    form = SysteemForm(request.POST, diensten=filled_in(client).known)
    if not form.is_valid():
        return _page(request, client, form, status=422)
    try:
        clients.change_client(
            client=client,
            versie=form.cleaned_data["versie"],
            gegevens=form.gegevens,
            door=medewerker_of(request),
            now=timezone.now(),
        )
    except clients.NaamBestaat:
        form.add_error("naam", _("Er is al een systeem met deze naam."))
        return _page(request, client, form, status=422)
    except (clients.AnderWasEerst, clients.Ingetrokken):
        messages.error(request, _("Iemand anders wijzigde dit systeem net ook. Er is niets opgeslagen."))
        return redirect(_PAGE, pk=pk)
    messages.success(request, _("De wijzigingen zijn opgeslagen."))
    return redirect(_PAGE, pk=pk)


def _found(pk: UUID) -> ApiClient:
    client = queries.systeem(pk)
    if client is None:
        raise Http404
    return client


def _page(request: HttpRequest, client: ApiClient, form: SysteemForm, *, status: int = 200) -> HttpResponse:
    pagina = queries.systeem_page(client, now=timezone.now())
    return render(request, "beheer/systeem.html", {"pagina": pagina, "form": form}, status=status)


def _posted(view: View[P]) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
    """A button on the page. Opened as an address, as after logging in again, it leads to that page."""

    @require_http_methods(["GET", "POST"])
    @rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
    @never_cache
    @wraps(view)
    def submitted(request: HttpRequest, /, pk: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        client = _found(pk)
        if request.method != "POST":
            return redirect(_PAGE, pk=pk)
        return view(request, client, *args, **kwargs)

    return submitted  # type: ignore[return-value]


@_posted
def sleutel(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """Makes a secret and shows it, in this one answer and nowhere else."""
    soort = next((one for one in SleutelSoort if one.value == request.POST.get("soort")), None)
    if soort is None:
        return redirect(_PAGE, pk=client.pk)
    try:
        secret = clients.new_secret(
            client=client, soort=soort, door=medewerker_of(request), now=timezone.now()
        )
    except (clients.TeVeelSleutels, clients.Ingetrokken):
        messages.error(request, _("Er werken er al twee. Trek er eerst een in."))
        return redirect(_PAGE, pk=client.pk)
    shown = {"naam": client.naam, "pk": client.pk, "soort": soort.value, "geheim": secret}
    return render(request, "beheer/systeem_sleutel.html", {"pagina": shown})


@_posted
def sleutel_intrekken(request: HttpRequest, client: ApiClient, nummer: int) -> HttpResponse:
    clients.withdraw_secret(client=client, nummer=nummer, door=medewerker_of(request), now=timezone.now())
    messages.success(request, _("Ingetrokken. Vanaf nu werkt dit niet meer."))
    return HttpResponseRedirect(f"{redirect(_PAGE, pk=client.pk).url}#sleutels")


@_posted
def intrekken(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """With a tick, so that one wrong press does not stop a whole system."""
    if request.POST.get("zeker") != "ja":
        messages.error(request, _("Zet eerst een vinkje als u het zeker weet."))
    else:
        clients.withdraw_client(client=client, door=medewerker_of(request), now=timezone.now())
        messages.success(request, _("De toegang is ingetrokken."))
    return redirect(_PAGE, pk=client.pk)
