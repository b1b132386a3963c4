"""At which moment DigiD Machtigen is asked about (S71): by the inwoner, by the ambtenaar, or by both."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.flow import Flow
from inloggen.models import Medewerker
from machtigen.models import Dienstenset, Omgeving, Vraagmoment
from machtigen.sets.vraagmoment import vraagmoment_of
from machtigen.staat_vast import Door, add
from tests.identification.gegevens import NOW, fresh, invited, token_of
from tests.identification.namensgegevens import connected, login_for, namens_dienst
from tests.identification.nepdigid import NepDigid, come_back

pytestmark = pytest.mark.django_db
BY_LINK = "?namens=machtigen"


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


@pytest.mark.parametrize(
    ("moment", "start_page", "call"),
    [
        (Vraagmoment.INWONER, True, False),
        (Vraagmoment.MEDEWERKER, False, True),
        (Vraagmoment.BEIDE, True, True),
    ],
)
def test_who_asks(
    client: Client, sanne: Client, ambtenaar: Medewerker, moment: Vraagmoment, start_page: bool, call: bool
) -> None:
    dienst = namens_dienst()
    _set(dienst.slug, moment)
    row = invited(ambtenaar, Flow.NIEUW, dienst=dienst, now=timezone.now())
    listed = client.get(f"/i/{token_of(row)}/ander/").content.decode()
    assert ('value="machtigen"' in listed) is start_page
    assert 'value="kind"' in listed  # what is no mandate stays with the inwoner
    assert (BY_LINK in sanne.get(f"/werkblad/{row.pk}/").content.decode()) is call


def test_the_link_of_the_ambtenaar_has_it_chosen(
    client: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    dienst, now = namens_dienst(), timezone.now()
    _set(dienst.slug, Vraagmoment.MEDEWERKER)
    row = invited(ambtenaar, Flow.NIEUW, dienst=dienst, now=now)
    page = client.get(f"/i/{token_of(row)}/{BY_LINK}").content.decode()
    assert 'name="namens" value="machtigen"' in page
    digid.outcome = login_for(moment=now)
    client.post(f"/i/{token_of(row)}/inloggen/", {"getal": row.getal, "namens": "machtigen"})
    come_back(client)
    assert fresh(row.pk).namens_soort == "gemachtigde"


def test_a_dienst_where_nobody_acts_for_others_has_no_such_link(sanne: Client, ambtenaar: Medewerker) -> None:
    dienst = namens_dienst(aan=False)
    _set(dienst.slug, Vraagmoment.BEIDE)
    row = invited(ambtenaar, Flow.NIEUW, dienst=dienst, now=timezone.now())
    assert BY_LINK not in sanne.get(f"/werkblad/{row.pk}/").content.decode()


def test_which_set_counts() -> None:
    assert vraagmoment_of("a") is Vraagmoment.INWONER
    _set("a", Vraagmoment.MEDEWERKER, omgeving=Omgeving.PREPRODUCTIE)
    assert vraagmoment_of("a") is Vraagmoment.MEDEWERKER
    _set("a", Vraagmoment.INWONER)
    assert vraagmoment_of("a") is Vraagmoment.INWONER
    _set("a", Vraagmoment.MEDEWERKER)
    assert vraagmoment_of("a") is Vraagmoment.BEIDE
    _set("b", Vraagmoment.MEDEWERKER, in_gebruik=False)
    assert vraagmoment_of("b") is Vraagmoment.INWONER


def _set(
    slug: str, moment: Vraagmoment, *, omgeving: Omgeving = Omgeving.PRODUCTIE, in_gebruik: bool = True
) -> None:
    said = {
        "omgeving": omgeving.value,
        "naam": "Inkomen",
        "diensten": [slug],
        "vraagmoment": moment.value,
        "in_gebruik": in_gebruik,
    }
    key = {"set_id": uuid4()}
    assert add(Dienstenset, sleutel=key, versie=0, gegevens=said, door=Door(naam="Ingrid"), now=NOW)
