"""The door of the API: which system knocks, what it may do, how often, and for which ambtenaar."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from begrippen.rol import Rol
from begrippen.scope import Scope
from identification.flow.clients import hash_secret, is_valid
from identification.models import ApiClient, ApiSleutel, ApiToken, ApiVerbruik, Identification, SleutelSoort
from inloggen.medewerker.provider import provider
from inloggen.models import Medewerker
from toezicht.logboek import record
from toezicht.queries import count_since
from toezicht.soorten import Soort

TOKEN_SECONDS = 900
DOOR_API = "api"
_MINUTE = timedelta(minutes=1)
_GEWEIGERD_PER_MINUUT = 30  # lines in the audit trail; refusing itself goes on


class Geweigerd(Exception):
    """Nobody we know. `reden`: a fixed code for the audit trail; the other side is told nothing of it."""

    def __init__(self, reden: str) -> None:
        self.reden = reden
        super().__init__(reden)


class TeVeel(Exception):
    """More calls in a minute than is agreed. `wacht`: seconds until there is room."""

    def __init__(self, wacht: int) -> None:
        self.wacht = wacht
        super().__init__(wacht)


class AmbtenaarOnbekend(Exception):
    """No medewerker who may do this work now, or one who has never been here where the client may not bring any."""


class AndereAmbtenaar(Exception):
    """The call belongs to somebody else, since it was handed over for instance."""


@dataclass(frozen=True, slots=True)
class Toegelaten:
    client: ApiClient
    scopes: frozenset[Scope]


def admit_bearer(*, bearer: str, adres: str, now: datetime) -> Toegelaten:
    """Who has this token: one of a quarter of an hour, or a fixed one. Raises `Geweigerd`."""
    hashed = hash_secret(bearer)
    token = ApiToken.objects.select_related("sleutel__client").filter(pk=hashed, verloopt_op__gt=now).first()
    sleutel = token.sleutel if token is not None else _find(hashed, soort=SleutelSoort.TOKEN)
    if sleutel is None:
        raise Geweigerd("token-onbekend")
    _check(sleutel, adres=adres, now=now)
    allowed = frozenset(Scope(scope) for scope in sleutel.client.scopes)
    asked = allowed if token is None else frozenset(Scope(scope) for scope in token.scopes)
    return Toegelaten(sleutel.client, allowed & asked)


def issue_token(
    *, client_id: str, secret: str, scopes: Collection[str], adres: str, now: datetime
) -> tuple[str, frozenset[Scope]]:
    """A token for a quarter of an hour, and what it may do: all that the client may, or what it asked of that.

    Counts as a call of the client. Raises `Geweigerd`, `TeVeel`; `ValueError` for a scope that the client does not
    have.
    """
    sleutel = _find(hash_secret(secret), soort=SleutelSoort.GEHEIM)
    if sleutel is None or str(sleutel.client_id) != client_id.lower():
        raise Geweigerd("geheim-onbekend")
    _check(sleutel, adres=adres, now=now)
    allowed = frozenset(Scope(scope) for scope in sleutel.client.scopes)
    asked = frozenset(Scope(scope) for scope in scopes) or allowed
    if not asked <= allowed:
        raise ValueError
    count_call(client=sleutel.client, soort="alles", limit=settings.API_PER_MINUUT, now=now)
    made = f"bpa_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(
        hash=hash_secret(made),
        sleutel=sleutel,
        scopes=sorted(asked),
        verloopt_op=now + timedelta(seconds=TOKEN_SECONDS),
    )
    return made, asked


def _find(hashed: str, *, soort: SleutelSoort) -> ApiSleutel | None:
    return ApiSleutel.objects.select_related("client").filter(hash=hashed, soort=soort).first()


def _check(sleutel: ApiSleutel, *, adres: str, now: datetime) -> None:
    if sleutel.ingetrokken_op is not None or sleutel.verloopt_op <= now:
        raise Geweigerd("sleutel-voorbij")
    if not is_valid(sleutel.client, now=now):
        raise Geweigerd("client-voorbij")
    if not _comes_from(adres, sleutel.client.netwerken):
        raise Geweigerd("netwerk")
    if sleutel.gebruikt_op is None or now - sleutel.gebruikt_op > _MINUTE:
        ApiSleutel.objects.filter(pk=sleutel.pk).update(gebruikt_op=now)


def _comes_from(adres: str, netwerken: Collection[str]) -> bool:
    if not netwerken:
        return True
    try:
        found = ipaddress.ip_address(adres.partition("%")[0])
    except ValueError:
        return False
    plain = getattr(found, "ipv4_mapped", None) or found
    return any(plain in ipaddress.ip_network(netwerk) for netwerk in netwerken)


def note_refusal(*, reden: str, now: datetime, client: ApiClient | None = None) -> None:
    """Not more lines a minute than people read."""
    limit = _GEWEIGERD_PER_MINUUT
    if count_since(Soort.API_GEWEIGERD, sinds=now - _MINUTE, tot=limit) < limit:
        onderwerp = client.pk if client else None
        record(soort=Soort.API_GEWEIGERD, door=DOOR_API, now=now, onderwerp=onderwerp, reden=reden)


def count_call(*, client: ApiClient, soort: str, limit: int, now: datetime) -> None:
    """`soort`: `alles` or `starten`, which are counted apart. Raises `TeVeel`."""
    minuut = now.replace(second=0, microsecond=0)
    mine = ApiVerbruik.objects.filter(client=client, soort=soort, minuut=minuut)
    if not mine.filter(aantal__lt=limit).update(aantal=F("aantal") + 1):
        try:
            with transaction.atomic():
                ApiVerbruik.objects.create(client=client, soort=soort, minuut=minuut)
        except IntegrityError:
            # There is a row: full, or another call made it this moment.
            if not mine.filter(aantal__lt=limit).update(aantal=F("aantal") + 1):
                raise TeVeel(60 - now.second) from None


def acting_ambtenaar(
    *,
    client: ApiClient,
    sub: str,
    naam: str,
    functie: str,
    now: datetime,
) -> Medewerker:
    """The medewerker whom the client names by the `sub` that the OpenID Connect provider knows them by.

    Whoever has been here is who the provider said, not what the client says. Raises `AmbtenaarOnbekend`,
    `ProviderOnbereikbaar`.
    """
    issuer = settings.OIDC_ISSUER or provider().issuer
    found = Medewerker.objects.filter(issuer=issuer, sub=sub).first()
    if found is not None:
        _check_medewerker(found, client=client, now=now)
        if found.laatst_ingelogd is not None:
            return found
    elif not client.nieuwe_ambtenaren:
        raise AmbtenaarOnbekend
    # Without a role: this opens no page until the provider itself says that there is one.
    made, _new = Medewerker.objects.update_or_create(
        issuer=issuer, sub=sub, defaults={"naam": naam, "functie": functie}
    )
    return made


def own_row(*, client: ApiClient, pk: UUID) -> Identification | None:
    """What another client or a person started does not exist here."""
    rows = Identification.objects.select_related("dienst", "gesprek", "ambtenaar")
    return rows.filter(pk=pk, client=client).first()


def _check_medewerker(medewerker: Medewerker, *, client: ApiClient, now: datetime) -> None:
    """The provider does not tell who left: a role counts here while its owner logs in now and then.

    Raises `AmbtenaarOnbekend`.
    """
    if medewerker.gestopt_op is not None:
        raise AmbtenaarOnbekend
    if medewerker.laatst_ingelogd is None:
        if not client.nieuwe_ambtenaren:
            raise AmbtenaarOnbekend
        return
    last = now - timedelta(days=settings.API_AMBTENAAR_DAGEN)
    if medewerker.laatst_ingelogd < last or not medewerker.heeft_rol(Rol.AMBTENAAR):
        raise AmbtenaarOnbekend


def act_for(*, row: Identification, client: ApiClient, ambtenaar: str, now: datetime) -> None:
    """From here on `row` is changed by this client for this ambtenaar, who must have it now.

    Raises `AndereAmbtenaar`, `AmbtenaarOnbekend`.
    """
    current = row.ambtenaar
    if current is None or current.sub != ambtenaar:
        raise AndereAmbtenaar
    _check_medewerker(current, client=client, now=now)
    row.via = client.naam


def forget_calls(*, now: datetime) -> None:
    ApiToken.objects.filter(verloopt_op__lte=now).delete()
    ApiVerbruik.objects.filter(minuut__lt=now - timedelta(minutes=10)).delete()
