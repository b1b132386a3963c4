"""What it costs to see whether the same person is logged in elsewhere, among 500 others. A process of its own.

In a transaction that is rolled back. Prints milliseconds of the portal's CPU for one login.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from uuid import uuid4

import django
from django.db import connection, transaction

MOST = 500
ROUNDS = 7
PERSON, OTHER = "999990019", "999993653"


def fill() -> tuple[object, datetime]:
    """One login, and 500 of other people that are open at the same time; the login and its moment."""
    from begrippen.bsn import Bsn  # noqa: PLC0415 - after the settings
    from identification.models import Identification  # noqa: PLC0415
    from identification.verzegeld import Verzegeld  # noqa: PLC0415
    from inloggen.models import Medewerker  # noqa: PLC0415
    from tests.identification.gegevens import logged_in_row  # noqa: PLC0415

    now = datetime.now(UTC)
    ambtenaar = Medewerker.objects.create(
        issuer="https://bench.example", sub="zelfde", naam="Ambtenaar", rollen=[], laatst_ingelogd=now
    )
    own = logged_in_row(ambtenaar, wie=Bsn(PERSON), now=now)
    others = []
    for _ in range(MOST):
        row = Identification.objects.get(pk=own.pk)
        row.pk, row.token_hash, row.zaaknummer, row.gesprek = uuid4(), uuid4().hex, "", None
        sealed = Verzegeld.new(id=row.pk)
        row.data_sleutel = sealed.wrapped(dag=row.dag, first_of_day=False)
        row.bsn = sealed.seal_bsn("bsn", Bsn(OTHER))
        others.append(row)
    Identification.objects.bulk_create(others)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE identification_identification")
    return own, now


def measure() -> float:
    from begrippen.bsn import Bsn  # noqa: PLC0415
    from identification.flow.opvallend import find_same_person  # noqa: PLC0415

    with transaction.atomic():
        own, now = fill()
        began = time.process_time()
        for _ in range(ROUNDS):
            find_same_person(identification=own, bsn=Bsn(PERSON), now=now)  # type: ignore[arg-type]
        took = time.process_time() - began
        transaction.set_rollback(True)
    return took * 1000 / ROUNDS


def main() -> None:
    django.setup()
    print(measure())


if __name__ == "__main__":
    main()
