"""One link, two logins, a change of the dienst in between: each is judged by what it was asked, signed and all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from identification.flow import aanmelden
from identification.flow.niveau import niveau_told
from identification.models import Identification
from identification.queries.draaiboek import now_step
from identification.queries.herkennen import start_page
from identification.status import Status
from inloggen.models import Medewerker
from inloggen.resultaat import LoginFinished, NiveauTeLaag
from tests.identification.gegevens import bound_browser, fresh, invited, make_dienst
from tests.identification.test_makelaar_terug import broker
from tests.inloggen.berichten import CLASSES, Answer
from tests.inloggen.conftest import idp
from tests.inloggen.idp import TestIdp, inflate
from tests.inloggen.makelaar import TestBroker
from zaken.register import Register

__all__ = ["broker", "idp"]  # fixtures
_CLASSES = {10: "PasswordProtectedTransport", 20: "MobileTwoFactorContract", 25: "Smartcard"}


def begin(row: Identification, *, niveau: int, now: datetime) -> dict[str, str]:
    """The dienst asks `niveau` from now on; what the browser then takes to the other side."""
    Dienst.objects.filter(pk=row.dienst_id).update(niveau=niveau)
    url = aanmelden.start_login(identification=fresh(row.pk), browser="a", now=now).url
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def finish_signed(idp: TestIdp, query: dict[str, str], niveau: int) -> LoginFinished:
    idp.request_id = inflate(query["SAMLRequest"]).get("ID", "")
    idp.answer = Answer(class_ref=f"{CLASSES}{_CLASSES[niveau]}")
    return idp.finish(query["RelayState"])


def attach(row: Identification, finished: LoginFinished, *, now: datetime) -> tuple[Any, ...]:
    sessie = bound_browser(row, now=now)
    aanmelden.attach_login(sessie=sessie, result=finished.result, zaaksysteem=Register(), now=now)
    found = fresh(row.pk)
    return found.status, found.niveau_gevraagd, found.niveau_bereikt


@pytest.mark.parametrize(
    ("first", "then", "reached"), [(25, 10, 25), (10, 25, 10), (10, 25, 20), (20, 10, 25)]
)
def test_the_first_login_ends_as_it_began(
    ambtenaar: Medewerker, idp: TestIdp, first: int, then: int, reached: int
) -> None:
    row = invited(ambtenaar, dienst=make_dienst(getalcontrole="uit"), now=idp.now)
    query = begin(row, niveau=first, now=idp.now)
    begin(row, niveau=then, now=idp.now)
    finished = finish_signed(idp, query, reached)
    assert attach(row, finished, now=idp.now) == (Status.INGELOGD, first, reached)


@pytest.mark.parametrize(("first", "then", "reached"), [(25, 10, 20), (20, 10, 10)])
def test_what_a_later_start_asks_does_not_lower_the_first(
    ambtenaar: Medewerker, idp: TestIdp, first: int, then: int, reached: int
) -> None:
    row = invited(ambtenaar, dienst=make_dienst(getalcontrole="uit"), now=idp.now)
    query = begin(row, niveau=first, now=idp.now)
    begin(row, niveau=then, now=idp.now)
    with pytest.raises(NiveauTeLaag):
        finish_signed(idp, query, reached)


@pytest.mark.parametrize(("first", "then"), [(20, 25), (20, 10)])
def test_through_a_broker_as_well(ambtenaar: Medewerker, broker: TestBroker, first: int, then: int) -> None:
    now = datetime.now(UTC)
    row = invited(ambtenaar, dienst=make_dienst(getalcontrole="uit"), now=now)
    broker.query = begin(row, niveau=first, now=now)
    begin(row, niveau=then, now=now)
    finished = broker.finish(broker.query["state"])
    assert attach(row, finished, now=now) == (Status.INGELOGD, first, 20)


def test_after_a_lowering_the_script_says_what_the_start_page_says(
    ambtenaar: Medewerker, idp: TestIdp
) -> None:
    row = invited(ambtenaar, dienst=make_dienst(niveau=Niveau.SUBSTANTIEEL, getalcontrole="uit"), now=idp.now)
    begin(row, niveau=25, now=idp.now)
    Dienst.objects.filter(pk=row.dienst_id).update(niveau=10)
    under_way = now_step(fresh(row.pk), getal=None, verborgen=False, now=idp.now)
    assert "wachtwoord" not in under_way.doe
    aanmelden.note_login_failed(fout=NiveauTeLaag(onderwerp=row.pk), now=idp.now)
    page = start_page(fresh(row.pk), None, token="x", taal="nl", now=idp.now)
    again = now_step(fresh(row.pk), getal=None, verborgen=False, now=idp.now)
    assert ["wachtwoord" in said for said in (page.manier, again.zeg[0])] == [True, True]


def test_a_login_that_was_given_up_is_no_longer_told(ambtenaar: Medewerker, idp: TestIdp) -> None:
    row = invited(ambtenaar, dienst=make_dienst(niveau=Niveau.SUBSTANTIEEL, getalcontrole="uit"), now=idp.now)
    begin(row, niveau=25, now=idp.now)
    Dienst.objects.filter(pk=row.dienst_id).update(niveau=10)
    moments = [idp.now + timedelta(minutes=minutes) for minutes in (14, 15)]
    assert [niveau_told(fresh(row.pk), now=now) for now in moments] == [Niveau.SUBSTANTIEEL, Niveau.BASIS]
