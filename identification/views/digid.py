"""Coming back from DigiD: one answer, tied to one browser and one identification, once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from identification.flow import aanmelden, browser
from identification.flow.mensen import PastNietInGesprek
from identification.flow.vertegenwoordigen import NietGemachtigd
from identification.models import Identification, InwonerSessie
from identification.namens import keuze_of
from identification.paginas import Actie, KapotPagina
from identification.queries import herkennen, inwoner, kapot
from identification.queries.namens import with_choices
from identification.views.poort import (
    allow_digid,
    broken,
    hand_out,
    herkomst_of,
    looks_like_a_person,
    open_for_inwoner,
    secret_of,
    show,
    speak,
)
from inloggen import digid, makelaar
from inloggen.resultaat import AndereDienst, LoginFinished, LoginMislukt, LoginOnbekend
from kluis.zegel import ZegelVerbroken
from machtigen.rules import Afwijzing
from zaken.zaaksysteem import ZaaksysteemFout, load_zaaksysteem

_ENDS: dict[type[Exception], Callable[[], KapotPagina]] = {
    aanmelden.AlIngelogd: kapot.used_link,
    aanmelden.AnderePersoon: kapot.other_person,
    aanmelden.NietDezeBrowser: kapot.moved_on,
    aanmelden.NietMeerOpen: kapot.expired_link,
    ZaaksysteemFout: kapot.out_of_order,
}

Finish = Callable[[str, datetime], LoginFinished]


@require_GET
@open_for_inwoner
def acs(request: HttpRequest) -> HttpResponse:
    """Koppelvlakspecificatie DigiD SAML 3.7, step 5: the artifact comes back by redirect."""
    return _come_back(
        request,
        lambda secret, now: digid.finish(
            artifact=request.GET.get("SAMLart", ""),
            relay_state=request.GET.get("RelayState", ""),
            browser=secret,
            now=now,
        ),
    )


@require_GET
@open_for_inwoner
def callback(request: HttpRequest) -> HttpResponse:
    """OpenID Connect Core §3.1.2.5: a broker sends a code or an error."""
    return _come_back(
        request,
        lambda secret, now: makelaar.finish(
            code=request.GET.get("code", ""),
            state=request.GET.get("state", ""),
            error=request.GET.get("error", ""),
            issuer=request.GET.get("iss", ""),
            browser=secret,
            now=now,
        ),
    )


def _come_back(request: HttpRequest, finish: Finish) -> HttpResponse:
    now = timezone.now()
    secret = secret_of(request)
    sessie = browser.find_browser(secret=secret, now=now)
    speak(request, sessie.taal if sessie else "nl", sessie.identification.dienst if sessie else None)
    try:
        finished = finish(secret, now)
        if sessie is None or sessie.identification_id != finished.onderwerp:
            raise LoginOnbekend(onderwerp=finished.onderwerp)
        aanmelden.attach_login(
            sessie=sessie,
            result=finished.result,
            zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
            now=timezone.now(),
            herkomst=herkomst_of(request),
        )
    except LoginOnbekend as fout:
        return _lost(request, sessie, fout=fout)
    except LoginMislukt as fout:
        return login_failed(request, sessie, fout=fout)
    except tuple(_ENDS) as end:
        return broken(request, _ENDS[type(end)]())
    response = HttpResponseRedirect(reverse("identification:mijn"))
    hand_out(
        response, secret=browser.log_in_browser(sessie=sessie, result=finished.result, now=timezone.now())
    )
    return response


def _lost(request: HttpRequest, sessie: InwonerSessie | None, *, fout: LoginOnbekend) -> HttpResponse:
    """E8. A reload of the address after a login that went well just shows the page again."""
    now = timezone.now()
    if sessie is not None and sessie.ingelogd_op is not None:
        return HttpResponseRedirect(reverse("identification:mijn"))
    aanmelden.note_login_failed(fout=fout, now=now)
    row = inwoner.find_waiting(pk=fout.elders, now=now) if fout.elders is not None else None
    if row is not None:
        with suppress(ZegelVerbroken):
            return _began_elsewhere(request, row, sessie, now=now)
    actions = []
    if sessie is not None and (link := _link(sessie)):
        actions.append(Actie(kapot.open_again(), link))
    return broken(request, kapot.lost(), *actions)


def _began_elsewhere(
    request: HttpRequest, row: Identification, sessie: InwonerSessie | None, *, now: datetime
) -> HttpResponse:
    """E8 where the login is known: who asks, and the question to go on here, which the ambtenaar answers.

    It gives no more than the link itself, which whoever has this address could have opened as well.
    """
    token, taal = inwoner.token_of(row), inwoner.login_language(row)
    link = herkennen.link_url(token, taal=speak(request, taal, row.dienst))
    own = sessie if sessie is not None and sessie.identification_id == row.pk else None
    if not row.ambtenaar_naam or not browser.is_taken(identification=row, sessie=own):
        again = reverse("identification:nieuw", args=[row.dienst.slug]) if not row.ambtenaar_naam else link
        return broken(request, kapot.lost(), Actie(kapot.open_again(), again))
    request.page_url = reverse("identification:start", args=[token])  # type: ignore[attr-defined]
    if own is not None and own.verhuizing_op is None:
        return broken(request, kapot.moved_on())
    if looks_like_a_person(request):
        aanmelden.note_opened_elsewhere(identification=row, now=now)
    page = herkennen.elsewhere_page(row, own, token=token, taal=request.LANGUAGE_CODE or taal, kwijt=True)
    response = show(request, "inwoner/elders.html", page, status=400, dienst=row.dienst)
    allow_digid(response)
    return response


def login_failed(request: HttpRequest, sessie: InwonerSessie | None, *, fout: LoginMislukt) -> HttpResponse:
    """E1–E3: back to the page where the login began, in the same window, with what happened on top."""
    now = timezone.now()
    aanmelden.note_login_failed(fout=fout, now=now)
    if sessie is None or sessie.identification_id != fout.onderwerp:
        return broken(request, kapot.lost())
    if (afwijzing := _afwijzing(fout)) is not None:
        return _not_for_another(request, sessie, afwijzing, now=now)
    if isinstance(fout, PastNietInGesprek):
        return _broken_with_link(request, sessie, kapot.not_together())
    browser.note_failure(sessie=sessie, fout=fout)
    if sessie.ingelogd_op is not None:
        # Koppelvlakspecificatie 3.7, steps 2 and 8: a login that gives nothing leaves nobody logged in.
        browser.log_out_browser(sessie=sessie, now=now)
        return HttpResponseRedirect(reverse("identification:mijn"))
    link = _link(sessie)
    return HttpResponseRedirect(link) if link else broken(request, kapot.ended(sessie.identification))


def _afwijzing(fout: LoginMislukt) -> Afwijzing | None:
    """The login was right, and this person may not act for that one."""
    if isinstance(fout, NietGemachtigd):
        return fout.afwijzing
    return Afwijzing.ANDERE_DIENST if isinstance(fout, AndereDienst) else None


def _not_for_another(
    request: HttpRequest, sessie: InwonerSessie, afwijzing: Afwijzing, *, now: datetime
) -> HttpResponse:
    """A page of its own for each, without a word about the other person; and a way back to choose anew."""
    if sessie.ingelogd_op is not None:
        browser.log_out_browser(sessie=sessie, now=now)
    return _broken_with_link(request, sessie, kapot.refused(afwijzing))


def _broken_with_link(request: HttpRequest, sessie: InwonerSessie, page: KapotPagina) -> HttpResponse:
    link = _link(sessie, keuze=False)
    return broken(request, page, *([Actie(kapot.open_again(), link)] if link else []))


def _link(sessie: InwonerSessie, *, keuze: bool = True) -> str:
    """Where this login began, in the language and for whom that was chosen there; empty once the link is wiped."""
    row = sessie.identification
    try:
        link = inwoner.link_of(row)
    except ZegelVerbroken:
        return ""
    taal = "" if sessie.taal == row.taal else sessie.taal
    return with_choices(link, taal=taal, keuze=keuze_of(row.namens_keuze) if keuze else None)
