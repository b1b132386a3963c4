"""A visit without a screen: it follows addresses and posts the forms that stand in the pages."""

from __future__ import annotations

import re
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import requests
from lxml import html

from dev.stack import Stack
from tests.e2e.gegevens import getal_of


class Bezoek:
    """One browser, as far as HTTP goes. `page` is the last answer, `doc` its tree."""

    page: requests.Response
    doc: html.HtmlElement

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["User-Agent"] = "Mozilla/5.0 (test)"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()

    def open(self, address: str, *, follow: bool = True) -> Self:
        return self._seen(self.session.get(urljoin(self.base, address), allow_redirects=follow, timeout=30))

    def submit(self, action: str, *, follow: bool = True, **fields: Any) -> Self:
        """Post the first form whose address ends with `action`, with the values it has and `fields`."""
        form = next(form for form in self.doc.forms if (form.action or self.page.url).endswith(action))
        filled = dict(form.form_values()) | fields
        url = urljoin(self.page.url, form.action or self.page.url)
        return self._seen(self.session.post(url, data=filled, allow_redirects=follow, timeout=30))

    def _seen(self, page: requests.Response) -> Self:
        self.page = page
        is_html = "html" in page.headers.get("Content-Type", "") and page.content
        self.doc = html.fromstring(page.content) if is_html else html.fromstring("<p></p>")
        return self

    @property
    def title(self) -> str:
        return str(self.doc.findtext(".//title") or "")

    @property
    def kop(self) -> str:
        return " ".join(self.doc.xpath("string(//h1)").split())

    def cookies(self) -> list[Any]:
        """As Playwright takes them."""
        return [
            {"name": one.name, "value": one.value or "", "url": self.base} for one in self.session.cookies
        ]


def log_in(bezoek: Bezoek, sub: str) -> Bezoek:
    """A medewerker logs in with OpenID Connect."""
    return bezoek.open("/oidc/authenticate/?next=/").submit("/oidc/kiezen", persoon=sub)


class Gesprek:
    """A whole call without screens: `ambtenaar` and `inwoner` are two visits, `link` what was sent."""

    def __init__(self, stack: Stack, *, cookies: list[Any]) -> None:
        self.stack = stack
        self.ambtenaar, self.inwoner = Bezoek(stack.portal_url), Bezoek(stack.portal_url)
        for cookie in cookies:
            self.ambtenaar.session.cookies.set(cookie["name"], cookie["value"], domain="localhost.local")

    def close(self) -> None:
        self.ambtenaar.session.close()
        self.inwoner.session.close()

    def start(self, *, flow: str = "NIEUW", dienst: str = "wmo-melding", **fields: Any) -> Self:
        self.ambtenaar.open("/werkblad/start/")
        self.ambtenaar.submit("/werkblad/start/", flow=flow, dienst=dienst, **fields)
        self.adres = urlsplit(self.ambtenaar.page.url).path
        self.id = self.adres.strip("/").split("/")[-1]
        self.link = str(self.ambtenaar.doc.get_element_by_id("link").get("value"))
        return self

    def login(self, bsn: str, **fields: Any) -> Self:
        """The inwoner opens the link and logs in with DigiD."""
        self.naar_digid().inwoner.submit("/digid/inloggen", bsn=bsn, **{"actie": "inloggen", **fields})
        return self

    def naar_digid(self) -> Self:
        """The inwoner opens the link and chooses the number that was said."""
        self.inwoner.open(self.link).submit("/inloggen/", getal=getal_of(self.stack, self.link))
        return self

    @property
    def code(self) -> str:
        return re.sub(r"\D", "", self.inwoner.doc.xpath("string(//*[@id='code']//*[@aria-hidden])"))

    def typ_code(self, code: str = "") -> Self:
        self.ambtenaar.open(self.adres).submit("/code/", code=code or self.code)
        return self

    def voltooi(self) -> Self:
        self.ambtenaar.open(f"{self.adres}rond-af/").submit("/voltooi/")
        return self
