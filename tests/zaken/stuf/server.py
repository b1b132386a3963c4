"""The stand-in of the simulator behind a real socket, with or without two-way TLS."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from simulator import certificates
from simulator.zaaksysteem.stuf import StufZaaksysteem


class _Handler(BaseHTTPRequestHandler):
    zaaksysteem: StufZaaksysteem
    gezien: list[tuple[dict[str, str], bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.gezien.append((dict(self.headers), body))
        reply = self.zaaksysteem.answer(body, self.headers, now=datetime.now(UTC))
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.body) if reply.lengte is None else reply.lengte))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        self.close_connection = True

    def log_message(self, *args: Any) -> None: ...


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: Any) -> None: ...


@dataclass
class Overkant:
    """`gezien`: headers and body of every request."""

    zaaksysteem: StufZaaksysteem
    url: str
    gezien: list[tuple[dict[str, str], bytes]]


@contextmanager
def running(zaaksysteem: StufZaaksysteem, tls: ssl.SSLContext | None = None) -> Iterator[Overkant]:
    gezien: list[tuple[dict[str, str], bytes]] = []
    handler = type("Handler", (_Handler,), {"zaaksysteem": zaaksysteem, "gezien": gezien})
    server = _Server(("127.0.0.1", 0), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    scheme = "http" if tls is None else "https"
    try:
        yield Overkant(zaaksysteem, f"{scheme}://127.0.0.1:{server.server_port}/stuf", gezien)
    finally:
        server.shutdown()
        server.server_close()


def write_pair(folder: Path, name: str, pair: certificates.Pair) -> tuple[str, str]:
    paths = folder / f"{name}.crt", folder / f"{name}.key"
    paths[0].write_bytes(certificates.certificate_pem(pair.certificate))
    paths[1].write_bytes(certificates.key_pem(pair.key))
    return str(paths[0]), str(paths[1])
