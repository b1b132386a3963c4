"""A dienst that logs in over eID 4.x, beside diensten that do not: the real adapter against the real simulator."""

from __future__ import annotations

import pytest

from dev.stack import Stack
from tests.e2e.schermloos import Bezoek, log_in

pytestmark = pytest.mark.e2e
BSN = "999990019"
SUBSTANTIEEL = "00000000-0000-4000-8000-000000000025"


@pytest.fixture(scope="module")
def slug(stack: Stack) -> str:
    """A dienst at substantieel with a standing link, that a beheerder has tied to the second connection."""
    with Bezoek(stack.portal_url) as ingrid:
        log_in(ingrid, "ingrid").open("/beheer/diensten/nieuw/").submit(
            "/nieuw/",
            naam="Proef met eID",
            slug="proef-met-eid",
            omschrijving="Een dienst met een andere verbinding.",
            flow_nieuw="on",
            staande_link="on",
            niveau="25",
            aansluiting="eid",
            service_uuid=SUBSTANTIEEL,
        )
        assert ingrid.kop == "Proef met eID", ingrid.page.text
    return "proef-met-eid"


def at_digid(inwoner: Bezoek, slug: str) -> Bezoek:
    """From the standing link, over the page with the form, to the login page of DigiD."""
    inwoner.open(f"/nieuw/{slug}/").submit("/inloggen/")
    assert inwoner.kop == "Verder naar DigiD"
    inwoner.submit("/eid/sso")
    assert "Gevraagd niveau: substantieel" in " ".join(inwoner.doc.text_content().split())
    return inwoner


def test_an_inwoner_logs_in(stack: Stack, slug: str) -> None:
    with Bezoek(stack.portal_url) as inwoner:
        at_digid(inwoner, slug).submit("/eid/inloggen", bsn=BSN, actie="inloggen")
        assert inwoner.page.url == f"{stack.portal_url}/i/"
        assert inwoner.doc.xpath("//*[@id='code']"), inwoner.page.text


@pytest.mark.parametrize(
    ("fields", "melding"),
    [
        ({"actie": "annuleren"}, "U heeft het inloggen met DigiD geannuleerd"),
        ({"actie": "niveau-niet-gehaald"}, "Deze manier van inloggen is niet genoeg"),
        ({"actie": "inloggen", "niveau": "midden"}, "Deze manier van inloggen is niet genoeg"),
        ({"actie": "fout"}, "Misschien is er een storing"),
    ],
    ids=["cancelled", "level not reached", "level too low", "other error"],
)
def test_a_login_that_gave_nothing(stack: Stack, slug: str, fields: dict[str, str], melding: str) -> None:
    with Bezoek(stack.portal_url) as inwoner:
        at_digid(inwoner, slug).submit("/eid/inloggen", bsn=BSN, **fields)
        assert inwoner.page.url.startswith(f"{stack.portal_url}/i/")
        assert melding in inwoner.doc.text_content()
