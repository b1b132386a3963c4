"""The pages of practice. The way through a story stands in the address, so nothing is kept of it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from begrippen.rol import Rol
from identification.oefenen.paginas import end_page, list_page, scene_page
from identification.oefenen.verhaal import OnbekendeWeg, Scene, Verhaal, follow
from identification.oefenen.verhalen import VERHALEN
from toegang import current_medewerker, rol_vereist
from toezicht.logboek import record
from toezicht.soorten import Soort


@require_safe
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def lijst(request: HttpRequest) -> HttpResponse:
    return render(request, "oefenen/lijst.html", {"pagina": list_page(VERHALEN)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def verhaal(request: HttpRequest, slug: str) -> HttpResponse:
    """A scene, or the end. A POST makes a choice and leads on to the next scene."""
    found = VERHALEN.get(slug)
    if found is None:
        raise Http404
    weg = request.GET.get("weg", "")
    try:
        scene, stappen = follow(found, weg)
    except OnbekendeWeg:
        return HttpResponseRedirect(_address(found, ""))
    if request.method == "POST":
        letter = _letter(scene, request)
        if letter:
            return HttpResponseRedirect(_address(found, weg + letter))
        return _show(request, found, scene, weg=weg, fout=True, status=422)
    if scene.is_einde:
        return render(request, "oefenen/einde.html", {"pagina": end_page(found, scene, stappen)})
    return _show(request, found, scene, weg=weg)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def gedaan(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody has practised: written down as evidence that ambtenaren are trained, without how well it went."""
    if slug not in VERHALEN:
        raise Http404
    if request.method == "POST":
        door = current_medewerker(request).naam
        record(soort=Soort.GEOEFEND, door=door, now=timezone.now(), reden=slug)
    return HttpResponseRedirect(reverse("identification:oefenen"))


def _show(
    request: HttpRequest, found: Verhaal, scene: Scene, *, weg: str, fout: bool = False, status: int = 200
) -> HttpResponse:
    _, stappen = follow(found, weg)
    pagina = scene_page(found, scene, stappen, weg=weg, now=timezone.now(), fout=fout)
    return render(request, "oefenen/scene.html", {"pagina": pagina}, status=status)


def _letter(scene: Scene, request: HttpRequest) -> str:
    """The choice that was made here, empty for none. A typed code is right or not right."""
    if scene.code is not None and "code" in request.POST:
        typed = re.sub(r"[\s.\-‐-―]", "", request.POST["code"])
        if not re.fullmatch(r"[0-9]{6}", typed):
            return ""
        return scene.code.juist.letter if typed == scene.code.goed else scene.code.onjuist.letter
    chosen = request.POST.get("keuze", "")
    return chosen if chosen in {keuze.letter for keuze in scene.keuzes} else ""


def _address(found: Verhaal, weg: str) -> str:
    address = reverse("identification:oefening", args=[found.slug])
    return f"{address}?{urlencode({'weg': weg})}" if weg else address
