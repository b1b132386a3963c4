"""The inwoner: the word of both sides, and help from which a quiet alarm can go."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from identification.flow import alarm, browser, woord
from identification.flow.overgang import AlVerder
from identification.models import InwonerSessie
from identification.queries import inwoner
from identification.views.poort import form_on, open_for_inwoner, secret_of, show, speak

_ANTWOORDEN = {"ja": True, "nee": False}


@form_on("mijn")
def antwoord(request: HttpRequest) -> HttpResponse:
    """Is it the same word? Anything else than yes or no shows the question again."""
    now = timezone.now()
    sessie = _logged_in(request)
    same = _ANTWOORDEN.get(request.POST.get("antwoord", ""))
    if sessie is not None and same is not None:
        browser.touch(sessie=sessie, now=now)
        with suppress(AlVerder):
            woord.answer_inwoner(identification=sessie.identification, same=same, now=now)
    return HttpResponseRedirect(reverse("identification:mijn"))


@require_safe
@open_for_inwoner
def hulp(request: HttpRequest) -> HttpResponse:
    """I6 after the login. It counts as something a person does."""
    sessie = _logged_in(request)
    speak(request, sessie.taal if sessie else "nl", sessie.identification.dienst if sessie else None)
    if sessie is None:
        return HttpResponseRedirect(reverse("identification:mijn"))
    browser.touch(sessie=sessie, now=timezone.now())
    page, dienst = inwoner.help_after_login(), sessie.identification.dienst
    return show(request, "inwoner/niet_inloggen.html", page, dienst=dienst)


@form_on("mijn")
def stil(request: HttpRequest) -> HttpResponse:
    """The quiet alarm after the login. The answer is the page that was there before."""
    sessie = _logged_in(request)
    if sessie is not None:
        alarm.raise_quiet_alarm(identification=sessie.identification, now=timezone.now())
    return HttpResponseRedirect(reverse("identification:mijn"))


@form_on("start")
def stil_vooraf(request: HttpRequest, token: str) -> HttpResponse:
    """The same before the login. Whoever has the link may do it, and sees the page of the link in any case."""
    row = inwoner.find_by_token(token)
    if row is not None:
        alarm.raise_quiet_alarm(identification=row, now=timezone.now())
    taal = speak(request, row.taal if row else "nl", row.dienst if row else None)
    start = reverse("identification:start", args=[token])
    return HttpResponseRedirect(start if row is None or taal == row.taal else f"{start}?taal={taal}")


def _logged_in(request: HttpRequest) -> InwonerSessie | None:
    now = timezone.now()
    sessie = browser.find_browser(secret=secret_of(request), now=now)
    return sessie if sessie is not None and browser.is_logged_in(sessie, now=now) else None
