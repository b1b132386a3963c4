"""The way back: with the code of the receipt somebody says that it was not them who logged in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from identification.flow import ontvangst as flow
from identification.models import Ontvangst
from identification.ontvangstcode import OngeldigeOntvangstcode
from identification.queries import kapot, ontvangst
from identification.views.poort import broken, form_on, open_for_inwoner, show, speak

_SHOWN = 30  # characters of what was typed


@require_http_methods(["GET", "HEAD", "POST"])
@open_for_inwoner
def niet_u(request: HttpRequest) -> HttpResponse:
    """First the code; then what it stands for, with the button to report it."""
    speak(request, "nl")
    if request.method != "POST":
        return show(request, "inwoner/niet_u.html", ontvangst.ask_page())
    found = _find(request)
    if isinstance(found, HttpResponse):
        return found
    page = ontvangst.check_page(found, typed=request.POST.get("code", ""))
    template = "inwoner/niet_u_gemeld.html" if found.betwist_op else "inwoner/niet_u_zeker.html"
    return show(request, template, page, woorden_van=found.identification.dienst)


@form_on("niet-u")
def melden(request: HttpRequest) -> HttpResponse:
    speak(request, "nl")
    found = _find(request)
    if isinstance(found, HttpResponse):
        return found
    flow.dispute(row=found, now=timezone.now())
    found.refresh_from_db()
    page = ontvangst.check_page(found, typed="")
    return show(request, "inwoner/niet_u_gemeld.html", page, woorden_van=found.identification.dienst)


def _find(request: HttpRequest) -> Ontvangst | HttpResponse:
    """The receipt, or the page that says what is wrong with the code."""
    typed = request.POST.get("code", "")
    try:
        return flow.find_receipt(typed=typed, now=timezone.now())
    except OngeldigeOntvangstcode:
        wrong = _("De code heeft 16 letters en cijfers. Kijk nog een keer op uw ontvangstbewijs.")
        text = wrong if typed.strip() else _("Vul de code in.")
        status = 422
    except flow.OnbekendeOntvangst:
        text = _("Deze code kennen wij niet, of hij is ouder dan 30 dagen. Kijk de code na of bel ons.")
        status = 404
    except flow.TeVeelGeprobeerd:
        return broken(request, kapot.too_busy())
    return show(
        request, "inwoner/niet_u.html", ontvangst.ask_page(ingevuld=typed[:_SHOWN], fout=text), status=status
    )
