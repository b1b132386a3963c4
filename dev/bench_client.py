"""One complete identification over HTTP, as two browsers do it: the ambtenaar's and the inwoner's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import lxml.html
import requests

_SECONDS = 30.0
_CODE = re.compile(r"\d")


class BenchError(RuntimeError):
    """A page was not what the flow leads to; the message names the address, never what stood on it."""


@dataclass(slots=True)
class Browser:
    """Follows redirects, keeps cookies, fills in forms. `page` is the page it is on."""

    session: requests.Session = field(default_factory=requests.Session)
    page: lxml.html.HtmlElement | None = None
    url: str = ""

    def __post_init__(self) -> None:
        self.session.trust_env = False  # no proxy between our own processes

    def open(self, url: str) -> None:
        self._ask("GET", urljoin(self.url, url))

    def submit(self, action: str, **values: str) -> None:
        """Send the form whose address ends with `action`, with `values` filled in."""
        address, filled = self._form(action)
        self._ask("POST", address, filled | values)

    def filled_in(self, action: str) -> dict[str, str]:
        """What that form would send as it stands there."""
        return self._form(action)[1]

    def _form(self, action: str) -> tuple[str, dict[str, str]]:
        for form in self._page().forms:
            address = urljoin(self.url, form.get("action") or "")
            if address.endswith(action):
                return address, dict(form.form_values())
        message = f"no form for {action} at {self.url}"
        raise BenchError(message)

    def element(self, element_id: str) -> lxml.html.HtmlElement:
        element = self._page().get_element_by_id(element_id, None)
        if element is None:
            message = f"no {element_id} at {self.url}"
            raise BenchError(message)
        return element

    def value(self, element_id: str) -> str:
        """The value or the text of the element with this id."""
        element = self.element(element_id)
        return str(element.get("value") or element.text_content())

    def _page(self) -> lxml.html.HtmlElement:
        if self.page is None:
            message = "no page is open"
            raise BenchError(message)
        return self.page

    def _ask(self, method: str, url: str, data: dict[str, str] | None = None) -> None:
        try:
            answer = self.session.request(method, url, data=data, timeout=_SECONDS)
        except requests.RequestException as error:
            message = f"{type(error).__name__} at {url.partition('?')[0]}"
            raise BenchError(message) from error
        if answer.status_code != 200:
            message = f"{answer.status_code} at {answer.url.partition('?')[0]}"
            raise BenchError(message)
        self.page, self.url = lxml.html.fromstring(answer.content), answer.url


def log_in(browser: Browser, *, portal: str, sub: str) -> None:
    """A medewerker through the OpenID Connect provider of the simulators."""
    browser.open(f"{portal}/oidc/authenticate/?next=/werkblad/")
    browser.submit("/oidc/kiezen", persoon=sub)
    if not browser.url.endswith("/werkblad/"):
        message = f"not logged in, at {browser.url.partition('?')[0]}"
        raise BenchError(message)


def identify(ambtenaar: Browser, *, portal: str, dienst: str, bsn: str) -> str:
    """Flow NIEUW from the worksheet up to Voltooien; returns the id of the identification."""
    ambtenaar.open(f"{portal}/werkblad/start/")
    ambtenaar.submit("/werkblad/start/", flow="NIEUW", dienst=dienst, zaak="nieuw")
    page = ambtenaar.url
    inwoner = Browser()
    inwoner.open(ambtenaar.value("link"))
    inwoner.submit("/inloggen/", getal=ambtenaar.value("getal"))
    inwoner.submit("/digid/inloggen", bsn=bsn, actie="inloggen")
    code = "".join(_CODE.findall(inwoner.value("code")))[:6]
    ambtenaar.open(page)
    ambtenaar.submit("/code/", code=code)
    ambtenaar.open(f"{page}rond-af/")
    ambtenaar.submit("/voltooi/")
    inwoner.session.close()
    return page.rstrip("/").rsplit("/", 1)[-1]
