"""What is kept, why and until when, and what should have been wiped already: that must be nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diensten.instellingen import BEWAAR_MINUTEN, LINK_MINUTEN
from diensten.models import Dienst
from identification.flow import berichten, herhaling
from identification.flow.ontvangst import TE_ZIEN, holds_something_of
from identification.flow.opruimen import SESSIE_BEWAREN
from identification.models import (
    ApiVerzoek,
    Bericht,
    BewaardBewijs,
    Identification,
    InwonerSessie,
    Ontvangst,
)
from identification.status import OPEN, TE_BEZORGEN, Status
from inloggen.digid.login import KEEP as LOGIN_BEWAREN
from inloggen.models import LoginVerzoek
from kluis import dagsleutel

UUR = timedelta(hours=1)
MARGE = timedelta(minutes=5)  # the purge comes round every few seconds; a worker that delivers may hold a row


@dataclass(frozen=True, slots=True)
class Bewaarsoort:
    """`nu`: how many there are. `eerst`: when the first of them goes. `te_laat`: should have gone MARGE ago."""

    naam: str
    wat: str
    waarom: str
    hoe_lang: str
    nu: int
    eerst: datetime | None
    te_laat: int


@dataclass(frozen=True, slots=True)
class Bewaarpagina:
    soorten: tuple[Bewaarsoort, ...]
    bekeken_op: datetime

    @property
    def te_laat(self) -> int:
        return sum(soort.te_laat for soort in self.soorten)


def retention_page(*, now: datetime) -> Bewaarpagina:
    """One query for each kind, and one for the longest terms that a dienst has."""
    return Bewaarpagina(tuple(_kinds(now)), now)


def _kinds(now: datetime) -> Iterator[Bewaarsoort]:
    longest = Dienst.objects.aggregate(link=Max("link_minuten"), na=Max("bewaar_minuten"))
    yield _calls(now, link=longest["link"] or 0, na=longest["na"] or 0)
    yield _proofs(now)
    yield _kept_proofs(now)
    yield _receipts(now)
    yield _browsers(now)
    yield _logins(now)
    yield _repeats(now)
    yield _messages(now)
    yield _day_keys(now)


def _count(
    rows: QuerySet[Any], veld: str, now: datetime, keep: timedelta
) -> tuple[int, datetime | None, int]:
    """How many, when the first goes, and how many are late: `veld` and `keep` together are when a row goes."""
    late = Q(**{f"{veld}__lt": now - keep - MARGE})
    found = rows.aggregate(nu=Count("pk"), eerst=Min(veld), te_laat=Count("pk", filter=late))
    first = found["eerst"]
    return found["nu"], None if first is None else first + keep, found["te_laat"]


def _minutes(count: int) -> str:
    return ngettext("%(aantal)d minuut", "%(aantal)d minuten", count) % {"aantal": count}


def _days(count: int) -> str:
    return ngettext("%(aantal)d dag", "%(aantal)d dagen", count) % {"aantal": count}


def _hours(count: int) -> str:
    return ngettext("%(aantal)d uur", "%(aantal)d uur", count) % {"aantal": count}


def _calls(now: datetime, *, link: int, na: int) -> Bewaarsoort:
    rows = Identification.objects.filter(
        Q(status__in=OPEN) | Q(status__in=[Status.AFGEBROKEN, Status.VERLOPEN])
    )
    term = _(
        "Tot het gesprek klaar is. Anders %(link)s na het maken van de link, en %(na)s na het inloggen: dat is "
        "de langste tijd die nu bij een dienst staat. Meer dan %(max_link)s en %(max_na)s kan niet."
    ) % {
        "link": _minutes(link),
        "na": _minutes(na),
        "max_link": _minutes(LINK_MINUTEN[1]),
        "max_na": _minutes(BEWAAR_MINUTEN[1]),
    }
    return Bewaarsoort(
        _("Gesprekken"),
        _("BSN, code en wie inlogde, versleuteld"),
        _("Om tijdens het gesprek te controleren wie de inwoner is"),
        term,
        *_count(rows, "verloopt_op", now, timedelta(0)),
    )


def _proofs(now: datetime) -> Bewaarsoort:
    carries = Q(bewijs_bij=None) | Q(bewijs_bij__status=Status.GEWIST)  # a proof of more people is one
    rows = Identification.objects.filter(carries, status__in=TE_BEZORGEN)
    return Bewaarsoort(
        _("Bewijzen die naar de zaak gaan"),
        _("Het bewijs en het BSN, versleuteld"),
        _("Om het bewijs in de zaak te zetten"),
        _("Tot het bewijs in de zaak staat, hoogstens %(uren)s")
        % {"uren": _hours(int(settings.BEZORG_LIMIET // 3600))},
        *_count(rows, "verloopt_op", now, timedelta(0)),
    )


def _kept_proofs(now: datetime) -> Bewaarsoort:
    rows = BewaardBewijs.objects.filter(geleverd_op=None, gewist_op=None)
    days = settings.BEWAAR_ONBEZORGD
    return Bewaarsoort(
        _("Bewijzen die te laat waren"),
        _("Het bewijs, versleuteld"),
        _("Om het met de hand in de zaak te zetten"),
        _("%(dagen)s, hoogstens 90 dagen") % {"dagen": _days(days)} if days else _("Wordt niet bewaard"),
        *_count(rows, "bewaar_tot", now, timedelta(0)),
    )


def _receipts(now: datetime) -> Bewaarsoort:
    rows = Ontvangst.objects.filter(sleutel__isnull=False, adres=None)
    return Bewaarsoort(
        _("Codes van ontvangstbewijzen"),
        _("De code die de inwoner nog kan zien"),
        _("Om te kunnen zeggen: dit was ik niet"),
        _hours(TE_ZIEN // UUR),
        *_count(rows, "gemaakt_op", now, TE_ZIEN),
    )


def _browsers(now: datetime) -> Bewaarsoort:
    return Bewaarsoort(
        _("Browsers van inwoners"),
        _("Een willekeurig kenmerk, geen naam"),
        _("Om te zien dat het dezelfde browser is"),
        _("%(uren)s na het laatste gebruik") % {"uren": _hours(SESSIE_BEWAREN // UUR)},
        *_count(InwonerSessie.objects.all(), "laatst_actief_op", now, SESSIE_BEWAREN),
    )


def _logins(now: datetime) -> Bewaarsoort:
    return Bewaarsoort(
        _("Inloggen dat bezig is"),
        _("Het nummer van de vraag aan DigiD"),
        _("Om het antwoord van DigiD te herkennen"),
        _hours(LOGIN_BEWAREN // UUR),
        *_count(LoginVerzoek.objects.all(), "created_at", now, LOGIN_BEWAREN),
    )


def _repeats(now: datetime) -> Bewaarsoort:
    return Bewaarsoort(
        _("Vragen van andere systemen"),
        _("Het antwoord dat wij gaven, versleuteld"),
        _("Om dezelfde vraag niet twee keer uit te voeren"),
        _hours(herhaling.BEWAREN // UUR),
        *_count(ApiVerzoek.objects.all(), "begonnen_op", now, herhaling.BEWAREN),
    )


def _messages(now: datetime) -> Bewaarsoort:
    rows = Bericht.objects.filter(next_attempt_at=None)
    return Bewaarsoort(
        _("Berichten aan andere systemen"),
        _("Wat er gebeurde, zonder gegevens van de inwoner"),
        _("Om na te kunnen gaan of een bericht aankwam"),
        _days(berichten.BEWAREN.days),
        *_count(rows, "op", now, berichten.BEWAREN),
    )


def _day_keys(now: datetime) -> Bewaarsoort:
    """A key goes when its day is past and nothing sealed with it is left; late only when it is old and unused."""
    days = dagsleutel.existing_days()
    today = timezone.localdate(now)
    return Bewaarsoort(
        _("Sleutels van de dag"),
        _("De sleutel waarmee alles van die dag is versleuteld"),
        _("Om te kunnen lezen wat nog nodig is"),
        _("Tot er van die dag niets meer is, en minstens tot een dag later"),
        len(days),
        None,
        sum(_is_late(day, today) for day in days),
    )


def _is_late(day: date, today: date) -> bool:
    if day >= today - timedelta(days=2):
        return False
    sealed = Identification.objects.filter(dag=day).exclude(status=Status.GEWIST).exists()
    return not (sealed or holds_something_of(dag=day))
