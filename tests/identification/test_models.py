"""The promises that the database keeps by itself, whatever the code does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from begrippen.deel import Deel
from begrippen.flow import Flow
from identification.flow.overgang import wipe
from identification.models import NIET_VOOR_BEZORGING, PERSOONLIJK, Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    NOW,
    checked,
    completed,
    delivered,
    fresh,
    invited,
    is_wiped,
    logged_in_row,
)
from tests.identification.samengegevens import added, complete, together

FILLED: dict[str, Any] = {column: b"x" if blank is None else "nl" for column, blank in PERSOONLIJK.items()}


def refuses(name: str, row: Identification, **changes: Any) -> None:
    """The named CHECK constraint stops the change, and the row stays as it was."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Identification.objects.filter(pk=row.pk).update(**changes)
    assert name in str(refused.value)


def test_the_tests_look_at_the_database_of_production() -> None:
    assert connection.vendor == "postgresql"


@pytest.mark.parametrize("column", PERSOONLIJK)
def test_a_wiped_row_holds_nothing(ambtenaar: Medewerker, column: str) -> None:
    row = delivered(ambtenaar)
    assert is_wiped(row)
    refuses("gewist_is_leeg", row, **{column: FILLED[column]})


@pytest.mark.parametrize("column", PERSOONLIJK)
def test_no_row_is_wiped_by_half(ambtenaar: Medewerker, column: str) -> None:
    row = invited(ambtenaar)
    values = {**PERSOONLIJK, column: FILLED[column]}
    refuses("gewist_is_leeg", row, status=Status.GEWIST, **values)


@pytest.mark.parametrize("column", NIET_VOOR_BEZORGING)
def test_a_completed_row_keeps_no_code_and_no_link(ambtenaar: Medewerker, column: str) -> None:
    row = completed(ambtenaar, Flow.BEKEND)
    refuses("voltooid_houdt_geen_code", row, **{column: FILLED[column]})


def test_a_fourth_try(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    refuses("pogingen_op_is_op", row, pogingen=4)


@pytest.mark.parametrize(("niveau", "name"), [(10, "niveau_hoog_genoeg"), (0, "niveau_hoog_genoeg")])
def test_a_level_lower_than_asked(ambtenaar: Medewerker, niveau: int, name: str) -> None:
    refuses(name, logged_in_row(ambtenaar), niveau_bereikt=niveau)


@pytest.mark.parametrize("niveau", [0, 11, 31])
def test_a_level_that_does_not_exist(ambtenaar: Medewerker, niveau: int) -> None:
    refuses("niveau_bestaat", invited(ambtenaar), niveau_gevraagd=niveau)


@pytest.mark.parametrize("column", ["bsn", "niveau_bereikt", "ingelogd_op"])
@pytest.mark.parametrize("make", [logged_in_row, completed])
def test_logged_in_means_that_somebody_logged_in(ambtenaar: Medewerker, make: Any, column: str) -> None:
    refuses("ingelogd_heeft_bsn", make(ambtenaar), **{column: None})


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.BEKEND])
def test_without_the_right_code_nobody_completes(ambtenaar: Medewerker, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow)
    wiped = {column: PERSOONLIJK[column] for column in NIET_VOOR_BEZORGING}
    refuses("bevestigd_met_code_of_verklaring", row, status=Status.BEVESTIGD, bevestigd_op=NOW, **wiped)
    refuses("bevestigd_met_code_of_verklaring", completed(ambtenaar, flow), code_klopt_op=None)


def test_without_a_code_somebody_attested(ambtenaar: Medewerker) -> None:
    row, name = completed(ambtenaar, Flow.AMBTENAAR), "bevestigd_met_code_of_verklaring"
    refuses(name, row, verklaard_op=None)
    refuses(name, row, verklaard_op=None, code_klopt_op=NOW)
    refuses(name, completed(ambtenaar), verklaard_op=NOW, code_klopt_op=None)


@pytest.mark.parametrize("make", [invited, logged_in_row, completed])
def test_one_new_zaak_is_under_way_once(ambtenaar: Medewerker, make: Any) -> None:
    one, other, done = make(ambtenaar), invited(ambtenaar), delivered(ambtenaar)
    refuses("nieuwe_zaak_eenmaal_onderweg", other, zaaknummer=one.zaaknummer)
    others = Identification.objects.filter(pk=other.pk)
    assert others.update(zaaknummer=done.zaaknummer)  # what is over is not under way
    assert others.update(zaaknummer=one.zaaknummer, zaak_bestaand=True)
    assert Identification.objects.filter(pk__in=[other.pk, done.pk]).update(zaaknummer="") == 2


@pytest.mark.parametrize("changes", [{"ambtenaar": None}, {"bevestigd_op": None}])
def test_somebody_completed_it_at_some_time(ambtenaar: Medewerker, changes: dict[str, Any]) -> None:
    refuses("bevestigd_door_iemand", completed(ambtenaar), **changes)


def test_nobody_logs_in_without_the_number_that_was_said(ambtenaar: Medewerker) -> None:
    refuses("getal_voor_het_inloggen", invited(ambtenaar), login_gestart_op=NOW)
    refuses("getal_voor_het_inloggen", logged_in_row(ambtenaar), getal_juist_op=None)


@pytest.mark.parametrize("column", ["woord_inwoner_op", "woord_ambtenaar_op"])
def test_where_both_confirm_one_is_not_enough(ambtenaar: Medewerker, column: str) -> None:
    row = completed(ambtenaar)
    both = {"woord_inwoner_op": NOW, "woord_ambtenaar_op": NOW}
    refuses("wederzijds_bevestigd", row, wederzijds=True, **both | {column: None})
    assert Identification.objects.filter(pk=row.pk).update(wederzijds=True, **both)


