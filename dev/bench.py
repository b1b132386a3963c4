"""`make bench`: complete identifications in a closed loop, what each costs, and the demands on time and weight.

Every client is an ambtenaar and an inwoner in turn: start, link, DigiD, code, Voltooien, and then it waits until
the record is wiped before it begins the next. Simulators and clients use the same machine, their CPU is not counted.
The demands are those of dev/eisen.toml that no test can measure on a machine that does other work beside it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from dev import bench_eisen
from dev.bench_client import BenchError, Browser, identify, log_in
from dev.cijfer import show
from dev.ports import free_port
from dev.postgres import start_postgres
from dev.processes import Process, private_folder
from dev.run import DEMO_DIENST
from dev.stack import Stack

CLIENTS = int(os.environ.get("BENCH_CLIENTS", "4"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "20"))
WIPED_SECONDS = 60.0
PERSONS = ("999990019", "999993653", "999991772", "999999047", "999999990", "000000012")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the table shows; the names are the keys of the JSON."""

    identifications_per_second: float
    cpu_ms_portal: float
    cpu_ms_worker: float
    pdf_ms: float
    saml_ms: float
    saml_vs_xmlsec: float
    saml_vs_maykin: float | None


def main() -> int:
    load = round(os.getloadavg()[0], 1)
    stack = _stack()
    stack.start()
    try:
        demands, pages = bench_eisen.measure(stack)
        figures, count = _measure(stack)
        for name in ("portal", "worker", "beat", "simulator"):
            stack.stop_process(name)
        demands += bench_eisen.of_statistics(stack)
    except BenchError as error:
        print(f"The bench stopped: {error}", file=sys.stderr)
        return 1
    finally:
        stack.stop()
    _show(figures, count)
    show(demands)
    print(f"\n  load of the machine before: {load} on {os.cpu_count()} cores; {len(pages)} pages and states")
    if target := os.environ.get("BENCH_JSON"):
        kept = {name: value for name, value in asdict(figures).items() if value is not None}
        kept |= {"eisen": [one.values() for one in demands], "paginas": pages}
        kept |= {"datum": datetime.now(UTC).date().isoformat(), "load": load, "kernen": os.cpu_count()}
        Path(target).write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _stack() -> Stack:
    """As the container has it: two processes with eight threads each."""
    database_url = os.environ.get("DATABASE_URL")
    if not database_url:
        database_url = start_postgres(folder=private_folder("beeldpas-bench-")).url()
    return Stack(
        run_dir=private_folder("beeldpas-bench-"),
        port=free_port(),
        sim_port=free_port(),
        database_url=database_url,
        redis_url=os.environ.get("REDIS_URL"),
        extra_env={"LOG_LEVEL": "WARNING"},
        workers=2,
    )


def _measure(stack: Stack) -> tuple[Figures, int]:
    pdf_ms, saml = _pdf_ms(), _saml()
    clients = [_Client(stack, number) for number in range(CLIENTS)]
    for client in clients:
        client.one()  # everything is loaded and warm before the clock starts
    portal, worker = stack.processes["portal"], stack.processes["worker"]
    before = _cpu_ms(portal), _cpu_ms(worker)
    began = time.monotonic()
    _together([client.until(began + SECONDS) for client in clients])
    took = time.monotonic() - began
    count = sum(client.count for client in clients)
    for client in clients:
        if client.error:
            raise client.error
    if not count:
        message = "no identification was completed in time"
        raise BenchError(message)
    figures = Figures(
        identifications_per_second=round(count / took, 2),
        cpu_ms_portal=round((_cpu_ms(portal) - before[0]) / count, 1),
        cpu_ms_worker=round((_cpu_ms(worker) - before[1]) / count, 1),
        pdf_ms=round(pdf_ms, 1),
        saml_ms=saml["saml_ms"],
        saml_vs_xmlsec=saml["saml_vs_xmlsec"],
        saml_vs_maykin=saml.get("saml_vs_maykin"),
    )
    return figures, count


class _Client:
    """One ambtenaar who helps one inwoner after the other."""

    def __init__(self, stack: Stack, number: int) -> None:
        self.count = 0
        self.error: BenchError | None = None
        self._portal, self._number = stack.portal_url, number
        self._database = psycopg.connect(stack.database_url, autocommit=True)
        self._browser = Browser()
        log_in(self._browser, portal=self._portal, sub=("sanne", "karim")[number % 2])

    def one(self) -> None:
        person = PERSONS[(self._number + self.count) % len(PERSONS)]
        key = identify(self._browser, portal=self._portal, dienst=DEMO_DIENST, bsn=person)
        self._wait_until_wiped(key)

    def until(self, deadline: float) -> Callable[[], None]:
        def loop() -> None:
            try:
                while time.monotonic() < deadline:
                    self.one()
                    self.count += 1
            except BenchError as error:
                self.error = error

        return loop

    def _wait_until_wiped(self, key: str) -> None:
        # In the database, so that the waiting costs the portal nothing.
        query = "SELECT status FROM identification_identification WHERE id = %s"
        deadline = time.monotonic() + WIPED_SECONDS
        while True:
            row = self._database.execute(query, [key]).fetchone()
            if row and row[0] == "GEWIST":
                return
            if time.monotonic() > deadline:
                message = f"{row[0] if row else 'no row'} after {WIPED_SECONDS:.0f} seconds"
                raise BenchError(message)
            time.sleep(0.01)


def _together(loops: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=loop) for loop in loops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _cpu_ms(process: Process) -> float:
    """CPU time of every process in the group so far, user and system."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == process.popen.pid:
            total += int(fields[11]) + int(fields[12])
    return total * 1000 / _TICKS


def _pdf_ms() -> float:
    return float(bench_eisen.last_line("dev.bench_pdf"))


def _saml() -> dict[str, float]:
    """The speed of reading one DigiD answer (dev.vergelijking.snelheid)."""
    found: dict[str, float] = json.loads(bench_eisen.last_line("dev.vergelijking", "--speed"))
    return found


def _show(figures: Figures, count: int) -> None:
    portal, worker, pdf = figures.cpu_ms_portal, figures.cpu_ms_worker, figures.pdf_ms
    both = portal + worker
    rows = (
        ("identifications per second", f"{figures.identifications_per_second:8.2f}"),
        ("portal, CPU per identification", f"{portal:8.1f} ms {portal / both:5.0%} of both"),
        ("worker, CPU per identification", f"{worker:8.1f} ms {worker / both:5.0%} of both"),
        ("one proof, warm", f"{pdf:8.1f} ms {pdf / worker:5.0%} of the worker"),
        (
            "one answer of DigiD",
            f"{figures.saml_ms:8.2f} ms, {figures.saml_vs_xmlsec:.2f} × its signatures alone",
        ),
    )
    machine = f"{CLIENTS} clients, {os.cpu_count()} cores, PostgreSQL without fsync"
    print(f"\n{count} identifications by {machine}\n")
    for name, value in rows:
        print(f"  {name:32}{value}")


if __name__ == "__main__":
    sys.exit(main())
