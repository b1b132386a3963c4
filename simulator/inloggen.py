"""What both profiles do alike: the login page, the way back to the portal, and the fetching of the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid.answer import Answer, Login, Outcome, new_artifact
from simulator.digid.bericht import Signer
from simulator.digid.fouten import TEKSTEN, Fout, Groep
from simulator.digid.kapot import kapot
from simulator.digid.kapot.vervoer import plain
from simulator.digid.request import ArtifactResolve, AuthnRequest, Profiel
from simulator.digid.sessies import Sessie
from simulator.digid.signed_xml import OngeldigBericht
from simulator.people import TESTPERSONEN, Band
from simulator.scherp import SECONDS
from simulator.state import Simulator
from simulator.views import message_page

logger = logging.getLogger("simulator.digid")
BSN_FOUT = "Dit is geen geldig burgerservicenummer. Kijk of alle 9 cijfers goed zijn."
_ONLY_3 = frozenset({Fout.SOFI_SECTOR})


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form: as asked by the portal, or as the person left it."""

    niveau: str
    bsn: str = field(default="", repr=False)
    namens: str = field(default="", repr=False)
    voor: str = "mijzelf"
    fout: str = ""
    bsn_fout: str = ""
    namens_fout: str = ""


class Maker(Protocol):
    """Makes the answer of one profile."""

    def __call__(
        self,
        resolve: ArtifactResolve,
        answer: Answer,
        /,
        *,
        signer: Signer,
        now: datetime,
        fout: Fout | None = None,
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """How one profile answers an ArtifactResolve."""

    profiel: Profiel
    resolved: Maker
    expired: Callable[..., bytes]
    unknown: Callable[..., bytes]


def read_bsn(text: str) -> Bsn | None:
    try:
        return Bsn.parse(text.strip())
    except OngeldigBsn:
        return None


def read_niveau(code: str) -> Betrouwbaarheidsniveau | None:
    try:
        return Betrouwbaarheidsniveau.from_code(code)
    except KeyError:
        return None


def read_fout(name: str) -> Fout | None:
    return Fout(name) if name in set(Fout) else None


def logged_in(
    request: HttpRequest, asked: AuthnRequest, bsn: Bsn, *, now: datetime, band: Band | None = None
) -> Answer:
    niveau = read_niveau(request.POST.get("niveau", "")) or asked.niveau
    address = str(request.META.get("REMOTE_ADDR", ""))
    login = Login(bsn=bsn, niveau=niveau, moment=now, address=address, band=band)
    return Answer(asked, Outcome.GELUKT, login, fout=read_fout(request.POST.get("fout", "")))


def login_page(
    request: HttpRequest, asked: AuthnRequest, ticket: str, form: Form, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "ticket": ticket,
        "form": form,
        "vraag": asked,
        "eid": asked.profiel is Profiel.EID_4,
        "gevraagd": asked.niveau.code,
        "niveaus": [niveau.code for niveau in Betrouwbaarheidsniveau],
        "personen": [(person.naam, person.bsn.reveal()) for person in TESTPERSONEN],
        "fouten": _choices(asked.profiel),
        **more,
    }
    return render(request, "digid/login.html", context, status=status)


def _choices(profiel: Profiel) -> list[tuple[str, list[tuple[str, str]]]]:
    """The switches of this profile, by group."""
    skipped = Groep.EID if profiel is Profiel.DIGID_3 else None
    hidden = frozenset() if profiel is Profiel.DIGID_3 else _ONLY_3
    return [
        (groep.value, [(fout.value, text) for fout, text in texts.items() if fout not in hidden])
        for groep, texts in TEKSTEN.items()
        if groep is not skipped
    ]


def to_portal(simulator: Simulator, found: Answer, *, entity_id: str, now: datetime) -> HttpResponse:
    """The browser takes the artifact along, also when the login failed (3.7, stap 5)."""
    if found.fout is not None and found.fout.groep is Groep.VERBINDING:
        simulator.scherp.arm(found.fout)
    artifact = new_artifact(entity_id)
    simulator.artifacts.put(found, now=now, key=artifact)
    parameters = {"SAMLart": artifact}
    if found.request.relay_state is not None:
        parameters["RelayState"] = found.request.relay_state
    glue = "&" if "?" in found.request.acs_url else "?"
    return HttpResponseRedirect(f"{found.request.acs_url}{glue}{urlencode(parameters)}")


def resolution(
    simulator: Simulator, asked: ArtifactResolve, answers: Answers, *, signer: Signer, now: datetime
) -> HttpResponseBase:
    """The artifact, once, for the provider it was made for; made wrong by the switch that is on."""
    waiting = simulator.artifacts.look(asked.artifact)
    if asked.denied or waiting is None or not _fits(waiting.value, asked, answers.profiel):
        return plain(answers.unknown(asked, signer=signer, now=now), 0)
    stand = simulator.scherp.take(connection=False)
    fout = waiting.value.fout if stand is None else stand.fout
    switch, seconds = kapot(fout), SECONDS if stand is None else stand.seconden
    if not switch.blijft and simulator.artifacts.take(asked.artifact) is None:
        return plain(answers.unknown(asked, signer=signer, now=now), 0)
    if waiting.expired(now):
        return plain(answers.expired(asked, signer=signer, now=now), 0)
    _remember(simulator, waiting.value, now=now)
    content = answers.resolved(asked, waiting.value, signer=signer, now=now, fout=fout)
    return (switch.http or plain)(content, seconds)


def _fits(waiting: Answer, asked: ArtifactResolve, profiel: Profiel) -> bool:
    made_for = waiting.request
    return made_for.profiel is profiel and made_for.provider.entity_id == asked.provider.entity_id


def _remember(simulator: Simulator, answer: Answer, *, now: datetime) -> None:
    if answer.login is not None:
        login, asked = answer.login, answer.request
        sessie = Sessie(login.bsn, login.session, asked.provider, asked.profiel)
        simulator.sessies.put(sessie, now=now, key=login.session)


def refuse(request: HttpRequest, refused: OngeldigBericht) -> HttpResponse:
    """What cannot be trusted gets no SAML back (koppelvlakspecificatie 3.7, foutafhandeling)."""
    logger.warning("bericht geweigerd: %s", refused.reason)
    text = f"DigiD kan deze vraag niet controleren ({refused.reason})."
    return message_page(request, title="Niet gevonden", text=text, status=404)


def gone(request: HttpRequest) -> HttpResponse:
    text = "Deze inlogpoging is al klaar of te oud. Ga terug naar de website en begin opnieuw."
    return message_page(request, title="Inloggen is al klaar", text=text, status=410)
