"""The other systems, as functioneel beheer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from identification.flow.clients import LEVEND, alive, is_valid
from identification.models import ApiClient, ApiSleutel, Bericht, SleutelSoort


@dataclass(frozen=True, slots=True)
class SysteemRegel:
    naam: str
    pk: UUID
    werkt: bool
    gebruikt_op: datetime | None
    wachtend: int  # messages that could not be brought yet


@dataclass(frozen=True, slots=True)
class SleutelRegel:
    nummer: int
    gemaakt_op: datetime
    verloopt_op: datetime
    gebruikt_op: datetime | None
    stand: str
    levend: bool


@dataclass(frozen=True, slots=True)
class SleutelBlok:
    """All secrets of one kind, newest first. `ruimte`: one more may be made."""

    soort: str
    kop: str
    uitleg: str
    knop: str
    sleutels: tuple[SleutelRegel, ...]
    ruimte: bool


@dataclass(frozen=True, slots=True)
class SysteemPagina:
    naam: str
    pk: UUID
    ingetrokken_op: datetime | None
    blokken: tuple[SleutelBlok, ...]
    token_url: str
    wachtend: int
    fout: str  # why the last message did not arrive


def systemen(*, now: datetime) -> list[SysteemRegel]:
    rows = ApiClient.objects.annotate(gebruikt_op=Max("sleutels__gebruikt_op"))
    waiting = _waiting()
    lines = [
        SysteemRegel(row.naam, row.pk, is_valid(row, now=now), row.gebruikt_op, waiting.get(row.pk, 0))
        for row in rows
    ]
    return sorted(lines, key=lambda line: (not line.werkt, line.naam))


def _waiting() -> dict[UUID, int]:
    counts: dict[UUID, int] = {}
    rows = Bericht.objects.filter(next_attempt_at__isnull=False, attempts__gt=0)
    for client in rows.values_list("client_id", flat=True)[:1000]:
        counts[client] = counts.get(client, 0) + 1
    return counts


def systeem(pk: UUID) -> ApiClient | None:
    return ApiClient.objects.filter(pk=pk).first()


def systeem_page(client: ApiClient, *, now: datetime) -> SysteemPagina:
    sleutels = sorted(client.sleutels.all(), key=lambda sleutel: -sleutel.pk)
    failed = client.berichten.filter(~Q(fout=""), next_attempt_at__isnull=False).order_by("-op")
    last = failed.first()
    return SysteemPagina(
        naam=client.naam,
        pk=client.pk,
        ingetrokken_op=client.ingetrokken_op,
        blokken=tuple(_block(soort, sleutels, client, now=now) for soort in SleutelSoort),
        token_url=f"{settings.BASE_URL}/api/v1/token",
        wachtend=failed.count() if last else 0,
        fout=last.fout if last else "",
    )


def _block(
    soort: SleutelSoort, sleutels: list[ApiSleutel], client: ApiClient, *, now: datetime
) -> SleutelBlok:
    mine = [sleutel for sleutel in sleutels if sleutel.soort == soort]
    head, explanation, button = _words(soort)
    return SleutelBlok(
        soort=soort.value,
        kop=head,
        uitleg=explanation,
        knop=button,
        sleutels=tuple(_line(sleutel, now=now) for sleutel in mine),
        ruimte=client.ingetrokken_op is None and alive(mine, now=now) < LEVEND,
    )


def _line(sleutel: ApiSleutel, *, now: datetime) -> SleutelRegel:
    over = sleutel.verloopt_op <= now
    state = _("Ingetrokken") if sleutel.ingetrokken_op else _("Verlopen") if over else _("Werkt")
    return SleutelRegel(
        nummer=sleutel.pk,
        gemaakt_op=sleutel.gemaakt_op,
        verloopt_op=sleutel.verloopt_op,
        gebruikt_op=sleutel.gebruikt_op,
        stand=state,
        levend=not over and sleutel.ingetrokken_op is None,
    )


def _words(soort: SleutelSoort) -> tuple[str, str, str]:
    """Head, explanation, button."""
    if soort is SleutelSoort.GEHEIM:
        return (
            _("Geheimen"),
            _(
                "Met een geheim haalt het systeem zelf een token dat een kwartier werkt. Dit is de beste manier."
            ),
            _("Maak een geheim"),
        )
    if soort is SleutelSoort.TOKEN:
        return (
            _("Vaste tokens"),
            _("Alleen voor een systeem dat geen token kan halen."),
            _("Maak een vast token"),
        )
    return (
        _("Sleutels voor berichten"),
        _(
            "Hiermee ondertekenen wij berichten. Het systeem controleert daarmee dat een bericht van ons komt."
        ),
        _("Maak een sleutel"),
    )
