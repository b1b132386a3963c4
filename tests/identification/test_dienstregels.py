"""What a dienst says and a call keeps: how long the code counts, the code on the proof, the word, the languages."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.bewijs import as_json
from identification.flow import controle
from identification.flow.opdracht import inhoud_van
from identification.flow.opruimen import purge
from identification.flow.overgang import AlVerder
from identification.flow.uitnodigen import GEEN_ZAAK
from identification.models import Gesprek, Identification
from identification.queries.afronden import what_goes, what_stays
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    checked,
    completed,
    delivered,
    fresh,
    invited,
    is_wiped,
    later,
    logged_in_row,
    make_dienst,
    token_of,
)
from tests.identification.nepdigid import NepDigid

pytestmark = pytest.mark.django_db


def code_of(row: Identification) -> str:
    return controle.expected_code(row)


# --- how long the code counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flow", "code", "bewaar", "minuten"),
    [(Flow.NIEUW, 7, 60, 7), (Flow.BEKEND, 7, 60, 7), (Flow.AMBTENAAR, 7, 60, 60), (Flow.NIEUW, 90, 30, 30)],
)
def test_the_code_counts_as_long_as_the_dienst_says(
    ambtenaar: Medewerker, flow: Flow, code: int, bewaar: int, minuten: int
) -> None:
    dienst = make_dienst(code_minuten=code, bewaar_minuten=bewaar)
    row = logged_in_row(ambtenaar, flow, dienst=dienst)
    assert row.verloopt_op == later(minutes=minuten)
    purge(now=later(minutes=minuten))
    assert is_wiped(fresh(row.pk))


def test_a_code_that_is_over_is_not_judged(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar, dienst=make_dienst(code_minuten=7))
    with pytest.raises(AlVerder):
        controle.check_code(identification=row, typed=code_of(row), now=later(minutes=7))
    assert fresh(row.pk).pogingen == 0


def test_after_the_right_code_there_is_the_time_of_the_data(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar, dienst=make_dienst(code_minuten=7, bewaar_minuten=45))
    assert row.verloopt_op == later(minutes=45)
    assert Gesprek.objects.get().verloopt_op == later(minutes=45)


def test_a_change_does_not_touch_a_running_call(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar, dienst=make_dienst())
    Dienst.objects.update(code_minuten=5, code_in_zaak=True, zaakwoord="dossier", stand="gestopt")
    kept = fresh(row.pk)
    assert (kept.code_minuten, kept.code_in_zaak, kept.zaakwoord) == (60, False, "zaak")


# --- the code on the proof ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", [True, False])
def test_the_code_stands_on_the_proof_as_the_dienst_says(ambtenaar: Medewerker, wanted: bool) -> None:
    row = checked(ambtenaar, dienst=make_dienst(code_in_zaak=wanted))
    assert ("De code" in what_goes(row)) is not wanted
    assert any("6 cijfers" in line for line in what_stays(row, verborgen=False)) is wanted
    done = completed(ambtenaar, dienst=row.dienst)
    assert (done.code is not None) is wanted
    proof = json.loads(as_json(inhoud_van(done, Verzegeld.of(done))))
    assert (proof["code"] is not None) is wanted


@pytest.mark.parametrize("flow", [Flow.BEKEND, Flow.AMBTENAAR])
def test_a_code_made_of_a_bsn_never_stands_on_a_proof(ambtenaar: Medewerker, flow: Flow) -> None:
    row = completed(ambtenaar, flow, dienst=make_dienst(code_in_zaak=True))
    assert (row.code_in_zaak, row.code) == (False, None)
    with pytest.raises(IntegrityError, match="code_in_zaak_is_willekeurig"):
        Identification.objects.update(code_in_zaak=True)


def test_the_code_is_gone_with_the_delivery(ambtenaar: Medewerker) -> None:
    assert is_wiped(delivered(ambtenaar, dienst=make_dienst(code_in_zaak=True)))


def test_without_the_setting_the_database_holds_no_code_after_voltooien(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    with pytest.raises(IntegrityError, match="voltooid_houdt_geen_code"):
        Identification.objects.filter(pk=row.pk).update(code=b"x")


def test_without_a_zaak_nothing_waits_for_a_proof(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar, Flow.AMBTENAAR, dienst=make_dienst(code_in_zaak=True), zaak=GEEN_ZAAK)
    assert row.status == Status.GEWIST


# --- the word for zaak --------------------------------------------------------------------------------------------


def test_the_word_of_the_gemeente_stands_on_the_pages_and_the_proof(
    sanne: Client, ambtenaar: Medewerker
) -> None:
    row = checked(ambtenaar, dienst=make_dienst(zaakwoord="dossier"), now=timezone.now())
    page = sanne.get(f"/werkblad/{row.pk}/rond-af/").content.decode()
    assert "<dt>Dossier</dt>" in page
    assert f"Het bewijs als PDF in dossier {row.zaaknummer}" in page
    sanne.post(f"/werkblad/{row.pk}/voltooi/")
    assert "zodra het bewijs in het dossier staat" in sanne.get(f"/werkblad/{row.pk}/").content.decode()
    done = fresh(row.pk)
    assert inhoud_van(done, Verzegeld.of(done)).zaakwoord == "dossier"


# --- languages ----------------------------------------------------------------------------------------------------


def test_the_first_language_and_those_that_are_offered(
    client: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    dienst = make_dienst(taal="de", talen="nl,de")
    page = client.get(f"/nieuw/{dienst.slug}/").content.decode()
    assert '<html lang="de"' in page
    assert ('hreflang="nl"' in page, 'hreflang="pl"' in page) == (True, False)
    row = invited(ambtenaar, dienst=dienst, now=timezone.now())
    link = client.get(f"/i/{token_of(row)}/", {"taal": "pl"}).content.decode()
    assert '<html lang="nl"' in link  # that of the row: nobody reads what the dienst took away


def test_who_chooses_no_language_gets_that_of_the_dienst(sanne: Client) -> None:
    dienst = make_dienst(taal="pl")
    typed = {"flow": "NIEUW", "dienst": dienst.slug, "zaak": "nieuw"}
    for taal, shown in (("", "pl"), ("en", "en")):
        assert sanne.post("/werkblad/start/", typed | {"taal": taal}).status_code == 302
        assert Identification.objects.order_by("-gemaakt_op")[0].taal == shown


def test_a_language_that_is_off_is_not_chosen_for_a_link(sanne: Client) -> None:
    typed = {"flow": "NIEUW", "dienst": make_dienst(talen="nl,en").slug, "zaak": "nieuw", "taal": "pl"}
    response = sanne.post("/werkblad/start/", typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="taal-fout"' in page
    assert '<option value="pl" lang="pl" selected>' in page
    assert not Identification.objects.exists()
