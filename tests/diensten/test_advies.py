"""The advisor: rules that hold for every set of answers, and a decision that is written down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.advies.models import Niveaubesluit
from diensten.advies.regels import EXTRA_CONTROLE, TABEL, OnbekendAntwoord, Vraag, advise
from diensten.advies.woorden import ANTWOORDEN, VRAGEN
from diensten.models import Dienst
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn

PAGE = "/beheer/diensten/aangifte-overlijden/advies/"
LIGHT = {vraag: next(iter(codes)) for vraag, codes in TABEL.items()} | {Vraag.EXTRA: "nee"}
OPTIONS = {vraag: list(codes) for vraag, codes in TABEL.items()} | {Vraag.EXTRA: list(EXTRA_CONTROLE)}
ANSWERS = st.fixed_dictionaries({vraag: st.sampled_from(codes) for vraag, codes in OPTIONS.items()})


@given(antwoorden=ANSWERS, vraag=st.sampled_from(list(TABEL)))
def test_a_heavier_answer_never_asks_less(antwoorden: dict[Vraag, str], vraag: Vraag) -> None:
    codes = OPTIONS[vraag]
    heavier = codes[min(codes.index(antwoorden[vraag]) + 1, len(codes) - 1)]
    assert advise(antwoorden | {vraag: heavier}).niveau >= advise(antwoorden).niveau


@given(antwoorden=ANSWERS)
def test_the_proposal_is_that_of_its_reasons(antwoorden: dict[Vraag, str]) -> None:
    found = advise(antwoorden)
    asked = {vraag: TABEL[vraag][antwoorden[vraag]] for vraag in TABEL}
    assert found.redenen == tuple(vraag for vraag in TABEL if asked[vraag] == max(asked.values()))
    assert found.verlaagd == (found.niveau != max(asked.values()))
    assert not found.verlaagd or (found.niveau, len(found.redenen)) == (Niveau.MIDDEN, 1)


@given(antwoorden=ANSWERS)
def test_an_extra_check_takes_one_step_at_most(antwoorden: dict[Vraag, str]) -> None:
    without, with_it = (advise(antwoorden | {Vraag.EXTRA: code}).niveau for code in EXTRA_CONTROLE)
    assert with_it == without or (without, with_it) == (Niveau.SUBSTANTIEEL, Niveau.MIDDEN)


@pytest.mark.parametrize(
    ("heavy", "niveau"),
    [
        ({}, Niveau.BASIS),
        ({Vraag.GEGEVENS: "gewoon"}, Niveau.MIDDEN),
        ({Vraag.GELD: "maanden"}, Niveau.SUBSTANTIEEL),
        ({Vraag.GELD: "maanden", Vraag.EXTRA: "ja"}, Niveau.MIDDEN),
        ({Vraag.GELD: "maanden", Vraag.BESLUIT: "zwaar", Vraag.EXTRA: "ja"}, Niveau.SUBSTANTIEEL),
        ({Vraag.PERSOON: "gevaar", Vraag.EXTRA: "ja"}, Niveau.HOOG),
    ],
)
def test_some_diensten(heavy: dict[Vraag, str], niveau: Niveau) -> None:
    assert advise(LIGHT | heavy).niveau is niveau


@pytest.mark.parametrize("wrong", [{Vraag.GELD: "veel geld"}, {Vraag.EXTRA: "misschien"}])
def test_an_answer_that_is_not_there(wrong: dict[Vraag, str]) -> None:
    with pytest.raises(OnbekendAntwoord):
        advise(LIGHT | wrong)
    with pytest.raises(OnbekendAntwoord):
        advise({vraag: code for vraag, code in LIGHT.items() if vraag not in wrong})


def test_every_question_and_answer_has_words() -> None:
    assert list(VRAGEN) == list(Vraag)
    assert {vraag: list(words) for vraag, words in ANTWOORDEN.items()} == OPTIONS


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker, overlijden: Dienst) -> Client:
    return logged_in(beheerder)


def answered(**more: str) -> dict[str, str]:
    given = LIGHT | {Vraag.GELD: "maanden", Vraag.BESLUIT: "zwaar"}
    return {vraag.value: code for vraag, code in given.items()} | {"vorige": "0"} | more


def decided(**more: str) -> dict[str, str]:
    return answered(actie="besluit", getoond="25", keuze="25", toelichting="") | more


def page(response: object) -> html.HtmlElement:
    return html.document_fromstring(response.content.decode())  # type: ignore[attr-defined]


def test_the_proposal_has_reasons_and_stores_nothing(beheer: Client) -> None:
    text = " ".join(page(beheer.post(PAGE, answered(actie="advies"))).xpath("string(//main)").split())
    assert "Betrouwbaarheidsniveaus voor digitale dienstverlening" in text
    for words in ("DigiD app met ID-check (Substantieel)", "moeilijk terug te draaien", "maanden inkomen"):
        assert words in text
    assert "De dienst vraagt nu minder dan dit advies" in text
    assert "buitenlands identiteitsbewijs" in text
    assert not Niveaubesluit.objects.exists()


def test_a_question_that_is_left_open(beheer: Client) -> None:
    response = beheer.post(PAGE, answered(actie="advies") | {"geld": ""})
    assert response.status_code == 422
    assert page(response).xpath("string(//title)").startswith("Fout: ")


def test_the_decision_is_recorded_and_the_dienst_warns(beheer: Client, beheerder: Medewerker) -> None:
    assert beheer.post(PAGE, decided()).status_code == 302
    row = Niveaubesluit.objects.get()
    assert (row.advies, row.besluit, row.door, row.door_id) == (25, 25, beheerder.naam, beheerder.pk)
    assert row.antwoorden == {vraag: answered()[vraag] for vraag in Vraag}
    text = beheer.get("/beheer/diensten/aangifte-overlijden/").content.decode()
    assert "Deze dienst vraagt minder dan u heeft besloten." in text
    assert Dienst.objects.get().niveau == 20


def test_less_than_the_proposal_needs_a_reason(beheer: Client) -> None:
    response = beheer.post(PAGE, decided(keuze="20"))
    assert (response.status_code, "Schrijf op waarom" in response.content.decode()) == (422, True)
    assert beheer.post(PAGE, decided(keuze="20", toelichting="Met de CISO besproken")).status_code == 302
    text = beheer.get("/beheer/diensten/aangifte-overlijden/").content.decode()
    assert "Dat is zo besloten." in text
    assert "minder dan u heeft besloten" not in text


def test_other_answers_than_were_judged_are_shown_again(beheer: Client) -> None:
    response = beheer.post(PAGE, decided(persoon="gevaar"))
    assert (response.status_code, Niveaubesluit.objects.count()) == (422, 0)
    again = page(response).xpath("string(//input[@name='getoond']/@value)")
    assert again == "30"
    assert beheer.post(PAGE, decided(persoon="gevaar", getoond=again, keuze="30")).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"keuze": "99"}, {"getoond": "x"}, {"vorige": "-1"}, {"toelichting": "x" * 501}]
)
def test_bad_input_is_said(beheer: Client, wrong: dict[str, str]) -> None:
    assert beheer.post(PAGE, decided(**wrong)).status_code == 422
    assert not Niveaubesluit.objects.exists()


def test_two_beheerders_at_once(beheer: Client) -> None:
    beheer.post(PAGE, decided())
    response = beheer.post(PAGE, decided(keuze="30"))
    assert response.status_code == 409
    (again,) = page(response).xpath("//input[@name='vorige']/@value")
    assert page(response).xpath("//input[@name='keuze' and @value='30' and @checked]")
    assert beheer.post(PAGE, decided(keuze="30", vorige=again)).status_code == 302
    assert list(Niveaubesluit.objects.order_by("id").values_list("besluit", flat=True)) == [25, 30]


def test_the_database_wants_the_reason_too(overlijden: Dienst) -> None:
    row = {"dienst": overlijden, "antwoorden": {}, "advies": 25, "besluit": 20, "door": "x"}
    with pytest.raises(IntegrityError, match="niveaubesluit_toelichting"), transaction.atomic():
        Niveaubesluit.objects.create(moment=datetime.now(UTC), **row)
