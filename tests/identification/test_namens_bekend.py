"""Flow BEKEND with somebody who acts for the known person: exactly that one, and no word of it to the inwoner."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from identification.flow import controle
from identification.flow.uitnodigen import Zaakkeuze
from identification.models import Identification
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    ANDER,
    PERSOON,
    fresh,
    invited,
    make_zaak,
    token_of,
)
from tests.identification.namensgegevens import (
    VERTEGENWOORDIGDE,
    came_for,
    connected,
    login_for,
    namens_dienst,
)
from tests.identification.nepdigid import NepDigid, come_back, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


@pytest.mark.parametrize("typed", [VERTEGENWOORDIGDE, ANDER, PERSOON])
def test_in_flow_bekend_it_must_be_exactly_the_known_person(
    client: Client, ambtenaar: Medewerker, digid: NepDigid, typed: object
) -> None:
    """And the inwoner sees the same page either way."""
    now = timezone.now()
    row = came_for(
        ambtenaar,
        login_for(moment=now),
        Flow.BEKEND,
        dienst=namens_dienst(),
        now=now,
        bsn=typed,
    )
    shown = Verzegeld.of(row).unseal_text("code", row.code)
    judged = controle.check_code(identification=row, typed=shown, now=now)
    assert judged.juist == (typed == VERTEGENWOORDIGDE)


def _code_page(ambtenaar: Medewerker, digid: NepDigid, typed: Bsn, zaak: Zaakkeuze) -> tuple[str, str]:
    """What the inwoner sees, without the code and the time; and the code."""
    now, client = timezone.now(), Client()
    row = invited(ambtenaar, Flow.BEKEND, dienst=namens_dienst(), now=now, bsn=typed, zaak=zaak)
    digid.outcome = login_for(moment=now)
    client.post(f"/i/{token_of(row)}/inloggen/", {"getal": fresh(row.pk).getal, "namens": "machtigen"})
    come_back(client)
    row, page = fresh(row.pk), text_of(client)
    code = Verzegeld.of(row).unseal_text("code", row.code)
    page = re.sub(rf"{code}|{code[:3]}<b>{code[3:]}</b>|{', '.join(code)}", "CODE", page)
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+|\b\d{1,2}\.\d\d\b", "TIJD", page), code


def test_the_inwoner_does_not_learn_whether_it_is_the_known_person(
    ambtenaar: Medewerker, digid: NepDigid
) -> None:
    """Equal pages, byte for byte, but for the code."""
    zaak = make_zaak()
    right, wrong = (_code_page(ambtenaar, digid, typed, zaak) for typed in (VERTEGENWOORDIGDE, ANDER))
    assert right[0] == wrong[0]
    assert right[1] != wrong[1]


def test_a_refusal_before_the_code_is_not_told_to_the_inwoner(
    client: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    """It would say that the ambtenaar looked at the known person, and what came of it."""
    now = timezone.now()
    row = invited(ambtenaar, Flow.BEKEND, dienst=namens_dienst(), now=now, bsn=VERTEGENWOORDIGDE)
    digid.outcome = login_for(moment=now)
    client.post(f"/i/{token_of(row)}/inloggen/", {"getal": fresh(row.pk).getal, "namens": "machtigen"})
    come_back(client)
    rows = Identification.objects.filter(pk=row.pk)
    rows.update(namens_uitkomst=0, namens_reden="overleden")
    assert "Lees deze code voor" in text_of(client)
    rows.update(code_klopt_op=now)
    assert "niet voor deze persoon" in text_of(client, status=403)
