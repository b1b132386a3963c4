"""How long one proof takes in a worker that is warm: prints milliseconds of CPU. A process of its own for `bench`."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from begrippen.bsn import Bsn
from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from identification.bewijs import Inhoud, uitkomst_of
from identification.bewijs_pdf import prepare, render_bewijs

ROUNDS = 20


def main() -> None:
    example = _example()
    prepare()
    render_bewijs(example)
    began = time.process_time()
    for number in range(ROUNDS):
        render_bewijs(replace(example, kenmerk=uuid4(), zaaknummer=f"2026-{37131 + number}"))
    print((time.process_time() - began) * 1000 / ROUNDS)


def _example() -> Inhoud:
    now = datetime.now(UTC)
    return Inhoud(
        kenmerk=uuid4(),
        gemeente="Voorbeeld",
        gemeentecode="0000",
        dienst="Hulp bij het huishouden",
        zaaknummer="2026-37131",
        flow=Flow.NIEUW,
        middel="DigiD",
        niveau_gevraagd=Betrouwbaarheidsniveau.MIDDEN,
        niveau_bereikt=Betrouwbaarheidsniveau.MIDDEN,
        ingelogd_op=now,
        bevestigd_op=now,
        ambtenaar="Sanne de Vries",
        ambtenaar_functie="Adviseur Burgerzaken",
        uitkomst=uitkomst_of(Flow.NIEUW),
        bsn=Bsn("999993653"),
        bsn_op_bewijs=BsnOpBewijs.LAATSTE_VIER,
        assertion_digest="ab" * 32,
    )


if __name__ == "__main__":
    main()
