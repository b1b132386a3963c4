"""What the pages of the ambtenaar say about somebody who acts for another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort, Vaststelling
from brp import is_connected
from identification.flow.controle import read_bsn, read_represented
from identification.flow.dossier import Dossier, open_dossier
from identification.flow.eerst_code import EerstCode, may_see_person
from identification.flow.gezag import Kind
from identification.flow.intrekken import IN_TE_TREKKEN, may_forget
from identification.flow.keuzes import keuzes_of
from identification.flow.nakijken import needs_words
from identification.flow.stuk import STUKKEN, soorten_of
from identification.flow.vertegenwoordigen import VAN_DE_LOGIN, ruling
from identification.models import Identification
from identification.namens import Keuze
from identification.paginas.namens import (
    GezagPagina,
    KindRegel,
    MeekijkPagina,
    Nakijkpunt,
    NamensBlok,
    StukPagina,
)
from identification.queries.namens import keuze_words
from identification.queries.opzoeken import date_words
from identification.status import Status
from identification.verzegeld import Verzegeld
from machtigen.gezag import Gezagsuitkomst
from machtigen.queries import cel_in_woorden, mogelijke_soorten, stand_of
from machtigen.rules import Oordeel, Reden, Uitkomst
from machtigen.woorden import REDENEN, SOORTEN, VASTSTELLINGEN

_STANDEN = {Uitkomst.GEWEIGERD: "niet", Uitkomst.NAKIJKEN: "nakijken", Uitkomst.TOEGESTAAN: "mag"}


def namens_block(
    row: Identification, *, now: datetime, fout: str = "", fout_bij: str = ""
) -> NamensBlok | None:
    """None: the inwoner comes for themselves, and nobody can come for another. Raises `ZegelVerbroken`."""
    if row.status != Status.INGELOGD:
        return None
    if not row.namens_soort:
        return _nobody_yet(row)
    oordeel, cel = ruling(row, now=now), _cell(row)
    dossier = open_dossier(row, Verzegeld.of(row))
    return NamensBlok(
        stand=_STANDEN[oordeel.uitkomst],
        reden=str(REDENEN[oordeel.reden]),
        keuze=_keuze(row),
        soort=str(SOORTEN[Soort(row.namens_soort)]),
        uitleg=cel[0],
        vaststelling=str(VASTSTELLINGEN[Vaststelling(row.namens_vaststelling)]),
        voorwaarden=cel[1],
        handelende_masker=_mask(row, ander=False),
        vertegenwoordigde_masker=_mask(row, ander=True),
        feiten=facts(dossier),
        te_doen=tuple(_points(row, oordeel)),
        nagekeken=tuple(_checked(row, dossier)),
        meekijk_adres=_second_look(row, oordeel),
        nakijk_url=_url("namens-nagekeken", row),
        brp_url=_url("brp", row) if is_connected() and _mask(row, ander=True) else "",
        opgezocht=row.namens_opgezocht_op is not None,
        fout=fout,
        fout_bij=fout_bij,
        gezag_url=_ways(row)[0],
        stuk_url=_ways(row)[1],
        geldt_url=_url("namens-geldt", row),
        kan_weg=may_forget(row) and bool(_mask(row, ander=True)),
        intrekken=_withdrawal(row, dossier),
    )


def _withdrawal(row: Identification, dossier: Dossier) -> str:
    if row.namens_soort not in IN_TE_TREKKEN or not _mask(row, ander=True):
        return ""
    return "geldt" if dossier.ingetrokken else "ingetrokken"


def _nobody_yet(row: Identification) -> NamensBlok | None:
    """The inwoner said to come for another, or the dienst lets people: then an ambtenaar can record for whom."""
    allowed = getattr(row, "namens_aan", True)  # as `bureau.look` found it; elsewhere it is asked
    if not row.namens_keuze and not (allowed and keuzes_of(row.dienst, row.deel)):
        return None
    if row.flow == Flow.BEKEND and row.code_klopt_op is not None:
        return None
    said = bool(row.namens_keuze)
    return NamensBlok(
        stand="wie",
        reden=_("De inwoner regelt dit voor iemand anders. Leg vast voor wie.")
        if said
        else _("Komt de inwoner voor iemand anders? Leg dat dan hier vast."),
        keuze=_keuze(row),
        gezag_url=_ways(row)[0],
        stuk_url=_ways(row)[1],
    )


def _ways(row: Identification) -> tuple[str, str]:
    """The addresses of the BRP for a child, and of a document; empty where that cannot be now."""
    too_early = row.flow != Flow.BEKEND and not may_see_person(row)
    if too_early or row.namens_bron in VAN_DE_LOGIN:
        return "", ""
    child = is_connected() and Soort.OUDER in mogelijke_soorten(row.dienst.slug)
    return _url("gezag", row) if child else "", _url("stuk", row) if soorten_of(row) else ""


def _keuze(row: Identification) -> str:
    return keuze_words(Keuze(row.namens_keuze)) if row.namens_keuze else ""


def _cell(row: Identification) -> tuple[str, tuple[str, ...]]:
    """What functioneel beheer says about the kind at this dienst, and its conditions."""
    cel = cel_in_woorden(Soort(row.namens_soort), stand_of(row.dienst.slug).instelling)
    return cel.uitleg, cel.voorwaarden


def _mask(row: Identification, *, ander: bool) -> str:
    try:
        return (read_represented(row) if ander else read_bsn(row)).masked
    except EerstCode:
        return ""


def _points(row: Identification, oordeel: Oordeel) -> Iterable[Nakijkpunt]:
    for reden in oordeel.te_doen:
        own = reden is not Reden.TWEEDE_MEDEWERKER
        yield Nakijkpunt(
            code=reden.value,
            tekst=str(REDENEN[reden]),
            toelichting=needs_words(row, reden),
            url=_url("namens-nagekeken", row) if own else "",
        )


def _checked(row: Identification, dossier: Dossier) -> Iterable[str]:
    for code in row.namens_nagekeken:
        why = dossier.toelichting.get(code, "")
        words = str(REDENEN[Reden(code)])
        because = _("Waarom: %(tekst)s") % {"tekst": why}
        yield f"{words} {because}" if why else words
    if row.meekijker_naam:
        yield _("Een collega keek mee: %(naam)s.") % {"naam": row.meekijker_naam}


def _second_look(row: Identification, oordeel: Oordeel) -> str:
    if Reden.TWEEDE_MEDEWERKER not in oordeel.te_doen:
        return ""
    return str(settings.BASE_URL) + _url("meekijken", row)


def facts(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Of the document and the mandate; nothing of the person."""
    found: list[tuple[str, str]] = []
    if dossier.stuk is not None:
        found.append((_("Gezien"), stuk_words(dossier.stuk.soort)))
        found.append((_("Datum op het stuk"), date_format(dossier.stuk.datum, "j E Y")))
        if dossier.stuk.nummer:
            found.append((_("Nummer van het stuk"), dossier.stuk.nummer))
    if dossier.geldig_tot is not None:
        found.append((_("Geldt tot en met"), date_format(dossier.geldig_tot, "j E Y")))
    if dossier.gezag is not None:
        found.append((_("Gezag volgens de BRP"), gezag_words(dossier.gezag)))
    return tuple(found)


