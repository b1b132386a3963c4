"""One identification at the ambtenaar."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from begrippen.flow import Codecontrole, Flow
from diensten.instellingen import Volgorde
from diensten.models import Dienst
from identification.flow import aanmelden, bezorgen, controle
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from kluis import dagsleutel
from tests.identification.gegevens import (
    PERSOON,
    checked,
    completed,
    delivered,
    fresh,
    invited,
    is_wiped,
    logged_in_row,
    make_dienst,
    token_of,
    wrong_code,
)
from toezicht.models import Gebeurtenis
from zaken.register import Register

BSN = PERSOON.reveal()


def page_of(client: Client, row: Identification, path: str = "", status: int = 200) -> str:
    response = client.get(f"/werkblad/{row.pk}/{path}")
    assert response.status_code == status
    return response.content.decode()


def act(client: Client, row: Identification, path: str, **data: str) -> Any:
    return client.post(f"/werkblad/{row.pk}/{path}/", data)


@pytest.fixture
def now() -> Any:
    return timezone.now()


def test_the_invitation_has_the_whole_message(sanne: Client, row: Identification, link: str) -> None:
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    assert pagina.uitnodiging.link == f"http://localhost:8000{link}"
    assert pagina.uitnodiging.link in pagina.uitnodiging.bericht
    assert "Sanne de Vries" in pagina.uitnodiging.bericht
    assert "<svg" in pagina.uitnodiging.qr_svg
    assert "<script" not in pagina.uitnodiging.qr_svg
    assert 'style="' not in pagina.uitnodiging.qr_svg


def test_after_the_login_the_link_is_not_shown(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = logged_in_row(ambtenaar, now=now)
    assert token_of(row) not in page_of(sanne, row)


def test_the_code_typed_in(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = logged_in_row(ambtenaar, now=now)
    code = controle.expected_code(row)
    assert code not in page_of(sanne, row)
    assert act(sanne, row, "code", code=f"{code[:3]} {code[3:]}").status_code == 302
    assert "Code klopt" in page_of(sanne, row)
    assert act(sanne, row, "code", code="000000").status_code == 302  # the back button
    assert fresh(row.pk).pogingen == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Vul de code in."),
        ("12345", "De code heeft 6 cijfers. U heeft er 5 ingevuld."),
        ("1234567", "U heeft er 7 ingevuld."),
        ("abc", "Gebruik alleen cijfers."),
    ],
)
def test_what_is_no_code_has_its_own_words(
    sanne: Client, ambtenaar: Medewerker, now: Any, typed: str, words: str
) -> None:
    response = act(sanne, logged_in_row(ambtenaar, now=now), "code", code=typed)
    assert (response.status_code, words in response.content.decode()) == (422, True)


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.BEKEND])
def test_three_wrong_codes(sanne: Client, ambtenaar: Medewerker, now: Any, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow, now=now)
    wrong = wrong_code(row)
    for words in ("Nog 2 keer.", "Nog 1 keer."):
        response = act(sanne, row, "code", code=wrong)
        assert (response.status_code, words in response.content.decode()) == (422, True)
    assert act(sanne, row, "code", code=wrong).status_code == 302
    assert "3 keer een verkeerde code" in page_of(sanne, row)
    assert is_wiped(fresh(row.pk))


def test_comparing_shows_the_code_and_takes_a_clear_answer(
    sanne: Client, ambtenaar: Medewerker, now: Any
) -> None:
    row = logged_in_row(ambtenaar, dienst=make_dienst(codecontrole=Codecontrole.VERGELIJKEN), now=now)
    assert sanne.get(f"/werkblad/{row.pk}/").context["pagina"].code.te_vergelijken == controle.expected_code(
        row
    )
    assert act(sanne, row, "code").status_code == 422
    assert fresh(row.pk).pogingen == 0
    assert act(sanne, row, "code", antwoord="ja").status_code == 302
    assert fresh(row.pk).code_klopt_op is not None


def test_saying_yes_where_the_code_must_be_typed_does_nothing(
    sanne: Client, ambtenaar: Medewerker, now: Any
) -> None:
    row = logged_in_row(ambtenaar, now=now)
    assert act(sanne, row, "code", antwoord="ja").status_code == 422
    assert fresh(row.pk).code_klopt_op is None


def test_before_the_code_nobody_is_shown(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = logged_in_row(ambtenaar, now=now)
    assert BSN[-4:] not in page_of(sanne, row)
    for path in ("bsn", "opgezocht", "voltooi"):
        response = act(sanne, row, path)
        assert response.status_code in {302, 409}
        assert BSN not in response.content.decode()
    assert fresh(row.pk).status == Status.INGELOGD
    assert not Gebeurtenis.objects.filter(soort="bsn_getoond").exists()


def test_brp_first_asks_for_the_person_before_the_code(
    sanne: Client, ambtenaar: Medewerker, now: Any
) -> None:
    row = logged_in_row(ambtenaar, dienst=make_dienst(volgorde=Volgorde.BRP_EERST), now=now)
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    assert (pagina.code, pagina.persoon.bsn_masker) == (None, "•••••0019")
    act(sanne, row, "code", code=controle.expected_code(row))
    assert fresh(row.pk).pogingen == 0
    act(sanne, row, "opgezocht")
    assert sanne.get(f"/werkblad/{row.pk}/").context["pagina"].code is not None


def test_the_bsn_stands_in_one_answer_and_is_written_down(
    sanne: Client, ambtenaar: Medewerker, now: Any
) -> None:
    row = checked(ambtenaar, now=now)
    assert BSN not in page_of(sanne, row)
    response = act(sanne, row, "bsn")
    assert (response.status_code, BSN in response.content.decode()) == (200, True)
    assert "no-store" in response["Cache-Control"]
    assert BSN not in page_of(sanne, row)
    assert Gebeurtenis.objects.filter(soort="bsn_getoond", onderwerp=row.pk).count() == 1


def test_finishing(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = checked(ambtenaar, now=now)
    assert "Rond af" in page_of(sanne, row, "rond-af/")
    for _ in range(2):
        assert act(sanne, row, "voltooi")["Location"] == f"/werkblad/{row.pk}/"
    assert fresh(row.pk).status == Status.BEVESTIGD
    assert page_of(sanne, row, "rond-af/", 302) == ""
    bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=timezone.now())
    page = page_of(sanne, row)
    assert f"/zaken/{row.zaaknummer}/documenten/{row.pk}/" in page
    assert fresh(row.pk).bewijs_sha256 in page.replace("<wbr>", "").replace(" ", "")


def test_stopping_needs_a_reason_of_the_list(sanne: Client, row: Identification, link: str) -> None:
    assert act(sanne, row, "stop").status_code == 422
    assert act(sanne, row, "stop", reden="mijn-eigen").status_code == 422
    assert fresh(row.pk).status == Status.UITGENODIGD
    assert act(sanne, row, "stop", reden="verdacht").status_code == 302
    assert is_wiped(fresh(row.pk))
    assert Client().get(link).status_code == 410
    assert "Ingetrokken" in page_of(sanne, row)


def test_a_new_link(sanne: Client, row: Identification, link: str) -> None:
    response = act(sanne, row, "nieuwe-link")
    new = Identification.objects.exclude(pk=row.pk).get()
    assert response["Location"] == f"/werkblad/{new.pk}/"
    assert Client().get(link).status_code == 410
    assert act(sanne, new, "stop", reden="verdacht").status_code == 302


def test_a_new_link_asks_for_the_bsn_that_was_wiped(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = invited(ambtenaar, Flow.BEKEND, now=now)
    act(sanne, row, "stop", reden="verdacht")
    assert act(sanne, row, "nieuwe-link")["Location"] == f"/werkblad/start/?dienst={row.dienst.slug}"


PATHS = ["", "status/", "afgerond/status/", "rond-af/", "stop/"]
FORMS = ["code", "bsn", "opgezocht", "voltooi", "bezorg-opnieuw", "stop", "nieuwe-link"]


@pytest.mark.parametrize("make", [invited, logged_in_row, checked, completed, delivered])
def test_another_ambtenaar_finds_nothing(karim: Client, ambtenaar: Medewerker, make: Any, now: Any) -> None:
    row = make(ambtenaar, now=now)
    before = Identification.objects.values().get()
    data = {"code": "123456", "reden": "verdacht", "antwoord": "ja"}
    assert {karim.get(f"/werkblad/{row.pk}/{path}").status_code for path in PATHS} == {404}
    assert {act(karim, row, path, **data).status_code for path in FORMS} == {404}
    assert karim.get(f"/werkblad/{uuid4()}/").status_code == 404
    assert Identification.objects.values().get() == before


@pytest.mark.parametrize("make", [invited, logged_in_row, checked, completed, delivered])
def test_every_form_at_every_moment_is_one_of_our_answers(
    sanne: Client, ambtenaar: Medewerker, make: Any, now: Any
) -> None:
    for path in FORMS:
        row = make(ambtenaar, dienst=make_dienst(), now=now)
        assert act(sanne, row, path).status_code in {200, 302, 409, 422}
        assert page_of(sanne, row)


def test_the_poll(sanne: Client, row: Identification, django_assert_max_num_queries: Any) -> None:
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    poll = f"{pagina.status_url}?versie={pagina.versie}"
    with django_assert_max_num_queries(4):
        assert sanne.get(poll).status_code == 204
    aanmelden.note_opened(identification=row, now=timezone.now())
    response = sanne.get(poll)
    assert (response.status_code, "<html" in response.content.decode()) == (200, False)
    assert "De link is geopend" in response.content.decode()


@pytest.mark.parametrize("make", [invited, logged_in_row, checked, delivered])
def test_a_page_costs_few_queries(
    sanne: Client, ambtenaar: Medewerker, make: Any, now: Any, django_assert_max_num_queries: Any
) -> None:
    row = make(ambtenaar, now=now)
    page_of(sanne, row)
    with django_assert_max_num_queries(4):
        page_of(sanne, row)


def test_a_row_whose_key_is_gone_is_one_of_our_pages(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = checked(ambtenaar, now=now)
    dagsleutel.destroy(row.dag)
    assert sanne.get(f"/werkblad/{row.pk}/")["Location"] == "/werkblad/"
    assert "kan nu niet worden geopend" in sanne.get("/werkblad/").content.decode()


def test_the_session_of_an_ambtenaar_holds_nothing_of_the_inwoner(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst
) -> None:
    sanne.post("/werkblad/start/", {"flow": "BEKEND", "dienst": dienst.slug, "bsn": BSN})
    row = checked(ambtenaar, now=timezone.now())
    act(sanne, row, "bsn")
    act(sanne, row, "opgezocht")
    sanne.get("/werkblad/?taal=en")
    held = Session.objects.get().get_decoded()
    own = {
        "_auth_user_id",
        "_auth_user_backend",
        "_auth_user_hash",
        "taal",
        "ingelogd_sinds",
        "laatst_actief",
    }
    assert set(held) == own
    assert BSN not in str(held)
