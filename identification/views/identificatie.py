"""One identification at the ambtenaar: link, status, code, person, finishing, stopping."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from begrippen.rol import Rol
from identification.code import OngeldigeCode
from identification.flow import afronden, alarm, bezorgbeheer, controle, mensen, uitnodigen, vertegenwoordigen
from identification.flow.eerst_code import EerstCode
from identification.flow.overgang import AlVerder, door_ambtenaar
from identification.flow.zonder import stop_everybody
from identification.models import Identification
from identification.queries import afronden as afronden_queries
from identification.queries import bureau, samen, werkblad
from identification.queries import identificatie as queries
from identification.status import OPEN, Afloop
from identification.views.delen import is_hidden
from identification.views.werkblad import medewerker_of
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toegang import rol_vereist
from zaken.zaaksysteem import load_zaaksysteem

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Identification, P], HttpResponse]


def own_identification(view: View[P]) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
    """Give the view the identification of this ambtenaar; what is not theirs does not exist.

    What turned out to be further along in another window is shown as it is now, with a message.
    """

    @never_cache
    @rol_vereist(Rol.AMBTENAAR)
    @wraps(view)
    def guarded(request: HttpRequest, /, pk: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        row, desk = bureau.look(
            ambtenaar=medewerker_of(request), now=timezone.now(), verborgen=is_hidden(request), pk=pk
        )
        if row is None:
            return _not_theirs(request, pk)
        request.bureau = desk  # type: ignore[attr-defined]
        try:
            return view(request, row, *args, **kwargs)
        except (AlVerder, EerstCode, controle.EerstOpzoeken):
            messages.info(request, _("Deze identificatie is al verder, misschien in een ander venster."))
            return HttpResponseRedirect(_page_url(row))
        except (ZegelVerbroken, SleutelNietBereikbaar):
            # Without its keys there is nothing here that could be shown.
            messages.error(
                request,
                _("Deze identificatie kan nu niet worden geopend. Blijft dat zo? Meld het bij beheer."),
            )
            return HttpResponseRedirect(reverse("identification:werkblad"))

    return guarded  # type: ignore[return-value]


def _not_theirs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A page that is still open when a colleague takes over is led to the page that says so."""
    if "HX-Request" in request.headers:
        address = reverse("identification:identificatie", args=[pk])
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return render(request, "werkblad/niet_van_u.html", status=404)


