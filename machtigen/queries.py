"""What others read about representatives, and what the page of the matrix shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from begrippen.vertegenwoordiging import Soort
from machtigen.diensten import Dienst, all_diensten
from machtigen.instelling import Cel, Instelling, Verschil, Waarde, verschillen, voorstel
from machtigen.models import Dienstenset, Dienstregels, Registratie
from machtigen.regels import NOOIT, Aard, Dienstregel, Stand, kan_nooit
from machtigen.rules import Reden, Regels
from machtigen.staat_vast import newest
from machtigen.woorden import AARDEN, REDENEN, SOORTEN, STANDEN, UITLEG


@dataclass(frozen=True, slots=True)
class Dienststand:
    """`versie` is 0 as long as nobody said anything; the instelling is then what follows the source, and off."""

    versie: int
    instelling: Instelling


@dataclass(frozen=True, slots=True)
class Celregel:
    """One cell in words. `uitleg`: what the ambtenaar reads about the kind at this dienst."""

    soort: str
    stand: Stand
    woord: str
    voorwaarden: tuple[str, ...]
    uitleg: str


@dataclass(frozen=True, slots=True)
class Matrixregel:
    naam: str
    slug: str
    actief: bool
    aan: bool
    aard: str
    ingesteld: bool
    cellen: tuple[Celregel, ...]


@dataclass(frozen=True, slots=True)
class Versieregel:
    """One line of the log: what changed, in words. `terug_naar`: the version that was put back, if one was."""

    versie: int
    moment: datetime
    door: str
    terug_naar: int | None
    wijzigingen: tuple[tuple[str, str, str], ...]


def stand_of(slug: str) -> Dienststand:
    row = Dienstregels.objects.filter(dienst_slug=slug).order_by("-versie").first()
    return Dienststand(row.versie, _instelling(row)) if row else Dienststand(0, voorstel(Aard.OVERIG))


def kept_of(slug: str) -> frozenset[str]:
    """What stays when a dienst goes, and would at once be that of a new one of this name: labels, as `app.model`.

    Of a set the newest version counts, in use or not: it can be put in use again.
    """
    sets = newest(Dienstenset.objects.all(), "set_id").filter(diensten__contains=[slug])
    found = (
        Dienstregels.objects.filter(dienst_slug=slug),
        Registratie.objects.filter(dienst_slug=slug),
        sets,
    )
    return frozenset(rows.model._meta.label_lower for rows in found if rows.exists())


def is_on(slug: OuterRef) -> Coalesce:
    """For a query about rows with a dienst: does it let people act for others at all, without a query of its own."""
    newest_first = Dienstregels.objects.filter(dienst_slug=slug).order_by("-versie")
    return Coalesce(Subquery(newest_first.values("aan")[:1]), Value(False))


def instelling_at(slug: str, versie: int) -> Instelling | None:
    row = Dienstregels.objects.filter(dienst_slug=slug, versie=versie).first()
    return _instelling(row) if row else None


def regels_for(slug: str, soort: Soort) -> Regels:
    """What `machtigen.rules.judge` wants to know of a dienst. A dienst about which nobody said anything is off."""
    instelling = stand_of(slug).instelling
    return Regels(instelling.aan, instelling.aard, instelling.cellen[soort].regel)


def mogelijke_soorten(slug: str) -> frozenset[Soort]:
    """The kinds that some facts could let in at this dienst; none at one that is off."""
    instelling = stand_of(slug).instelling
    if not instelling.aan:
        return frozenset()
    cellen = instelling.cellen.items()
    return frozenset(soort for soort, cel in cellen if not kan_nooit(soort, instelling.aard, cel.regel))


def instellingen() -> dict[str, Instelling]:
    """Of each dienst about which somebody said something, by slug."""
    rows = newest(Dienstregels.objects.all(), "dienst_slug").prefetch_related("cellen")
    return {row.dienst_slug: _instelling(row) for row in rows}


def matrix() -> list[Matrixregel]:
    """Each dienst that there is, those in use first. Three queries, however many diensten."""
    stored = instellingen()
    return [_matrixregel(dienst, stored.get(dienst.slug)) for dienst in all_diensten()]


def cel_in_woorden(soort: Soort, instelling: Instelling) -> Celregel:
    """As it works out: a kind that can never act at this sort of dienst reads as no."""
    cel = instelling.cellen[soort]
    never = not instelling.aan or kan_nooit(soort, instelling.aard, cel.regel)
    stand = Stand.NIET if never else cel.regel.stand
    return Celregel(
        soort=str(SOORTEN[soort]),
        stand=stand,
        woord=str(STANDEN[stand]),
        voorwaarden=_waarom_niet(soort, instelling) if never else tuple(_voorwaarden(cel.regel)),
        uitleg=cel.reden or str(UITLEG[soort]),
    )


def nooit_bij(aard: Aard) -> list[Soort]:
    """Kinds that no setting can let in."""
    return [soort for soort in Soort if (soort, aard) in NOOIT]


def versieregels(slug: str, *, limit: int = 30) -> list[Versieregel]:
    """Newest first, each beside the one before it. The first is beside what follows the source."""
    rows = list(
        Dienstregels.objects.filter(dienst_slug=slug)
        .order_by("-versie")
        .prefetch_related("cellen")[: limit + 1]
    )
    before = map(_instelling, rows[1:])
    return [_versieregel(row, earlier) for row, earlier in zip_longest(rows, before)][:limit]


def verschil_in_woorden(verschil: Verschil) -> tuple[str, str, str]:
    """What it is about, what it was, and what it became."""
    what = _veld(verschil.veld)
    about = what if verschil.soort is None else f"{SOORTEN[verschil.soort]}: {what.lower()}"
    return about, _waarde(verschil.veld, verschil.van), _waarde(verschil.veld, verschil.naar)


def _instelling(row: Dienstregels) -> Instelling:
    cellen = {Soort(regel.soort): Cel(regel.waarde, regel.reden) for regel in row.cellen.all()}
    # A kind that came later than the row is off.
    return Instelling(
        row.aan, Aard(row.aard), {soort: cellen.get(soort, Cel(Dienstregel())) for soort in Soort}
    )


def _matrixregel(dienst: Dienst, stored: Instelling | None) -> Matrixregel:
    instelling = stored or voorstel(Aard.OVERIG)
    return Matrixregel(
        naam=dienst.naam,
        slug=dienst.slug,
        actief=dienst.actief,
        aan=instelling.aan,
        aard=str(AARDEN[instelling.aard]),
        ingesteld=stored is not None,
        cellen=tuple(cel_in_woorden(soort, instelling) for soort in Soort),
    )


def _waarom_niet(soort: Soort, instelling: Instelling) -> tuple[str, ...]:
    if not instelling.aan or not instelling.cellen[soort].regel.mag:
        return ()
    reden = Reden.SOORT_NOOIT if (soort, instelling.aard) in NOOIT else Reden.ALLEEN_GELD
    return (str(REDENEN[reden]),)


def _voorwaarden(regel: Dienstregel) -> list[str]:
    conditions = (
        (regel.alleen_geld, _("alleen geldzaken")),
        (regel.andere_ouder, _("de andere ouder moet het ermee eens zijn")),
        (regel.extra_controle, _("medewerker kijkt na of het klopt")),
        (regel.tweede_medewerker, _("tweede medewerker kijkt mee")),
    )
    age = [_("kind jonger dan %(jaren)d") % {"jaren": regel.jonger_dan}] if regel.jonger_dan else []
    return age + [words for holds, words in conditions if holds]


def _versieregel(row: Dienstregels, before: Instelling | None) -> Versieregel:
    changed = verschillen(before, _instelling(row)) if before else ()
    return Versieregel(
        versie=row.versie,
        moment=row.moment,
        door=row.door,
        terug_naar=row.terug_naar,
        wijzigingen=tuple(verschil_in_woorden(verschil) for verschil in changed),
    )


def _veld(veld: str) -> str:
    return {
        "aan": _("Iemand kan dit voor een ander doen"),
        "aard": _("Waar de dienst over gaat"),
        "mag": _("Mag"),
        "jonger_dan": _("Kind jonger dan"),
        "alleen_geld": _("Alleen geldzaken"),
        "extra_controle": _("Extra controle"),
        "tweede_medewerker": _("Tweede medewerker"),
        "andere_ouder": _("Andere ouder vragen"),
        "reden": _("Tekst voor de medewerker"),
    }[veld]


def _waarde(veld: str, waarde: Waarde) -> str:
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if veld == "aard":
        return str(AARDEN[Aard(str(waarde))])
    if veld == "reden":
        return str(waarde) or _("de tekst van Beeldpas")
    jaren = int(waarde or 0)
    return (
        ngettext("%(jaren)d jaar", "%(jaren)d jaar", jaren) % {"jaren": jaren} if jaren else _("geen grens")
    )
