"""The page of figures: a year with a raise in it, and one in which nothing happened."""

from __future__ import annotations

from datetime import date, timedelta

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from identification.cijfers import TE_WEINIG, Maat, Telling, week_of
from identification.paginas.statistiek import StatistiekPagina, Verandering, compare, draw
from identification.queries.statistiek import columns
from identification.views.statistiek import KeuzeForm
from tests.voorkant.voorbeelden.gegevens import DIENST
from tests.voorkant.voorbeelden.soorten import Context

_MAANDAG = date(2026, 8, 24)


def _telling(week: int) -> Telling:
    busy = 30 + 4 * week
    return {
        (Maat.GEMAAKT, 0): busy + 12,
        (Maat.INGELOGD, int(Niveau.MIDDEN)): 0 if week > 9 else busy,
        (Maat.INGELOGD, int(Niveau.SUBSTANTIEEL)): busy if week > 9 else 6,
        (Maat.GEANNULEERD, 0): 11 if week in {9, 10} else 4,
        (Maat.TE_LAAG, 0): 23 if week == 10 else 0,
        (Maat.VERLOPEN, 0): 12,
        (Maat.CODE_ONJUIST, 0): week % 3,
        (Maat.VOLTOOID, 0): busy - 3,
        (Maat.SECONDEN, 95): busy,
    }


def _page(*, empty: bool = False) -> Context:
    weken = tuple(
        week_of(_MAANDAG + timedelta(weeks=week), [] if empty else [_telling(week)]) for week in range(13)
    )
    changes = () if empty else (Verandering(_MAANDAG + timedelta(weeks=8, days=2), "DigiD app met ID-check"),)
    kolommen = tuple(columns(weken))
    pagina = StatistiekPagina(
        dienst=DIENST,
        weken=weken,
        kolommen=kolommen,
        veranderingen=changes,
        tekening=draw(weken, changes),
        csv_url="/beheer/statistiek/csv/?weken=13",
        vergelijking=compare(weken, kolommen, changes),
    )
    form = KeuzeForm({})
    form.fields["dienst"].choices = [("", "Alle diensten"), ("verhuizing", DIENST)]
    return Context(form=form, pagina=pagina, te_weinig=TE_WEINIG, rollen=["functioneel-beheerder"])


OVERIG = {
    "beheer/statistiek.html": _page,
    "beheer/statistiek.html#leeg": lambda: _page(empty=True),
}
