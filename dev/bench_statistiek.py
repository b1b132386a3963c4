"""How long the page of statistics takes on five million events in two years. A process of its own.

All of it in one transaction that is rolled back, while nothing else uses the database. Prints JSON: the number of
events, and seconds for each page and for counting one day.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import django
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from psycopg.sql import SQL, Identifier

EVENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
DAYS, DIENSTEN, ROUNDS = 730, 10, 5
SOORTEN = (
    *("link_gemaakt", "login_gestart", "login_gelukt", "code_juist", "voltooid"),
    *("bewijs_vastgelegd", "bewijs_geleverd", "gewist", "login_geannuleerd", "verlopen"),
)
_PAGE = "/beheer/statistiek/"
# Four in five logged in, 20 to 420 seconds after the link; a day goes by as at a desk that is always open.
_DAY = f"make_interval(days => mod(g, {DAYS}))"
_MADE = f"now() - {_DAY} - make_interval(secs => mod(g, 80000))"
_OTHER = {
    "id": "gen_random_uuid()",
    "status": "'GEWIST'",
    "token_hash": "md5(g::text) || md5((g + 7)::text)",
    "dienst_id": f"(%s::bigint[])[1 + mod(g, {DIENSTEN})]",
    "dag": f"(now() - {_DAY})::date",
    "gemaakt_op": _MADE,
    "ingelogd_op": f"CASE WHEN mod(g, 5) > 0 THEN {_MADE} + make_interval(secs => 20 + mod(g, 400)) END",
    "niveau_bereikt": "CASE WHEN mod(g, 5) > 0 THEN 20 END",
    "gewist_op": "now()",
    "getal": "''",
    "getallen": "''",
    "merk": "''",
} | dict.fromkeys(("gesprek_id", "link", "data_sleutel", "code", "verwachte_code", "bsn"), "NULL")


def measure() -> dict[str, float]:
    from identification.flow.tellen import count_days  # noqa: PLC0415 - after the settings

    with transaction.atomic():
        somebody, now = _fill()
        began, days = time.perf_counter(), 0
        while counted := count_days(now=now):
            days += counted
        found = {"events": float(EVENTS), "day": (time.perf_counter() - began) / max(days, 1)}
        client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
        client.force_login(somebody)
        found["all"] = _seconds(lambda: client.get(f"{_PAGE}?weken=104"))
        found["one"] = _seconds(lambda: client.get(f"{_PAGE}?weken=13&dienst=bench-1"))
        transaction.set_rollback(True)
    return found


def _fill() -> tuple[Any, datetime]:
    """The one who reads the statistics, and the moment."""
    from begrippen.rol import Rol  # noqa: PLC0415
    from inloggen.models import Medewerker  # noqa: PLC0415
    from tests.identification.gegevens import invited, make_dienst  # noqa: PLC0415

    now = datetime.now(UTC)
    somebody = Medewerker.objects.create(
        issuer="https://bench.example",
        sub="statistiek",
        naam="Beheerder",
        rollen=[Rol.AMBTENAAR.value, Rol.FUNCTIONEEL_BEHEERDER.value],
        laatst_ingelogd=now,
    )
    diensten = [make_dienst(naam=f"Bench {n}", slug=f"bench-{n}") for n in range(DIENSTEN)]
    example = invited(somebody, dienst=diensten[0], now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # no triggers: it is the reading that counts
        cursor.execute("DELETE FROM identification_telling")
        cursor.execute("DELETE FROM identification_teldag")
        _identifications(cursor, str(example.pk), [dienst.pk for dienst in diensten])
        for soort in SOORTEN:
            cursor.execute(
                "INSERT INTO toezicht_gebeurtenis (soort, onderwerp, door, moment, reden) "
                "SELECT %s, id, 'bench', gemaakt_op, '' FROM identification_identification",
                [soort],
            )
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE")
    return somebody, now


def _identifications(cursor: Any, example: str, diensten: list[int]) -> None:
    table = "identification_identification"
    cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
    columns = [name for (name,) in cursor.fetchall()]
    values = [SQL(_OTHER[name]) if name in _OTHER else Identifier("i", name) for name in columns]
    query = SQL(
        "INSERT INTO {0} ({1}) SELECT {2} FROM {0} i, generate_series(1, %s) g WHERE i.id = %s"
    ).format(Identifier(table), SQL(", ").join(map(Identifier, columns)), SQL(", ").join(values))
    cursor.execute(query, [diensten, EVENTS // len(SOORTEN), example])


def _seconds(ask: Callable[[], Any]) -> float:
    """The median of some rounds, after one to warm up. Raises `RuntimeError` when there is no page."""
    taken = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        answer = ask()
        taken.append(time.perf_counter() - began)
        if answer.status_code != 200:
            message = f"{answer.status_code} for {_PAGE}"
            raise RuntimeError(message)
    return statistics.median(taken[1:])


def main() -> None:
    django.setup()
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()