def own_form(view: View[P]) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
    """A form on A3. Opened as an address, as after logging in again, it leads to the page it stands on."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @own_identification
    @wraps(view)
    def submitted(
        request: HttpRequest, row: Identification, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        request.page_url = _page_url(row)  # type: ignore[attr-defined]
        if request.method != "POST":
            return HttpResponseRedirect(_page_url(row))
        return view(request, row, *args, **kwargs)

    return submitted


def _desk(request: HttpRequest) -> bureau.Bureau:
    """What `own_identification` found beside the identification."""
    desk: bureau.Bureau = request.bureau  # type: ignore[attr-defined]
    return desk


def _page_url(row: Identification) -> str:
    return reverse("identification:identificatie", args=[row.pk])


@require_safe
@own_identification
def pagina(request: HttpRequest, row: Identification) -> HttpResponse:
    """A3, or A7 once it was completed."""
    if row.afloop == Afloop.VOLTOOID:
        return _finished(request, row)
    return _page(request, row)


def _page(
    request: HttpRequest,
    row: Identification,
    *,
    code_fout: str = "",
    ingevuld: str = "",
    bsn: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = queries.identification_page(
        row,
        now=timezone.now(),
        bureau=_desk(request),
        code_fout=code_fout,
        ingevuld=ingevuld,
        bsn=bsn,
    )
    return render(request, "werkblad/identificatie.html", {"pagina": shown}, status=status)


def _finished(request: HttpRequest, row: Identification) -> HttpResponse:
    shown = afronden_queries.finished_page(row, now=timezone.now(), bureau=_desk(request))
    return render(request, "werkblad/afgerond.html", {"pagina": shown})


@require_safe
@own_identification
def status(request: HttpRequest, row: Identification) -> HttpResponse:
    """The poll: 204 while nothing changed, else all blocks again."""
    now = timezone.now()
    if queries.page_version(row, _desk(request), now=now) == request.GET.get("versie"):
        return HttpResponse(status=204)
    if row.afloop == Afloop.VOLTOOID:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = _page_url(row)
        return response
    shown = queries.identification_page(row, now=now, bureau=_desk(request))
    return render(request, "werkblad/_identificatie.html", {"pagina": shown})


@require_safe
@own_identification
def afgerond_status(request: HttpRequest, row: Identification) -> HttpResponse:
    now = timezone.now()
    if afronden_queries.finished_version(row, _desk(request), now=now) == request.GET.get("versie"):
        return HttpResponse(status=204)
    shown = afronden_queries.finished_page(row, now=now, bureau=_desk(request))
    return render(request, "werkblad/_afgerond.html", {"pagina": shown})


@own_form
def code(request: HttpRequest, row: Identification) -> HttpResponse:
    """The code that was read out, or in mode vergelijken: is it the same."""
    now = timezone.now()
    if row.code_klopt_op is not None:
        return HttpResponseRedirect(_page_url(row))
    answer, typed = request.POST.get("antwoord"), request.POST.get("code", "")
    try:
        if answer in {"ja", "nee"} and row.codecontrole == "vergelijken":
            outcome = controle.compare_code(identification=row, same=answer == "ja", now=now)
        elif row.codecontrole == "vergelijken":
            return _page(request, row, code_fout=_("Kies of de code dezelfde is."), status=422)
        else:
            outcome = controle.check_code(identification=row, typed=typed, now=now)
    except OngeldigeCode as fout:
        return _page(request, row, code_fout=_why_no_code(fout), ingevuld=typed[:20], status=422)
    if outcome.juist or outcome.pogingen_over == 0:
        return HttpResponseRedirect(_page_url(row))
    row.refresh_from_db()
    return _page(request, row, code_fout=_wrong_code(outcome.pogingen_over), status=422)


def _why_no_code(fout: OngeldigeCode) -> str:
    if fout.reden == "leeg":
        return _("Vul de code in.")
    if fout.reden == "tekens":
        return _("Gebruik alleen cijfers.")
    return _("De code heeft 6 cijfers. U heeft er %(aantal)s ingevuld.") % {"aantal": fout.aantal}


def _wrong_code(over: int) -> str:
    again = ngettext("Nog %(over)s keer.", "Nog %(over)s keer.", over) % {"over": over}
    ask = _("De code klopt niet. Vraag de inwoner om de cijfers nog een keer langzaam voor te lezen.")
    return f"{ask} {again}"


@own_form
def toon_bsn(request: HttpRequest, row: Identification) -> HttpResponse:
    """Show the whole number, in this one answer and nowhere else."""
    bsn = controle.reveal_bsn(identification=row, now=timezone.now())
    return _page(request, row, bsn=bsn.reveal())


@own_form
def opgezocht(_request: HttpRequest, row: Identification) -> HttpResponse:
    controle.note_lookup(identification=row, now=timezone.now())
    return HttpResponseRedirect(_page_url(row))


@require_safe
@own_identification
def rond_af(request: HttpRequest, row: Identification) -> HttpResponse:
    if row.status not in OPEN:
        return HttpResponseRedirect(_page_url(row))
    geweigerd = ""
    try:
        afronden.check_zaak(identification=row, zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM))
    except afronden.ZaakWeigert as fout:
        geweigerd = fout.reden
    shown = afronden_queries.finish_page(
        row, now=timezone.now(), geweigerd=geweigerd, verborgen=is_hidden(request)
    )
    return render(request, "werkblad/rond_af.html", {"pagina": shown})


@own_form
def voltooi(request: HttpRequest, row: Identification) -> HttpResponse:
    """Voltooien. A second press, tab or back button finds it done."""
    try:
        afronden.complete(
            identification=row,
            verklaard=request.POST.get("verklaring") == "ja",
            zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
            now=timezone.now(),
        )
    except afronden.NOG_NIET:
        return _not_yet(request, row)
    except vertegenwoordigen.MagNiet:
        row.refresh_from_db()
        return _not_yet(request, row)
    except afronden.ZaakWeigert as fout:
        return _not_yet(request, row, geweigerd=fout.reden)
    return HttpResponseRedirect(_page_url(row))


def _not_yet(request: HttpRequest, row: Identification, *, geweigerd: str = "") -> HttpResponse:
    shown = afronden_queries.finish_page(
        row, now=timezone.now(), geweigerd=geweigerd, verborgen=is_hidden(request)
    )
    return render(request, "werkblad/rond_af.html", {"pagina": shown}, status=409)


@own_form
def bezorg_opnieuw(_request: HttpRequest, row: Identification) -> HttpResponse:
    """A proof that the zaaksysteem refused: somebody mended it there, so try again now."""
    bezorgbeheer.retry(pk=row.pk, door=door_ambtenaar(row), now=timezone.now())
    return HttpResponseRedirect(_page_url(row))


@require_http_methods(["GET", "HEAD", "POST"])
@own_identification
def stop(request: HttpRequest, row: Identification) -> HttpResponse:
    """A8: with a reason, and the link is dead at once."""
    if row.status not in OPEN:
        return HttpResponseRedirect(_page_url(row))
    if request.method != "POST":
        return render(
            request, "werkblad/stop.html", {"pagina": werkblad.stop_page(row, verborgen=is_hidden(request))}
        )
    reden = request.POST.get("reden", "")
    if reden not in werkblad.STOP_REDENEN:
        shown = werkblad.stop_page(row, fout=_("Kies waarom u stopt."), verborgen=is_hidden(request))
        return render(request, "werkblad/stop.html", {"pagina": shown}, status=422)
    ends = stop_everybody if request.POST.get("wie") == "iedereen" else alarm.withdraw
    ends(identification=row, reden=reden, now=timezone.now())
    return HttpResponseRedirect(_page_url(row))


@own_form
def nieuwe_link(request: HttpRequest, row: Identification) -> HttpResponse:
    """The old link dies, a new one takes its place. Where the BSN is gone, the form asks for it again."""
    try:
        fresh = uitnodigen.renew(identification=row, now=timezone.now())
    except uitnodigen.AlVervangen:
        row.refresh_from_db()
        return HttpResponseRedirect(reverse("identification:identificatie", args=[row.opvolger]))
    except mensen.GesprekVol:
        messages.info(request, _("Meer mensen kunnen niet in één gesprek."))
        return HttpResponseRedirect(_page_url(row))
    except uitnodigen.OpnieuwInvullen:
        return HttpResponseRedirect(samen.form_again(row, now=timezone.now()))
    return HttpResponseRedirect(_page_url(fresh))
