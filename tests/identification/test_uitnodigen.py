"""Making a link: who may, what is kept of it, and who takes it up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import uitnodigen
from identification.flow.overgang import AlVerder
from identification.flow.uitnodigen import (
    GEEN_ZAAK,
    FlowNietToegestaan,
    TeDruk,
    ZaakOnbekend,
    hash_token,
)
from identification.models import Identification
from identification.queries.inwoner import find_by_token
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    ANDER,
    BESTAAND,
    NOW,
    PERSOON,
    at_once,
    delivered,
    fresh,
    invited,
    later,
    logged_in_row,
    make_dienst,
    raw_bytes,
    token_of,
)
from toezicht.models import Gebeurtenis
from zaken.models import Zaaknummerreeks
from zaken.register import Register


@pytest.mark.parametrize("flow", Flow)
def test_a_link_in_each_flow(ambtenaar: Medewerker, dienst: Dienst, flow: Flow) -> None:
    row = fresh(invited(ambtenaar, flow, dienst=dienst).pk)
    assert (row.status, row.flow, row.zaaknummer) == (Status.UITGENODIGD, flow, "2026-10001")
    assert (row.ambtenaar_naam, row.ambtenaar_functie) == ("Sanne de Vries", "Adviseur Burgerzaken")
    assert row.verloopt_op == NOW + timedelta(minutes=dienst.link_minuten)
    assert (row.bekend_bsn is not None) == (row.verwachte_code is not None) == (flow is Flow.BEKEND)
    assert row.bsn is None


@pytest.mark.parametrize("flow", Flow)
def test_a_flow_that_the_dienst_does_not_allow(ambtenaar: Medewerker, flow: Flow) -> None:
    dienst = make_dienst(**{f"flow_{flow.lower()}": False, "staande_link": False})
    with pytest.raises(FlowNietToegestaan):
        invited(ambtenaar, flow, dienst=dienst)
    assert not Identification.objects.exists()


@pytest.mark.parametrize("flow", Flow)
def test_a_dienst_that_has_stopped(ambtenaar: Medewerker, flow: Flow) -> None:
    with pytest.raises(FlowNietToegestaan):
        invited(ambtenaar, flow, dienst=make_dienst(stand="gestopt"))


@pytest.mark.parametrize(
    ("flow", "bsn"), [(Flow.BEKEND, None), (Flow.NIEUW, PERSOON), (Flow.AMBTENAAR, ANDER)]
)
def test_a_bsn_belongs_to_flow_bekend_only(
    ambtenaar: Medewerker, dienst: Dienst, flow: Flow, bsn: Any
) -> None:
    with pytest.raises(FlowNietToegestaan):
        uitnodigen.invite(
            dienst=dienst,
            flow=flow,
            ambtenaar=ambtenaar,
            zaak=uitnodigen.NIEUWE_ZAAK,
            zaaksysteem=Register(),
            taal="nl",
            now=NOW,
            bsn=bsn,
        )


@pytest.mark.parametrize(
    ("flow", "verplicht", "allowed"),
    [(Flow.AMBTENAAR, False, True), (Flow.AMBTENAAR, True, False), (Flow.NIEUW, False, False)],
)
def test_without_a_zaak(ambtenaar: Medewerker, flow: Flow, verplicht: bool, allowed: bool) -> None:
    dienst = make_dienst(zaak_verplicht=verplicht)
    if allowed:
        assert invited(ambtenaar, flow, dienst=dienst, zaak=GEEN_ZAAK).zaaknummer == ""
    else:
        with pytest.raises(FlowNietToegestaan):
            invited(ambtenaar, flow, dienst=dienst, zaak=GEEN_ZAAK)


def test_an_existing_zaak_must_exist(ambtenaar: Medewerker, dienst: Dienst) -> None:
    with pytest.raises(ZaakOnbekend):
        invited(ambtenaar, dienst=dienst, zaak=BESTAAND)
    first = delivered(ambtenaar, dienst=dienst)
    second = invited(ambtenaar, dienst=dienst, zaak=BESTAAND)
    assert (second.zaaknummer, second.zaak_bestaand) == (first.zaaknummer, True)


def test_the_token_is_long_new_and_found_by_its_hash_alone(ambtenaar: Medewerker, dienst: Dienst) -> None:
    rows = [invited(ambtenaar, dienst=dienst) for _ in range(20)]
    tokens = {token_of(row) for row in rows}
    assert len(tokens) == 20
    assert min(len(token) for token in tokens) == 32  # 24 bytes in base64
    assert find_by_token(token_of(rows[0])) == rows[0]
    assert find_by_token(rows[0].token_hash) is None
    assert rows[0].token_hash == hash_token(token_of(rows[0]))


def test_the_table_shows_no_token_no_bsn_and_no_code(ambtenaar: Medewerker, dienst: Dienst) -> None:
    row = logged_in_row(ambtenaar, Flow.BEKEND, dienst=dienst)
    sealed = Verzegeld.of(row)
    code = sealed.unseal_text("code", row.code)
    seen = raw_bytes() + raw_bytes("toezicht_gebeurtenis") + raw_bytes("identification_overgang")
    assert row.zaaknummer.encode() in seen  # the search itself works
    for secret in (token_of(row), PERSOON.reveal(), code, sealed.key.decode("latin-1")):
        assert secret.encode("latin-1") not in seen.replace(str(row.pk).encode(), b"")


def test_a_sealed_column_opens_in_its_own_row_and_place_only(ambtenaar: Medewerker) -> None:
    one, other = logged_in_row(ambtenaar), logged_in_row(ambtenaar)
    for row, column in ((one, "bekend_bsn"), (other, "bsn")):
        with pytest.raises(Exception, match=r"^$"):
            Verzegeld.of(row).unseal(column, one.bsn)


def test_the_rules_stay_as_they_were_when_it_began(ambtenaar: Medewerker, dienst: Dienst) -> None:
    row = invited(ambtenaar, dienst=dienst)
    Dienst.objects.filter(pk=dienst.pk).update(niveau=30, codecontrole="vergelijken", volgorde="brp_eerst")
    row = fresh(row.pk)
    assert (row.niveau_gevraagd, row.codecontrole, row.brp_eerst) == (20, "invoeren", False)


def test_the_code_is_of_the_first_key_and_its_name_stands_with_it(
    ambtenaar: Medewerker, settings: Settings
) -> None:
    settings.CODE_SLEUTELS = {"nieuw": bytes(32), **django_settings.CODE_SLEUTELS}
    row = invited(ambtenaar, Flow.BEKEND)
    assert row.code_sleutel == "nieuw"


# --- the standing link --------------------------------------------------------------------------------------------


def standing(dienst: Dienst, *, now: Any = NOW) -> Identification:
    return uitnodigen.start_standing(dienst=dienst, taal="en", now=now)


def test_a_standing_link_begins_without_an_ambtenaar(dienst: Dienst) -> None:
    row = standing(dienst)
    assert (row.flow, row.ambtenaar, row.ambtenaar_naam, row.taal) == (Flow.NIEUW, None, "", "en")
    assert (row.zaaknummer, Zaaknummerreeks.objects.count()) == ("", 0)  # it comes with the login


@pytest.mark.parametrize(
    "changes",
    [
        {"stand": "gestopt"},
        {"stand": "concept"},
        {"staande_link": False},
        {"staande_link": False, "flow_nieuw": False},
    ],
)
def test_a_standing_link_that_is_closed(db: None, changes: dict[str, Any]) -> None:
    with pytest.raises(FlowNietToegestaan):
        standing(make_dienst(**changes))


def test_a_standing_link_has_a_limit_of_its_own(dienst: Dienst, monkeypatch: pytest.MonkeyPatch) -> None:
    assert uitnodigen._STANDING_PER_MINUTE == 300
    monkeypatch.setattr(uitnodigen, "_STANDING_PER_MINUTE", 3)
    for _ in range(3):
        standing(dienst)
    with pytest.raises(TeDruk):
        standing(dienst)
    assert standing(make_dienst())
    assert standing(dienst, now=later(seconds=61))


def test_one_of_two_takes_it_up(dienst: Dienst, ambtenaar: Medewerker, andere_ambtenaar: Medewerker) -> None:
    row = standing(dienst)
    uitnodigen.claim(identification=row, ambtenaar=ambtenaar, now=NOW)
    with pytest.raises(AlVerder):
        uitnodigen.claim(identification=row, ambtenaar=andere_ambtenaar, now=NOW)
    assert (fresh(row.pk).ambtenaar, fresh(row.pk).ambtenaar_naam) == (ambtenaar, "Sanne de Vries")
    assert Gebeurtenis.objects.filter(soort="overgenomen").count() == 1


def test_what_cannot_be_written_down_is_not_taken_up(
    dienst: Dienst, ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = standing(dienst)
    monkeypatch.delattr(uitnodigen, "record")
    with pytest.raises(NameError):
        uitnodigen.claim(identification=row, ambtenaar=ambtenaar, now=NOW)
    assert fresh(row.pk).ambtenaar is None


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_and_one_takes_it_up(dienst: Dienst, ambtenaar: Medewerker) -> None:
    row = standing(dienst)
    outcomes = at_once(10, lambda: uitnodigen.claim(identification=row, ambtenaar=ambtenaar, now=NOW))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlVerder"] * 9 + ["NoneType"]
