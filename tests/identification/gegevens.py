"""Identifications as they are at each step, made by walking there through the flow."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from identification.flow import aanmelden, afronden, bezorgen, browser, controle, getal, uitnodigen
from identification.flow.uitnodigen import NIEUWE_ZAAK, Zaakkeuze
from identification.models import PERSOONLIJK, Identification, InwonerSessie
from identification.queries.inwoner import link_of
from identification.status import Status
from inloggen.models import Medewerker
from inloggen.resultaat import LoginResult
from zaken.models import Zaak
from zaken.register import Register

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PERSOON = Bsn("999990019")
ANDER = Bsn("999993653")
BESTAAND = Zaakkeuze(nieuw=False, zaaknummer="2026-10001")


def make_dienst(**changes: Any) -> Dienst:
    values = {
        "naam": "Hulp bij het huishouden",
        "slug": f"dienst-{uuid4().hex[:8]}",
        "omschrijving": "Een gesprek over hulp thuis.",
        "staande_link": True,
        "zaak_verplicht": False,
        "gewijzigd_op": NOW,
    }
    return Dienst.objects.create(**values | changes)


def make_zaak() -> Zaakkeuze:
    """An existing zaak that is on nobody's name yet."""
    Zaak.objects.create(zaaknummer=BESTAAND.zaaknummer, dienst_slug="wmo", dienst_naam="Wmo", geopend_op=NOW)
    return BESTAAND


def login(
    bsn: Bsn = PERSOON,
    *,
    niveau: Niveau = Niveau.MIDDEN,
    gevraagd: Niveau = Niveau.MIDDEN,
    moment: datetime = NOW,
) -> LoginResult:
    return LoginResult(
        bsn=bsn,
        niveau=niveau,
        gevraagd=gevraagd,
        middel="DigiD",
        moment=moment,
        assertion_digest="ab" * 32,
    )


def fresh(pk: UUID) -> Identification:
    return Identification.objects.select_related("dienst", "gesprek").get(pk=pk)


def invited(
    ambtenaar: Medewerker,
    flow: Flow = Flow.NIEUW,
    *,
    dienst: Dienst | None = None,
    zaak: Zaakkeuze = NIEUWE_ZAAK,
    bsn: Bsn = PERSOON,
    now: datetime = NOW,
) -> Identification:
    return uitnodigen.invite(
        dienst=dienst or make_dienst(),
        flow=flow,
        ambtenaar=ambtenaar,
        zaak=zaak,
        zaaksysteem=Register(),
        taal="nl",
        now=now,
        bsn=bsn if flow is Flow.BEKEND else None,
    )


def logged_in_row(
    ambtenaar: Medewerker, flow: Flow = Flow.NIEUW, *, wie: Bsn = PERSOON, now: datetime = NOW, **invite: Any
) -> Identification:
    row = invited(ambtenaar, flow, now=now, **invite)
    attach(row, wie, now=now)
    return fresh(row.pk)


def checked(ambtenaar: Medewerker, flow: Flow = Flow.NIEUW, **others: Any) -> Identification:
    """Logged in, and the code was right where the flow has one."""
    row = logged_in_row(ambtenaar, flow, **others)
    if flow is not Flow.AMBTENAAR:
        now = others.get("now", NOW)
        controle.check_code(identification=row, typed=controle.expected_code(row), now=now)
    return fresh(row.pk)


def completed(ambtenaar: Medewerker, flow: Flow = Flow.NIEUW, **others: Any) -> Identification:
    row = checked(ambtenaar, flow, **others)
    afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=others.get("now", NOW))
    return fresh(row.pk)


def delivered(ambtenaar: Medewerker, flow: Flow = Flow.NIEUW, **others: Any) -> Identification:
    row = completed(ambtenaar, flow, **others)
    bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=others.get("now", NOW))
    return fresh(row.pk)


def bound_browser(row: Identification, *, now: datetime = NOW) -> InwonerSessie:
    """The browser of the inwoner, who chose the right number and stands before DigiD."""
    current = fresh(row.pk)
    _outcome, secret = getal.admit(
        identification=current, current="", given=current.getal, taal="nl", now=now
    )
    sessie = browser.find_browser(secret=secret, now=now)
    assert sessie is not None
    return sessie


def attach(
    row: Identification, bsn: Bsn = PERSOON, *, now: datetime = NOW, **result: Any
) -> aanmelden.Aangemeld:
    """The login of the bound browser comes back; a browser is bound first where there is none.

    Where the test does not say what it was asked, it is the login that started last.
    """
    sessie = InwonerSessie.objects.filter(identification=row, gebonden=True).first()
    represented = result.pop("vertegenwoordiging", None)
    return aanmelden.attach_login(
        sessie=sessie or bound_browser(row, now=now),
        result=replace(
            login(bsn, **{"moment": now, "gevraagd": Niveau(fresh(row.pk).niveau_gevraagd), **result}),
            vertegenwoordiging=represented,
        ),
        zaaksysteem=Register(),
        now=now,
    )


def token_of(row: Identification) -> str:
    return link_of(row).split("/")[2]


def wrong_number(row: Identification) -> str:
    """Two digits that are not the number of this row, one of the three where the inwoner chooses."""
    offered = fresh(row.pk).getallen.split() or [str(number) for number in range(10, 100)]
    return next(number for number in offered if number != fresh(row.pk).getal)


def wrong_code(row: Identification) -> str:
    """Six digits that are not the code of this row."""
    return f"{(int(controle.expected_code(row)) + 1) % 10**6:06d}"


def is_empty(row: Identification) -> bool:
    return all(getattr(row, column) == blank for column, blank in PERSOONLIJK.items())


def is_wiped(row: Identification) -> bool:
    return row.status == Status.GEWIST and row.gewist_op is not None and is_empty(row)


def raw_bytes(table: str = "identification_identification") -> bytes:
    """All the table holds, as the database would write it into a backup: text as it is, bytes as bytes."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        values = [value for line in cursor.fetchall() for value in line]
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in values
    )


def at_once(count: int, function: Callable[[], Any]) -> list[Any]:
    """Call a function from so many threads that start together. What it raises is its outcome too."""
    barrier = Barrier(count)

    def one() -> Any:
        barrier.wait()
        try:
            return function()
        except Exception as raised:  # noqa: BLE001 - given back to the test, which looks at every one
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(one) for _ in range(count)]]


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)
