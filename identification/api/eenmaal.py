"""Doing something once, however often it is asked with the same Idempotency-Key."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import BaseModel

from identification.api.problemen import Probleem, Soort, Veldfout
from identification.api.toegang import JSON, admitted
from identification.flow import herhaling
from identification.models import ApiVerzoek, Identification
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_WAIT = 2  # seconds
_VERZEGELD = (SleutelNietBereikbaar, ZegelVerbroken)


def answer(body: str, *, status: int = 200, **headers: str) -> HttpResponse:
    response = HttpResponse(body, status=status, content_type=JSON)
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def change_once(
    request: HttpRequest, *, pk: UUID, work: Callable[[], BaseModel], sealed: bool = True
) -> HttpResponse:
    """Work on an identification that is there, which calls nobody: answer and change are stored together.

    `sealed`: the answer may hold a word or a number that goes with the identification, so its copy must go too.
    """
    verzoek = _claim(request, pk=pk)
    if isinstance(verzoek, HttpResponse):
        return verzoek
    done = lambda: (200, work(), herhaling.sealing(pk) if sealed and verzoek is not None else None)  # noqa: E731
    return _run(verzoek, work=done, around=transaction.atomic())


def complete_once(request: HttpRequest, *, pk: UUID, work: Callable[[], BaseModel]) -> HttpResponse:
    """The same for work that asks the zaaksysteem, and that is one outcome by itself."""
    verzoek = _claim(request, pk=pk)
    if isinstance(verzoek, HttpResponse):
        return verzoek
    return _run(verzoek, work=lambda: (200, work(), None), around=nullcontext())


def start_once(
    request: HttpRequest, *, work: Callable[[UUID], tuple[BaseModel, Identification]]
) -> HttpResponse:
    """`work` gets the id of the identification, which is there already when an earlier try died after making it."""
    verzoek = _claim(request, pk=None)
    if isinstance(verzoek, HttpResponse):
        return verzoek
    chosen = verzoek.identification_id if verzoek is not None else uuid4()

    def started() -> tuple[int, BaseModel, Identification | None]:
        made, row = work(chosen)
        return 201, made, row

    return _run(verzoek, work=started, around=nullcontext(), new=True)


def _claim(request: HttpRequest, *, pk: UUID | None) -> ApiVerzoek | HttpResponse | None:
    """None when the caller gave no key."""
    key = request.headers.get(HEADER)
    if key is None:
        return None
    if not _KEY.fullmatch(key):
        raise Probleem(Soort.ONGELDIG, fouten=(Veldfout(HEADER, "ongeldig"),))
    content = b"\0".join((str(request.method).encode(), request.path.encode(), request.body))
    try:
        found = herhaling.claim(
            client=admitted(request).client, sleutel=key, inhoud=content, now=timezone.now(), pk=pk
        )
    except herhaling.AndereInhoud:
        raise Probleem(Soort.ANDERE_INHOUD) from None
    except herhaling.NogBezig:
        raise Probleem(Soort.NOG_BEZIG, wacht=_WAIT) from None
    except _VERZEGELD as fout:
        raise _problem(fout) from None
    return found if isinstance(found, ApiVerzoek) else _again(found)


def _problem(fout: Exception) -> Probleem:
    return Probleem(Soort.SLEUTELS if isinstance(fout, SleutelNietBereikbaar) else Soort.GEWIST)


def _again(found: herhaling.Herhaald) -> HttpResponse:
    if found.antwoord is None:
        raise Probleem(Soort.GEWIST)
    return answer(found.antwoord, status=found.status, Idempotent_Replayed="true")


def _run(
    verzoek: ApiVerzoek | None,
    *,
    work: Callable[[], tuple[int, BaseModel, Identification | None]],
    around: AbstractContextManager[object],
    new: bool = False,
) -> HttpResponse:
    try:
        with around:
            status, made, sealed_with = work()
            body = made.model_dump_json()
            if verzoek is not None:
                herhaling.keep(verzoek=verzoek, status=status, antwoord=body, verzegel=sealed_with)
    except Exception as error:
        if verzoek is not None:
            herhaling.give_back(verzoek=verzoek, new=new)
        if isinstance(error, _VERZEGELD):
            raise _problem(error) from None
        raise
    return answer(body, status=status)
