"""The webhook of another system: a server on loopback that can be slow, refuse, send on, or answer without end."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.traag import silent


@dataclass
class Ontvanger:
    """`hoe`: `goed`, `fout`, `hangt`, `elders` or `eindeloos`. `kreeg`: headers and body, as they came."""

    url: str = ""
    hoe: str = "goed"
    kreeg: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def inhoud(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _headers, body in self.kreeg]


@contextmanager
def luister() -> Iterator[Ontvanger]:
    one = Ontvanger()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            one.kreeg.append(({name.lower(): value for name, value in self.headers.items()}, body))
            if one.hoe == "hangt":
                silent(self)
                return
            self.send_response({"fout": 500, "elders": 302}.get(one.hoe, 200))
            self.send_header("Location", one.url + "elders")
            self.end_headers()
            if one.hoe == "eindeloos":
                self.wfile.write(b"x" * 200_000)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    one.url = f"http://127.0.0.1:{server.server_port}/haak/"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()


def verify(headers: dict[str, str], body: bytes, *, secret: str, now: float) -> bool:
    """As docs/api.md tells a receiver to do it: with what the standard library has, and the secret as it was shown."""
    if abs(now - int(headers["webhook-timestamp"])) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join((headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body))
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, given) for given in headers["webhook-signature"].split(" "))
