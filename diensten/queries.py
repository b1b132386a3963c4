"""What others read about diensten, and what the pages of beheer show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Field
from django.utils.translation import gettext as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import GEMAAKT, Dienst, Wijziging
from diensten.teksten.queries import Meldingtekst, filled_in, message
from diensten.teksten.woorden import Sleutel
from diensten.woorden import flow_naam, manier_van_inloggen, niveau_naam


@dataclass(frozen=True, slots=True)
class DienstRegel:
    """One line of the list in beheer."""

    naam: str
    slug: str
    manier: str
    niveau: str
    flows: tuple[str, ...]
    actief: bool
    staande_link: bool


@dataclass(frozen=True, slots=True)
class WijzigingRegel:
    """One line of the change log, in words."""

    moment: datetime
    door: str
    veld: str
    van: str
    naar: str


def active_diensten() -> list[Dienst]:
    return list(Dienst.objects.filter(actief=True).order_by("naam"))


def dienst_by_slug(slug: str) -> Dienst | None:
    """Only a dienst that is in use."""
    return Dienst.objects.filter(slug=slug, actief=True).first()


def dienst_with_open_link(slug: str) -> Dienst | None:
    """The dienst whose standing link /nieuw/<slug>/ is open."""
    return Dienst.objects.filter(slug=slug, actief=True, staande_link=True).first()


def any_dienst(slug: str) -> Dienst | None:
    """Also one that has stopped."""
    return Dienst.objects.filter(slug=slug).first()


def afnemersdiensten(aansluiting: str, *, is_default: bool) -> list[tuple[int, str, str]]:
    """The index, the name and the ServiceUUID of each dienst that logs in over this connection, once per ServiceUUID.

    The index is that of the oldest dienst with this ServiceUUID: it stays the same when others are made or stopped.
    """
    names = [aansluiting, ""] if is_default else [aansluiting]
    rows = Dienst.objects.filter(aansluiting__in=names).exclude(service_uuid="").order_by("pk")
    found: dict[str, tuple[int, str, str]] = {}
    for row in rows:
        found.setdefault(row.service_uuid, (row.pk, row.naam, row.service_uuid))
    return list(found.values())


def niveau_changes(*, dienst: Dienst) -> list[tuple[datetime, Betrouwbaarheidsniveau]]:
    """When another niveau began to hold, and which; oldest first."""
    rows = Wijziging.objects.filter(dienst=dienst, veld="niveau").order_by("id")
    return [(row.moment, Betrouwbaarheidsniveau(int(row.naar))) for row in rows]


def login_message(sleutel: Sleutel) -> Meldingtekst:
    """What an inwoner reads after a login that did not work, in the language of the page."""
    return message(sleutel, voorgeschreven=filled_in(sleutel))


def prescribed_text(sleutel: Sleutel) -> tuple[str, ...]:
    """Paragraphs in Dutch; nothing as long as our own words stand there."""
    return filled_in(sleutel)


def dienst_regels() -> list[DienstRegel]:
    """Those in use first."""
    return [_dienst_regel(dienst) for dienst in Dienst.objects.order_by("-actief", "naam")]


def _dienst_regel(dienst: Dienst) -> DienstRegel:
    niveau = dienst.niveau_gevraagd
    return DienstRegel(
        naam=dienst.naam,
        slug=dienst.slug,
        manier=str(manier_van_inloggen(niveau)),
        niveau=str(niveau_naam(niveau)),
        flows=tuple(str(flow_naam(flow)) for flow in dienst.flows_in_order),
        actief=dienst.actief,
        staande_link=dienst.staande_link,
    )


def wijziging_regels(*, dienst: Dienst, limit: int = 100) -> list[WijzigingRegel]:
    """Newest first."""
    rows = Wijziging.objects.filter(dienst=dienst).order_by("-id")[:limit]
    return [
        WijzigingRegel(
            moment=row.moment,
            door=row.door,
            veld=veld_in_woorden(row.veld),
            van=waarde_in_woorden(veld=row.veld, waarde=row.van),
            naar=waarde_in_woorden(veld=row.veld, waarde=row.naar),
        )
        for row in rows
    ]


def veld_in_woorden(veld: str) -> str:
    return _("Dienst gemaakt") if veld == GEMAAKT else str(_field(veld).verbose_name)


def waarde_in_woorden(*, veld: str, waarde: str) -> str:
    """`waarde`: a stored value as text, as in `Wijziging`."""
    if waarde in {"True", "False"}:
        return _("ja") if waarde == "True" else _("nee")
    if veld == GEMAAKT:
        return waarde
    choices = {str(code): str(label) for code, label in _field(veld).flatchoices}
    return choices.get(waarde, waarde)


def _field(veld: str) -> Field[object, object]:
    return cast("Field[object, object]", Dienst._meta.get_field(veld))
