"""Start, follow, check, confirm, finish, withdraw: each is one function of the flow."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from begrippen.bsn import Bsn
from begrippen.scope import Scope
from diensten.models import Dienst
from identification.api.eenmaal import answer, change_once, complete_once, start_once
from identification.api.nee import told
from identification.api.problemen import Probleem, Soort
from identification.api.stand import as_gestart, as_identificatie
from identification.api.toegang import admitted, may, take_turn
from identification.api.vormen import (
    BestaandeZaak,
    CodeIn,
    CodeUit,
    Diensten,
    DienstUit,
    GeenZaak,
    Gestart,
    Identificatie,
    Intrekking,
    MetAmbtenaar,
    Start,
    Voltooiing,
    WoordIn,
)
from identification.flow import (
    afronden,
    alarm,
    controle,
    deur,
    opening,
    uitnodigen,
    woord,
)
from identification.flow.uitnodigen import GEEN_ZAAK, NIEUWE_ZAAK, Zaakkeuze
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from zaken.zaaksysteem import load_zaaksysteem

router = Router()


@router.get(
    "/diensten", auth=may(Scope.LEZEN), response=Diensten, operation_id="diensten", url_name="diensten"
)
def diensten(request: HttpRequest) -> HttpResponse:
    rows = admitted(request).client.diensten.filter(stand="actief").order_by("naam")
    return answer(Diensten(diensten=[_dienst(row) for row in rows]).model_dump_json())


def _dienst(row: Dienst) -> DienstUit:
    return DienstUit(
        slug=row.slug,
        naam=row.naam,
        omschrijving=row.omschrijving,
        flows=list(row.flows_in_order),
        niveau=row.niveau_gevraagd.code,
        zaak_verplicht=row.zaak_verplicht,
    )


@router.post(
    "/identificaties",
    auth=may(Scope.STARTEN),
    response={201: Gestart},
    operation_id="start",
    url_name="identificaties",
)
def start(request: HttpRequest, body: Start) -> HttpResponse:
    take_turn(admitted(request), soort="starten", limit=settings.API_STARTS_PER_MINUUT)
    response = start_once(request, work=lambda pk: _started(request, body, pk=pk))
    made = json.loads(response.content)["id"]
    response["Location"] = settings.BASE_URL + reverse("api-v1:identificatie", args=[made])
    return response


def _started(request: HttpRequest, body: Start, *, pk: UUID) -> tuple[Gestart, Identification]:
    client, now = admitted(request).client, timezone.now()
    with told():
        row = deur.own_row(client=client, pk=pk) or _invite(request, body, pk=pk)
        opened = opening.make_opening(identification=row, now=now) if body.opening else None
        return as_gestart(row, opening=opened, now=now), row


def _invite(request: HttpRequest, body: Start, *, pk: UUID) -> Identification:
    client = admitted(request).client
    dienst = client.diensten.filter(slug=body.dienst, stand="actief").first()
    if dienst is None:
        raise Probleem(Soort.DIENST_NIET_TOEGESTAAN)
    try:
        return uitnodigen.invite(
            dienst=dienst,
            flow=body.flow,
            ambtenaar=_acting(request, body),
            zaak=_zaak(body),
            zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
            taal=body.taal or dienst.taal,
            bsn=Bsn(body.bsn) if body.bsn else None,
            ontvangst_mail=body.ontvangst_mail or "",
            client=client,
            pk=pk,
            now=timezone.now(),
        )
    except IntegrityError:
        # The id that was set aside is in use: a slow first try came through after all.
        raise Probleem(Soort.NOG_BEZIG, wacht=2) from None


def _acting(request: HttpRequest, body: Start) -> Medewerker:
    who = body.ambtenaar
    return deur.acting_ambtenaar(
        now=timezone.now(), client=admitted(request).client, sub=who.id, naam=who.naam, functie=who.functie
    )


def _zaak(body: Start) -> Zaakkeuze:
    if isinstance(body.zaak, BestaandeZaak):
        return Zaakkeuze(nieuw=False, zaaknummer=body.zaak.zaaknummer)
    return GEEN_ZAAK if isinstance(body.zaak, GeenZaak) else NIEUWE_ZAAK


@router.get(
    "/identificaties/{uuid:id}",
    auth=may(Scope.LEZEN),
    response=Identificatie,
    operation_id="lees",
    url_name="identificatie",
)
def lees(request: HttpRequest, id: UUID) -> HttpResponse:  # noqa: A002 - the name in the address
    body = as_identificatie(_own(request, id), now=timezone.now()).model_dump_json()
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    known = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    if etag in known:
        return HttpResponse(status=304, headers={"ETag": etag})
    return answer(body, ETag=etag)


def _own(request: HttpRequest, pk: UUID) -> Identification:
    row = deur.own_row(client=admitted(request).client, pk=pk)
    if row is None:
        raise Probleem(Soort.NIET_GEVONDEN)
    return row


def _acted(request: HttpRequest, pk: UUID, *, ambtenaar: str, ingelogd: bool = True) -> Identification:
    """The row, in the hands of this ambtenaar; `ingelogd`: only once the inwoner is. Raises as `deur.act_for`."""
    row = _own(request, pk)
    deur.act_for(row=row, client=admitted(request).client, ambtenaar=ambtenaar, now=timezone.now())
    if ingelogd and row.status == Status.UITGENODIGD:
        raise Probleem(Soort.NOG_NIET_INGELOGD)
    return row


def _now(request: HttpRequest, pk: UUID) -> Identificatie:
    return as_identificatie(_own(request, pk), now=timezone.now())


@router.post(
    "/identificaties/{uuid:id}/code",
    auth=may(Scope.CONTROLEREN),
    response=CodeUit,
    operation_id="controleerCode",
    url_name="code",
)
def code(request: HttpRequest, id: UUID, body: CodeIn) -> HttpResponse:  # noqa: A002
    def work() -> CodeUit:
        with told():
            row = _acted(request, id, ambtenaar=body.ambtenaar)
            found = controle.check_code(identification=row, typed=body.code, now=timezone.now())
        return CodeUit(juist=found.juist, pogingen_over=found.pogingen_over)

    _own(request, id)
    return change_once(request, pk=id, work=work, sealed=False)


@router.post(
    "/identificaties/{uuid:id}/woord",
    auth=may(Scope.CONTROLEREN),
    response=Identificatie,
    operation_id="bevestigWoord",
    url_name="woord",
)
def bevestig_woord(request: HttpRequest, id: UUID, body: WoordIn) -> HttpResponse:  # noqa: A002
    def work() -> Identificatie:
        with told():
            row = _acted(request, id, ambtenaar=body.ambtenaar)
            woord.answer_ambtenaar(identification=row, same=body.gelijk, now=timezone.now())
        return _now(request, id)

    _own(request, id)
    return change_once(request, pk=id, work=work)


@router.post(
    "/identificaties/{uuid:id}/opgezocht",
    auth=may(Scope.CONTROLEREN),
    response=Identificatie,
    operation_id="persoonOpgezocht",
    url_name="opgezocht",
)
def opgezocht(request: HttpRequest, id: UUID, body: MetAmbtenaar) -> HttpResponse:  # noqa: A002
    def work() -> Identificatie:
        with told():
            row = _acted(request, id, ambtenaar=body.ambtenaar)
            controle.note_lookup(identification=row, now=timezone.now())
        return _now(request, id)

    _own(request, id)
    return change_once(request, pk=id, work=work)


@router.post(
    "/identificaties/{uuid:id}/voltooi",
    auth=may(Scope.VOLTOOIEN),
    response=Identificatie,
    operation_id="voltooi",
    url_name="voltooi",
)
def voltooi(request: HttpRequest, id: UUID, body: Voltooiing) -> HttpResponse:  # noqa: A002
    def work() -> Identificatie:
        with told():
            afronden.complete(
                identification=_acted(request, id, ambtenaar=body.ambtenaar),
                verklaard=body.verklaring,
                zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM),
                now=timezone.now(),
            )
        return _now(request, id)

    _own(request, id)
    return complete_once(request, pk=id, work=work)


@router.post(
    "/identificaties/{uuid:id}/trek-in",
    auth=may(Scope.INTREKKEN),
    response=Identificatie,
    operation_id="trekIn",
    url_name="trek-in",
)
def trek_in(request: HttpRequest, id: UUID, body: Intrekking) -> HttpResponse:  # noqa: A002
    def work() -> Identificatie:
        with told():
            row = _acted(request, id, ambtenaar=body.ambtenaar, ingelogd=False)
            alarm.withdraw(identification=row, reden=body.reden, now=timezone.now())
        return _now(request, id)

    _own(request, id)
    return change_once(request, pk=id, work=work)
