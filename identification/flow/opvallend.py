"""What is odd around a login. The ambtenaar hears of it and judges: nothing here stops anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from begrippen.bsn import Bsn
from identification.flow.signalen import raise_signal
from identification.models import Identification, SignaalSoort
from identification.status import Status
from identification.verzegeld import Verzegeld
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken

LANG = timedelta(minutes=5)  # half the life of a link: reading the page takes one or two
_MOST = 500  # logins that are open at once; more than that no gemeente has


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a browser comes from, in the codes of the own proxy; empty: not known."""

    land: str = ""
    netwerk: str = ""


ONBEKEND = Herkomst()


def judge_start(*, identification: Identification, herkomst: Herkomst, now: datetime) -> None:
    """At the button to DigiD, with the row as it was before."""
    opened, first = identification.geopend_op, identification.login_gestart_op is None
    if first and opened is not None and now - opened > LANG:
        raise_signal(identification=identification, soort=SignaalSoort.LANG_GEWACHT, now=now)
    compare_origin(identification=identification, herkomst=herkomst, now=now)


def compare_origin(*, identification: Identification, herkomst: Herkomst, now: datetime) -> None:
    """Did the link open somewhere else than where the login is? Only where the proxy knew both."""
    if _differ(identification.geopend_land, herkomst.land):
        raise_signal(identification=identification, soort=SignaalSoort.ANDER_LAND, now=now)
    if _differ(identification.geopend_netwerk, herkomst.netwerk):
        raise_signal(identification=identification, soort=SignaalSoort.ANDER_NETWERK, now=now)


def _differ(opened: str, now_seen: str) -> bool:
    return bool(opened and now_seen) and opened != now_seen


def find_same_person(*, identification: Identification, bsn: Bsn, now: datetime) -> None:
    """Is the same BSN logged in with another link now? Then both ambtenaren hear of it.

    By opening the others one by one, newest first: a fingerprint of the BSN to search by would be as good as the
    BSN. Called after the login is stored, so of two at the same moment at least one sees the other.
    """
    for other in _logged_in(identification, now=now):
        if _belongs_to(other, bsn):
            raise_signal(identification=other, soort=SignaalSoort.ZELFDE_PERSOON, now=now)
            raise_signal(identification=identification, soort=SignaalSoort.ZELFDE_PERSOON, now=now)


def _logged_in(identification: Identification, *, now: datetime) -> Iterator[Identification]:
    rows = Identification.objects.filter(status=Status.INGELOGD, verloopt_op__gt=now)
    others = rows.exclude(pk=identification.pk).only("id", "dag", "data_sleutel", "bsn")
    return iter(others.order_by("-ingelogd_op")[:_MOST])


def _belongs_to(row: Identification, bsn: Bsn) -> bool:
    try:
        return Verzegeld.of(row).unseal_bsn("bsn", row.bsn) == bsn
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return False  # wiped meanwhile, or out of reach: no reason to keep anybody from logging in
