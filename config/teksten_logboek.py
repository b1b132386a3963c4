"""Each step with a text that inwoners read goes into the log of toezicht, in the transaction of that step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from diensten.inwonerteksten.models import Stap, Tekstversie
from diensten.inwonerteksten.opstellen import stap_gezet
from diensten.teksten.woorden import LOGIUS
from diensten.wijzigen import Door
from toezicht.logboek import record
from toezicht.soorten import Soort

_SOORTEN = {
    Stap.AANGEBODEN: Soort.TEKST_VOORGESTELD,
    Stap.TERUGGEGEVEN: Soort.TEKST_TERUGGEGEVEN,
    Stap.INGETROKKEN: Soort.TEKST_INGETROKKEN,
    Stap.NAGEKEKEN: Soort.TEKST_NAGEKEKEN,
}


@receiver(stap_gezet, sender=Tekstversie, dispatch_uid="teksten_logboek")
def write_down(*, versie: Tekstversie, soort: Stap, door: Door, now: datetime, **_more: Any) -> None:
    """Which place, in which language and which version. What it says stays with the texts.

    A prescribed text that makes place for our own words says so. A draft is nobody else's business yet. What is
    planned begins by itself: its day stands with the version.
    """
    what = _SOORTEN.get(soort)
    if soort is Stap.GOEDGEKEURD:
        planned = versie.geldt_vanaf is not None and versie.geldt_vanaf > now
        what = Soort.TEKST_GEPLAND if planned else Soort.TEKST_GEPUBLICEERD
    if what is not None:
        emptied = "" if versie.tekst or not versie.sleutel.startswith(LOGIUS) else "_leeg"
        reden = f"{versie.sleutel}_{versie.taal}{emptied}"
        record(soort=what, door=door.naam, now=now, reden=reden, aantal=versie.nummer)
