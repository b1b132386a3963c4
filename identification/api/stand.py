"""A row as another system sees it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from identification.api.vormen import (
    AmbtenaarUit,
    Gestart,
    GetalUit,
    Identificatie,
    MensUit,
    Momenten,
    OpeningUit,
    SignaalUit,
    Tekst,
    Uitnodiging,
    VertegenwoordigingUit,
    WoordUit,
)
from identification.code import POGINGEN
from identification.flow.afronden import is_ready
from identification.flow.berichten import outcome_for_others
from identification.flow.mensen import people
from identification.flow.niveau import niveau_told
from identification.flow.signalen import ZONDER_SPOOR
from identification.models import Identification, SignaalSoort
from identification.queries.getal import move_block, number_block
from identification.queries.inwoner import link_of
from identification.queries.signalen import signal_lines, word_block
from identification.queries.uitnodiging import invitation_message
from identification.queries.woorden import status_words
from identification.status import OPEN, Status
from machtigen.rules import Uitkomst

# On a shared screen the kind must not say what the words are careful not to say.
_STIL = {SignaalSoort.STIL_ALARM.value: "werkwijze-7"}


def as_identificatie(row: Identification, *, now: datetime) -> Identificatie:
    return Identificatie(**_values(row, now=now))


def as_gestart(row: Identification, *, opening: tuple[str, datetime] | None, now: datetime) -> Gestart:
    """Raises `ZegelVerbroken` when there is no link any more."""
    uitnodiging = Uitnodiging(
        link=settings.BASE_URL + link_of(row),
        bericht=invitation_message(row, now=now),
        geldig_tot=row.verloopt_op,
    )
    uit = None
    if opening is not None:
        token, until = opening
        adres = settings.BASE_URL + reverse("identification:opening", args=[token])
        uit = OpeningUit(adres=adres, geldig_tot=until)
    return Gestart(**_values(row, now=now), uitnodiging=uitnodiging, opening=uit)


def _values(row: Identification, *, now: datetime) -> dict[str, Any]:
    words = status_words(row, now=now)
    is_open = row.status in OPEN and row.verloopt_op > now
    logged_in = is_open and row.status == Status.INGELOGD
    rows = people(row)
    return {
        "id": row.pk,
        "status": row.status,
        "afloop": outcome_for_others(row.afloop),
        "flow": row.flow,
        "dienst": row.dienst.slug,
        "zaaknummer": row.zaaknummer,
        "taal": row.taal,
        "ambtenaar": _ambtenaar(row),
        "niveau_gevraagd": niveau_told(row, now=now).code,
        "niveau_bereikt": Betrouwbaarheidsniveau(row.niveau_bereikt).code if row.niveau_bereikt else None,
        "gespreksnummer": row.gesprek.nummer if row.gesprek is not None and is_open else "",
        "getal": _getal(row) if is_open else None,
        "pogingen_over": POGINGEN - row.pogingen if logged_in and _asks_code(row) else None,
        "woord": _woord(row) if logged_in else None,
        "login_fout": row.login_fout,
        "vertegenwoordiging": _vertegenwoordiging(row),
        "samen": _samen(row, rows, now=now),
        "kan_voltooien": logged_in and all(is_ready(one, now=now) for one in rows),
        "ander_apparaat": is_open and move_block(row) is not None,
        "signalen": _signalen(row),
        "bezorg_fout": row.bezorg_fout,
        "bewijs_sha256": row.bewijs_sha256,
        "opvolger": row.opvolger,
        "pagina": settings.BASE_URL + reverse("identification:identificatie", args=[row.pk]),
        "tekst": Tekst(kort=words.kort, nu=words.live, stand=words.stand),  # type: ignore[arg-type]
        "momenten": Momenten(**{name: getattr(row, name) for name in Momenten.model_fields}),
    }


def _samen(row: Identification, rows: list[Identification], *, now: datetime) -> list[MensUit] | None:
    if row.samen_id is None:
        return None
    return [
        MensUit(
            deel=one.deel,
            status=one.status,  # type: ignore[arg-type]
            afloop=outcome_for_others(one.afloop),  # type: ignore[arg-type]
            niveau_bereikt=Betrouwbaarheidsniveau(one.niveau_bereikt).code if one.niveau_bereikt else None,
            klaar=is_ready(one, now=now),
        )
        for one in rows
    ]


def _vertegenwoordiging(row: Identification) -> VertegenwoordigingUit | None:
    if not row.namens_keuze and not row.namens_soort:
        return None
    known = row.namens_uitkomst is not None
    return VertegenwoordigingUit(
        soort=row.namens_soort,
        bron=row.namens_bron,
        vaststelling=row.namens_vaststelling,
        uitkomst=Uitkomst(row.namens_uitkomst).name.lower() if known else "onbekend",  # type: ignore[arg-type]
        reden=row.namens_reden,
    )


def _asks_code(row: Identification) -> bool:
    return row.flow != Flow.AMBTENAAR and row.code_klopt_op is None


def _ambtenaar(row: Identification) -> AmbtenaarUit | None:
    if row.ambtenaar is None:
        return None
    return AmbtenaarUit(id=row.ambtenaar.sub, naam=row.ambtenaar_naam, functie=row.ambtenaar_functie)


def _getal(row: Identification) -> GetalUit | None:
    block = number_block(row)
    if block is None:
        return None
    return GetalUit(getal=block.getal, typen=block.typen, juist=block.juist, fouten=block.fouten)


def _woord(row: Identification) -> WoordUit | None:
    block = word_block(row)
    if block is None:
        return None
    return WoordUit(
        woord=block.woord,
        inwoner_op=block.inwoner_op,
        ambtenaar_op=block.ambtenaar_op,
        anders_op=block.anders_op,
    )


def _signalen(row: Identification) -> list[SignaalUit]:
    return [
        SignaalUit(soort=_STIL.get(line.soort, line.soort), titel=line.titel, uitleg=line.uitleg, op=line.op)
        for line in signal_lines(row)
        if line.soort not in ZONDER_SPOOR
    ]
