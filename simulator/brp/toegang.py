"""Who may ask: an API key, or an access token that is given out here for a name and a secret."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote_plus

from simulator.brp.bericht import Antwoord, Geweigerd, Vraag, json_answer


@dataclass(frozen=True, slots=True)
class Toegang:
    """`verplicht`: headers without which the gateway lets nothing through. `seconden`: how long a token lives."""

    client_id: str = "beeldpas"
    client_secret: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    verplicht: tuple[str, ...] = ()
    seconden: int = 300


class Poort:
    """Safe under threads. `uitgegeven`: how many tokens were given out."""

    def __init__(self, toegang: Toegang) -> None:
        self.toegang = toegang
        self.uitgegeven = 0
        self._lock = threading.Lock()
        self._tokens: dict[str, float] = {}

    def give(self, vraag: Vraag, *, now: float) -> Antwoord:
        """RFC 6749 §4.4."""
        form = {name: values[-1] for name, values in parse_qs(vraag.body.decode("latin-1")).items()}
        name, secret = _credentials(vraag, form)
        known = self.toegang.client_secret and name == self.toegang.client_id
        if not known or not hmac.compare_digest(secret.encode(), self.toegang.client_secret.encode()):
            return json_answer({"error": "invalid_client"}, 401)
        if form.get("grant_type") != "client_credentials":
            return json_answer({"error": "unsupported_grant_type"}, 400)
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._tokens = {old: until for old, until in self._tokens.items() if until > now}
            self._tokens[token] = now + self.toegang.seconden
            self.uitgegeven += 1
        return json_answer(
            {"access_token": token, "token_type": "Bearer", "expires_in": self.toegang.seconden}
        )

    def withdraw(self) -> None:
        """As when the gateway starts anew."""
        with self._lock:
            self._tokens.clear()

    def check(self, vraag: Vraag, *, now: float) -> None:
        """Raises `Geweigerd`."""
        if not self._may_in(vraag, now=now):
            raise Geweigerd(401, "authentication")
        if not all(vraag.headers.get(name) for name in self.toegang.verplicht):
            raise Geweigerd(403, "autorisation")
        if (
            len(vraag.headers.get("x-verwerking", "")) > 242
            or vraag.headers.get("x-verwerking", "").count("@") > 1
        ):
            raise Geweigerd(400, "paramsValidation", ("x-verwerking", "pattern"))

    def _may_in(self, vraag: Vraag, *, now: float) -> bool:
        key = self.toegang.api_key
        if key and hmac.compare_digest(vraag.headers.get("x-api-key", "").encode(), key.encode()):
            return True
        scheme, _, token = vraag.headers.get("authorization", "").partition(" ")
        with self._lock:
            return scheme == "Bearer" and self._tokens.get(token, 0) > now


def _credentials(vraag: Vraag, form: dict[str, str]) -> tuple[str, str]:
    scheme, _, value = vraag.headers.get("authorization", "").partition(" ")
    if scheme != "Basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        name, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote_plus(name), unquote_plus(secret)
