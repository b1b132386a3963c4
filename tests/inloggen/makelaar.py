"""A broker of the tests' own, over real HTTP: independent of the simulator."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import jwt
import pytest

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen import digid, makelaar
from inloggen.resultaat import DigidFout, LoginFinished, LoginMislukt
from tests.inloggen.idp import send
from tests.inloggen.keys import pair
from tests.inloggen.provider import CLIENT_ID, SECRET, TestProvider

CALLBACK = "http://localhost:8000/digid/oidc/callback/"
BSN = "999990019"
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class TestBroker(TestProvider):
    """`replies`: another HTTP answer, by the last part of the address; `tokens` change the token answer."""

    __test__ = False
    replies: dict[str, Reply] = field(default_factory=dict)
    tokens: dict[str, Any] = field(default_factory=dict)
    authorization: list[str] = field(default_factory=list)
    signed_userinfo: str = ""
    algorithm: str = "RS256"

    def settings(self, **changes: Any) -> dict[str, Any]:
        return {
            "naam": "digid",
            "profiel": "oidc",
            "discovery_url": f"{self.issuer}/.well-known/openid-configuration",
            "client_id": CLIENT_ID,
            "client_secret": SECRET,
            "redirect_uri": CALLBACK,
            "scopes": "openid digid",
            "acr": "midden=loa:20,substantieel=loa:25",
            "claim_bsn": "bsn",
            "claim_niveau": "loa",
            "niveaus": "10=basis,20=midden,25=substantieel,30=hoog",
            "annuleer_codes": "cancelled_by_user",
            "timeout": 20.0,  # a busy machine is no slow broker
            **changes,
        }

    def id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": "a-random-name",
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": self.query.get("nonce"),
            "loa": "20",
            "bsn": BSN,
            **self.claims,
        }
        present = {name: value for name, value in claims.items() if value is not None}
        return self.token(present) if self.token else self.sign(present)

    def sign(self, claims: dict[str, Any], **headers: Any) -> str:
        content = json.dumps(claims).encode()  # whatever it says: jwt.encode refuses some of it
        named = {"kid": self.kid, "typ": "JWT", **headers}
        return jwt.PyJWS().encode(content, pair(self.signer).key, algorithm=self.algorithm, headers=named)

    def respond(self, handler: BaseHTTPRequestHandler, body: str) -> None:
        reply = self.replies.get(urlsplit(handler.path).path.rsplit("/", 1)[-1])
        if reply:
            reply(handler)
        elif body:
            self._trade(handler, {name: values[0] for name, values in parse_qs(body).items()})
        elif handler.path.endswith("/userinfo") and self.signed_userinfo:
            send_as(handler, self.signed_userinfo.encode(), "application/jwt")
        else:
            send(handler, json.dumps(self.document(handler.path)).encode())

    def _trade(self, handler: BaseHTTPRequestHandler, asked: dict[str, str]) -> None:
        self.seen.append(asked)
        self.authorization.append(handler.headers.get("Authorization", ""))
        made = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        proven = base64.urlsafe_b64encode(made).rstrip(b"=").decode() == self.query["code_challenge"]
        if not proven or asked.get("redirect_uri") != CALLBACK:
            send(handler, b'{"error": "invalid_grant"}', status=400)
            return
        answer = {"access_token": "a", "token_type": "Bearer", "id_token": self.id_token(), **self.tokens}
        send(handler, json.dumps(answer).encode(), status=self.token_status)

    def start(
        self, *, browser: str = "a", niveau: int = 20, onderwerp: UUID | None = None, **more: Any
    ) -> str:
        """Starts a login, keeps what the broker is asked, and gives back the state."""
        url = digid.start(
            niveau=Betrouwbaarheidsniveau(niveau),
            onderwerp=onderwerp or uuid4(),
            browser=browser,
            now=datetime.now(UTC),
            **more,
        ).url
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        return self.query["state"]

    def finish(
        self, state: str, *, browser: str = "a", code: str = "c", error: str = "", iss: str = ""
    ) -> LoginFinished:
        return makelaar.finish(
            code=code, state=state, error=error, issuer=iss, browser=browser, now=datetime.now(UTC)
        )

    def log_in(self, **start: Any) -> LoginFinished:
        return self.finish(self.start(**start))


def send_as(handler: BaseHTTPRequestHandler, body: bytes, media_type: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", media_type)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def refused(broker: TestBroker, reason: str, failure: type[LoginMislukt] = DigidFout, **start: Any) -> None:
    """A login with this fixed reason for its failure, tied to what it was started for, silent about the person."""
    with pytest.raises(failure) as caught:
        broker.log_in(onderwerp=(onderwerp := uuid4()), **start)
    assert (caught.value.reason, caught.value.onderwerp) == (reason, onderwerp)
    shown = f"{caught.value!r} {caught.value.__cause__!r}"
    assert BSN not in shown
