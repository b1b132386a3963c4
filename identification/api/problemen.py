"""Errors of the API as RFC 9457 has them: fixed codes, and words without anything of a person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEDIA_TYPE = "application/problem+json"


class Soort(StrEnum):
    """The `code` of an error: what a program looks at."""

    GEEN_JSON = "geen-json"
    ONGELDIG_VERZOEK = "ongeldig-verzoek"
    TOKEN_GEWEIGERD = "token-geweigerd"  # noqa: S105 - a code
    NIET_AANGEMELD = "niet-aangemeld"
    GEEN_RECHT = "geen-recht"
    DIENST_NIET_TOEGESTAAN = "dienst-niet-toegestaan"
    AMBTENAAR_ONBEKEND = "ambtenaar-onbekend"
    ANDERE_AMBTENAAR = "andere-ambtenaar"
    NIET_GEVONDEN = "niet-gevonden"
    METHODE = "methode"
    FLOW_NIET_TOEGESTAAN = "flow-niet-toegestaan"
    ZAAK_ONBEKEND = "zaak-onbekend"
    NOG_NIET_INGELOGD = "nog-niet-ingelogd"
    AL_VERDER = "al-verder"
    EERST_OPZOEKEN = "eerst-opzoeken"
    EERST_CODE = "eerst-code"
    CODE_NOG_NIET = "code-nog-niet"
    NOG_VOORLOPIG = "nog-voorlopig"
    NOG_NIET_IEDEREEN = "nog-niet-iedereen"
    NIET_SAMEN = "niet-samen"
    VERKLARING_ONTBREEKT = "verklaring-ontbreekt"
    ZAAK_WEIGERT = "zaak-weigert"
    MAG_NIET_NAMENS = "mag-niet-namens"
    NOG_BEZIG = "nog-bezig"
    GEWIST = "gewist"
    TE_GROOT = "te-groot"
    SOORT_INHOUD = "soort-inhoud"
    ONGELDIG = "ongeldig"
    ANDERE_INHOUD = "andere-inhoud"
    TE_VEEL = "te-veel"
    FOUT = "fout"
    ZAAKSYSTEEM = "zaaksysteem"
    SLEUTELS = "sleutels"
    MEDEWERKERS = "medewerkers"


_TABEL: dict[Soort, tuple[int, _StrPromise]] = {
    Soort.GEEN_JSON: (400, _("De inhoud is geen JSON.")),
    Soort.ONGELDIG_VERZOEK: (400, _("Dit verzoek is niet te lezen.")),
    Soort.TOKEN_GEWEIGERD: (400, _("Voor dit verzoek wordt geen token gegeven.")),
    Soort.NIET_AANGEMELD: (401, _("Geen of geen geldig token.")),
    Soort.GEEN_RECHT: (403, _("Dit token mag dit niet.")),
    Soort.DIENST_NIET_TOEGESTAAN: (403, _("Deze dienst is er niet, of niet voor dit systeem.")),
    Soort.AMBTENAAR_ONBEKEND: (403, _("Deze ambtenaar is hier niet bekend, of mag dit niet.")),
    Soort.ANDERE_AMBTENAAR: (403, _("Een andere ambtenaar heeft deze identificatie nu.")),
    Soort.NIET_GEVONDEN: (404, _("Dit is er niet.")),
    Soort.METHODE: (405, _("Dit adres kent deze methode niet.")),
    Soort.FLOW_NIET_TOEGESTAAN: (409, _("Deze manier, of zonder zaak, is voor deze dienst niet toegestaan.")),
    Soort.ZAAK_ONBEKEND: (409, _("Deze zaak bestaat niet.")),
    Soort.NOG_NIET_INGELOGD: (409, _("De inwoner is nog niet ingelogd.")),
    Soort.AL_VERDER: (409, _("Deze identificatie is al verder, of al voorbij.")),
    Soort.EERST_OPZOEKEN: (409, _("Bij deze dienst wordt de persoon eerst opgezocht.")),
    Soort.EERST_CODE: (409, _("Eerst moet de code kloppen.")),
    Soort.CODE_NOG_NIET: (409, _("De code is nog niet gecontroleerd.")),
    Soort.NOG_VOORLOPIG: (409, _("Het woord is nog niet aan beide kanten bevestigd.")),
    Soort.NOG_NIET_IEDEREEN: (409, _("Nog niet iedereen in het gesprek is klaar.")),
    Soort.NIET_SAMEN: (409, _("Deze mensen kunnen niet samen in één bewijs.")),
    Soort.VERKLARING_ONTBREEKT: (409, _("De ambtenaar verklaart nog niet wie er in beeld is.")),
    Soort.MAG_NIET_NAMENS: (409, _("De inwoner mag dit nu niet voor een ander doen.")),
    Soort.ZAAK_WEIGERT: (409, _("De zaak neemt dit bewijs niet aan.")),
    Soort.NOG_BEZIG: (409, _("Het eerste verzoek met deze Idempotency-Key loopt nog.")),
    Soort.GEWIST: (410, _("De gegevens van deze identificatie zijn gewist.")),
    Soort.TE_GROOT: (413, _("De inhoud is te groot.")),
    Soort.SOORT_INHOUD: (415, _("Dit soort inhoud wordt hier niet gelezen.")),
    Soort.ONGELDIG: (422, _("De inhoud klopt niet.")),
    Soort.ANDERE_INHOUD: (422, _("Deze Idempotency-Key is al gebruikt voor een ander verzoek.")),
    Soort.TE_VEEL: (429, _("Te veel verzoeken in een minuut.")),
    Soort.FOUT: (500, _("Er ging bij ons iets mis.")),
    Soort.ZAAKSYSTEEM: (503, _("Het zaaksysteem geeft geen antwoord.")),
    Soort.SLEUTELS: (503, _("Beeldpas kan nu geen gegevens verzegelen of openen.")),
    Soort.MEDEWERKERS: (503, _("Het inloggen van medewerkers is nu niet bereikbaar.")),
}
_OF_THE_PAGE = {"Content-Length", "Content-Encoding", "Content-Type"}
_BY_STATUS = {
    400: Soort.ONGELDIG_VERZOEK,
    401: Soort.NIET_AANGEMELD,
    403: Soort.GEEN_RECHT,
    404: Soort.NIET_GEVONDEN,
    405: Soort.METHODE,
    413: Soort.TE_GROOT,
}


@dataclass(frozen=True, slots=True)
class Veldfout:
    """`veld`: the path of the field, such as `zaak.zaaknummer`; `code`: what is wrong with it, never its value."""

    veld: str
    code: str


class Probleem(Exception):
    """The answer to this call is an error. `wacht`: seconds until trying again makes sense."""

    def __init__(
        self, soort: Soort, *, fouten: tuple[Veldfout, ...] = (), wacht: int | None = None, **extra: str
    ) -> None:
        super().__init__(soort.value)
        self.soort, self.fouten, self.wacht, self.extra = soort, fouten, wacht, extra


def status_of(soort: Soort) -> int:
    return _TABEL[soort][0]


def title_of(soort: Soort) -> str:
    return str(_TABEL[soort][1])


def response_of(problem: Probleem) -> HttpResponse:
    soort = problem.soort
    status = status_of(soort)
    body: dict[str, Any] = {
        "type": f"urn:beeldpas:fout:{soort}",
        "title": title_of(soort),
        "status": status,
        "code": soort.value,
        **problem.extra,
    }
    if problem.fouten:
        body["fouten"] = [{"veld": fout.veld, "code": fout.code} for fout in problem.fouten]
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="beeldpas"'
    if problem.wacht is not None:
        response["Retry-After"] = str(problem.wacht)
    return response


def as_problem(response: HttpResponse) -> HttpResponse:
    """An error page that Django or a middleware made, in our form."""
    media_type = response.get("Content-Type", "").partition(";")[0]
    if response.status_code < 400 or media_type == MEDIA_TYPE:
        return response
    ours = response_of(Probleem(_soort_of(response.status_code)))
    ours.status_code = response.status_code
    if "Allow" in response:
        ours["Allow"] = response["Allow"]
    for name, value in response.items():
        if name not in _OF_THE_PAGE:
            ours.headers.setdefault(name, value)
    ours["Content-Length"] = str(len(ours.content))
    return ours


def _soort_of(status: int) -> Soort:
    return _BY_STATUS.get(status, Soort.FOUT if status >= 500 else Soort.ONGELDIG_VERZOEK)