def stuk_words(code: str) -> str:
    return {
        "beschikking": _("Besluit van de rechter"),
        "register": _("Uittreksel uit het register van de rechter"),
        "erfrecht": _("Verklaring van erfrecht"),
        "volmacht": _("Volmacht op papier"),
        "gezagsregister": _("Uittreksel uit het gezagsregister"),
        "anders": _("Een ander stuk"),
    }[code]


def gezag_words(gezag: Gezagsuitkomst) -> str:
    return {
        Gezagsuitkomst.ALLEEN: _("Deze persoon heeft alleen het gezag"),
        Gezagsuitkomst.SAMEN: _("Deze persoon heeft het gezag samen met een ander"),
        Gezagsuitkomst.VOOGD: _("Deze persoon is voogd"),
        Gezagsuitkomst.GEEN: _("Deze persoon heeft geen gezag"),
        Gezagsuitkomst.TIJDELIJK_GEEN: _("Nu heeft niemand gezag"),
        Gezagsuitkomst.NIET_TE_BEPALEN: _("De BRP kan het niet bepalen"),
        Gezagsuitkomst.IN_ONDERZOEK: _("De gemeente onderzoekt dit"),
        Gezagsuitkomst.ONDUIDELIJK: _("Het is niet duidelijk wie het gezag heeft"),
    }[gezag]


