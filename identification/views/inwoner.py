"""The pages of the inwoner after DigiD, and help."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from diensten.models import Dienst
from diensten.queries import dienst_by_slug
from identification.flow import browser
from identification.flow import uitloggen as flow_uitloggen
from identification.models import InwonerSessie
from identification.queries import inwoner, kapot
from identification.queries.namens import is_refused
from identification.status import OPEN, Afloop, Status
from identification.views.herkennen import to_digid
from identification.views.poort import (
    broken,
    form_on,
    open_for_inwoner,
    secret_of,
    show,
    speak,
)
from identification.views.uitloggen import ask_digid
from kluis.zegel import ZegelVerbroken
from machtigen.rules import Reden, afwijzing_of


@require_safe
@open_for_inwoner
def mijn(request: HttpRequest) -> HttpResponse:
    """Where a browser that logged in finds its page: I3, I4, I5, or why it is over."""
    now = timezone.now()
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    taal = speak(request, sessie.taal if sessie else "nl", sessie.identification.dienst if sessie else None)
    if sessie is None or sessie.ingelogd_op is None:
        return broken(request, kapot.lost())
    browser.set_language(sessie=sessie, taal=taal)
    row = sessie.identification
    if row.afloop in {Afloop.VOLTOOID, Afloop.NIET_BEZORGD}:
        return show(request, "inwoner/klaar.html", inwoner.done_page(row), dienst=row.dienst)
    if row.status != Status.INGELOGD or row.verloopt_op <= now:
        return broken(request, kapot.expired_link() if row.status in OPEN else kapot.ended(row))
    if is_refused(row):
        return broken(request, kapot.refused(afwijzing_of(Reden(row.namens_reden))))
    if not browser.is_logged_in(sessie, now=now):
        again = reverse("identification:opnieuw")
        return broken(request, inwoner.logged_out_page(sessie, login_url=again))
    if "Vanzelf" not in request.headers:  # the script of the page came by itself: no activity of a person
        browser.touch(sessie=sessie, now=now)
    return _logged_in_page(request, sessie)


def _logged_in_page(request: HttpRequest, sessie: InwonerSessie) -> HttpResponse:
    now, dienst = timezone.now(), sessie.identification.dienst
    if sessie.identification.code_klopt_op is not None:
        return show(request, "inwoner/klopt.html", inwoner.right_page(sessie, now=now), dienst=dienst)
    try:
        pagina = inwoner.code_page(sessie, now=now)
    except ZegelVerbroken:
        return broken(request, kapot.expired_link())
    template = "inwoner/code.html" if pagina.code else "inwoner/ingelogd.html"
    return show(request, template, pagina, dienst=dienst)


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
        speak(request, sessie.taal, sessie.identification.dienst)
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
    taal = speak(request, sessie.taal if sessie else "nl", sessie.identification.dienst if sessie else None)
    if sessie is None or sessie.ingelogd_op is None:
        return broken(request, kapot.lost())
    return to_digid(request, sessie.identification, taal=taal)


@require_safe
@open_for_inwoner
def hulp(request: HttpRequest, token: str = "", slug: str = "") -> HttpResponse:
    """I6, also for a link that does not work: the dienst behind it only chooses the words."""
    dienst = _dienst(token, slug)
    speak(request, "nl", dienst)
    page = inwoner.help_before_login(token=token) if token else inwoner.help_page(terug_url=_back("", slug))
    return show(request, "inwoner/niet_inloggen.html", page, dienst=dienst)


@require_safe
@open_for_inwoner
def echt(request: HttpRequest, token: str = "", slug: str = "") -> HttpResponse:
    """I7."""
    dienst = _dienst(token, slug)
    speak(request, "nl", dienst)
    page = inwoner.help_page(terug_url=_back(token, slug))
    return show(request, "inwoner/echt.html", page, dienst=dienst)


def _dienst(token: str, slug: str) -> Dienst | None:
    """Help also stands without a database."""
    try:
        return inwoner.dienst_behind(token) if token else dienst_by_slug(slug)
    except DatabaseError:
        return None


def _back(token: str, slug: str) -> str:
    if token:
        return reverse("identification:start", args=[token])
    return reverse("identification:nieuw", args=[slug])
