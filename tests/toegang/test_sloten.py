"""What every form and every role of a medewerker needs, and what is open to everybody."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client

from inloggen.models import Medewerker
from tests.identification.gegevens import raw_bytes
from tests.toegang.tabel import TABLE
from tests.toegang.test_matrix import NAMES, STAFF, addresses

__all__ = ["addresses"]


def posts_of_staff() -> list[str]:
    return [name for name in NAMES if TABLE[name].split()[1].split("/")[1] in {"200", "302", "409", "422"}]


@pytest.mark.parametrize("token", ["", "x" * 64])
def test_every_form_of_an_ambtenaar_needs_its_token(
    addresses: dict[str, str], ambtenaar: Medewerker, token: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ambtenaar)
    before = raw_bytes()
    for name in (one for one in posts_of_staff() if one in STAFF):
        response = client.post(addresses[name], {"csrfmiddlewaretoken": token})
        assert (response.status_code, raw_bytes()) == (403, before), name
        assert "Traceback" not in response.content.decode()


def test_the_forms_with_a_token_are_these() -> None:
    staff = [name.partition(":")[2] for name in posts_of_staff() if name in STAFF]
    own = [
        "aanbod",
        "afspraak-start",
        "bewaard-bewijs",
        "bezorg-opnieuw",
        "brp",
        "code",
        "laat-los",
        "namens-geldt",
        "namens-nagekeken",
        "nieuwe-link",
        "oefening",
        "oefening-gedaan",
        "opgezocht",
        "overdragen",
        "overdragen-terug",
        "samen-erbij",
        "samen-zonder",
        "signaal-gezien",
        "stop",
        "toon-bsn",
        "verberg",
        "verhuizing",
        "voltooi",
        "wantrouwen",
        "woord-ambtenaar",
    ]
    assert staff == ["nieuw", "uitleg", *sorted([*own, "werkblad-start", "werkblad-zoek", "zoek"])]


def test_logging_out_needs_its_token(ambtenaar: Medewerker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ambtenaar)
    assert client.post("/uitloggen/").status_code == 403
    assert client.get("/werkblad/").status_code == 200


def test_a_role_that_was_taken_away_is_gone_at_once(
    addresses: dict[str, str], sanne: Client, ambtenaar: Medewerker
) -> None:
    for name in (one for one in STAFF if TABLE[one].split()[1][:3] == "200"):
        with transaction.atomic():
            assert sanne.get(addresses[name]).status_code == 200, name
            Medewerker.objects.filter(pk=ambtenaar.pk).update(rollen=[])
            assert sanne.get(addresses[name]).status_code == 403, name
            transaction.set_rollback(True)


def test_a_door_that_forgets_its_lock_is_closed_by_default(client: Client) -> None:
    """Only the addresses that say so are open without a login."""
    opened = [name for name in NAMES if name not in STAFF]
    public = (
        "aankondiging",
        "digid-logo",
        "huisstijl-",
        "hulp",
        "toegankelijkheid",
        "identification:",
        "inloggen:",
        "oidc_",
        "api-v1:",
        "live",
        "ready",
    )
    assert all(name.startswith(public) for name in opened)
    assert len(opened) == 64
