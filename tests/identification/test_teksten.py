"""What the gemeente filled in stands on the page of the inwoner; otherwise our own words do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from diensten.teksten.woorden import EIGEN, Sleutel
from identification.models import Identification
from inloggen.resultaat import DigidFout, DigidOnbereikbaar, LoginGeannuleerd, LoginMislukt, NiveauTeLaag
from tests.identification.nepdigid import NepDigid, come_back, press_login
from tests.voorgeschreven import hold

Fail = Callable[..., html.HtmlElement]
GEMEENTE = "Dit vulde de gemeente in.\nProbeer het om <tien> uur & later."
STANDAARD = {
    Sleutel.DIGID_FOUT: "Dat ligt niet aan u. Misschien is er een storing.",
    Sleutel.DIGID_GEANNULEERD: "U heeft het inloggen met DigiD geannuleerd. Dat geeft niet.",
}
FAILURES = [
    (LoginGeannuleerd(), Sleutel.DIGID_GEANNULEERD),
    (DigidFout("status-requester"), Sleutel.DIGID_FOUT),
]
UNREACHABLE = (DigidOnbereikbaar(), Sleutel.DIGID_FOUT)  # words of its own, and the same filled-in text


def store(sleutel: Sleutel, tekst: str = GEMEENTE) -> None:
    hold(tekst, sleutel=sleutel)


@pytest.fixture
def page(client: Client, link: str, digid: NepDigid) -> Callable[..., HttpResponse]:
    """The start page after a login that failed."""

    def fail(fout: LoginMislukt, taal: str = "nl") -> HttpResponse:
        digid.outcome = fout
        press_login(client, link, taal=taal)
        return client.get(come_back(client)["Location"])

    return fail


@pytest.fixture
def alert(page: Callable[..., HttpResponse]) -> Fail:
    def fail(fout: LoginMislukt, taal: str = "nl") -> html.HtmlElement:
        tree = html.document_fromstring(page(fout, taal).content.decode())
        (found,) = tree.xpath("//main//div[contains(@class, 'utrecht-alert')]")
        return found

    return fail


def paragraphs(alert: html.HtmlElement) -> list[str]:
    return [paragraph.text_content() for paragraph in alert.xpath(".//p")]


@pytest.mark.parametrize(("fout", "sleutel"), [*FAILURES, UNREACHABLE])
def test_what_is_filled_in_is_shown_first(alert: Fail, fout: LoginMislukt, sleutel: Sleutel) -> None:
    store(sleutel)
    shown = paragraphs(alert(fout))
    assert shown[:2] == GEMEENTE.splitlines()
    assert len(shown) > 2
    assert STANDAARD[sleutel] not in shown


@pytest.mark.parametrize(("fout", "sleutel"), FAILURES)
def test_without_it_our_own_words_stand_there(alert: Fail, fout: LoginMislukt, sleutel: Sleutel) -> None:
    other = next(one for one in Sleutel if one != sleutel)
    store(other)
    found = alert(fout)
    assert paragraphs(found)[0] == STANDAARD[sleutel]
    assert found.xpath(".//*[@translate='no']") == []


@pytest.mark.parametrize(("fout", "sleutel"), FAILURES)
def test_back_to_our_own_words(alert: Fail, fout: LoginMislukt, sleutel: Sleutel) -> None:
    store(sleutel)
    store(sleutel, "")
    assert paragraphs(alert(fout))[0] == STANDAARD[sleutel]


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize(("fout", "sleutel"), FAILURES)
def test_it_stays_dutch(alert: Fail, fout: LoginMislukt, sleutel: Sleutel, taal: str) -> None:
    store(sleutel)
    found = alert(fout, taal)
    kept = found.xpath(".//p[@lang='nl' and @translate='no']")
    assert [paragraph.text_content() for paragraph in kept] == GEMEENTE.splitlines()
    # Who does not read Dutch reads our own first line as well.
    assert len(paragraphs(found)) - len(kept) == len(EIGEN[sleutel].verder) + (taal == "en")


def test_a_level_that_digid_could_not_reach_gets_it_too(alert: Fail) -> None:
    store(Sleutel.DIGID_FOUT)
    shown = paragraphs(alert(NiveauTeLaag()))
    assert shown[:2] == GEMEENTE.splitlines()
    assert "Voor deze dienst logt u in met de DigiD app of sms-controle." in shown


def test_it_is_text_and_no_html(page: Callable[..., HttpResponse]) -> None:
    """The form refuses it; what came in another way is still only text."""
    store(Sleutel.DIGID_FOUT, "<script>alert(1)</script>")
    shown = page(DigidFout("x")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in shown


def queries(client: Client, link: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(link)
    return sum("logius-digid" in one["sql"] for one in captured)


def test_it_is_only_read_after_a_failure(
    client: Client, link: str, row: Identification, page: Callable[..., HttpResponse]
) -> None:
    assert queries(client, link) == 0
    page(LoginGeannuleerd())
    assert queries(client, link) == 1
