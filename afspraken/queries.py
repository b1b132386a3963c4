"""What the pages about appointments show."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from afspraken.bericht import what_to_have_ready
from afspraken.lijstpagina import Afsprakendag, Lijstdeel, LijstPagina
from afspraken.models import REEKS, Afspraak, Afspraakmail, Stand
from afspraken.moment import day_of
from afspraken.paginas import AfspraakPagina, Afspraakregel, Mailregel
from afspraken.verteld import outdated, told_of
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.rol import Rol
from diensten.models import Dienst
from diensten.verhoging.geldend import niveau_op, verloop_of
from diensten.verhoging.uitlegstand import Uitlegstand
from inloggen.models import Medewerker
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.verzegeld import Verzegeld
from kluis.zegel import ZegelVerbroken

PER_PAGINA = 200
_VANDAAG = 20
_NOG_TE_STARTEN = timedelta(hours=2)  # after the end: somebody may come back, or it ran late


def afspraak_by_id(pk: UUID) -> Afspraak | None:
    return _rows().filter(pk=pk).first()


def list_page(
    *,
    medewerker: Medewerker,
    dienst: str,
    diensten: list[Dienst],
    verborgen: bool,
    now: datetime,
    pagina: int = 1,
) -> LijstPagina:
    """From today on. `dienst`: a slug, or empty for all. `pagina`: from 1; one that is not there is the last one."""
    rows = _rows().filter(dag__gte=day_of(now)).order_by("begint_op", "pk")
    shown = Paginator(rows.filter(dienst__slug=dienst) if dienst else rows, PER_PAGINA).get_page(pagina)
    found = list(shown)
    asked = _asked(found, now=now)
    lines = groupby(found, key=lambda row: row.dag)
    return LijstPagina(
        dagen=tuple(
            Afsprakendag(
                date_format(dag, "l j F"),
                tuple(
                    _line(
                        row, medewerker=medewerker, now=now, verborgen=verborgen, gevraagd=asked.get(row.pk)
                    )
                    for row in on_day
                ),
            )
            for dag, on_day in lines
        ),
        diensten=tuple((one.slug, one.naam) for one in diensten),
        gekozen=dienst,
        deel=Lijstdeel(
            eerste=shown.start_index(),
            laatste=shown.end_index(),
            totaal=shown.paginator.count,
            vorige=shown.number - 1,
            volgende=shown.number + 1 if shown.has_next() else 0,
        ),
        uitleg=Uitlegstand.of(
            (one.onbekend for one in outdated(dienst=dienst, now=now)), mail_aan=settings.MAIL_AAN
        ),
    )


def _asked(rows: list[Afspraak], *, now: datetime) -> dict[UUID, Betrouwbaarheidsniveau]:
    """How sure the login must be, by appointment; of those that can still begin."""
    coming = [row for row in rows if row.stand == Stand.GEPLAND and row.begint_op > now and row.dienst.actief]
    verlopen = verloop_of({row.dienst for row in coming})
    return {row.pk: verlopen[row.dienst_id].at(row.begint_op) for row in coming}


def today(*, ambtenaar: Medewerker, now: datetime, verborgen: bool) -> tuple[Afspraakregel, ...]:
    """For the werkblad: own ones and those of nobody, until some time after their end. One query."""
    rows = Afspraak.objects.select_related("dienst", "ambtenaar").filter(
        Q(ambtenaar=ambtenaar) | Q(ambtenaar=None), dag=day_of(now), stand=Stand.GEPLAND
    )
    coming = [row for row in rows.order_by("begint_op", "pk") if row.eindigt_op + _NOG_TE_STARTEN > now]
    return tuple(
        _line(row, medewerker=ambtenaar, now=now, verborgen=verborgen, mails=False)
        for row in coming[:_VANDAAG]
    )


def overlapping(row: Afspraak) -> list[Afspraak]:
    """Others of the same ambtenaar at the same time."""
    if row.ambtenaar_id is None:
        return []
    near = Afspraak.objects.filter(
        ambtenaar=row.ambtenaar_id,
        stand=Stand.GEPLAND,
        begint_op__lt=row.eindigt_op,
        begint_op__gt=row.begint_op - timedelta(days=1),
    ).exclude(pk=row.pk)
    return [other for other in near.order_by("begint_op") if other.eindigt_op > row.begint_op]


def one_page(row: Afspraak, *, medewerker: Medewerker, verborgen: bool, now: datetime) -> AfspraakPagina:
    gepland = row.stand == Stand.GEPLAND
    sealed = _open(row) if gepland else None
    shown = None if verborgen else sealed
    told, niveau = told_of(row), niveau_op(row.dienst, row.begint_op)
    asked = _asked([row], now=now).get(row.pk)
    return AfspraakPagina(
        regel=_line(row, medewerker=medewerker, now=now, verborgen=verborgen, gevraagd=asked),
        versie=row.versie,
        tool=row.tool,
        taal=dict(settings.LANGUAGES)[row.taal],
        videolink=shown.unseal_text("videolink", row.videolink) if shown else "",
        adres=shown.unseal_text("adres", row.adres) if shown else "",
        klaarleggen=what_to_have_ready(told.verteld) if told.verteld is not None else "",
        nu_klaarleggen=what_to_have_ready(niveau),
        gemaild=told.gemaild,
        door=row.door,
        mails=tuple(_mail_line(mail) for mail in row.mails.all()),
        mail_aan=settings.MAIL_AAN,
        open=sealed is not None,
        verborgen=verborgen,
        gepland=gepland,
        overnemen=gepland
        and row.ambtenaar_id not in (None, medewerker.pk)
        and medewerker.heeft_rol(Rol.AMBTENAAR),
        herinnering=row.herinneren_op,
    )


def _rows() -> QuerySet[Afspraak]:
    mails = Afspraakmail.objects.defer("inhoud")
    return Afspraak.objects.select_related("dienst", "ambtenaar").prefetch_related(Prefetch("mails", mails))


def _open(row: Afspraak) -> Verzegeld | None:
    try:
        return Verzegeld.of(row, reeks=REEKS)
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return None


def _line(
    row: Afspraak,
    *,
    medewerker: Medewerker,
    now: datetime,
    verborgen: bool = False,
    mails: bool = True,
    gevraagd: Betrouwbaarheidsniveau | None = None,
) -> Afspraakregel:
    """`gevraagd`: how sure the login must be; None where it does not matter (any more)."""
    gepland = row.stand == Stand.GEPLAND
    mine = row.ambtenaar_id in (None, medewerker.pk) and medewerker.heeft_rol(Rol.AMBTENAAR)
    # What runs goes on when a dienst stops; nothing new begins there.
    on = row.dag == day_of(now) and (row.dienst.actief or row.gestart_op is not None)
    sealed = _open(row) if row.naam is not None and not verborgen else None
    last = list(row.mails.all())[-1:] if mails else []
    state = _mail_line(last[0]) if last else None
    wrong, unknown = _to_mend(row, gevraagd)
    return Afspraakregel(
        id=row.pk,
        begint_op=row.begint_op,
        eindigt_op=row.eindigt_op,
        dienst="" if verborgen else row.dienst.naam,
        naam=sealed.unseal_text("naam", row.naam) if sealed else "",
        ambtenaar=row.ambtenaar.naam if row.ambtenaar else "",
        van_mij=row.ambtenaar_id == medewerker.pk,
        url=reverse("afspraken:afspraak", args=[row.pk]),
        start_url=reverse("identification:afspraak-start", args=[row.pk]) if gepland and mine and on else "",
        gestart=row.gestart_op is not None,
        afgezegd=not gepland,
        mail=state.stand if state else "",
        mail_fout=state is not None and state.badge == "gestopt",
        anders_verteld=wrong,
        verteld_onbekend=unknown,
        dienst_weg=gepland and not row.dienst.actief,
    )


def _to_mend(row: Afspraak, gevraagd: Betrouwbaarheidsniveau | None) -> tuple[bool, bool]:
    """Whether its mail does not surely explain what is asked, and whether nobody knows what it said."""
    if gevraagd is None:
        return False, False
    told = told_of(row)
    return not told.is_right(gevraagd), told.onbekend


def _mail_line(mail: Afspraakmail) -> Mailregel:
    stand, badge, moment = _mail_state(mail)
    explained = _("Het adres is geweigerd. Bel de inwoner en vraag het adres nog eens.")
    return Mailregel(
        soort=mail.get_soort_display(),
        moment=moment,
        stand=stand,
        badge=badge,
        uitleg=explained if mail.fout == "adres-geweigerd" else "",
    )


def _mail_state(mail: Afspraakmail) -> tuple[str, str, datetime]:
    if mail.verzonden_op:
        return _("Verstuurd"), "klaar", mail.verzonden_op
    if mail.vervallen:
        return _("Vervallen: er kwam een nieuwere mail"), "", mail.gemaakt_op
    if mail.wacht:
        again = _("Wacht: de mailserver geeft geen antwoord. Wij proberen het opnieuw.")
        return (again if mail.fout else _("Wacht, gaat zo weg")), "wacht", mail.gemaakt_op
    if mail.fout == "te-laat":
        return _("Niet verstuurd: het was te laat"), "gestopt", mail.gemaakt_op
    return _("Kon niet weg"), "gestopt", mail.gemaakt_op


def moment_in_woorden(moment: datetime) -> str:
    local = localtime(moment)
    return f"{date_format(local, 'j F')} {local:%H.%M}"