def refused_words(login_fout: str) -> str:
    """Why a login for somebody else was refused. `login_fout`: `namens-` and the code."""
    code = login_fout.partition("-")[2]
    return str(REDENEN[Reden(code)]) if code in set(Reden) else str(REDENEN[Reden.ANDERE_DIENST])


# --- the pages ----------------------------------------------------------------------------------------------------


def child_page(
    row: Identification,
    kinderen: Iterable[Kind] | None = None,
    *,
    fout: str = "",
    fout_bij: str = "",
    uitleg: tuple[str, ...] = (),
) -> GezagPagina:
    return GezagPagina(
        titel=_("Over welk kind gaat het?"),
        zaaknummer=row.zaaknummer,
        url=_url("gezag", row),
        terug_url=_url("identificatie", row),
        stuk_url=_url("stuk", row) if soorten_of(row) else "",
        bekend=row.flow == Flow.BEKEND,
        kinderen=None if kinderen is None else tuple(_child(kind) for kind in kinderen),
        fout=fout,
        fout_bij=fout_bij,
        uitleg=uitleg,
    )


def _child(kind: Kind) -> KindRegel:
    born = kind.persoon.geboorte.datum
    return KindRegel(
        sleutel=kind.sleutel,
        geboren=_("Datum niet bekend") if born is None else date_words(born),
        naam=kind.persoon.naam.tekst,
        gezag=gezag_words(kind.gezag),
    )


def paper_page(
    row: Identification, ingevuld: dict[str, str], fouten: tuple[tuple[str, str], ...] = ()
) -> StukPagina:
    return StukPagina(
        zaaknummer=row.zaaknummer,
        url=_url("stuk", row),
        terug_url=_url("identificatie", row),
        bekend=row.flow == Flow.BEKEND,
        soorten=tuple((soort.value, str(SOORTEN[soort])) for soort in soorten_of(row)),
        stukken=tuple((code, stuk_words(code)) for code in STUKKEN),
        ingevuld=ingevuld,
        fouten=fouten,
    )


def second_look_page(row: Identification, *, klaar: bool = False) -> MeekijkPagina:
    """Raises `ZegelVerbroken`."""
    dossier = open_dossier(row, Verzegeld.of(row))
    return MeekijkPagina(
        dienst=row.dienst.naam,
        ambtenaar=row.ambtenaar_naam,
        soort=str(SOORTEN[Soort(row.namens_soort)]),
        uitleg=_cell(row)[0],
        feiten=facts(dossier),
        url=_url("meekijken", row),
        klaar=klaar,
    )


def summary_lines(row: Identification) -> list[tuple[str, str, datetime | None]]:
    """For the page of finishing: (name, value, moment)."""
    if not row.namens_soort:
        return []
    soort = str(SOORTEN[Soort(row.namens_soort)])
    how = str(VASTSTELLINGEN[Vaststelling(row.namens_vaststelling)])
    return [
        (_("De inwoner komt voor iemand anders"), f"{soort}. {how}.", None),
        (_("Mag deze persoon dit voor de ander doen?"), str(REDENEN[Reden(row.namens_reden)]), None),
    ]


def day_of(now: datetime) -> str:
    return timezone.localdate(now).isoformat()


def _url(name: str, row: Identification) -> str:
    return reverse(f"identification:{name}", args=[row.pk])
