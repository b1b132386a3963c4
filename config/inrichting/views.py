"""The set-up as a file, for functioneel beheer: fetch it, or look what another one would change and then let it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from config.inrichting.bestand import NietTeLezen, StoptDiensten, export, fingerprint, run
from config.inrichting.lezen import GROOTSTE
from diensten.wijzigen import Door
from toegang import current_medewerker, rol_vereist

_SALT = "config.inrichting"
_GROOTSTE_FORMULIER = 60_000  # characters: of a form no more than 64 KB is read
_GELDIG = 3600  # seconds between looking and storing


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label=gettext_lazy("Bestand met de inrichting"),
        widget=forms.FileInput({"accept": ".yaml,.yml", "class": "utrecht-textbox"}),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_bestand(self) -> str:
        upload = cast("UploadedFile[Any]", self.cleaned_data["bestand"])
        if (upload.size or 0) > 4 * GROOTSTE:
            raise forms.ValidationError(_("Dit bestand is te groot."))
        try:
            return str(upload.read(), "utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Dit is geen tekst in UTF-8.")) from None


class StoppenForm(forms.Form):
    """Only asked where the file stops a dienst at which something still goes on."""

    stoppen = forms.BooleanField(
        label=gettext_lazy("Ja, stop wat hierboven staat"),
        required=False,
        widget=forms.CheckboxInput({"class": "utrecht-checkbox utrecht-checkbox--html-input"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return render(request, "beheer/inrichting.html", {"form": BestandForm()})


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def bestand(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django gives it
    response = HttpResponse(export(now=timezone.now()), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="inrichting.yaml"'
    return response


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def inlezen(request: HttpRequest) -> HttpResponse:
    """First what would change; then, with the same text that travels along in the form, the change itself."""
    if request.method != "POST":
        return redirect("inrichting:overzicht")
    if "inhoud" in request.POST:
        return _store(request)
    form = BestandForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "beheer/inrichting.html", {"form": form}, status=422)
    return _look(request, form.cleaned_data["bestand"])


def _look(
    request: HttpRequest, text: str, *, conflict: bool = False, stoppen: StoppenForm | None = None
) -> HttpResponse:
    """`stoppen`: what was sent, where the question of this form was not answered."""
    try:
        verschillen = run(text, door=_door(request), now=timezone.now(), store=False)
    except NietTeLezen as fout:
        context = {"form": BestandForm(), "regels": [str(one) for one in fout.fouten]}
        return render(request, "beheer/inrichting.html", context, status=422)
    inhoud = signing.dumps(
        {"tekst": text, "stand": fingerprint(now=timezone.now())}, salt=_SALT, compress=True
    )
    if len(inhoud) > _GROOTSTE_FORMULIER:
        form = BestandForm({}, {})
        form.add_error(
            "bestand", _("Dit bestand is te groot voor deze pagina. Vraag beheer om het in te lezen.")
        )
        return render(request, "beheer/inrichting.html", {"form": form}, status=422)
    context = {
        "verschillen": verschillen,
        "inhoud": inhoud,
        "conflict": conflict,
        "stopt": [one for one in verschillen if one.bezig],
        "stoppen": stoppen or StoppenForm(),
    }
    status = 409 if conflict else 422 if stoppen else 200
    return render(request, "beheer/inrichting_bekijk.html", context, status=status)


def _store(request: HttpRequest) -> HttpResponse:
    """What is stored is what was shown: the text is signed, and what stands there has not changed since."""
    try:
        looked = signing.loads(request.POST["inhoud"], salt=_SALT, max_age=_GELDIG)
    except signing.BadSignature:
        form = BestandForm({}, {})
        form.add_error("bestand", _("Dit duurde te lang. Kies het bestand nog een keer."))
        return render(request, "beheer/inrichting.html", {"form": form}, status=422)
    if looked["stand"] != fingerprint(now=timezone.now()):
        return _look(request, looked["tekst"], conflict=True)
    stoppen, now = StoppenForm(request.POST), timezone.now()
    yes = stoppen.is_valid() and stoppen.cleaned_data["stoppen"]
    try:
        changed = len(run(looked["tekst"], door=_door(request), now=now, store=True, stoppen=yes))
    except NietTeLezen:
        return _look(request, looked["tekst"], conflict=True)
    except StoptDiensten:
        stoppen.add_error("stoppen", _("Kruis aan dat u toch wilt stoppen."))
        return _look(request, looked["tekst"], stoppen=stoppen)
    words = ngettext("%(aantal)d ding is gewijzigd.", "%(aantal)d dingen zijn gewijzigd.", changed)
    messages.success(request, words % {"aantal": changed})
    return redirect("inrichting:overzicht")


def _door(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)
