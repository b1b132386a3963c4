"""A DigiD of our own over real mutual TLS, in a thread: independent of simulator and portal."""

from __future__ import annotations

import base64
import hashlib
import secrets
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import xmlsec
from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from dev.ports import free_port
from inloggen import digid
from inloggen.resultaat import LoginFinished
from tests.inloggen.berichten import IDP, SAMLP, Answer, idp_metadata
from tests.inloggen.keys import LOOPBACK, pair

SP = "http://localhost:8000/digid/metadata/"
ACS = "http://localhost:8000/digid/acs/"
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class TestIdp:
    """`answer` is what it says next; `reply` replaces the HTTP answer; `asked`: the ArtifactResolves.

    `published` is what stands at its address, for who fetches its metadata. `away`: for as long, nobody listens there.
    """

    __test__ = False
    folder: Path
    port: int = 0
    answer: Answer = field(default_factory=Answer)
    reply: Reply | None = None
    request_id: str = ""
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    asked: list[bytes] = field(default_factory=list)
    published: bytes = b""
    away: Callable[[], AbstractContextManager[None]] = nullcontext

    def settings(self, **changes: Any) -> dict[str, Any]:
        return {
            "naam": "digid",
            "prefix": "DIGID_",
            "profiel": "digid-3",
            "entity_id": SP,
            "acs_url": ACS,
            "sign_key_file": self.write("sp.key", pair("sp").key_pem),
            "sign_cert_file": self.write("sp.crt", pair("sp").cert_pem),
            "tls_key_file": self.write("client.key", pair("client", signer="ca").key_pem),
            "tls_cert_file": self.write("client.crt", pair("client", signer="ca").cert_pem),
            "tls_ca_file": self.write("ca.crt", pair("ca").cert_pem),
            "idp_cert_file": self.write("idp.crt", pair("idp").cert_pem),
            "idp_metadata_file": self.write("idp.xml", self.metadata().encode()),
            "timeout": 10.0,  # a busy machine is no slow DigiD
            **changes,
        }

    def metadata(self) -> str:
        signing = [pair("idp"), pair("idp-next"), pair("idp-old", days=-1)]
        return idp_metadata(resolve_url=self.url, signing=signing, signer=pair("idp"))

    def write(self, name: str, content: bytes) -> str:
        path = self.folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
        return str(path)

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}/resolve"

    def artifact(self) -> str:
        raw = b"\x00\x04\x00\x00" + hashlib.sha1(IDP.encode()).digest() + secrets.token_bytes(20)
        return base64.b64encode(raw).decode()

    def start(
        self,
        *,
        niveau: Betrouwbaarheidsniveau = Betrouwbaarheidsniveau.MIDDEN,
        browser: str = "a",
        onderwerp: UUID | None = None,
    ) -> str:
        """Starts a login, keeps the ID of the AuthnRequest and gives back the RelayState."""
        url = digid.start(niveau=niveau, onderwerp=onderwerp or uuid4(), browser=browser, now=self.now).url
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        self.request_id = inflate(query["SAMLRequest"]).get("ID", "")
        return query["RelayState"]

    def finish(self, relay_state: str, *, browser: str = "a", artifact: str | None = None) -> LoginFinished:
        return digid.finish(
            artifact=artifact or self.artifact(), relay_state=relay_state, browser=browser, now=self.now
        )

    def login(self, answer: Answer | None = None, **start: Any) -> LoginFinished:
        self.answer = answer or self.answer
        return self.finish(self.start(**start))

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        request = handler.rfile.read(int(handler.headers["Content-Length"]))
        self.asked.append(request)
        if self.reply:
            self.reply(handler)
            return
        resolve_id = verified_resolve(request).get("ID", "")
        values = {"request_id": self.request_id, "acs": ACS, "sp": SP, "now": self.now}
        send(handler, self.answer.xml(resolve_id=resolve_id, **values).encode())


def send(
    handler: BaseHTTPRequestHandler, body: bytes, *, status: int = 200, length: int | None = None
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "text/xml")
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    handler.end_headers()
    handler.wfile.write(body)


def inflate(message: str) -> etree._Element:
    return etree.fromstring(zlib.decompress(base64.b64decode(message), -15))


def verified_resolve(request: bytes) -> etree._Element:
    """The ArtifactResolve in a SOAP envelope, if it is signed with a key of the portal."""
    message = etree.fromstring(request).find(f".//{{{SAMLP}}}ArtifactResolve")
    assert message is not None
    assert signed_by(message) in ("sp", "sp-next")
    return message


def signed_by(message: etree._Element) -> str:
    """Which pair of keys of the portal signed this message; empty for none of them."""
    xmlsec.tree.add_ids(message, ["ID"])
    for name in ("sp", "sp-next"):
        context = xmlsec.SignatureContext()
        context.key = xmlsec.Key.from_memory(pair(name).cert_pem, xmlsec.KeyFormat.CERT_PEM, None)
        with suppress(xmlsec.Error):
            context.verify(xmlsec.tree.find_child(message, "Signature"))
            return name
    return ""


def server_context(
    idp: TestIdp, *, server: str = "idp-tls", signer: str = "ca", san: Any = LOOPBACK, days: int = 2
) -> ssl.SSLContext:
    """Shows this certificate and wants one of the portal's."""
    tls = pair(server, signer=signer, san=san, days=days)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(idp.write(f"{server}.crt", tls.cert_pem), idp.write(f"{server}.key", tls.key_pem))
    context.load_verify_locations(idp.write("ca.crt", pair("ca").cert_pem))
    context.verify_mode = ssl.CERT_REQUIRED
    return context


@contextmanager
def serving(
    idp: TestIdp, *, server: str = "idp-tls", signer: str = "ca", san: Any = LOOPBACK, days: int = 2
) -> Iterator[TestIdp]:
    context = server_context(idp, server=server, signer=signer, san=san, days=days)
    with _listening(idp, context, port=0):
        yield idp


@contextmanager
def other_certificate(idp: TestIdp, **server: Any) -> Iterator[None]:
    """At the same address, with a certificate that is not that of DigiD."""
    with idp.away(), _listening(idp, server_context(idp, **server), port=idp.port):
        yield


@contextmanager
def _listening(idp: TestIdp, context: ssl.SSLContext, *, port: int) -> Iterator[None]:
    idp.port = port
    stop = _listen(idp, context)

    @contextmanager
    def away() -> Iterator[None]:
        nonlocal stop
        stop()
        try:
            yield
        finally:
            stop = _listen(idp, context)

    before, idp.away = idp.away, away
    try:
        yield
    finally:
        idp.away = before
        stop()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        pass  # a client that hangs up is what some tests want


def _listen(idp: TestIdp, context: ssl.SSLContext) -> Callable[[], None]:
    """At the port of `idp`, or at one that stays ours when we are away; gives back what ends it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            idp.respond(self)

        def do_GET(self) -> None:
            idp.asked.append(b"")
            if idp.reply:
                idp.reply(self)
            else:
                send(self, idp.published)

        def log_message(self, *_: Any) -> None:
            pass

    httpd = _Server(("127.0.0.1", idp.port or free_port()), Handler)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
    idp.port = httpd.server_address[1]
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()

    def stop() -> None:
        httpd.shutdown()
        httpd.server_close()
        thread.join()

    return stop
