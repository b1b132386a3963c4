"""What the pages of inwoners show of the texts of the gemeente: one query for a page, and none without a place."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from begrippen.gemeente import Gemeente
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.plaatsen import Plaats
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.stand import Regel, Uitkomst, resolve
from diensten.inwonerteksten.waarden import Waarde, fill

if TYPE_CHECKING:
    from diensten.models import Dienst

_logger = logging.getLogger(__name__)
_NEDERLANDS = "nl"


class Teksten:
    """The texts that hold for one page: of `dienst`, else of all diensten, in the language of the page.

    Asks the database when the first place is shown, and then no more, but for another language. `proef`: a text to
    look at before it holds.
    Without a database our own words stand there: an error page must stand too.
    """

    def __init__(self, *, dienst: Dienst | None, now: datetime, proef: Iterable[Regel] = ()) -> None:
        self._dienst = dienst
        self._now = now
        self._proef = tuple(proef)
        self._found: dict[str, Uitkomst] = {}

    @property
    def dienst_naam(self) -> str:
        return self._dienst.naam if self._dienst is not None else ""

    def is_of(self, dienst: Dienst | None) -> bool:
        return self._dienst == dienst

    def own(self, sleutel: str) -> str:
        """Of the gemeente; empty where our own words stand."""
        return self._all().teksten.get(sleutel, "")

    def is_hidden(self, sleutel: str) -> bool:
        """What keeps somebody safe or shows the other way is never hidden, whatever a row says."""
        return PLAATSEN[sleutel].mag_weg and sleutel in self._all().weg

    def _all(self) -> Uitkomst:
        taal = get_language() or _NEDERLANDS
        if taal not in self._found:
            self._found[taal] = self._ask(taal)
        return self._found[taal]

    def _ask(self, taal: str) -> Uitkomst:
        try:
            return in_force_for(dienst=self._dienst, taal=taal, now=self._now, proef=self._proef)
        except DatabaseError as error:
            _logger.warning("texts of the gemeente not read: %s", type(error).__name__)
            return resolve((), ())


def texts_in_force(*, dienst: Dienst | None, taal: str, now: datetime) -> Mapping[str, str]:
    """By key. What stands for the dienst goes before what stands for all."""
    return in_force_for(dienst=dienst, taal=taal, now=now).teksten


def in_force_for(*, dienst: Dienst | None, taal: str, now: datetime, proef: Iterable[Regel] = ()) -> Uitkomst:
    """One query. `proef`: as if these held for this dienst."""
    found = holding(now).filter(taal=taal).filter(_for(dienst))
    rows = list(found.values_list("sleutel", "inhoud", "tekst", "dienst_id"))
    tried = {sleutel for sleutel, _inhoud, _tekst in proef}
    everybody = [row[:3] for row in rows if row[3] is None and (dienst is not None or row[0] not in tried)]
    own = [row[:3] for row in rows if row[3] is not None and row[0] not in tried]
    return resolve(everybody, (*own, *proef))


def _for(dienst: Dienst | None) -> Q:
    everybody = Q(dienst=None)
    return everybody if dienst is None else everybody | Q(dienst=dienst)


def holding(now: datetime) -> QuerySet[Tekstversie]:
    """Per place, dienst and language the one version that holds: `stand.in_force`, asked of the database."""
    begun = Tekstversie.objects.filter(geldt_vanaf__lte=now).filter(
        Q(ingetrokken_op=None) | Q(ingetrokken_op__gt=F("geldt_vanaf"))
    )
    same_place = begun.filter(sleutel=OuterRef("sleutel"), taal=OuterRef("taal"))
    later = Q(geldt_vanaf__gt=OuterRef("geldt_vanaf")) | Q(
        geldt_vanaf=OuterRef("geldt_vanaf"), nummer__gt=OuterRef("nummer")
    )
    replaced = Exists(same_place.filter(later, dienst=OuterRef("dienst")))
    replaced_for_all = Exists(same_place.filter(later, dienst=None))
    return begun.exclude(ingetrokken_op__lte=now).filter(
        (Q(dienst__isnull=False) & ~replaced) | (Q(dienst__isnull=True) & ~replaced_for_all)
    )


def values_of(
    *, gemeente: Gemeente, dienst_naam: str, meer: Mapping[Waarde, str] | None = None
) -> dict[str, str]:
    """The values between brackets, safe to stand in a page."""
    digid = format_html('<a href="{}" rel="noreferrer">digid.nl</a>', "https://www.digid.nl/")
    phone = format_html(
        '<a class="telefoon" href="tel:{}" translate="no" dir="ltr">{}</a>',
        gemeente.telefoon.replace(" ", ""),
        gemeente.telefoon,
    )
    site = format_html('<a href="{}" rel="noreferrer">{}</a>', gemeente.website, gemeente.website)
    values = {
        Waarde.GEMEENTE: conditional_escape(gemeente.naam),
        Waarde.TELEFOON: phone,
        Waarde.WEBSITE: site,
        Waarde.DIGID: digid,
    }
    values[Waarde.DIENST] = format_html('<bdi lang="nl">{}</bdi>', dienst_naam)
    more = {name: conditional_escape(value) for name, value in (meer or {}).items()}
    return {name.value: value for name, value in {**values, **more}.items()}


def shown(
    sleutel: str, own: str, *, waarden: Mapping[str, str], namen: Mapping[str, str]
) -> list[SafeString]:
    """The paragraphs that stand at a place. `namen`: what fills the names in our own words.

    At a place that is `vast` our own words stand in the template, and this gives only what comes after them.
    """
    plaats = PLAATSEN[sleutel]
    if own:
        return [_filled(line, waarden) for line in own.splitlines()]
    return [] if plaats.vast else [own_words(line, plaats, namen) for line in plaats.standaard]


def own_words(line: object, plaats: Plaats, namen: Mapping[str, str]) -> SafeString:
    """Our own words have markup, as in `blocktranslate`; what is filled in is escaped."""
    escaped = {name: conditional_escape(namen.get(name, "")) for name in plaats.vult}
    return SafeString(str(line) % escaped if escaped else str(line))


def _filled(line: str, waarden: Mapping[str, str]) -> SafeString:
    """What the gemeente typed is text and nothing else."""
    return SafeString(fill(conditional_escape(line), waarden))


def as_paragraphs(lines: list[SafeString], klasse: str) -> SafeString:
    if klasse:
        return format_html_join("\n", '<p class="{}">{}</p>', ((klasse, line) for line in lines))
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines))
