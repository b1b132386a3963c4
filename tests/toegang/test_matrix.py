"""Every address × every person × reading and posting. An address that is not in the table fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from begrippen.flow import Flow
from diensten.models import Dienst
from inloggen.models import Medewerker
from tests.identification.gegevens import invited, logged_in_row, raw_bytes, token_of
from tests.identification.nepdigid import NepDigid
from tests.medewerkers import LoggedIn
from tests.zaken.conftest import DOCUMENT, ZAAKNUMMER, deliver
from zaken.register import Register

PERSONS = ("stranger", "ambtenaar", "andere_ambtenaar", "beheerder", "toezichthouder")
# For each person: what GET and what POST answer. 302 for the stranger of a page of medewerkers is the login.
TABLE = {
    "beheer:afvinken": "302/302 403/403 403/403 302/200 403/403",
    "beheer:checklist": "302/302 403/405 403/405 200/405 403/405",
    "beheer:dienst": "302/302 403/403 403/403 200/200 403/403",
    "beheer:nakijken": "302/302 403/403 403/403 302/422 403/403",
    "beheer:nieuw": "302/302 403/403 403/403 200/200 403/403",
    "beheer:overzicht": "302/302 403/405 403/405 200/405 403/405",
    "beheer:tekst": "302/302 403/403 403/403 200/200 403/403",
    "beheer:teksten": "302/302 403/405 403/405 200/405 403/405",
    "beheer:talen": "302/302 403/405 403/405 200/405 403/405",
    "beheer:toegankelijkheid": "302/302 403/403 403/403 200/422 403/403",
    "digid-logo": "404/405 404/405 404/405 404/405 404/405",
    "home": "302/302 302/405 302/405 302/405 302/405",
    "identification:acs": "400/405 400/405 400/405 400/405 400/405",
    "identification:oidc-callback": "400/405 400/405 400/405 400/405 400/405",
    "identification:afgerond-status": "302/302 200/405 404/405 403/405 403/405",
    "identification:bezorg-opnieuw": "302/302 302/302 404/404 403/403 403/403",
    "identification:code": "302/302 302/422 404/404 403/403 403/403",
    "identification:echt": "200/405 200/405 200/405 200/405 200/405",
    "identification:gebeld": "200/422 200/422 200/422 200/422 200/422",
    "identification:gebeld-melden": "302/200 302/200 302/200 302/200 302/200",
    "identification:hier-verder": "302/302 302/302 302/302 302/302 302/302",
    "identification:hulp": "200/405 200/405 200/405 200/405 200/405",
    "identification:hulp-ingelogd": "302/405 302/405 302/405 302/405 302/405",
    "identification:identificatie": "302/302 200/405 404/405 403/405 403/405",
    "identification:identificatie-status": "302/302 200/405 404/405 403/405 403/405",
    "identification:inloggen": "302/422 302/422 302/422 302/422 302/422",
    "identification:meer-tijd": "302/302 302/302 302/302 302/302 302/302",
    "identification:mijn": "400/405 400/405 400/405 400/405 400/405",
    "identification:nee": "302/200 302/200 302/200 302/200 302/200",
    "identification:nee-ingelogd": "302/400 302/400 302/400 302/400 302/400",
    "identification:nieuw": "200/405 200/405 200/405 200/405 200/405",
    "identification:nieuw-echt": "200/405 200/405 200/405 200/405 200/405",
    "identification:nieuw-gesprek": "302/404 302/404 302/404 302/404 302/404",
    "identification:nieuw-hulp": "200/405 200/405 200/405 200/405 200/405",
    "identification:nieuw-inloggen": "302/302 302/302 302/302 302/302 302/302",
    "identification:nieuwe-link": "302/302 302/302 404/404 403/403 403/403",
    "identification:niet-u": "200/422 200/422 200/422 200/422 200/422",
    "identification:niet-u-melden": "302/422 302/422 302/422 302/422 302/422",
    "identification:oefenen": "302/302 200/405 200/405 403/405 403/405",
    "identification:oefening": "302/302 200/422 200/422 403/403 403/403",
    "identification:oefening-gedaan": "302/302 302/302 302/302 403/403 403/403",
    "identification:opgezocht": "302/302 302/302 404/404 403/403 403/403",
    "identification:opnieuw": "302/400 302/400 302/400 302/400 302/400",
    "identification:rond-af": "302/302 200/405 404/405 403/405 403/405",
    "identification:signaal-gezien": "302/302 302/302 404/404 403/403 403/403",
    "identification:slo": "400/400 400/400 400/400 400/400 400/400",
    "identification:slo-soap": "405/400 405/400 405/400 405/400 405/400",
    "identification:start": "200/405 200/405 200/405 200/405 200/405",
    "identification:status": "200/405 200/405 200/405 200/405 200/405",
    "identification:stil": "302/302 302/302 302/302 302/302 302/302",
    "identification:stil-vooraf": "302/302 302/302 302/302 302/302 302/302",
    "identification:stop": "302/302 200/422 404/404 403/403 403/403",
    "identification:toon-bsn": "302/302 302/200 404/404 403/403 403/403",
    "identification:uitloggen": "302/302 302/302 302/302 302/302 302/302",
    "identification:verhuizing": "302/302 302/302 404/404 403/403 403/403",
    "identification:voltooi": "302/302 302/409 404/404 403/403 403/403",
    "identification:wacht": "200/405 200/405 200/405 200/405 200/405",
    "identification:wantrouwen": "302/302 200/302 404/404 403/403 403/403",
    "identification:aanbod": "302/302 302/302 302/302 403/403 403/403",
    "identification:koppelcode": "302/302 404/404 404/404 403/403 403/403",
    "identification:laat-los": "302/302 302/302 404/404 403/403 403/403",
    "identification:merk": "200/405 200/405 200/405 200/405 200/405",
    "identification:ontkoppel": "302/302 404/404 404/404 403/403 403/403",
    "identification:overdragen": "302/302 200/422 404/404 403/403 403/403",
    "identification:overdragen-terug": "302/302 302/302 404/404 403/403 403/403",
    "identification:paneel": "404/405 404/405 404/405 404/405 404/405",
    "identification:paneel-een": "404/405 404/405 404/405 404/405 404/405",
    "identification:paneel-een-status": "404/405 404/405 404/405 404/405 404/405",
    "identification:paneel-koppel": "404/404 404/404 404/404 404/404 404/404",
    "identification:paneel-status": "404/405 404/405 404/405 404/405 404/405",
    "identification:verberg": "302/302 302/302 302/302 403/403 403/403",
    "identification:werkblad-status": "302/302 200/405 200/405 403/405 403/405",
    "identification:werkblad": "302/302 200/405 200/405 403/405 403/405",
    "identification:werkblad-start": "302/302 200/422 200/422 403/403 403/403",
    "identification:werkblad-zoek": "302/302 302/422 302/422 403/403 403/403",
    "identification:woord": "302/302 302/302 302/302 302/302 302/302",
    "identification:woord-ambtenaar": "302/302 302/302 404/404 403/403 403/403",
    "inloggen:digid-metadata": "200/405 200/405 200/405 200/405 200/405",
    "inloggen:digid-metadata-van": "200/405 200/405 200/405 200/405 200/405",
    "inloggen:inloggen": "200/405 302/405 302/405 302/405 302/405",
    "inloggen:uitloggen": "405/302 405/302 405/302 405/302 405/302",
    "live": "200/405 200/405 200/405 200/405 200/405",
    "machtigen:aansluiten": "302/302 403/405 403/405 200/405 403/405",
    "machtigen:dienst": "302/302 403/403 403/403 200/422 403/403",
    "machtigen:matrix": "302/302 403/405 403/405 200/405 403/405",
    "machtigen:register": "302/302 403/405 403/405 200/405 403/405",
    "machtigen:registratie": "302/302 403/403 403/403 200/422 403/403",
    "machtigen:set": "302/302 403/403 403/403 200/422 403/403",
    "machtigen:set-nieuw": "302/302 403/403 403/403 200/422 403/403",
    "machtigen:sets": "302/302 403/405 403/405 200/405 403/405",
    "machtigen:stap": "302/302 403/403 403/403 200/422 403/403",
    "machtigen:terug": "302/302 403/403 403/403 302/404 403/403",
    "oidc_authentication_callback": "403/405 403/405 403/405 403/405 403/405",
    "oidc_authentication_init": "503/405 503/405 503/405 503/405 503/405",
    "ready": "200/405 200/405 200/405 200/405 200/405",
    "toegankelijkheid": "200/405 200/405 200/405 200/405 200/405",
    "toezicht:logboek": "302/302 403/405 403/405 200/405 200/405",
    "zaken:document": "302/302 200/405 200/405 403/405 200/405",
    "zaken:zaak": "302/302 200/405 200/405 403/405 200/405",
    "zaken:zoek": "302/302 200/422 200/422 403/403 200/422",
}


def names(patterns: Any, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


NAMES = sorted(names(get_resolver().url_patterns))
# Opened as an address these lead to the page they stand on: of the inwoner, so without a login.
INWONER_FORMS = {
    f"identification:{name}"
    for name in (
        "inloggen",
        "meer-tijd",
        "nieuw-inloggen",
        "uitloggen",
        "woord",
        "stil",
        "stil-vooraf",
        "hier-verder",
    )
}
STAFF = [name for name in NAMES if TABLE[name].startswith("302/302") and name not in INWONER_FORMS]


@pytest.fixture
def addresses(ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid) -> dict[str, str]:
    """The address behind each name, for a call of `ambtenaar` in which the inwoner has logged in."""
    now = timezone.now()
    deliver(Register())
    row = logged_in_row(ambtenaar, Flow.AMBTENAAR, dienst=dienst, now=now)
    values: dict[str, Any] = {
        "token": token_of(invited(ambtenaar, dienst=dienst, now=now)),
        "slug": dienst.slug,
        "pk": row.pk,
        "zaaknummer": ZAAKNUMMER,
        "identificatie": DOCUMENT,
        "sleutel": "digid-fout",
        "criterium": "D1",
        "taal": "de",
        "naam": "digid",
        "icoon": "A-actie",
        "nummer": 1,
        "omgeving": "preproductie",
        "set_id": DOCUMENT,
        "stap": "keuzes",
    }
    stories = values | {"slug": "gewoon"}
    return {
        name: reverse(name, kwargs=kwargs_of(name, stories if ":oefening" in name else values))
        for name in NAMES
    }


def kwargs_of(name: str, values: dict[str, Any]) -> dict[str, Any]:
    namespace, _, rest = name.rpartition(":")
    resolver = get_resolver()
    found = resolver.reverse_dict
    if namespace:
        _, resolver = resolver.namespace_dict[namespace]
        found = resolver.reverse_dict
    wanted = found.getlist(rest)[0][0][0][1]
    return {parameter: values[parameter] for parameter in wanted}


def client_of(person: str, request: pytest.FixtureRequest, logged_in: LoggedIn) -> Client:
    return Client() if person == "stranger" else logged_in(request.getfixturevalue(person))


def test_the_table_has_every_address_and_no_other() -> None:
    assert sorted(TABLE) == NAMES
    assert len(NAMES) == len(set(NAMES))


def answers(client: Client, address: str) -> Iterator[tuple[HttpResponse, bool]]:
    """Of GET and of POST: the answer, and whether it changed an identification. Then all is as it was."""
    for call in (client.get, client.post):
        with transaction.atomic():
            before = raw_bytes()
            response = call(address)
            yield response, raw_bytes() != before
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", NAMES)
def test_each_person_gets_the_answer_of_the_table(
    addresses: dict[str, str], request: pytest.FixtureRequest, logged_in: LoggedIn, name: str
) -> None:
    cells = []
    for person in PERSONS:
        client = client_of(person, request, logged_in)
        codes = [str(response.status_code) for response, _ in answers(client, addresses[name])]
        cells.append("/".join(codes))
    assert " ".join(cells) == TABLE[name]


@pytest.mark.parametrize("name", STAFF)
def test_who_is_not_let_in_changes_nothing(
    addresses: dict[str, str], request: pytest.FixtureRequest, logged_in: LoggedIn, name: str
) -> None:
    for person in set(PERSONS) - {"ambtenaar"}:
        client = client_of(person, request, logged_in)
        assert not any(changed for _, changed in answers(client, addresses[name]))


@pytest.mark.parametrize("name", STAFF)
def test_a_stranger_goes_to_the_login(addresses: dict[str, str], client: Client, name: str) -> None:
    for response, _ in answers(client, addresses[name]):
        assert response["Location"].startswith("/inloggen/?next=/")


@pytest.mark.parametrize("name", NAMES)
def test_reading_changes_nothing_but_the_hint(addresses: dict[str, str], sanne: Client, name: str) -> None:
    _, changed = next(answers(sanne, addresses[name]))
    assert changed == (name == "identification:start")


def posts_of_staff() -> list[str]:
    return [name for name in NAMES if TABLE[name].split()[1].split("/")[1] in {"200", "302", "409", "422"}]


@pytest.mark.parametrize("name", [name for name in posts_of_staff() if name in STAFF])
@pytest.mark.parametrize("token", ["", "x" * 64])
def test_every_form_of_an_ambtenaar_needs_its_token(
    addresses: dict[str, str], ambtenaar: Medewerker, name: str, token: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ambtenaar)
    before = raw_bytes()
    response = client.post(addresses[name], {"csrfmiddlewaretoken": token})
    assert (response.status_code, raw_bytes()) == (403, before)
    assert "Traceback" not in response.content.decode()


def test_the_forms_with_a_token_are_these() -> None:
    staff = [name.partition(":")[2] for name in posts_of_staff() if name in STAFF]
    own = [
        "aanbod",
        "bezorg-opnieuw",
        "code",
        "laat-los",
        "nieuwe-link",
        "oefening",
        "oefening-gedaan",
        "opgezocht",
        "overdragen",
        "overdragen-terug",
        "signaal-gezien",
        "stop",
        "toon-bsn",
        "verberg",
        "verhuizing",
        "voltooi",
        "wantrouwen",
        "woord-ambtenaar",
    ]
    assert staff == sorted([*own, "werkblad-start", "werkblad-zoek", "zoek"])


def test_logging_out_needs_its_token(ambtenaar: Medewerker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ambtenaar)
    assert client.post("/uitloggen/").status_code == 403
    assert client.get("/werkblad/").status_code == 200


@pytest.mark.parametrize("name", [name for name in STAFF if TABLE[name].split()[1][:3] == "200"])
def test_a_role_that_was_taken_away_is_gone_at_once(
    addresses: dict[str, str], sanne: Client, ambtenaar: Medewerker, name: str
) -> None:
    assert sanne.get(addresses[name]).status_code == 200
    Medewerker.objects.filter(pk=ambtenaar.pk).update(rollen=[])
    assert sanne.get(addresses[name]).status_code == 403


def test_a_door_that_forgets_its_lock_is_closed_by_default(client: Client) -> None:
    """Only the addresses that say so are open without a login."""
    opened = [name for name in NAMES if name not in STAFF]
    public = ("digid-logo", "toegankelijkheid", "identification:", "inloggen:", "oidc_", "live", "ready")
    assert all(name.startswith(public) for name in opened)
    assert len(opened) == 46
