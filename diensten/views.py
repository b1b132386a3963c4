"""The pages of functioneel beheer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from diensten import elders, queries
from diensten.advies.queries import advice_state
from diensten.bezig import going_on
from diensten.door import fingerprint
from diensten.forms import DienstForm
from diensten.instellingen import Stand, made_in_words
from diensten.models import Dienst
from diensten.nieuwform import NieuweDienstForm
from diensten.proef import look_url, posted, too_old
from diensten.terugzetten import (
    GeenVersie,
    Gezien,
    as_posted,
    elders_after,
    put_back,
    values_after,
)
from diensten.verhoging.afspraken import explained
from diensten.verhoging.geldend import niveau_op
from diensten.verhoging.ingaan import waiting
from diensten.voorstellen.indienen import Gedaan
from diensten.voorstellen.models import Onderwerp
from diensten.voorstellen.queries import asked, last_line
from diensten.wijzigen import (
    VELDEN,
    AnderWasEerst,
    Door,
    SlugBestaat,
    VerhogingGepland,
    asks_another,
    change_dienst,
    create_dienst,
    replaces_proposal,
    was_ever_active,
)
from diensten.woorden import wie_kan_niet_inloggen
from toegang import current_medewerker, rol_vereist


@dataclass(frozen=True, slots=True)
class Verschil:
    """A field that somebody else stored otherwise than this beheerder typed."""

    veld: str
    staat_nu: str
    ingevuld: str


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    context = {"diensten": queries.dienst_regels(now=timezone.now()), "weggehaald": queries.taken_away()}
    return render(request, "beheer/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def nieuw(request: HttpRequest) -> HttpResponse:
    form, old = NieuweDienstForm(posted(request)), too_old(request)
    if request.method == "POST" and form.is_valid() and not old:
        if request.POST.get("actie") == "voorbeeld":
            return redirect(look_url(form))
        slug = form.cleaned_data["slug"]
        try:
            create_dienst(slug=slug, gegevens=form.gegevens, door=_door(request), now=timezone.now())
        except SlugBestaat:
            form.add_error("slug", _("Er is al een dienst met deze naam in links."))
        else:
            messages.success(request, made_in_words(form.gegevens.stand))
            return redirect("beheer:dienst", slug=slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/nieuw.html", {"form": form, "verouderd": old}, status=status)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def dienst(request: HttpRequest, slug: str) -> HttpResponse:
    stored = queries.any_dienst(slug)
    if stored is None:
        raise Http404
    if request.method == "POST":
        return _change(request, stored)
    proposed = asked(request.GET.get("voorstel", ""), Onderwerp.DIENST, stored)
    form = DienstForm(
        posted(request, slug=slug),
        instance=queries.any_dienst(slug),
        initial=proposed.inhoud | {"versie": stored.versie} if proposed is not None else None,
    )
    return _dienst_page(request, stored, form)


def _change(request: HttpRequest, stored: Dienst) -> HttpResponse:
    # The form writes what was typed into its instance: a second object keeps `stored` as it stands.
    form = DienstForm(posted(request, slug=stored.slug), instance=queries.any_dienst(stored.slug))
    if not form.is_valid() or too_old(request):
        return _dienst_page(request, stored, form, status=422)
    if request.POST.get("actie") == "voorbeeld":
        return redirect(look_url(form))
    if not form.cleaned_data["stoppen"] and (words := _ends(stored, form)):
        form.add_error("stoppen", [*words, _("Kruis aan dat u toch wilt stoppen.")])
        return _dienst_page(request, stored, form, status=422)
    try:
        gedaan = change_dienst(
            dienst=stored,
            versie=form.cleaned_data["versie"],
            gegevens=form.gegevens,
            door=_door(request),
            now=timezone.now(),
        )
    except AnderWasEerst:
        return _conflict(request, form)
    except VerhogingGepland:
        form.add_error("niveau", _("Er is een verhoging gepland. Trek die eerst in, of wijzig haar."))
        return _dienst_page(request, stored, form, status=422)
    _say(request, gedaan, opgeslagen=_("De wijzigingen zijn opgeslagen."))
    return redirect("beheer:dienst", slug=stored.slug)


def _say(request: HttpRequest, gedaan: Gedaan, *, opgeslagen: str) -> None:
    """`opgeslagen`: what to say of all that holds at once."""
    if gedaan.opgeslagen:
        messages.success(request, opgeslagen)
    if gedaan.voorstel is not None:
        said = _("Voorgesteld: de naam of de omschrijving. Iemand anders moet die goedkeuren.")
        messages.success(request, said)
    if not gedaan:
        messages.info(request, _("Er is niets gewijzigd."))


def _ends(stored: Dienst, form: DienstForm) -> tuple[str, ...]:
    """What still goes on at a dienst that this change stops, in words."""
    if not stored.actief or form.cleaned_data["stand"] == Stand.ACTIEF:
        return ()
    return going_on(stored, now=timezone.now()).regels


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def terugzetten(request: HttpRequest, slug: str, wijziging: int) -> HttpResponse:
    """Look what going back would change, and then do it. It goes the way of any other change."""
    stored = queries.any_dienst(slug)
    if stored is None:
        raise Http404
    try:
        values, elsewhere = (
            values_after(stored, wijziging=wijziging),
            elders_after(stored, wijziging=wijziging),
        )
    except GeenVersie:
        raise Http404 from None
    form = DienstForm(as_posted(values, versie=stored.versie), instance=queries.any_dienst(slug))
    for fault in _why_not_back(stored, form, elsewhere):
        form.add_error(None, fault)
    if form.errors:
        return render(request, "beheer/terugzetten.html", {"dienst": stored, "form": form}, status=409)
    if request.method != "POST":
        return _look_back(request, stored, form, elsewhere)
    try:
        gedaan = put_back(
            dienst=stored,
            gezien=Gezien(_posted_versie(request), request.POST.get("elders", "")),
            gegevens=form.gegevens,
            waarden=elsewhere,
            door=_door(request),
            now=timezone.now(),
        )
    except AnderWasEerst:
        fresh = queries.any_dienst(slug) or stored
        return _look_back(request, fresh, form, elsewhere, conflict=True, status=409)
    except VerhogingGepland:
        form.add_error("niveau", _("Er is een verhoging gepland. Trek die eerst in, of wijzig haar."))
        return render(request, "beheer/terugzetten.html", {"dienst": stored, "form": form}, status=409)
    _say(request, gedaan, opgeslagen=_("De dienst staat weer zoals toen."))
    return redirect("beheer:dienst", slug=slug)


def _why_not_back(stored: Dienst, form: DienstForm, elsewhere: Mapping[str, str]) -> list[str]:
    if form.is_valid() and replaces_proposal(stored, form.gegevens):
        return [_("Er wacht al een voorstel. Trek dat eerst in, of laat iemand anders het goedkeuren.")]
    return elders.faults_of(elsewhere)


def _look_back(
    request: HttpRequest,
    stored: Dienst,
    form: DienstForm,
    elsewhere: Mapping[str, str],
    *,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    stands = elders.values_of(stored.slug)
    context = {
        "dienst": stored,
        "form": form,
        "verschillen": [*_verschillen(stored, form), *_in_words(stands, elsewhere)],
        "elders": fingerprint(stands),
        "lager": form.cleaned_data["niveau"] < stored.niveau,
        "nog_bezig": _ends(stored, form),
        "conflict": conflict,
        "van_twee": asks_another(stored, form.gegevens),
    }
    return render(request, "beheer/terugzetten.html", context, status=status)


def _posted_versie(request: HttpRequest) -> int:
    """What the page was made at; a version that no dienst has when it is none."""
    text = request.POST.get("versie", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _conflict(request: HttpRequest, form: DienstForm) -> HttpResponse:
    """Show what was typed beside what stands there now; storing again is then a choice."""
    now_stored = queries.any_dienst(form.instance.slug)
    if now_stored is None:
        raise Http404
    data = posted(request, slug=now_stored.slug).copy()
    data["versie"] = str(now_stored.versie)
    again = DienstForm(data, instance=queries.any_dienst(now_stored.slug))
    again.is_valid()
    return _dienst_page(request, now_stored, again, verschillen=_verschillen(now_stored, form), status=409)


def _verschillen(stored: Dienst, form: DienstForm) -> list[Verschil]:
    stands = {veld: str(getattr(stored, veld)) for veld in VELDEN}
    return _in_words(stands, {veld: str(form.cleaned_data[veld]) for veld in VELDEN})


def _in_words(staat_nu: Mapping[str, str], ingevuld: Mapping[str, str]) -> list[Verschil]:
    """Of the fields that differ."""
    return [
        Verschil(
            veld=queries.veld_in_woorden(veld),
            staat_nu=queries.waarde_in_woorden(veld=veld, waarde=staat_nu[veld]),
            ingevuld=queries.waarde_in_woorden(veld=veld, waarde=ingevuld[veld]),
        )
        for veld in ingevuld
        if staat_nu[veld] != ingevuld[veld]
    ]


def _dienst_page(
    request: HttpRequest,
    stored: Dienst,
    form: DienstForm,
    *,
    verschillen: list[Verschil] | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    context = {
        "dienst": stored,
        "form": form,
        "van_twee": was_ever_active(stored),
        "verschillen": verschillen,
        "conflict": verschillen is not None,
        "afspraken": explained(stored, now=now),
        "voorstel": last_line(Onderwerp.DIENST, stored, now=now),
        "nog_bezig": () if stored.actief else going_on(stored, now=now).regels,
        "proef": request.method != "POST" and form.is_bound,
        "verouderd": too_old(request),
        "uitgesloten": _uitgesloten(stored),
        "advies": advice_state(stored, now=now),
        "zaaktype": queries.has_zaaktype(stored.slug),
        "gepland": waiting().filter(dienst=stored).first(),
        "staande_link": request.build_absolute_uri(f"/nieuw/{stored.slug}/"),
        "wijzigingen": queries.wijziging_regels(dienst=stored),
    }
    return render(request, "beheer/dienst.html", context, status=status)


def _uitgesloten(stored: Dienst) -> list[str]:
    warning = wie_kan_niet_inloggen(niveau_op(stored, timezone.now()))
    return [str(warning)] if warning else []


def _door(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)
