"""The zaaktype of a dienst: kept by zaken, with its changes in the log of the dienst and in that of toezicht."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from config.koppelingen.forms import KOPPELING, ZaaktypeForm
from config.logboekcode import dienst_code, door_in_log
from diensten.models import Dienst
from diensten.wijzigen import AnderWasEerst, Door, write_down
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.koppeling import (
    AndersGewijzigd,
    Koppeling,
    Vertrouwelijkheid,
    koppeling_of,
    store_koppeling,
    versie_of,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from diensten.elders import Waarden


@transaction.atomic
def change_koppeling(
    *, dienst: Dienst, koppeling: Koppeling | None, versie: str, door: Door, now: datetime
) -> bool:
    """Whether anything changed. `koppeling`: None takes it away. `versie`: of what this was made from.

    Raises `AnderWasEerst`, and then nothing is stored.
    """
    Dienst.objects.select_for_update().get(pk=dienst.pk)  # so that what is written down is what was there
    before = _values(koppeling_of(dienst.slug))
    try:
        changed = store_koppeling(dienst_slug=dienst.slug, koppeling=koppeling, versie=versie)
    except AndersGewijzigd:
        raise AnderWasEerst from None
    if changed:
        write_down(dienst=dienst, van=before, naar=_values(koppeling), door=door, now=now)
        soort = Soort.KOPPELING_GEWIJZIGD
        record(soort=soort, door=door_in_log(door), now=now, reden=dienst_code(dienst))
    return changed


class ZaaktypeVanDienst:
    """What `diensten.elders` asks."""

    velden: Mapping[str, _StrPromise] = {
        "zaaktype": _("Zaaktype"),
        "informatieobjecttype": _("Documenttype van het bewijs"),
        "statustype": _("Status van een nieuwe zaak"),
        "vertrouwelijkheid": _("Vertrouwelijkheid van de zaak"),
    }

    def in_words(self, veld: str, waarde: str) -> str:
        if veld == "vertrouwelijkheid" and waarde in Vertrouwelijkheid.values:
            return str(Vertrouwelijkheid(waarde).label)
        return waarde

    def values(self, slug: str) -> dict[str, str]:
        return _values(koppeling_of(slug))

    def faults(self, waarden: Waarden) -> list[str]:
        """None at all is good: the dienst was without, once."""
        if not any(waarden.values()):
            return []
        return [str(error) for errors in ZaaktypeForm(dict(waarden)).errors.values() for error in errors]

    def store(self, dienst: Dienst, waarden: Waarden, *, door: Door, now: datetime) -> None:
        koppeling = Koppeling(**waarden) if any(waarden.values()) else None
        versie = versie_of(koppeling_of(dienst.slug))
        change_koppeling(dienst=dienst, koppeling=koppeling, versie=versie, door=door, now=now)


def _values(koppeling: Koppeling | None) -> dict[str, str]:
    return asdict(koppeling) if koppeling else dict.fromkeys(KOPPELING, "")
