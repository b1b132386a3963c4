"""Diensten where somebody may act for another, and logins that bring the other along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort, Vertegenwoordiging
from diensten.models import Dienst
from identification.flow import aanmelden
from identification.models import Identification
from identification.namens import Keuze
from inloggen.models import Medewerker
from inloggen.resultaat import LoginResult
from machtigen.instelling import Cel, Instelling, voorstel
from machtigen.queries import stand_of
from machtigen.regels import Aard, Dienstregel
from machtigen.staat_vast import Door
from machtigen.wijzigen import store
from tests.identification.gegevens import NOW, PERSOON, bound_browser, fresh, invited, login, make_dienst
from zaken.register import Register

VERTEGENWOORDIGDE = Bsn("000000012")
NOG_EEN = Bsn("999991772")
BEWINDVOERDER, CURATOR, MENTOR, OUDER = (
    f"urn:nl-eid-gdi:1.1:RT:{kind}"
    for kind in ("WV_Bewindvoerder", "WV_Curator", "WV_Mentor", "Zorg_Volledig_Gezag_Kind")
)
SERVICE_UUID = "5f0b8f0e-6d2c-4a55-9d0a-0c7f5a3f0a10"


def connected(*, wettelijk: bool = True) -> dict[str, Any]:
    """The settings of a connection that can let somebody log in for another."""
    return settings.DIGID | {"profiel": "eid-4", "bvd_entity_id": "urn:bvd", "wettelijk": wettelijk}


def namens_dienst(aard: Aard = Aard.OVERIG, *, aan: bool = True, **cellen: Dienstregel) -> Dienst:
    """A dienst with the matrix of the source, but for the cells that are given by the name of the kind."""
    dienst = make_dienst(service_uuid=SERVICE_UUID)
    set_matrix(dienst, aard, aan=aan, **cellen)
    return dienst


def set_matrix(dienst: Dienst, aard: Aard, *, aan: bool = True, **cellen: Dienstregel) -> None:
    base = voorstel(aard, aan=aan)
    changed = {Soort(name): Cel(regel) for name, regel in cellen.items()}
    instelling = Instelling(aan, aard, {**base.cellen, **changed})
    versie = stand_of(dienst.slug).versie
    store(slug=dienst.slug, versie=versie, instelling=instelling, door=Door(naam="Ingrid"), now=NOW)


def login_for(
    ander: Bsn = VERTEGENWOORDIGDE,
    *soorten: str,
    wie: Bsn = PERSOON,
    moment: datetime = NOW,
    tot: date | None = None,
) -> LoginResult:
    return replace(
        login(wie, moment=moment),
        vertegenwoordiging=Vertegenwoordiging(ander, tuple(soorten), tot),
    )


def came_for(
    ambtenaar: Medewerker,
    result: LoginResult,
    flow: Flow = Flow.NIEUW,
    *,
    dienst: Dienst,
    keuze: Keuze = Keuze.MACHTIGEN,
    now: datetime = NOW,
    **invite: Any,
) -> Identification:
    """Chosen on the start page, gone to DigiD, and back."""
    row = invited(ambtenaar, flow, dienst=dienst, now=now, **invite)
    Identification.objects.filter(pk=row.pk).update(namens_keuze=keuze.value)
    aanmelden.attach_login(sessie=bound_browser(row, now=now), result=result, zaaksysteem=Register(), now=now)
    return fresh(row.pk)
