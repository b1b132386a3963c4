"""A login is judged by the rule that holds when it starts: over midnight, and over a change by hand."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from diensten.verhoging.ingaan import settle
from diensten.verhoging.models import Verhoging
from diensten.verhoging.plannen import roll_back, state_of
from diensten.verhoging.tijdlijn import day_of, midnight
from diensten.wijzigen import Door
from identification.flow import aanmelden
from identification.flow.tellen import count_days
from identification.queries.herkennen import start_page
from identification.queries.inlogcijfers import count_logins, logins_per_dienst
from inloggen.models import Medewerker
from inloggen.resultaat import NiveauTeLaag
from tests.identification.gegevens import NOW, fresh, invited, logged_in_row, make_dienst
from tests.identification.nepdigid import NepDigid
from tests.identification.test_aanmelden import attach
from tests.medewerkers import LoggedIn

NACHT = midnight(date(2027, 6, 15))
EARLY, LATE = NACHT - timedelta(minutes=2), NACHT + timedelta(minutes=2)


@pytest.fixture
def dienst(db: None) -> Dienst:
    dienst = make_dienst(niveau=Niveau.BASIS, link_minuten=30, getalcontrole="uit")
    planned(dienst, datum=date(2027, 6, 15))
    return dienst


def planned(dienst: Dienst, *, datum: date, naar: Niveau = Niveau.MIDDEN) -> Verhoging:
    return Verhoging.objects.create(
        dienst=dienst,
        van=dienst.niveau,
        naar=naar,
        datum=datum,
        aankondigen_vanaf=datum - timedelta(days=100),
        gepland_op=NOW,
    )


def start(row: object, digid: NepDigid, *, now: datetime) -> int:
    aanmelden.start_login(identification=row, browser="secret", now=now)  # type: ignore[arg-type]
    return int(digid.asked["niveau"])


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(
    ("made", "started", "asked"),
    [(EARLY, EARLY, 10), (EARLY, NACHT, 20), (EARLY, LATE, 20), (LATE, LATE, 20)],
)
def test_the_start_of_the_login_decides(
    ambtenaar: Medewerker,
    dienst: Dienst,
    digid: NepDigid,
    made: datetime,
    started: datetime,
    asked: int,
    written: bool,
) -> None:
    row = invited(ambtenaar, dienst=dienst, now=made)
    if written:
        settle(now=started)
    assert start(fresh(row.pk), digid, now=started) == asked
    assert fresh(row.pk).niveau_gevraagd == asked


def test_what_is_under_way_at_midnight_ends_as_it_began(
    ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid
) -> None:
    row = invited(ambtenaar, dienst=dienst, now=EARLY)
    start(row, digid, now=EARLY)
    settle(now=NACHT)
    attach(fresh(row.pk), niveau=Niveau.BASIS, moment=LATE, now=LATE)
    assert fresh(row.pk).niveau_bereikt == Niveau.BASIS


def test_what_began_after_midnight_needs_more(ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid) -> None:
    row = invited(ambtenaar, dienst=dienst, now=EARLY)
    start(row, digid, now=LATE)
    with pytest.raises(NiveauTeLaag):
        attach(fresh(row.pk), niveau=Niveau.BASIS, moment=LATE, now=LATE)


def test_who_is_in_comes_back_as_before(ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid) -> None:
    row = invited(ambtenaar, dienst=dienst, now=EARLY)
    start(row, digid, now=EARLY)
    attach(fresh(row.pk), niveau=Niveau.BASIS, moment=EARLY, now=EARLY)
    assert start(fresh(row.pk), digid, now=LATE) == 10
    assert fresh(row.pk).niveau_gevraagd == 10


def test_the_page_says_what_will_be_asked(ambtenaar: Medewerker, dienst: Dienst) -> None:
    row = invited(ambtenaar, dienst=dienst, now=EARLY)
    said = [start_page(row, None, token="x", taal="nl", now=at) for at in (EARLY, LATE)]
    assert ["wachtwoord" in page.manier for page in said] == [True, False]
    assert [page.nieuws.tekst.split()[0] for page in said if page.nieuws] == ["Vanaf", "Sinds"]


def test_a_change_by_hand_counts_from_the_next_login_up_and_down(
    ambtenaar: Medewerker, digid: NepDigid
) -> None:
    dienst = make_dienst(niveau=Niveau.SUBSTANTIEEL, getalcontrole="uit")
    row = invited(ambtenaar, dienst=dienst)
    for niveau in (Niveau.BASIS, Niveau.HOOG, Niveau.MIDDEN):
        Dienst.objects.filter(pk=dienst.pk).update(niveau=niveau)
        assert start(fresh(row.pk), digid, now=NOW) == niveau == fresh(row.pk).niveau_gevraagd


def rolled_back(dienst: Dienst, *, now: datetime) -> None:
    settle(now=now)
    row = Dienst.objects.get(pk=dienst.pk)
    roll_back(dienst=row, stand=state_of(row), reden="Druk.", door=Door(naam="proef"), now=now)


def test_after_a_roll_back_a_link_of_before_asks_the_old_way(
    ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid
) -> None:
    made, then = NACHT + timedelta(minutes=2), NACHT + timedelta(minutes=6)
    row, other = (invited(ambtenaar, dienst=dienst, now=made) for _ in range(2))
    assert start(fresh(row.pk), digid, now=made) == Niveau.MIDDEN
    rolled_back(dienst, now=then)
    assert "wachtwoord" in start_page(fresh(other.pk), None, token="x", taal="nl", now=then).manier
    assert start(fresh(other.pk), digid, now=then) == Niveau.BASIS
    attach(fresh(other.pk), niveau=Niveau.BASIS, moment=then, now=then)
    assert fresh(other.pk).niveau_bereikt == Niveau.BASIS


def test_a_login_under_way_at_a_roll_back_ends_as_it_began(
    ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid
) -> None:
    then = NACHT + timedelta(minutes=6)
    row = invited(ambtenaar, dienst=dienst, now=LATE)
    assert start(row, digid, now=LATE) == Niveau.MIDDEN
    rolled_back(dienst, now=then)
    with pytest.raises(NiveauTeLaag):
        attach(fresh(row.pk), niveau=Niveau.BASIS, moment=then, now=then)
    attach(fresh(row.pk), niveau=Niveau.MIDDEN, moment=then, now=then)
    assert (fresh(row.pk).niveau_gevraagd, fresh(row.pk).niveau_bereikt) == (20, 20)


def test_logins_are_counted_by_what_was_reached(ambtenaar: Medewerker) -> None:
    dienst, other = make_dienst(), make_dienst()
    for _ in range(2):
        logged_in_row(ambtenaar, Flow.NIEUW, dienst=dienst)
    logged_in_row(ambtenaar, Flow.NIEUW, dienst=other)
    invited(ambtenaar, dienst=dienst)
    assert count_logins(dienst_id=dienst.pk, sinds=NOW - timedelta(days=90)) == {Niveau.MIDDEN: 2}
    assert count_logins(dienst_id=dienst.pk, sinds=NOW + timedelta(days=1)) == {}
    assert logins_per_dienst(NOW - timedelta(days=30)) == {dienst.pk: 2, other.pk: 1}


def test_a_login_is_counted_once_also_when_its_day_was_counted(ambtenaar: Medewerker) -> None:
    dienst = make_dienst()
    for days in (0, 1, 2):
        logged_in_row(ambtenaar, Flow.NIEUW, dienst=dienst, now=NOW + timedelta(days=days))
        assert count_logins(dienst_id=dienst.pk, sinds=NOW) == {Niveau.MIDDEN: days + 1}
        count_days(now=NOW + timedelta(days=days))
        assert count_logins(dienst_id=dienst.pk, sinds=NOW) == {Niveau.MIDDEN: days + 1}
        assert logins_per_dienst(NOW) == {dienst.pk: days + 1}
    assert count_logins(dienst_id=dienst.pk, sinds=NOW + timedelta(days=1)) == {Niveau.MIDDEN: 2}
    assert logins_per_dienst(NOW + timedelta(days=1)) == {dienst.pk: 2}


def test_beheer_sees_the_page_of_a_day_to_come(
    logged_in: LoggedIn, beheerder: Medewerker, ambtenaar: Medewerker
) -> None:
    dienst, today = make_dienst(niveau=Niveau.BASIS), day_of(timezone.now())
    datum = today + timedelta(days=30)
    planned(dienst, datum=datum)
    beheer, texts = Client(enforce_csrf_checks=True), []
    beheer.force_login(beheerder)
    for dag in (datum - timedelta(days=1), datum):
        address = f"/voorbeeld/{dienst.slug}/{dag}/"
        texts.append(beheer.get(address).content.decode())
        (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', texts[-1])
        texts.append(beheer.post(address, {"csrfmiddlewaretoken": token}).content.decode())
    assert ["sms-controle of een wachtwoord" in text for text in texts] == [True, True, False, False]
    assert ["Niemand logt in" in text for text in texts] == [False, True, False, True]
    assert logged_in(ambtenaar).get(f"/voorbeeld/{dienst.slug}/{datum}/").status_code == 403


@pytest.mark.parametrize("dag", ["morgen", "2027-02-30", "0001-01-01", "9999-12-31", "2027-06-15T00"])
def test_no_such_day(logged_in: LoggedIn, beheerder: Medewerker, dag: str) -> None:
    assert logged_in(beheerder).get(f"/voorbeeld/{make_dienst().slug}/{dag}/").status_code == 404
    assert logged_in(beheerder).get(f"/voorbeeld/onbekend/{datetime.now(UTC):%Y-%m-%d}/").status_code == 404


def test_a_standing_link_asks_what_holds_now(client: Client, digid: NepDigid, db: None) -> None:
    dienst = make_dienst(niveau=Niveau.BASIS)
    planned(dienst, datum=day_of(timezone.now()))
    assert "sms-controle</strong>" in client.get(f"/nieuw/{dienst.slug}/").content.decode()
    client.post(f"/nieuw/{dienst.slug}/inloggen/")
    assert digid.asked["niveau"] == Niveau.MIDDEN
