"""One ZGW API: a new JWT with every call, JSON in and out, and no address but its own."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import jwt

from verkeer.oproep import Antwoord, Onbereikbaar, call
from zaken.zgw.fouten import Uitleg, ZgwFout, fout_van
from zaken.zgw.instelling import ZgwInstelling

JsonObject = dict[str, Any]
_LIFETIME = 300  # seconds that a token lives: one call, and room for clocks that differ
_MAX_BYTES = 4 * 1024 * 1024
_MAX_PAGES = 20
_LONGEST_URL = 500  # what a reference may be, and room for nothing else in it
_PATH = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/?")
_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}
_ONBEGREPEN = Uitleg("antwoord-onbegrepen", permanent=False)


class Api:
    """`root`: ends in a slash. `crs`: the Zaken API alone wants to hear which coordinates we mean.

    Every method raises `ZgwFout`, and nothing else, for what the other side does.
    """

    def __init__(
        self,
        root: str,
        instelling: ZgwInstelling,
        *,
        crs: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.root = root
        self.versie = ""
        self._instelling = instelling
        self._crs = _CRS if crs else {}
        self._clock = clock

    def get(self, url: str) -> JsonObject:
        return _object(self._json("GET", self.own(url)))

    def find(self, resource: str, **query: str) -> list[JsonObject]:
        """All rows of a list, over its pages."""
        found: list[JsonObject] = []
        url = f"{self.root}{resource}"
        url = f"{url}?{urlencode(query)}" if query else url
        for _ in range(_MAX_PAGES):
            page = self._json("GET", url)
            found += _rows(page)
            following = page.get("next") if isinstance(page, dict) else None
            if not following:
                return found
            url = self._next(following, resource)
        raise ZgwFout(_ONBEGREPEN)

    def first_page(self, resource: str, **query: str) -> list[JsonObject]:
        """For a test: what stands on the first page, each at an address that we may use."""
        rows = list(_rows(self._json("GET", f"{self.root}{resource}?{urlencode(query)}")))
        for row in rows:
            self.own(row.get("url"))
        return rows

    def create(self, resource: str, body: Mapping[str, Any]) -> JsonObject:
        return _object(self._json("POST", f"{self.root}{resource}", body))

    def change(self, url: str, body: Mapping[str, Any]) -> JsonObject:
        return _object(self._json("PATCH", self.own(url), body))

    def own(self, url: Any) -> str:
        """An address that the other side gave, when it is one of this API. We go nowhere else with our token."""
        if not isinstance(url, str) or len(url) > _LONGEST_URL or not self._within(url):
            raise ZgwFout(Uitleg("andere-hostnaam"))
        return url

    def _within(self, url: str) -> bool:
        return url.startswith(self.root) and _PATH.fullmatch(url.removeprefix(self.root)) is not None

    def _next(self, url: Any, resource: str) -> str:
        """The next page is the same list with another query, at the address that we know."""
        if not isinstance(url, str) or not url.startswith(f"{self.root}{resource}?"):
            raise ZgwFout(Uitleg("andere-hostnaam"))
        return f"{self.root}{resource}?{urlsplit(url).query}"

    def _json(self, method: str, url: str, body: Mapping[str, Any] | None = None) -> Any:
        answer = self._call(method, url, None if body is None else json.dumps(body).encode())
        self._read_version(answer)
        document = _document(answer.body) if "json" in answer.media_type else None
        if not 200 <= answer.status < 300:
            raise fout_van(answer.status, document)
        if document is None:
            raise ZgwFout(Uitleg("geen-json", permanent=False))
        return document

    def _call(self, method: str, url: str, body: bytes | None) -> Antwoord:
        headers = {
            "Accept": "application/json",
            "Authorization": f"Bearer {self._token()}",
            **self._crs,
            **({} if body is None else {"Content-Type": "application/json"}),
        }
        try:
            return call(
                method,
                url,
                seconds=self._instelling.seconds,
                tls=self._instelling.tls,
                headers=headers,
                body=body,
                max_bytes=_MAX_BYTES,
            )
        except Onbereikbaar as fout:
            raise ZgwFout(Uitleg(f"zaaksysteem-{fout.reason}", permanent=False)) from None

    def _token(self) -> str:
        issued = int(self._clock())
        claims = {
            "iss": self._instelling.client_id,
            "iat": issued,
            "exp": issued + _LIFETIME,
            "client_id": self._instelling.client_id,
            "user_id": self._instelling.user_id,
            "user_representation": self._instelling.user_representation,
        }
        try:
            return jwt.encode(claims, self._instelling.secret, algorithm="HS256")
        except jwt.PyJWTError:
            raise ZgwFout(Uitleg("secret-onjuist")) from None

    def _read_version(self, answer: Antwoord) -> None:
        """Absent is fine, another major version is another API."""
        versie = answer.headers.get("API-version", "")[:20]
        if versie and not versie.startswith("1."):
            raise ZgwFout(Uitleg("api-versie"))
        self.versie = versie or self.versie


def text(row: Mapping[str, Any], key: str) -> str:
    """A text of an answer, or nothing; unknown fields beside it are no concern of ours."""
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _document(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _object(document: Any) -> JsonObject:
    if not isinstance(document, dict):
        raise ZgwFout(_ONBEGREPEN)
    return document


def _rows(page: Any) -> Iterator[JsonObject]:
    """Some lists of ZGW have pages, others are a plain array."""
    rows = page.get("results") if isinstance(page, dict) else page
    if not isinstance(rows, list):
        raise ZgwFout(_ONBEGREPEN)
    for row in rows:
        yield _object(row)
