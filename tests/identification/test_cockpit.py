"""What the ambtenaar sees beside one call: the others, what to say, and nothing while the screen is shared."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Codecontrole, Flow
from diensten.models import Dienst
from identification.flow import aanmelden, controle
from identification.models import Identification
from identification.queries.draaiboek import now_step
from identification.queries.getal import number_block
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    PERSOON,
    checked,
    completed,
    fresh,
    invited,
    logged_in_row,
    make_dienst,
)
from tests.identification.nepdigid import shows_code

BSN = PERSOON.reveal()


@pytest.fixture
def now() -> Any:
    return timezone.now()


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def hide(client: Client, aan: str = "1") -> None:
    client.post("/werkblad/verberg/", {"aan": aan, "terug": "/werkblad/"})


# --- hide everything ----------------------------------------------------------------------------------------------


def test_hidden_nothing_of_a_call_is_in_the_page(sanne: Client, row: Identification) -> None:
    aanmelden.note_opened(identification=row, now=timezone.now())
    row = fresh(row.pk)
    assert row.gesprek is not None
    secrets = (row.zaaknummer, row.gesprek.nummer, f"{row.gesprek.nummer[:2]} {row.gesprek.nummer[2:]}")
    hide(sanne)
    for address in (f"/werkblad/{row.pk}/", "/werkblad/"):
        page = text_of(sanne, address)
        assert [secret for secret in secrets if secret in page] == []
        assert "Alles is verborgen" in page
    words = re.sub(r"<[^>]+>", " ", text_of(sanne, f"/werkblad/{row.pk}/"))
    assert not re.search(rf"\b{row.getal}\b", re.sub(r"\d+(?:\.\d+)+|\S+://\S+", "", words))


def test_hidden_the_person_has_no_digit(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = checked(ambtenaar, now=now)
    hide(sanne)
    page = text_of(sanne, f"/werkblad/{row.pk}/")
    assert BSN[-4:] not in page.replace(str(row.pk), "")
    assert "Toon BSN" not in page
    assert BSN not in sanne.post(f"/werkblad/{row.pk}/bsn/").content.decode()


def test_hidden_the_code_cannot_be_compared_blind(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = logged_in_row(ambtenaar, dienst=make_dienst(codecontrole=Codecontrole.VERGELIJKEN), now=now)
    assert shows_code(text_of(sanne, f"/werkblad/{row.pk}/"), controle.expected_code(row))
    hide(sanne)
    page = text_of(sanne, f"/werkblad/{row.pk}/")
    assert not shows_code(page, controle.expected_code(row))
    assert 'value="ja">' not in page


def test_showing_again(sanne: Client, row: Identification) -> None:
    hide(sanne)
    hide(sanne, "0")
    assert row.zaaknummer in text_of(sanne, f"/werkblad/{row.pk}/")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/werkblad/", "/beheer/", ""])
def test_the_button_leads_back_to_the_werkblad_only(sanne: Client, back: str) -> None:
    response = sanne.post("/werkblad/verberg/", {"aan": "1", "terug": back})
    assert response["Location"] == "/werkblad/"


def test_hiding_in_one_tab_hides_in_the_other(sanne: Client, row: Identification) -> None:
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    poll = f"{pagina.status_url}?versie={pagina.versie}"
    assert sanne.get(poll).status_code == 204
    hide(sanne)
    assert row.zaaknummer not in text_of(sanne, poll)


# --- several calls ------------------------------------------------------------------------------------------------


def test_other_calls_stand_beside_this_one(
    sanne: Client,
    karim: Client,
    ambtenaar: Medewerker,
    andere_ambtenaar: Medewerker,
    row: Identification,
    now: Any,
) -> None:
    assert sanne.get(f"/werkblad/{row.pk}/").context["pagina"].strook == ()
    other = logged_in_row(ambtenaar, dienst=row.dienst, now=now)
    invited(andere_ambtenaar, dienst=row.dienst, now=now)
    completed(ambtenaar, dienst=row.dienst, now=now)
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    assert [(line.merk, line.nummer, line.huidig) for line in pagina.strook] == [
        ("A", row.zaaknummer, True),
        ("B", other.zaaknummer, False),
    ]
    assert pagina.titel == f"A · Link gemaakt · {row.zaaknummer}"


def test_the_strip_follows_the_other_call(
    sanne: Client, ambtenaar: Medewerker, row: Identification, now: Any
) -> None:
    other = invited(ambtenaar, dienst=row.dienst, now=now)
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    aanmelden.note_opened(identification=other, now=now)
    answer = sanne.get(f"{pagina.status_url}?versie={pagina.versie}")
    assert (answer.status_code, "Link geopend" in answer.content.decode()) == (200, True)


def test_the_poll_looks_once_at_the_identifications(
    sanne: Client, ambtenaar: Medewerker, row: Identification, queries_of: Any, now: Any
) -> None:
    for _ in range(3):
        invited(ambtenaar, dienst=row.dienst, now=now)
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    with_change = queries_of("identification", sanne, f"{pagina.status_url}?versie=oud")
    assert with_change <= 4
    assert queries_of("identification", sanne, "/werkblad/") <= 3
    assert queries_of("identification", sanne, f"/werkblad/{row.pk}/") <= 4


def test_an_unchanged_poll_is_one_query(
    sanne: Client, row: Identification, django_assert_max_num_queries: Any
) -> None:
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    with django_assert_max_num_queries(3) as asked:
        assert sanne.get(f"{pagina.status_url}?versie={pagina.versie}").status_code == 204
    assert sum('FROM "identification_' in query["sql"] for query in asked.captured_queries) == 1


def test_the_list_follows_by_itself(sanne: Client, row: Identification, now: Any) -> None:
    pagina = sanne.get("/werkblad/").context["pagina"]
    poll = f"{pagina.status_url}?versie={pagina.versie}"
    assert sanne.get(poll).status_code == 204
    aanmelden.note_opened(identification=row, now=now)
    answer = sanne.get(poll)
    assert (answer.status_code, "<html" in answer.content.decode()) == (200, False)
    assert "Link geopend" in answer.content.decode()


@pytest.mark.parametrize(
    ("icoon", "status"), [("A-actie", 200), ("-wacht", 200), ("AB-actie", 404), ("A-x", 404)]
)
def test_the_picture_of_a_tab(sanne: Client, db: None, icoon: str, status: int) -> None:
    response = sanne.get(f"/werkblad/merk/{icoon}.svg")
    assert response.status_code == status
    if status == 200:
        assert response["Content-Type"] == "image/svg+xml"
        assert response.content.startswith(b"<svg")


# --- what to say --------------------------------------------------------------------------------------------------


def step_of(row: Identification, **changes: Any) -> Any:
    for name, value in changes.items():
        setattr(row, name, value)
    return now_step(row, getal=number_block(row), verborgen=False, now=timezone.now())


def test_each_step_says_what_to_do_and_to_say(ambtenaar: Medewerker, now: Any) -> None:
    row = invited(ambtenaar, dienst=make_dienst(), now=now)
    assert step_of(row).soort == "link"
    number = step_of(row, geopend_op=now)
    assert (number.soort, row.getal in number.zeg[0]) == ("getal", True)
    assert step_of(row, getal_juist_op=now, login_gestart_op=now).soort == "digid"
    for fout in ("geannuleerd", "niveau-te-laag", "digid-onbereikbaar", "iets-anders"):
        failed = step_of(row, login_fout=fout)
        assert (failed.soort, len(failed.zeg), len(failed.hulp) >= 3) == ("fout", 1, True)


@pytest.mark.parametrize(
    ("flow", "expected"),
    [(Flow.NIEUW, ["code", "persoon", "afronden"]), (Flow.AMBTENAAR, ["persoon", "afronden"])],
)
def test_after_the_login(ambtenaar: Medewerker, now: Any, flow: Flow, expected: list[str]) -> None:
    row = logged_in_row(ambtenaar, flow, dienst=make_dienst(), now=now)
    seen = [step_of(row).soort]
    if flow is Flow.NIEUW:
        seen.append(step_of(row, code_klopt_op=now).soort)
    assert [*seen, step_of(row, opgezocht_op=now).soort] == expected


@pytest.mark.parametrize("afloop", [Afloop.NIET_IN_GESPREK, Afloop.GETAL_ONJUIST, Afloop.CODE_ONJUIST])
def test_an_alarm_is_red_and_says_to_give_nothing(sanne: Client, row: Identification, afloop: Afloop) -> None:
    wiped = {"data_sleutel": None, "link": None, "status": Status.GEWIST, "afloop": afloop.value}
    Identification.objects.filter(pk=row.pk).update(**wiped)
    page = text_of(sanne, f"/werkblad/{row.pk}/")
    assert "nu--alarm" in page
    assert "Geef geen gegevens" in page
    assert f"/werkblad/merk/{row.merk}-gestopt.svg" in page


def test_what_is_not_yours_says_so_kindly(karim: Client, row: Identification) -> None:
    response = karim.get(f"/werkblad/{row.pk}/")
    assert (response.status_code, "Dit gesprek is niet van u" in response.content.decode()) == (404, True)


# --- starting -----------------------------------------------------------------------------------------------------


def test_a_script_gets_the_message_with_the_address(sanne: Client, dienst: Dienst) -> None:
    response = sanne.post(
        "/werkblad/start/", {"flow": "NIEUW", "dienst": dienst.slug}, headers={"accept": "application/json"}
    )
    row = Identification.objects.get()
    answer = json.loads(response.content)
    assert answer["adres"] == f"/werkblad/{row.pk}/"
    assert "http://localhost:8000/i/" in answer["bericht"]
    assert row.getal not in answer["bericht"].split("http")[0]


def test_an_address_for_the_receipt_is_looked_at(sanne: Client, dienst: Dienst) -> None:
    filled = {"flow": "NIEUW", "dienst": dienst.slug, "ontvangst_mail": "geen adres"}
    response = sanne.post("/werkblad/start/", filled)
    assert (response.status_code, "Een e-mailadres ziet eruit als" in response.content.decode()) == (
        422,
        True,
    )
    assert sanne.post("/werkblad/start/", filled | {"ontvangst_mail": "w@example.nl"}).status_code == 302
