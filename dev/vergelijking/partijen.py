"""The two that are compared, behind one face: start a login, finish it with an artifact, say how it ended."""

from __future__ import annotations

import json
import logging
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from begrippen.niveau import Betrouwbaarheidsniveau
from dev.apart import environment_of
from dev.processes import base_environment
from inloggen import digid
from inloggen.resultaat import LoginMislukt
from tests.inloggen.berichten import IDP
from tests.inloggen.idp import SP, TestIdp, inflate
from tests.inloggen.keys import pair


class Idp(TestIdp):
    """Takes the certificate that signs on the back channel too: the other library has one for both."""

    __test__ = False

    def write(self, name: str, content: bytes) -> str:
        return super().write(name, content + pair("sp").cert_pem if name == "ca.crt" else content)


TOEGELATEN, GEWEIGERD, GECRASHT, HANGT = "toegelaten", "geweigerd", "gecrasht", "hangt"
GEWEIGERD_OF_ECHT = "geweigerd of als de echte persoon gelezen"


@dataclass(frozen=True, slots=True)
class Begonnen:
    """`request_id`: of the AuthnRequest; `state`: what the browser brings back (RelayState)."""

    request_id: str
    state: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """`detail`: the BSN of who was let in, the code of a refusal, or the class of an exception."""

    outcome: str
    detail: str


class Partij(Protocol):
    def start(self, browser: str) -> Begonnen: ...

    def finish(self, browser: str, artifact: str, state: str) -> Uitkomst: ...

    def forget(self) -> None:
        """Every browser goes; what was started before stays known."""

    def logged(self, text: str) -> dict[str, int]:
        """In how many lines of the log `text` stands, for INFO and above and for DEBUG."""

    def versions(self) -> dict[str, str]: ...


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, list[str]] = {"INFO": [], "DEBUG": []}

    def emit(self, record: logging.LogRecord) -> None:
        level = "INFO" if record.levelno >= logging.INFO else "DEBUG"
        self.lines[level].append(logging.Formatter().format(record))


class Wij:
    """`inloggen.digid.start` and `finish`, in this process."""

    def __init__(self) -> None:
        self._log = _Log()
        logging.getLogger().addHandler(self._log)

    def start(self, browser: str) -> Begonnen:
        midden = Betrouwbaarheidsniveau.MIDDEN
        url = digid.start(niveau=midden, onderwerp=uuid4(), browser=browser, now=datetime.now(UTC)).url
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        return Begonnen(inflate(query["SAMLRequest"]).get("ID", ""), query["RelayState"])

    def finish(self, browser: str, artifact: str, state: str) -> Uitkomst:
        try:
            done = digid.finish(
                artifact=artifact, relay_state=state, browser=browser, now=datetime.now(UTC)
            ).result
        except LoginMislukt as failure:
            return Uitkomst(GEWEIGERD, failure.reason)
        except Exception as error:  # noqa: BLE001  # any other is what must not happen
            return Uitkomst(GECRASHT, type(error).__name__)
        return Uitkomst(TOEGELATEN, done.bsn.reveal())

    def forget(self) -> None:
        """Browsers are only names here."""

    def logged(self, text: str) -> dict[str, int]:
        return {level: sum(text in line for line in lines) for level, lines in self._log.lines.items()}

    def versions(self) -> dict[str, str]:
        return {name: version(name) for name in ("Django", "lxml", "xmlsec")}


class Ander:
    """django-digid-eherkenning in a process of its own. `ask` is for one thread at a time."""

    def __init__(self, idp: TestIdp) -> None:
        python, script = environment_of("vergelijking"), Path(__file__).with_name("peer.py")
        environment = base_environment() | {"REQUESTS_CA_BUNDLE": str(idp.folder / "ca.crt")}
        environment.pop("PYTHONPATH", None)
        self._process = subprocess.Popen(
            [str(python), str(script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        )
        self._pool = ThreadPoolExecutor(max_workers=1)
        base_url = SP.partition("/digid")[0]
        self._versions = self.ask(
            do="configure", folder=str(idp.folder), entity_id=SP, base_url=base_url, idp_entity_id=IDP
        )

    def ask(self, **command: Any) -> dict[str, Any]:
        return self._pool.submit(self._ask, command).result()

    def start(self, browser: str) -> Begonnen:
        return Begonnen(**self.ask(do="start", browser=browser))

    def finish(self, browser: str, artifact: str, state: str) -> Uitkomst:
        return Uitkomst(**self.ask(do="finish", browser=browser, artifact=artifact, state=state))

    def forget(self) -> None:
        self.ask(do="forget")

    def logged(self, text: str) -> dict[str, int]:
        return self.ask(do="logged", text=text)

    def versions(self) -> dict[str, str]:
        return dict(self._versions)

    def stop(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        self._pool.shutdown()

    def _ask(self, command: dict[str, Any]) -> dict[str, Any]:
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipe to the other library")
        process.stdin.write(f"{json.dumps(command)}\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise RuntimeError("the other library stopped; run dev/vergelijking/peer.py by hand to see why")
        answer: dict[str, Any] = json.loads(line)
        return answer
