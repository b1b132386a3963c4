"""A representation that holds no longer, or was recorded by mistake."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from identification.flow import controle, gezag, intrekken, nakijken, stuk, vertegenwoordigen
from identification.flow.stuk import Verklaring
from identification.flow.vertegenwoordigen import MagNiet
from identification.models import Identification
from identification.namens import Keuze
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from machtigen.rules import Reden
from tests.identification.gegevens import PERSOON, fresh, invited, login, token_of
from tests.identification.namensgegevens import (
    VERTEGENWOORDIGDE,
    came_for,
    connected,
    login_for,
    namens_dienst,
)
from tests.identification.nepdigid import NepDigid, come_back, text_of
from tests.identification.test_kind_en_stuk import DE_VRIES, LOTTE, VOLMACHT
from toezicht.models import Gebeurtenis

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


def test_a_machtiging_that_is_withdrawn_in_the_call(sanne: Client, ambtenaar: Medewerker) -> None:
    row = _mandate(ambtenaar)
    assert "De machtiging is ingetrokken" in sanne.get(f"/werkblad/{row.pk}/").content.decode()
    assert _say(sanne, row, "ingetrokken") == Reden.INGETROKKEN
    with pytest.raises(MagNiet):
        vertegenwoordigen.check_now(fresh(row.pk), now=timezone.now())
    assert Gebeurtenis.objects.filter(soort="namens_geweigerd", reden="ingetrokken").count() == 1
    assert _say(sanne, row, "ingetrokken") == Reden.INGETROKKEN  # twice is once
    assert "De machtiging geldt toch" in sanne.get(f"/werkblad/{row.pk}/").content.decode()
    assert _say(sanne, row, "geldt") == Reden.PERSOON_NAKIJKEN


def test_the_inwoner_reads_that_the_machtiging_was_withdrawn(
    client: Client, sanne: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    now = timezone.now()
    row = invited(ambtenaar, Flow.NIEUW, dienst=namens_dienst(), now=now)
    digid.outcome = login_for(moment=now)
    client.post(f"/i/{token_of(row)}/inloggen/", {"getal": fresh(row.pk).getal, "namens": "machtigen"})
    come_back(client)
    controle.check_code(identification=fresh(row.pk), typed=controle.expected_code(fresh(row.pk)), now=now)
    _say(sanne, row, "ingetrokken")
    assert "is ingetrokken" in text_of(client, status=403)


def test_what_a_judge_decided_nobody_withdraws(ambtenaar: Medewerker) -> None:
    row = _curator(ambtenaar)
    with pytest.raises(nakijken.NietTeDoen):
        intrekken.withdraw(row, ingetrokken=True, now=timezone.now())


def test_what_was_recorded_by_mistake_goes(sanne: Client, ambtenaar: Medewerker) -> None:
    row = _curator(ambtenaar)
    assert _say(sanne, row, "weg") == ""
    gone = fresh(row.pk)
    assert (gone.vertegenwoordigde, gone.namens_feiten, gone.namens_soort) == (None, None, "")
    assert Gebeurtenis.objects.filter(soort="namens_vastgelegd", reden="teruggenomen").count() == 1
    assert _say(sanne, row, "weg") == ""
    assert Gebeurtenis.objects.filter(reden="teruggenomen").count() == 1


def test_what_the_login_brought_does_not_go(sanne: Client, ambtenaar: Medewerker) -> None:
    row = _mandate(ambtenaar)
    _say(sanne, row, "weg")
    assert fresh(row.pk).namens_soort == "gemachtigde"


@pytest.mark.usefixtures("brp_connected")
@pytest.mark.parametrize(("wie", "juist"), [(LOTTE, True), (DE_VRIES, False)])
def test_flow_bekend_expects_the_known_person_again(ambtenaar: Medewerker, wie: Bsn, juist: bool) -> None:
    """Recorded and taken back: only the known person themselves has the right code."""
    now = timezone.now()
    result, dienst = login(wie, moment=now), namens_dienst()
    row = came_for(ambtenaar, result, Flow.BEKEND, dienst=dienst, keuze=Keuze.KIND, now=now, bsn=LOTTE)
    gezag.name_child(row, LOTTE, gebruiker="sanne", now=now)
    intrekken.take_back(fresh(row.pk), now=now)
    row = fresh(row.pk)
    shown = Verzegeld.of(row).unseal_text("code", row.code)
    assert controle.check_code(identification=row, typed=shown, now=now).juist is juist


@pytest.mark.usefixtures("brp_connected")
def test_flow_bekend_keeps_what_its_code_was_judged_by(ambtenaar: Medewerker) -> None:
    now = timezone.now()
    result, dienst = login(DE_VRIES, moment=now), namens_dienst()
    row = came_for(ambtenaar, result, Flow.BEKEND, dienst=dienst, keuze=Keuze.KIND, now=now, bsn=LOTTE)
    gezag.name_child(row, LOTTE, gebruiker="sanne", now=now)
    row = fresh(row.pk)
    shown = Verzegeld.of(row).unseal_text("code", row.code)
    assert controle.check_code(identification=row, typed=shown, now=now).juist
    with pytest.raises(nakijken.NietTeDoen):
        intrekken.take_back(fresh(row.pk), now=now)


@pytest.mark.usefixtures("brp_connected")
def test_who_does_not_ask_the_brp_writes_down_why(ambtenaar: Medewerker) -> None:
    row = _mandate(ambtenaar)
    with pytest.raises(nakijken.ToelichtingOntbreekt):
        nakijken.tick(row, Reden.PERSOON_NAKIJKEN, toelichting=" ", now=timezone.now())
    nakijken.tick(row, Reden.PERSOON_NAKIJKEN, toelichting="De BRP gaf geen antwoord.", now=timezone.now())
    assert fresh(row.pk).namens_nagekeken == ["persoon-nakijken"]


def _mandate(ambtenaar: Medewerker) -> Identification:
    now = timezone.now()
    return came_for(ambtenaar, login_for(moment=now), Flow.AMBTENAAR, dienst=namens_dienst(), now=now)


def _curator(ambtenaar: Medewerker) -> Identification:
    now, dienst = timezone.now(), namens_dienst()
    result = login(PERSOON, moment=now)
    row = came_for(ambtenaar, result, Flow.AMBTENAAR, dienst=dienst, keuze=Keuze.WETTELIJK, now=now)
    stuk.attest(row, Verklaring(Soort.CURATOR, VOLMACHT, None, VERTEGENWOORDIGDE), now=now)
    return fresh(row.pk)


def _say(client: Client, row: Identification, wat: str) -> str:
    assert client.post(f"/werkblad/{row.pk}/namens/geldt/", {"wat": wat}).status_code == 302
    return str(fresh(row.pk).namens_reden)
