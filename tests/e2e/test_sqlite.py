"""The three flows on what `make run` embeds: SQLite in one file, and a Valkey."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from dev.processes import ROOT
from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuwGesprek
from tests.e2e.gegevens import assert_delivered_once, assert_wiped, wait_for_status

pytestmark = pytest.mark.e2e
BSN = "999990019"


def test_nieuw(sqlite_stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(op=sqlite_stack), inwoner(op=sqlite_stack)
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.typ_code(jansen.code)
    sanne.rond_af()
    sanne.wacht_op_status("De gegevens zijn gewist")
    assert_delivered_once(sqlite_stack, sanne.id)
    jansen.wacht_op_kop("Klaar. U bent uitgelogd.")


def test_bekend(sqlite_stack: Stack, gesprek: NieuwGesprek) -> None:
    call = gesprek(sqlite_stack).start(flow="BEKEND", bsn=BSN).login(BSN).typ_code().voltooi()
    wait_for_status(sqlite_stack, call.id)
    assert_delivered_once(sqlite_stack, call.id)


def test_ambtenaar(sqlite_stack: Stack, gesprek: NieuwGesprek) -> None:
    call = gesprek(sqlite_stack).start(flow="AMBTENAAR", dienst="burgerzaken", zaak="geen")
    call.login(BSN, niveau="hoog").voltooi()
    assert_wiped(sqlite_stack, call.id)


@pytest.mark.parametrize(
    "change", ["UPDATE toezicht_gebeurtenis SET door = 'een ander'", "DELETE FROM toezicht_gebeurtenis"]
)
def test_the_audit_trail_cannot_be_changed(sqlite_stack: Stack, gesprek: NieuwGesprek, change: str) -> None:
    """Also after a migration that made the table anew, for on SQLite its triggers go with the old one."""
    gesprek(sqlite_stack).start()
    with closing(sqlite3.connect(sqlite_stack.run_dir / "beeldpas.sqlite3", timeout=20)) as database:
        database.execute("DROP TRIGGER gebeurtenis_update")
        database.execute("DROP TRIGGER gebeurtenis_delete")
        database.commit()
        migrate = [sys.executable, "manage.py", "migrate", "--noinput", "--verbosity", "0"]
        subprocess.run(migrate, cwd=ROOT, env=sqlite_stack.env, check=True, timeout=60)
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            database.execute(change)
