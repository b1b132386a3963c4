"""The BRP stand-in on a port of this process, so that a test sees the questions and arms the switches."""

from __future__ import annotations

import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from simulator.brp.bericht import Vraag
from simulator.brp.brp import Brp
from simulator.brp.toegang import Toegang

SECRET = "a secret of the tests"
API_KEY = "a key of the tests"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        assert isinstance(self.server, Server)
        self.close_connection = True
        self.server.requests += 1
        answer = self.server.brp.answer(Vraag(self.command, self.path, headers, body))
        if answer.drop == "alles":
            return
        self.send_response(answer.status)
        for name, value in {"Content-Type": answer.media_type, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2] if answer.drop else answer.body)

    do_GET = do_POST = _serve  # noqa: N815

    def log_message(self, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.scheme = "http" if tls is None else "https"
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        self.empty()
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def empty(self) -> Brp:
        """As if it had just started, open to our key and our secret."""
        self.requests = 0
        self.brp = Brp(Toegang(client_secret=SECRET, api_key=API_KEY))
        return self.brp

    @property
    def base(self) -> str:
        return f"{self.scheme}://localhost:{self.server_port}/brp"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that had enough hangs up."""
