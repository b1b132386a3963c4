"""The access token of the portal at the gateway: client credentials, kept in the memory of this process alone."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable
from urllib.parse import quote_plus, urlencode

from brp.fouten import BrpFout
from brp.instelling import Oauth
from verkeer.oproep import Antwoord, Onbereikbaar, Tls, call
from verkeer.tijdslimiet import left, within

_MARGIN = 30.0  # seconds before its end that a token is not used any more
_LIFETIME = 300.0  # seconds, when the gateway does not say how long
_LONGEST = 24 * 3600.0
_TOKEN_LENGTH = 16 * 1024


class Toegang:
    """Safe under threads: one asks for a new token, the others wait for it."""

    def __init__(
        self, oauth: Oauth, *, tls: Tls, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._oauth, self._tls, self._seconds, self._clock = oauth, tls, seconds, clock
        self._lock = threading.Lock()
        self._token, self._until = "", 0.0

    def token(self) -> str:
        """Raises `BrpFout`. Waiting for another thread counts as time too."""
        with within(self._seconds):
            self._wait()
            try:
                if not self._token or self._clock() >= self._until:
                    self._token, lifetime = self._fetch()
                    self._until = self._clock() + max(lifetime - _MARGIN, lifetime / 2)
                return self._token
            finally:
                self._lock.release()

    def _wait(self) -> None:
        try:
            mine = self._lock.acquire(timeout=left())
        except TimeoutError:
            mine = False
        if not mine:
            raise BrpFout("brp-token-traag")

    def forget(self, token: str) -> None:
        """The BRP refused it: the next question asks for another one."""
        with self._lock:
            if self._token == token:
                self._token = ""

    def _fetch(self) -> tuple[str, float]:
        form = {"grant_type": "client_credentials", **dict(self._oauth.extra)}
        if self._oauth.scope:
            form["scope"] = self._oauth.scope
        headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
        if self._oauth.basic:
            headers["Authorization"] = f"Basic {self._credentials()}"
        else:
            form |= {"client_id": self._oauth.client_id, "client_secret": self._oauth.client_secret}
        try:
            answer = call(
                "POST",
                self._oauth.token_url,
                seconds=self._seconds,
                tls=self._tls,
                headers=headers,
                body=urlencode(form).encode(),
            )
        except Onbereikbaar as fout:
            raise BrpFout(f"brp-token-{fout.reason}") from None
        return _read(answer)

    def _credentials(self) -> str:
        """Form-encoded first: RFC 6749 §2.3.1."""
        pair = f"{quote_plus(self._oauth.client_id)}:{quote_plus(self._oauth.client_secret)}"
        return base64.b64encode(pair.encode()).decode()


def _read(answer: Antwoord) -> tuple[str, float]:
    if answer.status >= 500 or answer.status == 429:
        raise BrpFout("brp-token-storing")
    if answer.status != 200:
        raise BrpFout("brp-token-geweigerd")
    try:
        given = json.loads(answer.body)
        token, kind = given["access_token"], given.get("token_type", "Bearer")
        lifetime = float(given.get("expires_in", _LIFETIME))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BrpFout("brp-token-onbegrepen") from None
    if not _is_token(token) or str(kind).lower() != "bearer" or not lifetime > 0:
        raise BrpFout("brp-token-onbegrepen")
    return token, min(lifetime, _LONGEST)


def _is_token(token: object) -> bool:
    """Nothing that could become another header."""
    return (
        isinstance(token, str) and 0 < len(token) <= _TOKEN_LENGTH and token.isascii() and token.isprintable()
    )
