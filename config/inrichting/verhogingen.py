"""Raises that are planned, as they stand in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from begrippen.niveau import Betrouwbaarheidsniveau
from config.inrichting.delen import Waarden, check, errors_of
from config.inrichting.diensten import NIVEAUS, WOORDEN, known_dienst, niveau_of
from config.inrichting.lezen import Document, Record, Schema, Vorm, Waarde
from diensten.models import Dienst
from diensten.queries import any_dienst
from diensten.verhoging.forms import VerhogingForm, show_refusal
from diensten.verhoging.ingaan import waiting
from diensten.verhoging.models import Verhoging
from diensten.verhoging.plannen import VerhogingGeweigerd, plan, state_of
from diensten.verhoging.tijdlijn import day_of
from diensten.wijzigen import Door


def leave_out_past(document: Document) -> Document:
    """Without the raises that were carried out, and without the niveau of before them: an old file lowers nothing."""
    wanted, past = document.get(Verhogingen.naam, {}), {}
    done = _carried_out() if wanted else {}
    for slug, record in wanted.items():
        naar, day = NIVEAUS.get(str(record.waarden.get("naar"))), _day(record.waarden.get("datum"))
        if (row := done.get((slug, naar, day))) is not None:
            past[slug] = row
    raises = {slug: one for slug, one in wanted.items() if slug not in past}
    diensten = {
        slug: _without_niveau(one) if slug in past and _is_lower(one, past[slug]) else one
        for slug, one in document.get("diensten", {}).items()
    }
    return {**document, "diensten": diensten, Verhogingen.naam: raises}


def _carried_out() -> dict[tuple[str, int | None, date | None], Verhoging]:
    """By slug of the dienst, niveau and day; the last one of each."""
    rows = Verhoging.objects.filter(doorgevoerd_op__isnull=False).select_related("dienst").order_by("pk")
    return {(row.dienst.slug, row.naar, row.datum): row for row in rows}


def _is_lower(record: Record, past: Verhoging) -> bool:
    """One that was turned back holds nothing up."""
    wanted = NIVEAUS.get(str(record.waarden.get("niveau")))
    return past.teruggedraaid_op is None and wanted is not None and wanted < past.naar


def _without_niveau(record: Record) -> Record:
    return replace(record, waarden={veld: one for veld, one in record.waarden.items() if veld != "niveau"})


def _day(value: Waarde) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


class Verhogingen:
    """By slug of the dienst; days as 2027-06-15. Withdrawing is done on the page, with a reason."""

    naam = "verhogingen"
    schema: Schema = dict.fromkeys(("naar", "datum", "aankondigen_vanaf"), Vorm.TEKST)

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - what waits does not change by itself
        rows = waiting().select_related("dienst").order_by("dienst__slug")
        return {
            row.dienst.slug: {
                "naar": WOORDEN[row.naar],
                "datum": row.datum.isoformat(),
                "aankondigen_vanaf": row.aankondigen_vanaf.isoformat(),
            }
            for row in rows
        }

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        known_dienst(sleutel)
        return dict.fromkeys(self.schema, "")

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        dienst = any_dienst(sleutel)
        if dienst is None or self._has_been(dienst, waarden, now=now):
            return
        posted = {**waarden, "naar": str(niveau_of(waarden, "naar")), "stand": state_of(dienst)}
        form = VerhogingForm(posted, van=dienst.niveau_gevraagd, now=now)
        check(form)
        try:
            plan(dienst=dienst, door=door, now=now, **form.cleaned_data)
        except VerhogingGeweigerd as refused:
            show_refusal(form, refused)
            raise errors_of(form) from None

    def _has_been(self, dienst: Dienst, waarden: Waarden, *, now: datetime) -> bool:
        """A file is read again after the day of a raise, too: then there is nothing left to plan."""
        day = _day(waarden["datum"])
        passed = day is not None and day <= day_of(now)
        naar = NIVEAUS.get(str(waarden["naar"]), int(max(Betrouwbaarheidsniveau)) + 1)
        return passed and dienst.niveau >= naar
