"""Each step with a proposal goes into the log of toezicht, in the transaction of that step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from config.logboekcode import dienst_code, door_in_log
from diensten.gebeurd import voorstel_gezet
from diensten.gemeente.stand import FEITEN
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel
from diensten.wijzigen import Door
from toezicht.logboek import record
from toezicht.soorten import Soort

_SOORTEN = {
    Besluit.OPEN: Soort.VOORSTEL_GEDAAN,
    Besluit.GOEDGEKEURD: Soort.VOORSTEL_GOEDGEKEURD,
    Besluit.TERUGGEGEVEN: Soort.VOORSTEL_TERUGGEGEVEN,
    Besluit.INGETROKKEN: Soort.VOORSTEL_INGETROKKEN,
}


@receiver(voorstel_gezet, sender=Voorstel, dispatch_uid="voorstellen_logboek")
def write_down(*, voorstel: Voorstel, besluit: Besluit, door: Door, now: datetime, **_more: Any) -> None:
    """What it is about and which number it has. What it says stays with the proposal."""
    record(
        soort=_SOORTEN[besluit],
        door=door_in_log(door),
        now=now,
        reden=_about(voorstel),
        aantal=voorstel.nummer,
    )


def _about(voorstel: Voorstel) -> str:
    """Of contact also which facts would change; of a dienst which one."""
    if voorstel.dienst is not None:
        return dienst_code(voorstel.dienst, na=voorstel.onderwerp)
    if voorstel.onderwerp != Onderwerp.CONTACT:
        return voorstel.onderwerp
    fields = [veld for veld in FEITEN if voorstel.inhoud.get(veld, "") != voorstel.eerder.get(veld, "")]
    return f"{voorstel.onderwerp}_{'-'.join(fields)}"
