"""How people log in, what is said above the pages, and who we are: each change goes into the log of toezicht too.

The toezichthouder does not get to the pages of beheer, and must see that logging in became weaker.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from begrippen.niveau import Betrouwbaarheidsniveau
from config.logboekcode import dienst_code, door_in_log
from diensten.gebeurd import gemeente_gewijzigd, niveau_gezet, verhogingstap_gezet
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vast import VELDEN
from diensten.models import Dienst
from diensten.verhoging.models import Stapsoort, VerhogingStap
from diensten.wijzigen import Door
from toezicht.logboek import record
from toezicht.soorten import Soort

_STAPPEN = {
    Stapsoort.GEPLAND: Soort.VERHOGING_GEPLAND,
    Stapsoort.GEWIJZIGD: Soort.VERHOGING_GEWIJZIGD,
    Stapsoort.INGETROKKEN: Soort.VERHOGING_INGETROKKEN,
    Stapsoort.INGEGAAN: Soort.VERHOGING_INGEGAAN,
    Stapsoort.TERUGGEDRAAID: Soort.VERHOGING_TERUGGEDRAAID,
}
_PUBLIEK = {Deel.STORING_INWONERS: "inwoners", Deel.STORING_MEDEWERKERS: "medewerkers"}


@receiver(niveau_gezet, sender=Dienst, dispatch_uid="niveau_logboek")
def write_niveau(
    *,
    dienst: Dienst,
    van: Betrouwbaarheidsniveau,
    naar: Betrouwbaarheidsniveau,
    door: Door,
    now: datetime,
    **_more: Any,
) -> None:
    soort = Soort.NIVEAU_VERLAAGD if naar < van else Soort.NIVEAU_VERHOOGD
    record(soort=soort, door=door_in_log(door), now=now, reden=_reden(dienst, van, naar))


@receiver(verhogingstap_gezet, sender=VerhogingStap, dispatch_uid="verhoging_logboek")
def write_stap(*, stap: VerhogingStap, **_more: Any) -> None:
    """What people tick off around a raise stays with the raise."""
    soort, verhoging = _STAPPEN.get(Stapsoort(stap.soort)), stap.verhoging
    if soort is None:
        return
    van, naar, dag = verhoging.van_niveau, verhoging.naar_niveau, f"_{stap.datum:%y-%m-%d}"
    if soort is Soort.VERHOGING_TERUGGEDRAAID:
        van, naar, dag = naar, van, ""  # that holds at once
    door = door_in_log(Door(stap.door, stap.door_id))
    record(soort=soort, door=door, now=stap.moment, reden=_reden(verhoging.dienst, van, naar, dag))


@receiver(gemeente_gewijzigd, sender=GemeenteVersie, dispatch_uid="gemeente_logboek")
def write_gemeente(*, versie: GemeenteVersie, eerder: dict[str, Any], **_more: Any) -> None:
    """Which fields of the identity, or who reads the message. What it says stays with the versions."""
    deel = Deel(versie.deel)
    if deel is Deel.IDENTITEIT:
        fields = [veld for veld in VELDEN if eerder.get(veld, "") != versie.inhoud.get(veld, "")]
        soort, reden = Soort.GEMEENTE_GEWIJZIGD, "-".join(fields)
    elif deel in _PUBLIEK:
        soort = Soort.MEDEDELING_GEPLAATST if versie.inhoud else Soort.MEDEDELING_WEGGEHAALD
        reden = _PUBLIEK[deel]
    else:
        return
    door = door_in_log(Door(versie.door, versie.door_id))
    record(soort=soort, door=door, now=versie.moment, reden=reden)


def _reden(dienst: Dienst, van: Betrouwbaarheidsniveau, naar: Betrouwbaarheidsniveau, dag: str = "") -> str:
    """`dag`: of the raise, as _27-06-15. With four digits together it could be a code, and would be refused."""
    return dienst_code(dienst, na=f"{van.code}-{naar.code}{dag}")