def test_a_way_of_numbers_that_does_not_exist(ambtenaar: Medewerker) -> None:
    refuses("getalcontrole_bestaat", invited(ambtenaar), getalcontrole="raden")


def test_a_word_for_zaak_that_does_not_exist(ambtenaar: Medewerker) -> None:
    refuses("zaakwoord_bestaat", invited(ambtenaar), zaakwoord="case")


def test_only_a_random_code_may_wait_for_the_proof(ambtenaar: Medewerker) -> None:
    refuses("code_in_zaak_is_willekeurig", invited(ambtenaar, Flow.BEKEND), code_in_zaak=True)


def test_a_status_that_does_not_exist(ambtenaar: Medewerker) -> None:
    refuses("status_bestaat", invited(ambtenaar), status="KLAAR")


def test_a_flow_that_does_not_exist(ambtenaar: Medewerker) -> None:
    refuses("flow_bestaat", invited(ambtenaar), flow="ANDERS")


def test_two_links_never_have_one_token(ambtenaar: Medewerker) -> None:
    one, other = invited(ambtenaar), invited(ambtenaar)
    refuses("token_hash", one, token_hash=other.token_hash)


def acts_for(**changes: Any) -> dict[str, Any]:
    """The columns of a row in which somebody acts for another, as the rule allows it."""
    return {
        "namens_soort": "ouder",
        "namens_bron": "gezag",
        "namens_vaststelling": "aangetoond",
        "namens_uitkomst": 2,
        "vertegenwoordigde": b"x",
        "namens_feiten": b"x",
    } | changes


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("namens_bestaat", {"namens_soort": "buurvrouw"}),
        ("namens_bestaat", {"namens_uitkomst": 3}),
        ("namens_geheel", {"namens_uitkomst": None}),
        ("namens_geheel", {"namens_soort": ""}),
        ("namens_heeft_bsn", {"vertegenwoordigde": None}),
        ("namens_heeft_bsn", {"namens_feiten": None}),
        ("stuk_is_verklaard", {"namens_bron": "stuk"}),
    ],
)
def test_acting_for_another_is_whole_or_not_there(
    ambtenaar: Medewerker, name: str, changes: dict[str, Any]
) -> None:
    refuses(name, logged_in_row(ambtenaar), **acts_for(**changes))


@pytest.mark.parametrize("uitkomst", [0, 1])
def test_nothing_is_finished_for_another_unless_the_rule_allows_it(
    ambtenaar: Medewerker, uitkomst: int
) -> None:
    row = completed(ambtenaar)
    refuses("bevestigd_mag_namens", row, **acts_for(namens_uitkomst=uitkomst))
    refuses("bevestigd_mag_namens", row, namens_keuze="kind")
    assert Identification.objects.filter(pk=row.pk).update(**acts_for()) == 1


def test_nobody_looks_along_with_themselves(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    refuses("meekijker_is_een_ander", row, meekijker=ambtenaar)


def test_who_is_in_a_call_together(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    refuses("deel_bestaat", other, deel="buurvrouw")
    refuses("inwoner_is_de_eerste", other, deel="inwoner")
    refuses("inwoner_is_de_eerste", first, persoon=1)
    refuses("alleen_zonder_samen", other, samen=None)
    refuses("zonder_is_niet_bevestigd", other, zonder_op=NOW)
    third = added(first)
    refuses("persoon_eenmaal_in_gesprek", third, persoon=other.persoon, zaaknummer="2026-99999")


def test_an_interpreter_acts_for_nobody(ambtenaar: Medewerker) -> None:
    _first, other = together(ambtenaar, Deel.TOLK)
    refuses("tolk_handelt_voor_niemand", other, namens_keuze="kind")
    refuses("tolk_handelt_voor_niemand", other, **acts_for())


def test_who_stands_in_the_proof_of_another_is_no_work(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    refuses("mee_is_geen_werk", other, bewijs_bij=first)
    complete(first)
    refuses("mee_is_geen_werk", other, next_attempt_at=NOW)
    refuses("mee_is_geen_werk", other, bewijs=b"x")
    refuses("mee_is_geen_werk", other, status=Status.VASTGELEGD)


def test_every_constraint_is_tried_here() -> None:
    names = {constraint.name for constraint in Identification._meta.constraints}
    source = Path(__file__).read_text(encoding="utf-8")
    assert names == {name for name in names if f'"{name}"' in source}


def test_every_binary_column_is_personal() -> None:
    """A new sealed column that the wipe does not know fails here."""
    binary = {
        field.name for field in Identification._meta.fields if field.get_internal_type() == "BinaryField"
    }
    assert binary == {column for column, blank in PERSOONLIJK.items() if blank is None}


def test_wiping_empties_every_personal_column(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar, Flow.BEKEND)
    for_another = {"namens_soort": "ouder", "namens_bron": "gezag", "namens_vaststelling": "aangetoond"}
    changes = FILLED | for_another | {"namens_uitkomst": 2, "status": Status.AFGEBROKEN}
    Identification.objects.filter(pk=row.pk).update(**changes)
    assert all(getattr(fresh(row.pk), column) for column in PERSOONLIJK)
    wipe(pk=row.pk, van=Status.AFGEBROKEN, door="test", now=NOW)
    assert is_wiped(fresh(row.pk))
