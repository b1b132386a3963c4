"""Small threading WSGI servers: plain HTTP for the browser, mutual TLS for the portal."""

from __future__ import annotations

import errno
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from simulator.middleware import PEER
from simulator.state import ENVIRON, Simulator

LOOPBACK = ("127.0.0.1", "::1")  # `localhost` is both, and browsers try either first
_NO_SUCH_ADDRESS = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_SILENCE = 20  # seconds a connection may say nothing: browsers open some in advance


class PoortBezet(OSError):
    """Another process listens here."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(
            f"Poort {port} is al in gebruik. Stop het andere programma of kies een andere poort."
        )


class QuietHandler(WSGIRequestHandler):
    """No access log: what it would write is where a BSN must never come."""

    timeout = _SILENCE

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def get_environ(self) -> dict[str, Any]:
        server = self.server
        assert isinstance(server, Server)  # noqa: S101  (we are its handler)
        environ: dict[str, Any] = {**super().get_environ(), ENVIRON: server.simulator}
        if isinstance(self.connection, ssl.SSLSocket):
            environ[PEER] = self.connection.getpeercert(binary_form=True)
        return environ


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, simulator: Simulator, app: Callable[..., Any]) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.simulator = simulator
        super().__init__((host, port), QuietHandler)
        self.set_app(app)

    def server_bind(self) -> None:
        """Bind without looking up the name of this machine, which can take seconds."""
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address[:2])
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "localhost", self.server_address[1]
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up, or a client without the right certificate: nothing to tell."""


class TlsServer(Server):
    def __init__(
        self, host: str, port: int, simulator: Simulator, app: Callable[..., Any], *, context: ssl.SSLContext
    ) -> None:
        self._context = context
        super().__init__(host, port, simulator, app)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """The handshake is done in the thread of the request, so that a slow one holds up nobody."""
        request.settimeout(_SILENCE)
        with self._context.wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)


def tls_context(directory: Path) -> ssl.SSLContext:
    """A certificate of the demo's CA is demanded from the client."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(directory / "idp-tls.crt", directory / "idp-tls.key")
    context.load_verify_locations(directory / "ca.crt")
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def listen(make: Callable[[str, int], Server], hosts: tuple[str, ...], port: int) -> list[Server]:
    """A server on every address that this machine has. Raises `PoortBezet`."""
    servers = []
    for host in hosts:
        try:
            servers.append(make(host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PoortBezet(port) from None
            if error.errno not in _NO_SUCH_ADDRESS or host == hosts[0]:
                raise
    return servers


def serve(servers: list[Server]) -> None:
    """Serve in the background, until the process ends."""
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
