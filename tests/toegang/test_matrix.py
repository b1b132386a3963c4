"""Every address × every person × reading and posting. An address that is not in the table fails."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from lxml import html

from begrippen.flow import Flow
from begrippen.rol import Rol
from diensten.models import Dienst
from identification.models import ApiClient
from inloggen.models import Medewerker
from tests.identification.gegevens import invited, logged_in_row, raw_bytes, token_of
from tests.identification.nepdigid import NepDigid
from tests.medewerkers import LoggedIn, make_medewerker
from tests.toegang.tabel import TABLE
from tests.zaken.conftest import DOCUMENT, ZAAKNUMMER, deliver
from zaken.register import Register

PERSONS = (
    "stranger",
    "ambtenaar",
    "andere_ambtenaar",
    "beheerder",
    "toezichthouder",
    "schrijver",
    "keurder",
)


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
def addresses(
    ambtenaar: Medewerker, dienst: Dienst, digid: NepDigid, brp_connected: object
) -> dict[str, str]:
    """The address behind each name, for a call of `ambtenaar` in which the inwoner has logged in."""
    now = timezone.now()
    deliver(Register())
    row = logged_in_row(ambtenaar, Flow.AMBTENAAR, dienst=dienst, now=now)
    values: dict[str, Any] = {
        "token": token_of(invited(ambtenaar, dienst=dienst, now=now)),
        "slug": dienst.slug,
        "pk": row.pk,
        "id": row.pk,
        "zaaknummer": ZAAKNUMMER,
        "identificatie": DOCUMENT,
        "sleutel": "digid-fout",
        "criterium": "D1",
        "taal": "de",
        "naam": "digid",
        "icoon": "A-actie",
        "nummer": 1,
        "fase": "vooraf",
        "kanaal": "mail",
        "dag": "2027-06-15",
        "wijziging": 1,
        "omgeving": "preproductie",
        "set_id": DOCUMENT,
        "stap": "keuzes",
        "voor": "inwoners",
        "wat": "logo",
        "situatie": "geen-app",
        "deel": "contact",
        "versie": 1,
    }
    ApiClient.objects.create(pk=row.pk, naam="Zaakplein", gemaakt_op=now)
    stories, couplings = values | {"slug": "gewoon"}, values | {"naam": "mail"}
    own = {"identification:oefening": stories, "identification:oefening-gedaan": stories}
    own["koppelingen:testen"] = couplings
    own["beheer:inwonertekst"] = values | {"sleutel": "hulp-digid"}
    own |= dict.fromkeys(("beheer:tekstversie", "beheer:logiusversie", "beheer:voorstel"), values | {"pk": 1})
    own["identification:tekstvoorbeeld"] = values | {"pk": 1}
    return {name: reverse(name, kwargs=kwargs_of(name, own.get(name, values))) for name in NAMES}


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


def part_of(name: str) -> str:
    return name.rpartition(":")[0] or "home"


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


@pytest.mark.parametrize("deel", sorted({part_of(name) for name in NAMES}))
def test_each_person_gets_the_answer_of_the_table(
    addresses: dict[str, str], request: pytest.FixtureRequest, logged_in: LoggedIn, deel: str
) -> None:
    """And who reads or is not let in changes nothing; a stranger is sent to the login. One look for all of these."""
    clients = {person: client_of(person, request, logged_in) for person in PERSONS}
    cookies = {
        person: {key: one.value for key, one in own.cookies.items()} for person, own in clients.items()
    }
    found = {}
    for name in (one for one in NAMES if part_of(one) == deel):
        for person, client in clients.items():  # whatever an earlier address did to them
            client.cookies = SimpleCookie(cookies[person])
        seen = {person: list(answers(client, addresses[name])) for person, client in clients.items()}
        found[name] = " ".join("/".join(str(one.status_code) for one, _ in pair) for pair in seen.values())
        _, reading_changed = seen["ambtenaar"][0]
        # Which notes that the inwoner was there.
        assert reading_changed == (name == "identification:start"), name
        if name in STAFF:
            assert changes(seen) <= {"ambtenaar"}, name
            assert all(one["Location"].startswith("/inloggen/?next=/") for one, _ in seen["stranger"]), name
    assert found == {name: TABLE[name] for name in found}


def changes(seen: dict[str, list[tuple[HttpResponse, bool]]]) -> set[str]:
    """The persons whose call changed an identification."""
    return {person for person, pair in seen.items() if any(changed for _, changed in pair)}


TEKST = {"na": "0", "inhoud": "tekst", "tekst": "Bel ons en vraag om hulp.", "actie": "aanbieden"}
ROLES = {
    "ambtenaar": Rol.AMBTENAAR,
    "beheerder": Rol.FUNCTIONEEL_BEHEERDER,
    "toezichthouder": Rol.TOEZICHTHOUDER,
    "schrijver": Rol.TEKSTBEHEERDER,
    "keurder": Rol.GOEDKEURDER,
    "planner": Rol.KLANTCONTACT,
}


def test_every_role_is_somebody_here(request: pytest.FixtureRequest, db: None) -> None:
    """A role that is added later has to be put in the table, or tested beside it as klantcontact is."""
    assert set(ROLES.values()) == set(Rol)
    assert set(ROLES) - set(PERSONS) == {"planner"}
    assert all(request.getfixturevalue(name).rollen == [rol.value] for name, rol in ROLES.items())
    assert {len(row.split()) for row in TABLE.values()} == {len(PERSONS)}


@pytest.mark.parametrize("person", ["schrijver", "keurder", "planner"])
def test_no_page_leads_a_role_to_a_closed_door(
    addresses: dict[str, str], request: pytest.FixtureRequest, logged_in: LoggedIn, person: str
) -> None:
    """Two steps from the first page: every link on it, and every link behind those."""
    writer = client_of("schrijver", request, logged_in)
    writer.post("/beheer/teksten/plaats/hulp-buitenland/nl/", TEKST)
    client, seen, here = client_of(person, request, logged_in), {"/"}, ["/"]
    for _step in range(3):
        pages = [client.get(address, follow=True) for address in here]
        assert [page.request["PATH_INFO"] for page in pages if page.status_code == 403] == []
        found = {
            str(href) for page in pages for href in html.document_fromstring(page.content).xpath("//a/@href")
        }
        here = sorted({one.partition("?")[0] for one in found if one.startswith("/")} - seen)[:30]
        seen.update(here)
    assert len(seen) > 3


PLANNING = {
    f"afspraken:{name}"
    for name in ("lijst", "nieuw", "afspraak", "wijzig", "zeg-af", "mail", "uitleg", "uitleg-een")
}


def test_klantcontact_gets_in_at_appointments_and_nowhere_else(
    addresses: dict[str, str], logged_in: LoggedIn, planner: Medewerker
) -> None:
    """Elsewhere as somebody without any role; at the appointments as an ambtenaar."""
    nobody = make_medewerker(sub="x", naam="X", functie="", rollen=[])
    clients = [logged_in(who) for who in (planner, nobody)]
    for name, address in addresses.items():
        got, none = ([str(answer.status_code) for answer, _ in answers(one, address)] for one in clients)
        if name in PLANNING:
            assert "/".join(got) == TABLE[name].split()[2], name
        else:
            assert got == (["302", "405"] if name == "home" else none), name
