"""Each step with a text that inwoners read goes into the log of toezicht, in the transaction of that step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from config.logboekcode import dienst_code
from diensten.door import Door, both
from diensten.inwonerteksten.models import Stap, Tekstversie
from diensten.inwonerteksten.stappen import stap_gezet
from diensten.teksten.woorden import LOGIUS
from toezicht.logboek import fits, record
from toezicht.soorten import Soort

_SOORTEN = {
    Stap.AANGEBODEN: Soort.TEKST_VOORGESTELD,
    Stap.TERUGGEGEVEN: Soort.TEKST_TERUGGEGEVEN,
    Stap.INGETROKKEN: Soort.TEKST_INGETROKKEN,
    Stap.NAGEKEKEN: Soort.TEKST_NAGEKEKEN,
    Stap.INGEGAAN: Soort.TEKST_INGEGAAN,
}


@receiver(stap_gezet, sender=Tekstversie, dispatch_uid="teksten_logboek")
def write_down(
    *, versie: Tekstversie, soort: Stap, door: Door, now: datetime, vorige: int, **_more: Any
) -> None:
    """Which place, in which language and which version. What it says stays with the texts.

    A prescribed text that makes place for our own words says so. A draft is nobody else's business yet. What was
    planned begins by itself: then the names are of who planned and who approved it, and the version that it came in
    the place of stands with it.
    """
    what, reden, name = _SOORTEN.get(soort), _where(versie), door.naam
    if soort is Stap.GOEDGEKEURD:
        planned = versie.geldt_vanaf is not None and versie.geldt_vanaf > now
        what = Soort.TEKST_GEPLAND if planned else Soort.TEKST_GEPUBLICEERD
    if soort is Stap.INGEGAAN:
        name = _both_names(versie)
        reden = after if fits(after := f"{reden}_na-{vorige}") else reden
    if what is not None:
        record(soort=what, door=name, now=now, reden=reden, aantal=versie.nummer)


def _where(versie: Tekstversie) -> str:
    """In which language, and of which dienst if of one."""
    emptied = "" if versie.tekst or not versie.sleutel.startswith(LOGIUS) else "_leeg"
    place = f"{versie.sleutel}_{versie.taal}{emptied}"
    return dienst_code(versie.dienst, na=place) if versie.dienst is not None else place


def _both_names(versie: Tekstversie) -> str:
    approved = versie.stappen.filter(soort=Stap.GOEDGEKEURD).values_list("door", flat=True).first()
    return both(Door(versie.door), Door(approved or "-")).naam
