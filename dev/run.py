"""`make run`: the portal, the worker, the beat and the simulators with demo data, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import time
import urllib.parse
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from dev.commands import ZAAKSYSTEMEN
from dev.processes import ROOT
from dev.stack import Stack, StackError, describe

_SCREEN = """
Beeldpas draait.

  Werkblad van de ambtenaar   {portal}/werkblad/
  Beheer van de diensten      {portal}/beheer/
  Vaste link voor inwoners    {portal}/nieuw/{dienst}/
  Dezelfde, via een makelaar  {portal}/nieuw/{dienst_makelaar}/
  Simulator van DigiD         {sim}/
  {zaken}
  Koppelingen testen          {portal}/beheer/koppelingen/

Medewerkers (kies er een op de inlogpagina, zonder wachtwoord):
  Sanne de Vries     ambtenaar, adviseur Burgerzaken
  Karim El Amrani    ambtenaar, consulent Wmo
  Ingrid Bakker      functioneel beheerder
  Tom Visser         toezichthouder
  Noor Smit          tekstbeheerder
  Peter Kok          goedkeurder van teksten
  Fatima Bouali      klantcontact: maakt alleen afspraken

Testpersonen voor DigiD (BSN):
  999990019  W. Jansen-de Boer        999999047  J. de Vries
  999993653  S. Moulin                999999990  M. van den Berg
  999991772  A. Yılmaz                000000012  P. Oud

Alles hier is nagemaakt: gebruik nooit een echt BSN.
Database: {database}
Logboeken: {logs}
Stoppen: Ctrl-C
"""
DEMO_DIENST = "wmo-melding"
DIENST_MAKELAAR = "uitkering"  # logs in through a broker


class StopAsked(BaseException):
    """Ctrl-C, or a signal that asks to stop."""


def main(environ: Mapping[str, str] = os.environ) -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _ask_to_stop)
    try:
        stack = _stack(environ)
        stack.start()
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    except StopAsked:
        return 0
    return _watch(stack)


def _watch(stack: Stack) -> int:
    """Stay until someone asks to stop or a process ends by itself; stop the rest in either case."""
    try:
        print(_screen(stack), flush=True)
        while (dead := stack.dead()) is None:
            time.sleep(0.2)
        print(describe(dead), file=sys.stderr)
        print("Daarom stopt alles.", file=sys.stderr)
        code = 1
    except StopAsked:
        code = 0
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
    print("\nBeeldpas stopt …", flush=True)
    stack.stop()
    return code


def _stack(environ: Mapping[str, str]) -> Stack:
    return Stack(
        run_dir=Path(environ.get("RUN_DIR") or ROOT / ".run"),
        port=_port(environ, "PORT", 8000),
        sim_port=_port(environ, "SIM_PORT", 8001),
        database_url=environ.get("DATABASE_URL") or None,
        redis_url=environ.get("REDIS_URL") or None,
        zaaksysteem=_zaaksysteem(environ),
        # What the person set wins from what the demo would choose: another gemeente, another DigiD.
        extra_env={name: value for name, value in environ.items() if name not in _OURS},
    )


_OURS = ("DATABASE_URL", "REDIS_URL", "PORT", "SIM_PORT", "RUN_DIR", "ZAAKSYSTEEM_DEMO")
_ZAKEN = {
    "register": "Zaken (in Beeldpas zelf)    {portal}/zaken/",
    "zgw": "Zaaksysteem (nagemaakt)     {sim}/zaaksysteem  (over ZGW; ZAAKSYSTEEM_DEMO=stuf of register kan ook)",
    "stuf": "Zaaksysteem (nagemaakt)     {sim}/zaaksysteem  (over StUF; ZAAKSYSTEEM_DEMO=zgw of register kan ook)",
}


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdigit() or not 0 < int(text) < 65536:
        message = f"{name}={text} is geen poort. Geef een getal van 1 tot en met 65535."
        raise StackError(message)
    return int(text)


def _zaaksysteem(environ: Mapping[str, str]) -> str:
    chosen = environ.get("ZAAKSYSTEEM_DEMO") or ZAAKSYSTEMEN[0]
    if chosen not in ZAAKSYSTEMEN:
        message = f"ZAAKSYSTEEM_DEMO={chosen} ken ik niet. Kies {', '.join(ZAAKSYSTEMEN)}."
        raise StackError(message)
    return chosen


def _screen(stack: Stack) -> str:
    return _SCREEN.format(
        zaken=_ZAKEN[stack.zaaksysteem].format(portal=stack.portal_url, sim=stack.sim_url),
        portal=stack.portal_url,
        sim=stack.sim_url,
        dienst=DEMO_DIENST,
        dienst_makelaar=DIENST_MAKELAAR,
        database=_without_password(stack.database_url),
        logs=stack.logs,
    )


def _without_password(url: str) -> str:
    password = urllib.parse.urlsplit(url).password
    return url.replace(f":{password}@", ":…@") if password else url


def _ask_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise StopAsked


if __name__ == "__main__":
    sys.exit(main())
