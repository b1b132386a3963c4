"""Small threading WSGI servers: plain HTTP for the browser, mutual TLS for the portal."""

from __future__ import annotations

import errno
import socket
import ssl
import struct
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from simulator import certificates, keys
from simulator.digid.fouten import Fout
from simulator.middleware import PEER
from simulator.state import ENVIRON, Simulator

LOOPBACK = ("127.0.0.1", "::1")  # `localhost` is both, and browsers try either first
_NO_SUCH_ADDRESS = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: on, zero seconds
_SILENCE = 20  # seconds a connection may say nothing: browsers open some in advance


class PoortBezet(OSError):
    """Another process listens here."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(
            f"Poort {port} is al in gebruik. Stop het andere programma of kies een andere poort."
        )


class Writer:
    """Over TLS a client that hung up shows as another error; wsgiref is quiet about this one."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.flush, self.close = inner.flush, inner.close

    @property
    def closed(self) -> bool:
        return bool(self._inner.closed)

    def write(self, data: bytes) -> int:
        try:
            return int(self._inner.write(data))
        except ssl.SSLError:
            raise BrokenPipeError from None


class QuietHandler(WSGIRequestHandler):
    """No access log: what it would write is where a BSN must never come."""

    timeout = _SILENCE

    def setup(self) -> None:
        super().setup()
        self.wfile: Any = Writer(self.wfile)

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
    """`contexts`: how to make TLS, for the armed fault switch or for none."""

    def __init__(
        self, host: str, port: int, simulator: Simulator, app: Callable[..., Any], *, contexts: Contexts
    ) -> None:
        self._contexts = contexts
        self._host = host
        super().__init__(host, port, simulator, app)
        simulator.scherp.doors.append(self.door)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """The handshake is done in the thread of the request, so that a slow one holds up nobody."""
        request.settimeout(_SILENCE)
        stand = self.simulator.scherp.take(connection=True)
        fout = None if stand is None else stand.fout
        if fout is Fout.VERBINDING_VERBROKEN:
            request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            request.close()
            return
        with self._contexts.of(fout).wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)

    def door(self, opened: bool) -> None:
        """Stop listening, or listen again at the same port."""
        if not opened:
            self.shutdown()
            self.socket.close()
            return
        self.socket = socket.socket(self.address_family, self.socket_type)
        self.server_address = (self._host, self.server_port)
        self.server_bind()
        self.server_activate()
        serve([self])


class Contexts:
    """A certificate of the demo's CA is demanded from the client. The bad certificates are made when first used."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = threading.Lock()
        self._made: dict[Fout | None, ssl.SSLContext] = {
            None: self._context(directory / "idp-tls.crt", directory / "idp-tls.key")
        }

    def of(self, fout: Fout | None) -> ssl.SSLContext:
        with self._lock:
            if fout not in self._made:
                self._made[fout] = self._wrong(fout)
            return self._made[fout]

    def _wrong(self, fout: Fout | None) -> ssl.SSLContext:
        ca = keys.load_pair(self._directory, "ca")
        if fout is Fout.TLS_ANDERE_NAAM:
            pair = certificates.server("elders.example", ca, host="elders.example")
        elif fout is Fout.TLS_ANDERE_CA:
            pair = certificates.server("localhost", certificates.authority())
        elif fout is Fout.TLS_VERLOPEN:
            pair = certificates.server("localhost", ca, age=certificates.TEN_YEARS)
        else:
            return self._made[None]
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder, "crt"), Path(folder, "key")
            files[0].write_bytes(certificates.certificate_pem(pair.certificate))
            files[1].write_bytes(certificates.key_pem(pair.key))
            return self._context(*files)

    def _context(self, certificate: Path, key: Path) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(certificate, key)
        context.load_verify_locations(self._directory / "ca.crt")
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
