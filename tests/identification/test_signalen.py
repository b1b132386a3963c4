"""What is odd about a call: told to the ambtenaar, once, and nothing is decided by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import aanmelden, opvallend, signalen
from identification.flow.opvallend import Herkomst
from identification.models import Identification, Signaal, SignaalSoort
from identification.queries.signalen import _WOORDEN
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from kluis import dagsleutel
from tests.identification.gegevens import (
    ANDER,
    NOW,
    at_once,
    attach,
    bound_browser,
    completed,
    fresh,
    invited,
    later,
    logged_in_row,
    raw_bytes,
)
from tests.identification.nepdigid import NepDigid, come_back, log_in_at_digid, press_login, text_of
from toezicht.models import Gebeurtenis

SOORT = SignaalSoort.LANG_GEWACHT


def raised(row: Identification | None = None) -> set[str]:
    rows = Signaal.objects.filter(identification=row) if row else Signaal.objects.all()
    return set(rows.values_list("soort", flat=True))


def test_every_kind_has_words_and_none_says_that_something_was_decided() -> None:
    assert set(_WOORDEN) == set(SignaalSoort)
    assert not [text for pair in _WOORDEN.values() for text in pair if "geweigerd" in str(text)]


def test_a_signal_is_told_once_and_moves_the_poll(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    first = signalen.raise_signal(identification=row, soort=SOORT, now=later(minutes=1))
    again = signalen.raise_signal(identification=row, soort=SOORT, now=later(minutes=2))
    assert (first, again, fresh(row.pk).signaal_op) == (True, False, later(minutes=1))
    assert Gebeurtenis.objects.get(soort="signaal").reden == "lang-gewacht"
    assert fresh(row.pk).status == Status.UITGENODIGD


@pytest.mark.django_db(transaction=True)
def test_the_same_signal_from_many_sides_at_once_is_one(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    new = at_once(5, lambda: signalen.raise_signal(identification=row, soort=SOORT, now=NOW))
    assert (sorted(new), Signaal.objects.count()) == ([False] * 4 + [True], 1)


def test_put_away_it_stays_on_the_page_without_a_button(
    sanne: Client, karim: Client, row: Identification
) -> None:
    signalen.raise_signal(identification=row, soort=SOORT, now=timezone.now())
    url = f"/werkblad/{row.pk}/signaal/{Signaal.objects.get().pk}/gezien/"
    assert url in text_of(sanne, f"/werkblad/{row.pk}/")
    assert karim.post(url).status_code == 404
    for _ in range(2):
        assert sanne.post(url).status_code == 302
    page = text_of(sanne, f"/werkblad/{row.pk}/")
    assert (url in page, "Er zat veel tijd" in page) == (False, True)
    assert Gebeurtenis.objects.filter(soort="signaal_gezien", reden=SOORT).count() == 1


def test_the_signal_of_another_call_stays(
    sanne: Client, row: Identification, andere_ambtenaar: Medewerker
) -> None:
    theirs = invited(andere_ambtenaar)
    signalen.raise_signal(identification=theirs, soort=SOORT, now=NOW)
    number = Signaal.objects.get().pk
    for nummer in (number, number + 1, 10**30):
        assert sanne.post(f"/werkblad/{row.pk}/signaal/{nummer}/gezien/").status_code == 302
    assert Signaal.objects.get().gezien_op is None


# --- where they come from ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "expected"), [(5, set()), (5.1, {"lang-gewacht"})])
def test_long_between_opening_and_digid(
    ambtenaar: Medewerker, digid: NepDigid, minutes: float, expected: set[str]
) -> None:
    row = invited(ambtenaar)
    aanmelden.note_opened(identification=row, now=NOW)
    bound_browser(row)
    for after in (minutes, minutes + 3):  # coming back after a cancelled login is no new wait
        aanmelden.start_login(identification=fresh(row.pk), browser="x", now=later(minutes=after))
    assert raised() == expected


@pytest.fixture
def proxy(settings: Settings) -> None:
    settings.PROXY_LAND_HEADER, settings.PROXY_NETWERK_HEADER = "X-Land", "X-Netwerk"


def headers(land: str, netwerk: str) -> dict[str, Any]:
    return {"headers": {"X-Land": land, "X-Netwerk": netwerk}}


@pytest.mark.parametrize(
    ("opened", "login", "expected"),
    [
        (("nl", "mobile"), ("NL", "Mobile"), set()),
        (("nl", "mobile"), ("ng", "mobile"), {"ander-land"}),
        (("nl", "fixed"), ("nl", "hosting"), {"ander-netwerk"}),
        (("nl", "fixed"), ("be", "mobile"), {"ander-land", "ander-netwerk"}),
        (("", ""), ("be", "mobile"), set()),
        (("nl", "fixed"), ("", ""), set()),
        (("nl", "fixed"), ("be, nl", "<b>"), set()),
        (("nl", "fixed"), ("b" * 9, "m" * 21), set()),
    ],
)
@pytest.mark.usefixtures("proxy")
def test_another_country_or_network(
    client: Client, link: str, digid: NepDigid, opened: Any, login: Any, expected: set[str]
) -> None:
    Client().get(link, **headers(*opened))
    assert press_login(client, link, **headers(*login)).status_code == 302
    assert raised() == expected


@pytest.mark.usefixtures("proxy")
def test_the_return_from_digid_is_compared_too_and_lets_in(
    client: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    client.get(link, **headers("nl", ""))
    press_login(client, link, **headers("nl", ""))
    client.get("/digid/acs/", {"SAMLart": "x", "RelayState": "x"}, **headers("ru", ""))
    assert (raised(), fresh(row.pk).status) == ({"ander-land"}, Status.INGELOGD)


def test_without_the_setting_a_header_means_nothing(
    client: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    client.get(link, **headers("nl", "fixed"))
    press_login(client, link, **headers("ng", "hosting"))
    come_back(client)
    assert (raised(), fresh(row.pk).geopend_land) == (set(), "")


@pytest.mark.usefixtures("proxy")
def test_where_it_was_opened_is_wiped_with_the_rest(
    sanne: Client, client: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    client.get(link, **headers("zz", "kenmerkend-netwerk"))
    assert b"kenmerkend-netwerk" in raw_bytes()
    sanne.post(f"/werkblad/{row.pk}/stop/", {"reden": "fout-gestart"})
    assert b"kenmerkend-netwerk" not in raw_bytes()


# --- R15: one person, two links ------------------------------------------------------------------------------


@pytest.mark.parametrize("flow", Flow)
def test_two_participants_with_one_bsn_are_told_to_both(
    ambtenaar: Medewerker, andere_ambtenaar: Medewerker, flow: Flow
) -> None:
    other = logged_in_row(ambtenaar, flow, wie=ANDER)
    one = logged_in_row(andere_ambtenaar)
    two = logged_in_row(ambtenaar, flow)
    assert (raised(one), raised(two), raised(other)) == ({"zelfde-persoon"}, {"zelfde-persoon"}, set())
    assert {fresh(row.pk).status for row in (one, two)} == {Status.INGELOGD}


def test_a_second_login_in_the_same_browser_is_told(
    client: Client, sanne: Client, ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid
) -> None:
    rows = [invited(ambtenaar, dienst=dienst, now=timezone.now()) for _ in range(2)]
    for row in rows:
        assert log_in_at_digid(client, row, digid).status_code == 302
    for row in rows:
        page = text_of(sanne, f"/werkblad/{row.pk}/")
        assert "Deze persoon is nu ook ingelogd met een andere link" in page
        assert "Dan logt ieder in met de eigen DigiD" in page


def test_what_is_over_counts_no_more(ambtenaar: Medewerker) -> None:
    completed(ambtenaar)
    logged_in_row(ambtenaar)
    logged_in_row(ambtenaar, now=NOW + timedelta(hours=2))  # the first one has expired, not been purged
    assert raised() == set()


@pytest.mark.django_db(transaction=True)
def test_two_logins_at_the_same_moment_see_each_other(ambtenaar: Medewerker) -> None:
    rows = [invited(ambtenaar) for _ in range(2)]
    turns = iter(rows)
    at_once(2, lambda: attach(next(turns)))
    assert [raised(row) for row in rows] == [{"zelfde-persoon"}] * 2


def test_a_row_that_cannot_be_opened_keeps_nobody_out(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = logged_in_row(ambtenaar)
    real = Verzegeld.of

    def of(row: Identification) -> Verzegeld:
        if row.pk == broken.pk:
            raise dagsleutel.SleutelNietBereikbaar
        return real(row)

    monkeypatch.setattr(opvallend.Verzegeld, "of", of)
    assert logged_in_row(ambtenaar).status == Status.INGELOGD
    assert raised() == set()


def test_nothing_to_recognise_a_person_by_is_stored(ambtenaar: Medewerker) -> None:
    rows = [logged_in_row(ambtenaar) for _ in range(2)]
    sealed = {bytes(fresh(row.pk).bsn or b"") for row in rows}
    assert len(sealed) == 2
    assert opvallend.Herkomst() == Herkomst(land="", netwerk="")
    assert not [name for name in vars(fresh(rows[0].pk)) if "hash" in name and "token" not in name]
