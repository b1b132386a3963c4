"""The page "Word ik echt gebeld?": no link is needed, only the number that was said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from identification.flow import gebeld as flow
from identification.paginas import GebeldPagina
from identification.queries import kapot
from identification.views.poort import broken, form_on, open_for_inwoner, show, speak

_SHOWN = 20  # characters of what was typed


@require_http_methods(["GET", "HEAD", "POST"])
@open_for_inwoner
def gebeld(request: HttpRequest) -> HttpResponse:
    speak(request, "nl")
    if request.method != "POST":
        return show(request, "inwoner/gebeld.html", _page())
    typed = request.POST.get("nummer", "")
    try:
        nummer = flow.parse_nummer(typed)
        found = flow.who_calls(nummer=nummer, now=timezone.now())
    except flow.GeenGespreksnummer:
        wrong = _("Het nummer heeft 5 cijfers. Vraag het nog een keer in het gesprek.")
        text = wrong if typed.strip() else _("Vul het nummer in.")
        return show(request, "inwoner/gebeld.html", _page(ingevuld=typed[:_SHOWN], fout=text), status=422)
    except flow.TeVeelGevraagd:
        return broken(request, kapot.too_busy())
    if found is None:
        return show(request, "inwoner/gebeld_onbekend.html", _page(nummer=nummer, onbekend=True))
    answer = GebeldPagina(
        url=reverse("identification:gebeld"),
        meld_url=reverse("identification:gebeld-melden"),
        nummer=nummer,
        ambtenaar=found.ambtenaar_naam,
        functie=found.ambtenaar_functie,
        dienst=found.dienst.naam,
        sinds=found.begonnen_op,
    )
    return show(request, "inwoner/gebeld_wie.html", answer, woorden_van=found.dienst)


@form_on("gebeld")
def melden(request: HttpRequest) -> HttpResponse:
    """The button: this is no real call. Without a number too: there may have been none."""
    speak(request, "nl")
    try:
        nummer = flow.parse_nummer(request.POST.get("nummer", ""))
    except flow.GeenGespreksnummer:
        nummer = ""
    try:
        found = flow.report(nummer=nummer, now=timezone.now())
    except flow.TeVeelGevraagd:
        return broken(request, kapot.too_busy())
    dienst = found.dienst if found is not None else None
    return show(request, "inwoner/gebeld_gemeld.html", _page(gemeld=True), woorden_van=dienst)


def _page(
    *, ingevuld: str = "", fout: str = "", nummer: str = "", onbekend: bool = False, gemeld: bool = False
) -> GebeldPagina:
    return GebeldPagina(
        url=reverse("identification:gebeld"),
        meld_url=reverse("identification:gebeld-melden"),
        ingevuld=ingevuld,
        fout=fout,
        nummer=nummer,
        onbekend=onbekend,
        gemeld=gemeld,
    )
