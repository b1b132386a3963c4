"""Which other systems may use the API: made, changed and stopped by functioneel beheer."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from begrippen.scope import Scope
from berichten.webhook import PREFIX
from diensten.models import Dienst
from identification.flow.overgang import door_medewerker
from identification.models import ApiClient, ApiSleutel, SleutelSoort
from inloggen.models import Medewerker
from kluis import register
from toezicht.logboek import record
from toezicht.soorten import Soort

LEVEND = 2  # how many secrets of one kind may be alive
GELDIG = timedelta(days=365)
_BYTES = 32
# Marks by which a scanner of source code and logs knows that somebody left a secret lying around.
_MERK = {SleutelSoort.GEHEIM: "bps_", SleutelSoort.TOKEN: "bpt_", SleutelSoort.HANDTEKENING: PREFIX}


class NaamBestaat(Exception):
    """Another client has this name."""


class AnderWasEerst(Exception):
    """Somebody changed the client after this beheerder opened it."""


class TeVeelSleutels(Exception):
    """Two of this kind are alive: withdraw one first."""


class Ingetrokken(Exception):
    """The client was withdrawn: nothing can be done with it any more."""


@dataclass(frozen=True, slots=True)
class ClientGegevens:
    """Everything a beheerder sets; the names are those of `ApiClient`."""

    naam: str
    scopes: tuple[Scope, ...]
    diensten: tuple[Dienst, ...]
    netwerken: tuple[str, ...] = ()
    nieuwe_ambtenaren: bool = False
    webhook_url: str = ""
    geldig_tot: date | None = None


def hash_secret(secret: str) -> str:
    """Enough for 256 random bits: nobody tries those one by one."""
    return hashlib.sha256(secret.encode()).hexdigest()


def create_client(*, gegevens: ClientGegevens, door: Medewerker, now: datetime) -> ApiClient:
    """Raises `NaamBestaat`."""
    try:
        with transaction.atomic():
            client = ApiClient.objects.create(gemaakt_op=now, **_columns(gegevens))
            client.diensten.set(gegevens.diensten)
            _record(Soort.API_CLIENT_GEMAAKT, client, door=door, now=now)
    except IntegrityError:
        raise NaamBestaat from None
    return client


def change_client(
    *, client: ApiClient, versie: int, gegevens: ClientGegevens, door: Medewerker, now: datetime
) -> None:
    """Raises `AnderWasEerst`, `NaamBestaat`, `Ingetrokken`."""
    if client.ingetrokken_op is not None:
        raise Ingetrokken
    mine = ApiClient.objects.filter(pk=client.pk, versie=versie, ingetrokken_op=None)
    try:
        with transaction.atomic():
            if mine.update(versie=F("versie") + 1, **_columns(gegevens)) != 1:
                raise AnderWasEerst
            client.diensten.set(gegevens.diensten)
            _record(Soort.API_CLIENT_GEWIJZIGD, client, door=door, now=now, reden="gegevens")
    except IntegrityError:
        raise NaamBestaat from None


def _columns(gegevens: ClientGegevens) -> dict[str, object]:
    return {
        "naam": gegevens.naam,
        "scopes": sorted(scope.value for scope in gegevens.scopes),
        "netwerken": list(gegevens.netwerken),
        "nieuwe_ambtenaren": gegevens.nieuwe_ambtenaren,
        "webhook_url": gegevens.webhook_url,
        "geldig_tot": gegevens.geldig_tot,
    }


def withdraw_client(*, client: ApiClient, door: Medewerker, now: datetime) -> None:
    """Nothing of it works from here on, and what it started goes on here. Twice is one outcome."""
    with transaction.atomic():
        if ApiClient.objects.filter(pk=client.pk, ingetrokken_op=None).update(ingetrokken_op=now):
            client.sleutels.filter(ingetrokken_op=None).update(ingetrokken_op=now)
            _record(Soort.API_CLIENT_INGETROKKEN, client, door=door, now=now)


def new_secret(*, client: ApiClient, soort: SleutelSoort, door: Medewerker, now: datetime) -> str:
    """The secret itself, once. Raises `TeVeelSleutels`, `Ingetrokken`."""
    raw = secrets.token_bytes(_BYTES)
    shown = _MERK[soort] + (
        base64.b64encode(raw).decode()
        if soort is SleutelSoort.HANDTEKENING
        else secrets.token_urlsafe(_BYTES)
    )
    with transaction.atomic():
        locked = ApiClient.objects.select_for_update().get(pk=client.pk)
        if locked.ingetrokken_op is not None:
            raise Ingetrokken
        if alive(client.sleutels.filter(soort=soort), now=now) >= LEVEND:
            raise TeVeelSleutels
        sealed = register.seal(raw, context=f"{client.pk}:handtekening")
        ApiSleutel.objects.create(
            client=client,
            soort=soort,
            hash=hash_secret(shown),
            verzegeld=sealed if soort is SleutelSoort.HANDTEKENING else None,
            gemaakt_op=now,
            verloopt_op=now + GELDIG,
        )
        _record(Soort.API_CLIENT_GEWIJZIGD, client, door=door, now=now, reden=f"nieuw-{soort}")
    return shown


def alive(sleutels: Iterable[ApiSleutel], *, now: datetime) -> int:
    return sum(sleutel.ingetrokken_op is None and sleutel.verloopt_op > now for sleutel in sleutels)


def withdraw_secret(*, client: ApiClient, nummer: int, door: Medewerker, now: datetime) -> None:
    """The tokens that were given for it die with it. Twice is one outcome."""
    with transaction.atomic():
        if client.sleutels.filter(pk=nummer, ingetrokken_op=None).update(ingetrokken_op=now):
            _record(Soort.API_CLIENT_GEWIJZIGD, client, door=door, now=now, reden="sleutel-ingetrokken")


def is_valid(client: ApiClient, *, now: datetime) -> bool:
    over = client.geldig_tot is not None and client.geldig_tot < timezone.localdate(now)
    return client.ingetrokken_op is None and not over


def _record(soort: Soort, client: ApiClient, *, door: Medewerker, now: datetime, reden: str = "") -> None:
    who = door_medewerker(door.naam, door.pk)
    record(soort=soort, door=who, now=now, onderwerp=client.pk, reden=reden)
