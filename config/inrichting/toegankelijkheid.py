"""The accessibility statement of the gemeente, as it stands in the file: one record, `gemeente`."""

from __future__ import annotations

from datetime import datetime

from config.inrichting.delen import Waarden, check
from config.inrichting.gemeente import SLEUTEL, check_key
from config.inrichting.lezen import Schema, Vorm
from diensten.toegankelijkheid.forms import VerklaringForm
from diensten.toegankelijkheid.verklaring import current, state
from diensten.wijzigen import Door


class Toegankelijkheid:
    """`sinds` as a beheerder types it; `problemen`: one a line."""

    naam = "toegankelijkheid"
    schema: Schema = {
        "status": Vorm.TEKST,
        "sinds": Vorm.TEKST,
        "email": Vorm.TEKST,
        "onderzoek_url": Vorm.TEKST,
        "problemen": Vorm.LIJST,
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until there is another
        stands = current()
        if stands is None:
            return {}
        return {
            SLEUTEL: {
                "status": stands.status,
                "sinds": f"{stands.sinds:%d-%m-%Y}",
                "email": stands.email,
                "onderzoek_url": stands.onderzoek_url,
                "problemen": stands.problemen.splitlines(),
            }
        }

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        check_key(sleutel)
        return {veld: [] if vorm is Vorm.LIJST else "" for veld, vorm in self.schema.items()}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:  # noqa: ARG002 - one key
        lines, stands = waarden["problemen"], current()
        posted = {veld: waarden[veld] for veld in self.schema} | {"vorige": stands.pk if stands else 0}
        form = VerklaringForm(posted | {"problemen": "\n".join(lines if isinstance(lines, list) else [])})
        check(form)
        state(door=door, now=now, **form.cleaned_data)
