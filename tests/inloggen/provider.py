"""An OpenID Connect provider of the tests' own, in a thread: independent of the simulator."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import jwt
from django.test import Client

from dev.ports import free_port
from inloggen.makelaar import login
from inloggen.medewerker import provider as medewerker
from inloggen.oidc import ontdekking
from tests.inloggen.idp import send
from tests.inloggen.keys import pair

CLIENT_ID = "beeldpas"
SECRET = "client-secret-of-the-tests-0123456789"


P = TypeVar("P", bound="TestProvider")


@dataclass
class TestProvider:
    """`claims` change the ID token (None takes one away); `token` makes it; `seen`: the token requests."""

    __test__ = False
    port: int = 0
    scheme: str = "http"
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=lambda: {"sub": "sanne", "name": "Sanne de Vries"})
    kid: str = "one"
    signer: str = "oidc"
    token: Callable[[dict[str, Any]], str] | None = None
    token_status: int = 200
    discovery: dict[str, Any] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=lambda: {"one": "oidc"})
    keys_fetched: int = 0

    @property
    def issuer(self) -> str:
        return f"{self.scheme}://localhost:{self.port}/oidc"

    def id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": "sanne",
            "exp": now + 300,
            "iat": now,
            "nonce": self.query.get("nonce"),
            "amr": ["pwd", "otp"],
            "roles": ["ambtenaar"],
            "functie": "Adviseur Burgerzaken",
            **self.claims,
        }
        present = {name: value for name, value in claims.items() if value is not None}
        if self.token:
            return self.token(present)
        return jwt.encode(present, pair(self.signer).key, algorithm="RS256", headers={"kid": self.kid})

    def login(self, client: Client, *, next_path: str = "", **callback: str) -> Any:
        """Walks from our page to the provider and back; `callback` changes what comes back."""
        response = client.get("/oidc/authenticate/", {"next": next_path} if next_path else {})
        assert response.status_code == 302, response.status_code
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(response.url).query).items()}
        answer = callback or {"code": "c", "state": self.query["state"]}
        return client.get("/oidc/callback/", answer)

    def respond(self, handler: BaseHTTPRequestHandler, body: str) -> None:
        """`body`: what was posted; empty for a GET."""
        if not body:
            send(handler, json.dumps(self.document(handler.path)).encode())
            return
        self.seen.append({name: values[0] for name, values in parse_qs(body).items()})
        answer = {"access_token": "a", "token_type": "Bearer", "id_token": self.id_token()}
        send(handler, json.dumps(answer).encode(), status=self.token_status)

    def document(self, path: str) -> dict[str, Any]:
        if path.endswith("openid-configuration"):
            names = ("authorization", "token", "userinfo")
            endpoints = {f"{name}_endpoint": f"{self.issuer}/{name}" for name in names}
            return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/jwks", **endpoints, **self.discovery}
        if path.endswith("/userinfo"):
            return self.userinfo
        self.keys_fetched += 1
        public = {kid: jwt.algorithms.RSAAlgorithm.to_jwk(pair(name).key.public_key(), as_dict=True)
                  for kid, name in self.keys.items()}  # fmt: skip
        return {"keys": [{**key, "kid": kid, "use": "sig"} for kid, key in public.items()]}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        pass  # a client that hangs up is what some tests want


def _forget_who_had_this_port() -> None:
    """The portal keeps a provider's keys by address for an hour, and the machine gives out a port again."""
    for kept in (ontdekking._known, medewerker._by_settings, login._failed):
        kept.clear()


@contextmanager
def providing() -> Iterator[TestProvider]:
    with serving(TestProvider()) as provider:
        yield provider


@contextmanager
def serving(provider: P, tls: ssl.SSLContext | None = None) -> Iterator[P]:
    """On https with `tls`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.respond(self, "")

        def do_POST(self) -> None:
            provider.respond(self, self.rfile.read(int(self.headers["Content-Length"])).decode())

        def log_message(self, *_: Any) -> None:
            pass

    httpd = _Server(("127.0.0.1", provider.port or free_port()), Handler)
    provider.port = httpd.server_address[1]
    _forget_who_had_this_port()
    if tls:
        provider.scheme = "https"
        httpd.socket = tls.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
