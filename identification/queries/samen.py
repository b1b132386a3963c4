"""A call with more people on the pages of the ambtenaar: everybody seen together, and who may come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from begrippen.deel import Deel
from begrippen.flow import Flow
from diensten.samen import WOORDEN
from identification.flow.afronden import is_ready
from identification.flow.controle import read_bsn
from identification.flow.eerst_code import EerstCode
from identification.flow.mensen import judge_together
from identification.flow.overgang import AlVerder
from identification.flow.samen import flows_in, may_add, may_ask_again
from identification.flow.zonder import others_left
from identification.models import Identification
from identification.paginas import (
    ErbijPagina,
    IdentificatiePagina,
    MensRegel,
    Nu,
    SamenBlok,
    SamenvattingRegel,
)
from identification.queries.woorden import status_words
from identification.samen import MEEST, Bezwaar
from identification.status import OPEN, Afloop
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken


def objection_to(bezwaar: Bezwaar | None) -> str:
    """For the ambtenaar."""
    if bezwaar is None:
        return ""
    return {
        Bezwaar.ZELFDE: _("Twee mensen in dit gesprek zijn volgens DigiD dezelfde persoon."),
        Bezwaar.NIET_DEZE: _("De vertegenwoordiger handelt niet voor de persoon in dit gesprek."),
        Bezwaar.KETEN: _(
            "Iemand in dit gesprek handelt voor een ander, en die handelt zelf ook voor een ander. "
            "Dat kan niet in één bewijs."
        ),
        Bezwaar.VOOR_NIEMAND: _("Van de vertegenwoordiger staat nog niet vast voor wie die handelt."),
    }[bezwaar]


def samen_block(
    row: Identification, rows: Sequence[Identification], *, now: datetime, verborgen: bool = False
) -> SamenBlok | None:
    """None: a call with one person, in which nobody can be added."""
    adds = may_add(row, now=now) and len(rows) < MEEST
    erbij = reverse("identification:samen-erbij", args=[row.pk]) if adds and not verborgen else ""
    if row.samen_id is None:
        return SamenBlok(erbij_url=erbij) if erbij else None
    lines = tuple(_line(row, one, rows, now=now, verborgen=verborgen) for one in rows)
    return SamenBlok(lines, erbij, _known_objection(rows, now=now))


def _line(
    row: Identification,
    one: Identification,
    rows: Sequence[Identification],
    *,
    now: datetime,
    verborgen: bool,
) -> MensRegel:
    words = status_words(one, now=now)
    ended = (one.status not in OPEN or one.verloopt_op <= now) and one.afloop != Afloop.VOLTOOID
    without = ended and others_left(one, list(rows), now=now)
    return MensRegel(
        nummer=one.persoon + 1,
        deel=str(WOORDEN[Deel(one.deel)]),
        status=words.kort,
        stand=words.stand,
        url=reverse("identification:identificatie", args=[one.pk]),
        huidig=one.pk == row.pk,
        bsn_masker="" if verborgen else _mask(one),
        zonder_url=reverse("identification:samen-zonder", args=[one.pk]) if without else "",
    )


def _mask(one: Identification) -> str:
    """Only what the page of this person shows as well."""
    try:
        return read_bsn(one).masked
    except (AlVerder, EerstCode, ZegelVerbroken, SleutelNietBereikbaar):
        return ""


def _known_objection(rows: Sequence[Identification], *, now: datetime) -> str:
    """Only once everybody was checked: before that the ambtenaar may not learn who is who."""
    if not all(is_ready(one, now=now) for one in rows):
        return ""
    try:
        return objection_to(judge_together(rows, klaar=True))
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return ""


def with_people(
    page: IdentificatiePagina, row: Identification, rows: Sequence[Identification], *, now: datetime
) -> IdentificatiePagina:
    """The page with everybody on it: this person may be done, and the call is not."""
    page = replace(page, samen=samen_block(row, rows, now=now, verborgen=page.verborgen))
    if row.samen_id is None or all(is_ready(one, now=now) for one in rows):
        return page
    return replace(page, rond_af_url="")


def wait_for_others(step: Nu, row: Identification, rows: Sequence[Identification], *, now: datetime) -> Nu:
    """Instead of finishing: who is still to be done."""
    busy = [one for one in rows if not is_ready(one, now=now)]
    if row.samen_id is None or step.soort != "afronden" or not busy:
        return step
    who = ", ".join(name_of(one) for one in busy)
    return Nu(
        soort="samen",
        titel=_("Deze persoon is klaar. Nu de anderen"),
        doe=_("Nog niet klaar: %(wie)s. U rondt af voor iedereen tegelijk.") % {"wie": who},
        zeg=(_("“Gelukt. Blijft u nog even in het gesprek? Ik ga nu verder met de ander.”"),),
    )


def name_of(one: Identification) -> str:
    return _("persoon %(nummer)s (%(deel)s)") % {
        "nummer": one.persoon + 1,
        "deel": str(WOORDEN[Deel(one.deel)]).lower(),
    }


# --- finishing ----------------------------------------------------------------------------------------------------


def waiting_words(rows: Sequence[Identification], *, now: datetime) -> str:
    """Why the call as a whole cannot be finished yet; empty: it can."""
    busy = [one for one in rows if not is_ready(one, now=now)]
    if busy:
        who = ", ".join(name_of(one) for one in busy)
        return _("Nog niet iedereen is klaar: %(wie)s.") % {"wie": who}
    return objection_to(judge_together(rows, klaar=True))


def people_lines(
    row: Identification, rows: Sequence[Identification], *, now: datetime
) -> list[SamenvattingRegel]:
    """One line for each of the others."""
    return [
        SamenvattingRegel(name_of(one).capitalize(), status_words(one, now=now).kort, one.ingelogd_op)
        for one in rows
        if one.pk != row.pk
    ]


# --- adding somebody ----------------------------------------------------------------------------------------------


def erbij_page(
    row: Identification,
    *,
    now: datetime,
    gekozen: str = "",
    fout: str = "",
    fout_bij: str = "",
    verborgen: bool = False,
) -> ErbijPagina:
    again = may_ask_again(row, now=now)
    delen = (Deel(row.deel),) if again else may_add(row, now=now) if flows_in(row) else ()
    bsn = "moet" if again else _asks_bsn(row)
    alone = delen[0].value if len(delen) == 1 else ""
    return ErbijPagina(
        dienst=row.dienst.naam,
        zaaknummer="" if verborgen else row.zaaknummer,
        merk=row.merk,
        delen=tuple((deel.value, str(WOORDEN[deel]), deel.value == (gekozen or alone)) for deel in delen),
        bsn=bsn,
        opnieuw=again,
        vertegenwoordiger=Deel.VERTEGENWOORDIGER in delen,
        url=reverse("identification:samen-erbij", args=[row.pk]),
        terug_url=reverse("identification:identificatie", args=[row.pk]),
        nieuw_url=f"{reverse('identification:werkblad-start')}?dienst={row.dienst.slug}",
        fout=fout,
        fout_bij=fout_bij if bsn else "deel",
    )


def form_again(row: Identification, *, now: datetime) -> str:
    """Where the BSN is asked again: within the call as long as it goes on, and else a new identification."""
    if may_ask_again(row, now=now):
        return reverse("identification:samen-erbij", args=[row.pk])
    return f"{reverse('identification:werkblad-start')}?dienst={row.dienst.slug}"


def _asks_bsn(row: Identification) -> str:
    flows = flows_in(row)
    if Flow.BEKEND not in flows:
        return ""
    return "mag" if len(flows) > 1 else "moet"
