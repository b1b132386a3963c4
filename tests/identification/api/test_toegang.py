"""Who gets in, with what, from where, how often; and that nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from begrippen.rol import Rol
from begrippen.scope import Scope
from diensten.models import Dienst
from identification.flow import clients
from identification.models import ApiClient, ApiSleutel, ApiToken, Identification, SleutelSoort
from inloggen.models import Medewerker
from tests.identification.api.gegevens import ROOT, Systeem, code_of, fetch, make_client, secret_of
from tests.identification.gegevens import fresh

NEEDS = {
    "GET /diensten": Scope.LEZEN,
    "POST /identificaties": Scope.STARTEN,
    "GET /identificaties/{}": Scope.LEZEN,
    "POST /identificaties/{}/code": Scope.CONTROLEREN,
    "POST /identificaties/{}/woord": Scope.CONTROLEREN,
    "POST /identificaties/{}/opgezocht": Scope.CONTROLEREN,
    "POST /identificaties/{}/voltooi": Scope.VOLTOOIEN,
    "POST /identificaties/{}/trek-in": Scope.INTREKKEN,
}


def call(systeem: Systeem, what: str, row: Identification) -> HttpResponse:
    method, _, address = what.partition(" ")
    address = address.format(row.pk)
    return systeem.get(address) if method == "GET" else systeem.post(address, {})


@pytest.mark.parametrize("scope", Scope)
def test_each_right_opens_its_own_doors_and_no_other(systeem: Systeem, scope: Scope) -> None:
    row = systeem.started()
    ApiClient.objects.update(scopes=[scope.value])
    for what, needed in NEEDS.items():
        response = call(systeem, what, row)
        assert (response.status_code == 403) == (needed != scope), what
        if needed != scope:
            assert code_of(response) == (403, "geen-recht")


@pytest.mark.parametrize("what", NEEDS)
@pytest.mark.parametrize(
    "bearer", ["", "Bearer ", "Bearer x", "Basic eDp5", "Bearer \u00e9", "Bearer " + "x" * 5000]
)
def test_without_a_token_nobody_gets_in(systeem: Systeem, what: str, bearer: str) -> None:
    method, _, address = what.partition(" ")
    address = ROOT + address.format("2b3f7c1e-8a54-4d0b-9f61-6f0f5f1c7a90")
    headers = {"Authorization": bearer} if bearer else {}
    send = Client().get if method == "GET" else Client().post
    response = send(address, headers=headers)
    assert code_of(response) == (401, "niet-aangemeld")
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_logged_in_medewerker_is_nobody_here(sanne: Client, systeem: Systeem) -> None:
    row = systeem.started()
    assert code_of(sanne.get(f"{ROOT}/identificaties/{row.pk}")) == (401, "niet-aangemeld")
    assert "sessionid" not in str(sanne.get(f"{ROOT}/openapi.json").headers)


def test_what_another_client_started_does_not_exist(
    systeem: Systeem, beheerder: Medewerker, dienst: Dienst, row: Identification
) -> None:
    other = make_client(beheerder, dienst, naam="Ander systeem")
    stranger = Systeem(other, secret_of(other, beheerder), dienst.slug)
    mine = systeem.started()
    for asking, asked in ((stranger, mine), (systeem, row)):
        assert code_of(asking.get(f"/identificaties/{asked.pk}")) == (404, "niet-gevonden")
        for what in ("code", "voltooi", "trek-in", "woord", "opgezocht"):
            body = {"code": "123456"} if what == "code" else {"gelijk": True} if what == "woord" else {}
            reden = {"reden": "niet-gelukt"} if what == "trek-in" else {}
            assert code_of(asking.do(asked, what, **body, **reden)) == (404, "niet-gevonden")
    assert fresh(mine.pk).status == "UITGENODIGD"


def test_only_the_diensten_of_the_client(systeem: Systeem, dienst: Dienst) -> None:
    Dienst.objects.create(
        naam="Ander", slug="ander", omschrijving="x", gewijzigd_op=timezone.now(), staande_link=False
    )
    assert [one["slug"] for one in systeem.get("/diensten").json()["diensten"]] == [dienst.slug]
    assert code_of(systeem.start(dienst="ander")) == (403, "dienst-niet-toegestaan")
    assert code_of(systeem.start(dienst="bestaat-niet")) == (403, "dienst-niet-toegestaan")


# --- the ambtenaar ------------------------------------------------------------------------------------------------


def test_an_ambtenaar_whose_role_was_taken_away(systeem: Systeem, ambtenaar: Medewerker) -> None:
    row = systeem.started()
    Medewerker.objects.filter(pk=ambtenaar.pk).update(rollen=[])
    assert code_of(systeem.start()) == (403, "ambtenaar-onbekend")
    assert code_of(systeem.do(row, "trek-in", reden="niet-gelukt")) == (403, "ambtenaar-onbekend")
    ApiClient.objects.update(nieuwe_ambtenaren=True)
    assert code_of(systeem.start()) == (403, "ambtenaar-onbekend")


def test_an_ambtenaar_who_was_never_here(systeem: Systeem) -> None:
    new = {"id": "nieuw", "naam": "Nora Nieuw", "functie": "Balie"}
    assert code_of(systeem.start(ambtenaar=new)) == (403, "ambtenaar-onbekend")
    ApiClient.objects.update(nieuwe_ambtenaren=True)
    row = systeem.started(ambtenaar=new)
    assert (row.ambtenaar_naam, row.ambtenaar.rollen) == ("Nora Nieuw", [])
    assert systeem.do(row, "trek-in", wie="nieuw", reden="niet-gelukt").status_code == 200
    assert not row.ambtenaar.heeft_rol(*Rol)  # no page opens for this account by itself


@pytest.mark.parametrize("known", [True, False])
def test_an_ambtenaar_who_was_stopped(systeem: Systeem, ambtenaar: Medewerker, known: bool) -> None:
    """Also one who never logged in, for whom the roles of the provider say nothing."""
    ApiClient.objects.update(nieuwe_ambtenaren=True)
    who = {"id": ambtenaar.sub if known else "nieuw", "naam": "Nora Nieuw", "functie": "Balie"}
    row = systeem.started(ambtenaar=who)
    Medewerker.objects.filter(sub=who["id"]).update(gestopt_op=timezone.now())
    assert code_of(systeem.start(ambtenaar=who)) == (403, "ambtenaar-onbekend")
    assert code_of(systeem.do(row, "trek-in", wie=who["id"], reden="niet-gelukt")) == (
        403,
        "ambtenaar-onbekend",
    )


def test_an_ambtenaar_who_has_not_been_here_for_long(systeem: Systeem, ambtenaar: Medewerker) -> None:
    """The provider says nothing of who left."""
    row = systeem.started()
    for days, status in ((89, 201), (91, 403)):
        Medewerker.objects.filter(pk=ambtenaar.pk).update(
            laatst_ingelogd=timezone.now() - timedelta(days=days)
        )
        assert systeem.start().status_code == status
    assert code_of(systeem.do(row, "trek-in", reden="niet-gelukt")) == (403, "ambtenaar-onbekend")


# --- tokens -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("basic", [True, False])
def test_a_token_for_a_secret(systeem: Systeem, beheerder: Medewerker, basic: bool) -> None:
    secret = secret_of(systeem.client, beheerder, SleutelSoort.GEHEIM)
    response = fetch(systeem.client, secret, basic=basic, scope="lezen starten")
    body = response.json()
    assert (body["token_type"], body["expires_in"], body["scope"]) == ("Bearer", 900, "lezen starten")
    assert "no-store" in response["Cache-Control"]
    systeem.token = body["access_token"]
    row = systeem.started()
    assert code_of(systeem.do(row, "trek-in", reden="niet-gelukt")) == (403, "geen-recht")
    ApiToken.objects.update(verloopt_op=timezone.now())
    assert code_of(systeem.get("/diensten")) == (401, "niet-aangemeld")


def test_what_is_no_reason_for_a_token(systeem: Systeem, beheerder: Medewerker) -> None:
    secret = secret_of(systeem.client, beheerder, SleutelSoort.GEHEIM)
    for wrong in ("x", "", systeem.token):  # a fixed token is no secret, and a secret no token
        response = fetch(systeem.client, wrong)
        assert code_of(response) == (401, "niet-aangemeld")
        assert response.json()["error"] == "invalid_client"
    assert fetch(systeem.client, secret, scope="alles").json()["error"] == "invalid_scope"
    assert fetch(systeem.client, secret, grant_type="password").json()["error"] == "unsupported_grant_type"
    systeem.token = secret
    assert code_of(systeem.get("/diensten")) == (401, "niet-aangemeld")


def test_two_secrets_live_and_one_dies_with_its_tokens(systeem: Systeem, beheerder: Medewerker) -> None:
    old, new = (secret_of(systeem.client, beheerder, SleutelSoort.GEHEIM) for _ in range(2))
    with pytest.raises(clients.TeVeelSleutels):
        secret_of(systeem.client, beheerder, SleutelSoort.GEHEIM)
    tokens = [fetch(systeem.client, secret).json()["access_token"] for secret in (old, new)]
    first = ApiSleutel.objects.filter(soort=SleutelSoort.GEHEIM).order_by("pk").first()
    clients.withdraw_secret(client=systeem.client, nummer=first.pk, door=beheerder, now=timezone.now())
    answers = []
    for systeem.token in tokens:
        answers.append(systeem.get("/diensten").status_code)
    assert answers == [401, 200]
    assert [fetch(systeem.client, secret).status_code for secret in (old, new)] == [401, 200]


@pytest.mark.parametrize("how", ["ingetrokken", "dag-voorbij", "sleutel-verlopen"])
def test_what_is_over_is_over_at_once(systeem: Systeem, beheerder: Medewerker, how: str) -> None:
    assert systeem.get("/diensten").status_code == 200
    now = timezone.now()
    if how == "ingetrokken":
        clients.withdraw_client(client=systeem.client, door=beheerder, now=now)
    elif how == "dag-voorbij":
        ApiClient.objects.update(geldig_tot=timezone.localdate(now) - timedelta(days=1))
    else:
        ApiSleutel.objects.update(verloopt_op=now)
    assert code_of(systeem.get("/diensten")) == (401, "niet-aangemeld")


def test_no_secret_stands_in_the_database(systeem: Systeem, beheerder: Medewerker) -> None:
    shown = [secret_of(systeem.client, beheerder, soort) for soort in SleutelSoort] + [systeem.token]
    rows = str([list(ApiSleutel.objects.values()), list(ApiToken.objects.values())])
    for secret in shown:
        assert secret not in rows
        assert secret.partition("_")[2] not in rows
