"""The pages of the inwoner: the link, the standing link, and what follows after DigiD."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from diensten.queries import dienst_with_open_link
from identification.flow import aanmelden, browser, uitnodigen
from identification.flow import uitloggen as flow_uitloggen
from identification.models import Identification, InwonerSessie
from identification.queries import inwoner, kapot
from identification.status import OPEN, Afloop, Status
from identification.views.digid import login_failed
from identification.views.poort import (
    allow_digid,
    broken,
    form_on,
    hand_out,
    open_for_inwoner,
    secret_of,
    show,
    speak,
)
from identification.views.uitloggen import ask_digid
from inloggen.resultaat import DigidOnbereikbaar, LoginMislukt, LoginStart
from kluis.zegel import ZegelVerbroken

# What fetches links by itself, so that the hint "opened" stays worth something. Nothing else depends on it.
_ROBOTS = (
    "bot",
    "preview",
    "skype",
    "whatsapp",
    "facebookexternalhit",
    "slack",
    "safelinks",
    "scanner",
    "curl",
)


@require_safe
@open_for_inwoner
def start(request: HttpRequest, token: str) -> HttpResponse:
    """I1: opening the link changes nothing but a hint."""
    now = timezone.now()
    row = inwoner.find_by_token(token)
    speak(request, row.taal if row else "nl")
    if row is None:
        return broken(request, kapot.unknown_link())
    sessie = _own_sessie(request, row)
    if sessie is not None and sessie.ingelogd_op is not None:
        return HttpResponseRedirect(reverse("identification:mijn"))
    fout = sessie.login_fout if sessie is not None else ""
    if row.status == Status.UITGENODIGD and row.verloopt_op > now:
        if _looks_like_a_person(request):
            aanmelden.note_opened(identification=row, now=now)
        pagina = inwoner.start_page(row, token=token, taal=request.LANGUAGE_CODE or "nl", fout=fout)
        outage = fout == DigidOnbereikbaar.default_reason
        return show(request, "inwoner/start.html", pagina, status=503 if outage else 200)
    if row.status == Status.INGELOGD and row.verloopt_op > now:
        if _looks_like_a_person(request):
            aanmelden.note_opened_elsewhere(identification=row, now=now)
        return broken(request, kapot.used_link())
    return broken(request, kapot.expired_link() if row.status in OPEN else kapot.ended(row))


@form_on("start")
def inloggen(request: HttpRequest, token: str) -> HttpResponse:
    """The button of I1: from here on the login belongs to this browser."""
    row = inwoner.find_by_token(token)
    taal = speak(request, row.taal if row else "nl")
    if row is None:
        return broken(request, kapot.unknown_link())
    sessie = _own_sessie(request, row)
    if row.status == Status.INGELOGD and (sessie is None or sessie.ingelogd_op is None):
        return broken(request, kapot.used_link())
    return _to_digid(request, row, taal=taal)


def _to_digid(request: HttpRequest, row: Identification, *, taal: str) -> HttpResponse:
    now = timezone.now()
    if row.status not in OPEN:
        return broken(request, kapot.ended(row))
    try:
        secret = browser.open_browser(identification=row, current=secret_of(request), taal=taal, now=now)
        started = aanmelden.start_login(identification=row, browser=secret, now=now)
    except aanmelden.NietMeerOpen:
        return broken(request, kapot.expired_link())
    except browser.TeVaak:
        return broken(request, kapot.too_often())
    except LoginMislukt as fout:
        response = login_failed(request, browser.find_browser(secret=secret, now=timezone.now()), fout=fout)
    else:
        response = _away(request, started)
    hand_out(response, secret=secret)
    return response


def _away(request: HttpRequest, started: LoginStart) -> HttpResponse:
    """By redirect, or over I2 when DigiD wants a form."""
    if not started.velden:
        return HttpResponseRedirect(started.url)
    response = show(request, "inwoner/verder.html", started)
    allow_digid(response)
    return response


@require_safe
@open_for_inwoner
def nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """The standing link of a dienst."""
    taal = speak(request, "nl")
    dienst = dienst_with_open_link(slug)
    if dienst is None:
        return broken(request, kapot.closed_door())
    return show(request, "inwoner/start.html", inwoner.standing_page(dienst, taal=taal))


@form_on("nieuw")
def nieuw_inloggen(request: HttpRequest, slug: str) -> HttpResponse:
    taal = speak(request, "nl")
    dienst = dienst_with_open_link(slug)
    if dienst is None:
        return broken(request, kapot.closed_door())
    try:
        row = uitnodigen.start_standing(dienst=dienst, taal=taal, now=timezone.now())
    except uitnodigen.TeDruk:
        return broken(request, kapot.too_busy())
    except uitnodigen.FlowNietToegestaan:
        return broken(request, kapot.closed_door())
    return _to_digid(request, row, taal=taal)


@require_safe
@open_for_inwoner
def mijn(request: HttpRequest) -> HttpResponse:
    """Where a browser that logged in finds its page: I3, I4, I5, or why it is over."""
    now = timezone.now()
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    taal = speak(request, sessie.taal if sessie else "nl")
    if sessie is None or sessie.ingelogd_op is None:
        return broken(request, kapot.lost())
    browser.set_language(sessie=sessie, taal=taal)
    row = sessie.identification
    if row.afloop in {Afloop.VOLTOOID, Afloop.NIET_BEZORGD}:
        return show(request, "inwoner/klaar.html", inwoner.done_page(row))
    if row.status != Status.INGELOGD or row.verloopt_op <= now:
        return broken(request, kapot.expired_link() if row.status in OPEN else kapot.ended(row))
    if not browser.is_logged_in(sessie, now=now):
        again = reverse("identification:opnieuw")
        return broken(request, inwoner.logged_out_page(sessie, login_url=again))
    if "Vanzelf" not in request.headers:  # the script of the page came by itself: no activity of a person
        browser.touch(sessie=sessie, now=now)
    return _logged_in_page(request, sessie)


def _logged_in_page(request: HttpRequest, sessie: InwonerSessie) -> HttpResponse:
    now = timezone.now()
    if sessie.identification.code_klopt_op is not None:
        return show(request, "inwoner/klopt.html", inwoner.right_page(sessie, now=now))
    try:
        pagina = inwoner.code_page(sessie, now=now)
    except ZegelVerbroken:
        return broken(request, kapot.expired_link())
    template = "inwoner/code.html" if pagina.code else "inwoner/ingelogd.html"
    return show(request, template, pagina)


@require_GET
@open_for_inwoner
def status(request: HttpRequest) -> HttpResponse:
    """The poll: 204 while the page is still the right one. It does not count as activity."""
    now = timezone.now()
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    unchanged = (
        sessie is not None
        and browser.is_logged_in(sessie, now=now)
        and inwoner.version(sessie, now=now) == request.GET.get("versie")
    )
    if unchanged:
        return HttpResponse(status=204)
    return JsonResponse({"verder": reverse("identification:mijn")})


@form_on("mijn")
def meer_tijd(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    if sessie is not None and browser.is_logged_in(sessie, now=now):
        browser.touch(sessie=sessie, now=now)
    return HttpResponseRedirect(reverse("identification:mijn"))


@form_on("mijn")
def uitloggen(request: HttpRequest) -> HttpResponse:
    """T7: over here at once; with Eenmalig Inloggen a page leads on to DigiD."""
    secret = secret_of(request)
    sessie = browser.find_browser(secret=secret, now=timezone.now())
    at_digid = None
    if sessie is not None:
        speak(request, sessie.taal)
        at_digid = flow_uitloggen.log_out(sessie=sessie, browser=secret, now=timezone.now())
    response: HttpResponse = HttpResponseRedirect(reverse("identification:mijn"))
    if at_digid is not None:
        response = ask_digid(request, at_digid)
    response["Clear-Site-Data"] = '"cache"'
    return response


@form_on("mijn")
def opnieuw(request: HttpRequest) -> HttpResponse:
    """E12: the same browser logs in again, and must turn out to be the same person."""
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    taal = speak(request, sessie.taal if sessie else "nl")
    if sessie is None or sessie.ingelogd_op is None:
        return broken(request, kapot.lost())
    return _to_digid(request, sessie.identification, taal=taal)


@require_safe
@open_for_inwoner
def hulp(request: HttpRequest, token: str = "", slug: str = "") -> HttpResponse:
    """I6, without looking at the link: help must also be there for a link that does not work."""
    speak(request, "nl")
    return show(request, "inwoner/niet_inloggen.html", inwoner.help_page(terug_url=_back(token, slug)))


@require_safe
@open_for_inwoner
def echt(request: HttpRequest, token: str = "", slug: str = "") -> HttpResponse:
    """I7."""
    speak(request, "nl")
    return show(request, "inwoner/echt.html", inwoner.help_page(terug_url=_back(token, slug)))


def _back(token: str, slug: str) -> str:
    if token:
        return reverse("identification:start", args=[token])
    return reverse("identification:nieuw", args=[slug])


def _own_sessie(request: HttpRequest, row: Identification) -> InwonerSessie | None:
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    return sessie if sessie is not None and sessie.identification_id == row.pk else None


def _looks_like_a_person(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "").lower()
    prefetched = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return request.method == "GET" and not prefetched and not any(robot in agent for robot in _ROBOTS)
