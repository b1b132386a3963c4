"""Behind the link, before the login: who asks, the number, the one browser, and the word "no"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from diensten.models import Dienst
from identification.flow import aanmelden, browser, getal, verhuizen
from identification.flow.keuzes import KeuzeNietToegestaan
from identification.flow.overgang import AlVerder
from identification.models import Identification, InwonerSessie
from identification.queries import herkennen as queries
from identification.queries import inwoner, kapot
from identification.queries.namens import offered
from identification.status import OPEN, Afloop, Status
from identification.views.digid import login_failed
from identification.views.poort import (
    allow_digid,
    asked_keuze,
    broken,
    form_on,
    hand_out,
    herkomst_of,
    looks_like_a_person,
    open_for_inwoner,
    secret_of,
    show,
    speak,
)
from inloggen.resultaat import DigidOnbereikbaar, LoginMislukt, LoginStart
from machtigen.rules import Afwijzing


@require_safe
@open_for_inwoner
def start(request: HttpRequest, token: str) -> HttpResponse:
    """I1: opening the link changes nothing but a hint."""
    now = timezone.now()
    row = inwoner.find_by_token(token)
    speak(request, row.taal if row else "nl", row.dienst if row else None)
    if row is None:
        return broken(request, kapot.unknown_link())
    sessie = _own_sessie(request, row)
    if sessie is not None and sessie.ingelogd_op is not None:
        return HttpResponseRedirect(reverse("identification:mijn"))
    if row.status not in OPEN or row.verloopt_op <= now:
        return broken(request, kapot.expired_link() if row.status in OPEN else kapot.ended(row))
    taken = browser.is_taken(identification=row, sessie=sessie)
    if looks_like_a_person(request) and taken:
        aanmelden.note_opened_elsewhere(identification=row, now=now)
    elif looks_like_a_person(request):
        aanmelden.note_opened(identification=row, now=now, herkomst=herkomst_of(request))
    if row.status == Status.INGELOGD:
        return broken(request, kapot.used_link())
    return _elsewhere(request, row, sessie, token) if taken else _first_page(request, row, sessie, token)


def _first_page(
    request: HttpRequest,
    row: Identification,
    sessie: InwonerSessie | None,
    token: str,
    *,
    getal_fout: str = "",
) -> HttpResponse:
    fout = sessie.login_fout if sessie is not None and not getal_fout else ""
    pagina = queries.start_page(
        row,
        sessie,
        keuze=offered(row.dienst, asked_keuze(request), row.deel),
        token=token,
        taal=request.LANGUAGE_CODE or "nl",
        now=timezone.now(),
        fout=fout,
        getal_fout=getal_fout,
    )
    status = 422 if getal_fout else 503 if fout == DigidOnbereikbaar.default_reason else 200
    return show(request, "inwoner/start.html", pagina, status=status, dienst=row.dienst)


def _elsewhere(
    request: HttpRequest, row: Identification, sessie: InwonerSessie | None, token: str
) -> HttpResponse:
    """The link belongs to another browser: ask to take over, wait for the answer, or it went on there."""
    if sessie is not None and sessie.verhuizing_op is None:
        return broken(request, kapot.moved_on())
    pagina = queries.elsewhere_page(row, sessie, token=token, taal=request.LANGUAGE_CODE or "nl")
    response = show(request, "inwoner/elders.html", pagina, dienst=row.dienst)
    allow_digid(response)  # the script may put the first page in the place of this one
    return response


@form_on("start")
def inloggen(request: HttpRequest, token: str) -> HttpResponse:
    """The button of I1. From here on the login belongs to this browser."""
    row = inwoner.find_by_token(token)
    taal = speak(request, row.taal if row else "nl", row.dienst if row else None)
    if row is None:
        return broken(request, kapot.unknown_link())
    return to_digid(request, row, taal=taal, token=token)


def to_digid(request: HttpRequest, row: Identification, *, taal: str, token: str = "") -> HttpResponse:
    """Judge the number, bind the browser, and go. `token`: where to go when one of these says no."""
    now = timezone.now()
    if row.status not in OPEN or row.verloopt_op <= now:
        return broken(request, kapot.expired_link() if row.status in OPEN else kapot.ended(row))
    try:
        outcome, secret = getal.admit(
            identification=row,
            current=secret_of(request),
            given=request.POST.get("getal", "")[:20],
            taal=taal,
            now=now,
        )
    except (browser.AndereBrowser, getal.AlBeoordeeld, AlVerder):
        return _back_to_link(request, token)
    except browser.TeVaak:
        return broken(request, kapot.too_often())
    if outcome is not getal.Uitkomst.JUIST:
        return _not_the_number(request, row, outcome, token)
    return _away_with(request, row, secret=secret)


def _away_with(request: HttpRequest, row: Identification, *, secret: str) -> HttpResponse:
    try:
        started = aanmelden.start_login(
            identification=row,
            browser=secret,
            now=timezone.now(),
            herkomst=herkomst_of(request),
            keuze=asked_keuze(request),
        )
        response = _away(request, started, dienst=row.dienst)
    except aanmelden.NietMeerOpen:
        return broken(request, kapot.expired_link())
    except KeuzeNietToegestaan:
        return broken(request, kapot.refused(Afwijzing.SOORT))
    except LoginMislukt as fout:
        response = login_failed(request, browser.find_browser(secret=secret, now=timezone.now()), fout=fout)
    hand_out(response, secret=secret)
    return response


def _away(request: HttpRequest, started: LoginStart, *, dienst: Dienst) -> HttpResponse:
    """By redirect, or over I2 when DigiD wants a form."""
    if not started.velden:
        return HttpResponseRedirect(started.url)
    response = show(request, "inwoner/verder.html", started, dienst=dienst)
    allow_digid(response)
    return response


def _back_to_link(request: HttpRequest, token: str) -> HttpResponse:
    if not token:
        return HttpResponseRedirect(reverse("identification:mijn"))
    taal, keuze = request.LANGUAGE_CODE or "nl", asked_keuze(request)
    return HttpResponseRedirect(queries.link_url(token, taal=taal, keuze=keuze))


def _not_the_number(
    request: HttpRequest, row: Identification, outcome: getal.Uitkomst, token: str
) -> HttpResponse:
    if outcome is getal.Uitkomst.GESTOPT:
        return broken(request, kapot.wrong_number())
    row.refresh_from_db()
    fout = queries.number_fault(row, outcome)
    return _first_page(request, row, _own_sessie(request, row), token, getal_fout=fout)


@form_on("start")
def nee(request: HttpRequest, token: str) -> HttpResponse:
    """ "I am not in a call": from whatever browser, before anybody has logged in."""
    row = inwoner.find_by_token(token)
    speak(request, row.taal if row else "nl", row.dienst if row else None)
    if row is None:
        return broken(request, kapot.unknown_link())
    if row.status == Status.INGELOGD:
        return _back_to_link(request, token)
    return said_no(request, row)


def said_no(request: HttpRequest, row: Identification) -> HttpResponse:
    """Ends the identification; pressed twice it shows the same page."""
    try:
        if row.afloop != Afloop.NIET_IN_GESPREK:
            getal.say_no(identification=row, now=timezone.now())
    except AlVerder:
        row.refresh_from_db()
        return broken(request, kapot.ended(row))
    return show(request, "inwoner/geen_gesprek.html", queries.no_call_page(row), dienst=row.dienst)


@form_on("mijn")
def nee_ingelogd(request: HttpRequest) -> HttpResponse:
    """The same after the login, from the browser that logged in."""
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    speak(request, sessie.taal if sessie else "nl", sessie.identification.dienst if sessie else None)
    if sessie is None or sessie.ingelogd_op is None:
        return broken(request, kapot.lost())
    return said_no(request, sessie.identification)


@form_on("start")
def hier_verder(request: HttpRequest, token: str) -> HttpResponse:
    """This browser asks to take the place of the first one. The page of the link tells how it stands."""
    now = timezone.now()
    row = inwoner.find_by_token(token)
    taal = speak(request, row.taal if row else "nl", row.dienst if row else None)
    if row is None:
        return broken(request, kapot.unknown_link())
    response = _back_to_link(request, token)
    try:
        secret = verhuizen.ask_move(identification=row, current=secret_of(request), taal=taal, now=now)
    except verhuizen.NietsTeVerhuizen:
        return response
    except browser.AndereBrowser:
        return broken(request, kapot.other_waits())
    except browser.TeVaak:
        return broken(request, kapot.too_often())
    hand_out(response, secret=secret)
    return response


@require_GET
@open_for_inwoner
def wacht(request: HttpRequest, token: str) -> HttpResponse:
    """The poll of the browser that waits: 204 while there is no answer."""
    row = inwoner.find_by_token(token)
    if row is not None and row.status == Status.UITGENODIGD and row.verloopt_op > timezone.now():
        sessie = _own_sessie(request, row)
        if sessie is not None and sessie.verhuizing_op is not None:
            return HttpResponse(status=204)
    return JsonResponse({"verder": reverse("identification:start", args=[token])})


def _own_sessie(request: HttpRequest, row: Identification) -> InwonerSessie | None:
    return browser.own_browser(identification=row, secret=secret_of(request), now=timezone.now())
