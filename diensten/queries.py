"""What others read about diensten, and what the pages of beheer show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import cast

from django.db.models import BooleanField, Field, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.taal import Taal
from diensten import elders
from diensten.instellingen import Stand
from diensten.lijstbronnen import bronnen
from diensten.models import GEMAAKT, VROEGER_ACTIEF, Dienst, VerwijderdeDienst, Wijziging
from diensten.samen import parts_in_words
from diensten.teksten.queries import Meldingtekst, filled_in, message
from diensten.teksten.woorden import Sleutel
from diensten.verhoging.cijfers import KLEINSTE, in_tens
from diensten.verhoging.ingaan import waiting
from diensten.verhoging.tijdlijn import day_of
from diensten.woorden import flow_naam, manier_van_inloggen, niveau_naam

DAGEN = 30  # of which the list tells how many logins there were


@dataclass(frozen=True, slots=True)
class DienstRegel:
    """One line of the list in beheer. `stand`: a `Stand`; `gepland` with its day: a raise. `logins`: in words, of the
    last `DAGEN`. `zaaktype`: has it one; None where none is needed. `verhogen`: a raise can be planned."""

    naam: str
    slug: str
    manier: str
    niveau: str
    flows: tuple[str, ...]
    stand: str
    staande_link: bool
    gepland: str = ""
    gepland_op: date | None = None
    logins: str = ""
    zaaktype: bool | None = None
    verhogen: bool = False


@dataclass(frozen=True, slots=True)
class WijzigingRegel:
    """One line of the change log, in words. `versie`: the change to go back to; 0 where that makes no sense."""

    moment: datetime
    door: str
    veld: str
    van: str
    naar: str
    versie: int = 0


def active_diensten() -> list[Dienst]:
    return list(Dienst.objects.filter(stand=Stand.ACTIEF).order_by("naam"))


def dienst_by_slug(slug: str) -> Dienst | None:
    """Only a dienst that is in use."""
    return Dienst.objects.filter(slug=slug, stand=Stand.ACTIEF).first()


def dienst_with_open_link(slug: str) -> Dienst | None:
    """The dienst whose standing link /nieuw/<slug>/ is open."""
    return Dienst.objects.filter(slug=slug, stand=Stand.ACTIEF, staande_link=True).first()


def any_dienst(slug: str) -> Dienst | None:
    """Also a draft, and one that has stopped."""
    return Dienst.objects.filter(slug=slug).first()


def all_diensten() -> list[Dienst]:
    """Those in use first, then drafts, then what has stopped; by name."""
    return list(Dienst.objects.order_by("stand", "naam"))


def offered_languages(diensten: Iterable[Dienst], *, ook: str = "") -> tuple[Taal, ...]:
    """What an inwoner can choose at one of these diensten at least. Dutch always, as every dienst speaks it.

    `ook`: what was chosen before. It stays in the list, so that it is refused in words and not changed in silence.
    """
    offered = {taal.value for dienst in diensten for taal in dienst.talen_in_order}
    return tuple(taal for taal in Taal if taal.value in offered | {Taal.NEDERLANDS.value, ook})


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
    return message(sleutel, voorgeschreven=prescribed_text(sleutel))


def prescribed_text(sleutel: Sleutel) -> tuple[str, ...]:
    """Paragraphs in Dutch; nothing as long as our own words stand there."""
    return filled_in(sleutel, now=timezone.now())


def taken_away(*, limit: int = 20) -> list[VerwijderdeDienst]:
    """Drafts that somebody took away, the last one first."""
    return list(VerwijderdeDienst.objects.order_by("-id")[:limit])


def dienst_regels(*, now: datetime) -> list[DienstRegel]:
    """Those in use first, then drafts, then what has stopped."""
    planned = waiting().filter(dienst=OuterRef("pk"))
    rows = Dienst.objects.order_by("stand", "naam").annotate(
        verhoging_naar=Subquery(planned.values("naar")),
        verhoging_datum=Subquery(planned.values("datum")),
    )
    logins = bronnen.logins(now - timedelta(days=DAGEN)) if bronnen.logins else {}
    mapped = bronnen.met_zaaktype() if bronnen.met_zaaktype else None
    return [
        replace(
            _dienst_regel(dienst, vandaag=day_of(now)),
            logins=_number(logins.get(dienst.pk, 0)),
            zaaktype=None if mapped is None else dienst.slug in mapped,
        )
        for dienst in rows
    ]


def has_zaaktype(slug: str) -> bool | None:
    """None where the zaaksysteem has no types."""
    mapped = bronnen.met_zaaktype() if bronnen.met_zaaktype else None
    return None if mapped is None else slug in mapped


def _number(aantal: int) -> str:
    """A small number may point at people, and so may the difference with that of yesterday: in tens."""
    if not aantal:
        return "0"
    return _("Minder dan %d") % KLEINSTE if aantal < KLEINSTE else _("Ongeveer %d") % in_tens(aantal)


def _dienst_regel(dienst: Dienst, *, vandaag: date) -> DienstRegel:
    """A raise whose day has come counts as what holds, also before the clock wrote it down."""
    niveau = dienst.niveau_gevraagd
    naar: int | None = getattr(dienst, "verhoging_naar", None)
    datum: date | None = getattr(dienst, "verhoging_datum", None)
    if naar is not None and datum is not None and datum <= vandaag:
        niveau, naar, datum = max(niveau, Betrouwbaarheidsniveau(naar)), None, None
    return DienstRegel(
        naam=dienst.naam,
        slug=dienst.slug,
        manier=str(manier_van_inloggen(niveau)),
        niveau=str(niveau_naam(niveau)),
        flows=tuple(str(flow_naam(flow)) for flow in dienst.flows_in_order),
        stand=dienst.stand,
        staande_link=dienst.staande_link,
        gepland=str(manier_van_inloggen(Betrouwbaarheidsniveau(naar))) if naar is not None else "",
        gepland_op=datum,
        verhogen=datum is None and niveau is not max(Betrouwbaarheidsniveau),
    )


def wijziging_regels(*, dienst: Dienst, limit: int = 100) -> list[WijzigingRegel]:
    """Newest first."""
    rows = list(Wijziging.objects.filter(dienst=dienst).order_by("-id")[:limit])
    newest_of = {}  # of the rows that were stored together, which stand side by side
    for newer, row in pairwise([None, *rows]):
        if row is not None and (newer is None or _together(newer) != _together(row)):
            newest_of[row.pk] = newer is not None
    return [
        WijzigingRegel(
            moment=row.moment,
            door=row.door,
            veld=veld_in_woorden(row.veld),
            van=waarde_in_woorden(veld=row.veld, waarde=row.van),
            naar=waarde_in_woorden(veld=row.veld, waarde=row.naar),
            versie=row.pk if newest_of.get(row.pk) else 0,
        )
        for row in rows
    ]


def _together(row: Wijziging) -> tuple[datetime, str]:
    return row.moment, row.door


def veld_in_woorden(veld: str) -> str:
    if veld == VROEGER_ACTIEF:
        return _("Dienst is in gebruik")
    if elders.is_kept(veld):
        return elders.field_in_words(veld)
    return _("Dienst gemaakt") if veld == GEMAAKT else str(_field(veld).verbose_name)


def waarde_in_woorden(*, veld: str, waarde: str) -> str:
    """`waarde`: a stored value as text, as in `Wijziging`."""
    if elders.is_kept(veld):
        return elders.value_in_words(veld, waarde)
    if veld == VROEGER_ACTIEF or (veld != GEMAAKT and isinstance(_field(veld), BooleanField)):
        return _("ja") if waarde == "True" else _("nee")
    if veld == GEMAAKT:
        return waarde
    if veld == "talen":
        return ", ".join(taal.eigen_naam for taal in Taal if taal.value in waarde.split(","))
    if veld == "samen":
        return parts_in_words(waarde)
    choices = {str(code): str(label) for code, label in _field(veld).flatchoices}
    return choices.get(waarde, waarde)


def _field(veld: str) -> Field[object, object]:
    return cast("Field[object, object]", Dienst._meta.get_field(veld))
