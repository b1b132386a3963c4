"""The ambtenaar and somebody who acts for another: what is shown, looked at, recorded, and what is left of it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.flow import BsnOpBewijs, Flow
from begrippen.vertegenwoordiging import Soort
from identification.bewijs import as_json
from identification.flow import (
    afronden,
    bezorgen,
    nakijken,
    overdragen,
    stuk,
    vertegenwoordigen,
)
from identification.flow.dossier import Stuk
from identification.flow.opdracht import inhoud_van, zaakopdracht
from identification.flow.overgang import AlVerder
from identification.flow.stuk import Verklaring
from identification.models import Identification
from identification.namens import Keuze
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from machtigen.regels import Aard, Dienstregel
from machtigen.rules import Reden, Uitkomst
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    fresh,
    is_wiped,
    raw_bytes,
)
from tests.identification.namensgegevens import (
    BEWINDVOERDER,
    VERTEGENWOORDIGDE,
    came_for,
    connected,
    login_for,
    namens_dienst,
)
from toezicht.models import Gebeurtenis
from zaken.models import Zaak
from zaken.register import Register, open_gemachtigde, open_initiator

pytestmark = pytest.mark.django_db
DE_VRIES, LOTTE, DAAN = Bsn("999999047"), Bsn("999990111"), Bsn("999990135")
OVERLEDEN, KOOIJMANS, NIET_TE_BEPALEN = Bsn("999990123"), Bsn("999971116"), Bsn("999971177")
VOLMACHT = Stuk("volmacht", date(2026, 3, 1), "N-12")


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


def page_of(client: Client, row: Identification, status: int = 200) -> str:
    response = client.get(f"/werkblad/{row.pk}/")
    assert response.status_code == status
    return str(response.content.decode())


def for_other(ambtenaar: Medewerker, flow: Flow = Flow.AMBTENAAR, **more: object) -> Identification:
    now = timezone.now()
    dienst = more.pop("dienst", None) or namens_dienst()
    return came_for(ambtenaar, login_for(moment=now), flow, dienst=dienst, now=now, **more)  # type: ignore[arg-type]


def ticked(row: Identification) -> Identification:
    """Everything that the ambtenaar has to look at, looked at."""
    now = row.ingelogd_op or NOW
    while (ruling := vertegenwoordigen.ruling(row, now=now)).te_doen:
        nakijken.tick(row, ruling.te_doen[0], toelichting="Gezien in het dossier.", now=now)
    return fresh(row.pk)


def test_both_people_are_shown_masked_with_the_kind_and_the_reason(
    sanne: Client, ambtenaar: Medewerker
) -> None:
    row = for_other(ambtenaar)
    page = page_of(sanne, row)
    assert PERSOON.masked in page
    assert VERTEGENWOORDIGDE.masked in page
    assert "Gemachtigde" in page
    assert "Leeft deze persoon, en staat deze niet onder curatele?" in page
    assert PERSOON.reveal() not in page
    assert VERTEGENWOORDIGDE.reveal() not in page


def test_before_the_code_neither_is_shown(sanne: Client, ambtenaar: Medewerker) -> None:
    page = page_of(sanne, for_other(ambtenaar, Flow.NIEUW))
    assert PERSOON.masked not in page
    assert VERTEGENWOORDIGDE.masked not in page
    known = for_other(ambtenaar, Flow.BEKEND, bsn=VERTEGENWOORDIGDE)
    page = page_of(sanne, known)
    assert PERSOON.masked not in page
    assert VERTEGENWOORDIGDE.masked in page  # as the ambtenaar typed it


def test_each_tick_is_logged_and_one_decides_with_words(sanne: Client, ambtenaar: Medewerker) -> None:
    row = for_other(ambtenaar)
    address = f"/werkblad/{row.pk}/namens/"
    assert sanne.post(address, {"punt": "persoon-nakijken"}).status_code == 302
    assert sanne.post(address, {"punt": "leeftijd-nakijken"}).status_code == 422
    assert sanne.post(address, {"punt": "leeftijd-nakijken", "toelichting": "Gezien"}).status_code == 302
    assert sanne.post(address, {"punt": "iets"}).status_code == 302
    row = fresh(row.pk)
    assert (row.namens_uitkomst, row.namens_vaststelling) == (Uitkomst.TOEGESTAAN, "aangetoond")
    ticks = Gebeurtenis.objects.filter(soort="namens_nagekeken").order_by("id")
    assert [tick.reden for tick in ticks] == ["persoon-nakijken", "leeftijd-nakijken"]


def test_a_tick_that_the_rule_does_not_ask_counts_for_nothing(ambtenaar: Medewerker) -> None:
    row = for_other(ambtenaar)
    for reden in (Reden.GEEN_GEZAG, Reden.EXTRA_CONTROLE, Reden.TWEEDE_MEDEWERKER):
        with pytest.raises(nakijken.NietTeDoen):
            nakijken.tick(row, reden, toelichting="x", now=timezone.now())


def test_the_second_pair_of_eyes_is_of_a_colleague(
    sanne: Client, karim: Client, ambtenaar: Medewerker, andere_ambtenaar: Medewerker
) -> None:
    dienst = namens_dienst(gemachtigde=Dienstregel(mag=True, tweede_medewerker=True))
    row = for_other(ambtenaar, dienst=dienst)
    for code in ("persoon-nakijken", "leeftijd-nakijken"):
        sanne.post(f"/werkblad/{row.pk}/namens/", {"punt": code, "toelichting": "Gezien"})
    address = f"/werkblad/{row.pk}/meekijken/"
    assert address in page_of(sanne, row)
    assert sanne.post(address).status_code == 404
    shown = karim.get(address)
    assert shown.status_code == 200
    assert VERTEGENWOORDIGDE.masked not in shown.content.decode()
    assert karim.post(address).status_code == 302
    row = fresh(row.pk)
    assert (row.meekijker, row.namens_uitkomst) == (andere_ambtenaar, Uitkomst.TOEGESTAAN)
    assert karim.get(address).status_code == 200


def test_who_looked_along_and_takes_over_is_no_second_pair_of_eyes(
    ambtenaar: Medewerker, andere_ambtenaar: Medewerker
) -> None:
    dienst = namens_dienst(gemachtigde=Dienstregel(mag=True, tweede_medewerker=True))
    row, now = for_other(ambtenaar, dienst=dienst), timezone.now()
    nakijken.look_along(row, andere_ambtenaar, now=now)
    assert Reden.TWEEDE_MEDEWERKER not in vertegenwoordigen.ruling(fresh(row.pk), now=now).te_doen
    overdragen.offer(identification=fresh(row.pk), collega=andere_ambtenaar, now=now)
    overdragen.accept(identification=fresh(row.pk), collega=andere_ambtenaar, now=now)
    assert fresh(row.pk).meekijker is None
    assert Reden.TWEEDE_MEDEWERKER in vertegenwoordigen.ruling(fresh(row.pk), now=now).te_doen


@pytest.mark.usefixtures("brp_connected")
@pytest.mark.parametrize(
    ("ander", "reden"),
    [
        (KOOIJMANS, Reden.MAG),
        (OVERLEDEN, Reden.OVERLEDEN),
        (VERTEGENWOORDIGDE, Reden.KAN_NIET_MACHTIGEN),  # under curatele
        (LOTTE, Reden.KAN_NIET_MACHTIGEN),  # a child
    ],
)
def test_what_the_brp_says_of_the_other_decides(
    sanne: Client, ambtenaar: Medewerker, ander: Bsn, reden: Reden
) -> None:
    now = timezone.now()
    row = came_for(ambtenaar, login_for(ander, moment=now), Flow.AMBTENAAR, dienst=namens_dienst(), now=now)
    answer = sanne.post(f"/werkblad/{row.pk}/brp/", {"wie": "ander"})
    assert answer.status_code == 200
    row = fresh(row.pk)
    assert row.namens_reden == reden
    assert (row.namens_opgezocht_op is None, row.opgezocht_op) == (False, None)
    finished = sanne.post(f"/werkblad/{row.pk}/voltooi/", {"verklaring": "ja"})
    assert finished.status_code == (302 if reden is Reden.MAG else 409)
    if reden is Reden.MAG:
        assert row.namens_vaststelling == "aangetoond"


def test_what_the_login_brought_is_not_replaced_by_paper(sanne: Client, ambtenaar: Medewerker) -> None:
    row = for_other(ambtenaar)
    with pytest.raises(AlVerder):
        stuk.attest(row, Verklaring(Soort.GEMACHTIGDE, VOLMACHT, None, ANDER), now=timezone.now())
    assert sanne.get(f"/werkblad/{row.pk}/stuk/").status_code == 404


def test_the_proof_says_who_acted_for_whom_and_how_sure(ambtenaar: Medewerker) -> None:
    dienst = namens_dienst(Aard.GELD)
    dienst.bsn_op_bewijs = BsnOpBewijs.LAATSTE_VIER
    row = came_for(
        ambtenaar, login_for(VERTEGENWOORDIGDE, BEWINDVOERDER), Flow.AMBTENAAR, dienst=dienst,
        keuze=Keuze.WETTELIJK,
    )  # fmt: skip
    row = ticked(row)
    afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)
    row = fresh(row.pk)
    inhoud = inhoud_van(row, Verzegeld.of(row))
    namens = json.loads(as_json(inhoud))["namens"]
    assert (namens["soort"], namens["vaststelling"]) == ("bewindvoerder", "verklaard")
    assert namens["bsn"] == {"weergave": "laatste_vier", "waarde": VERTEGENWOORDIGDE.masked}
    assert [one["punt"] for one in namens["nagekeken"]][-1] == "extra-controle"
    opdracht = zaakopdracht(row, Verzegeld.of(row))
    assert (opdracht.initiator, opdracht.gemachtigde) == (VERTEGENWOORDIGDE, PERSOON)
    assert opdracht.machtiging == "bewindvoerder (verklaard)"


def test_the_register_keeps_both_and_the_row_neither(ambtenaar: Medewerker) -> None:
    row = ticked(came_for(ambtenaar, login_for(), Flow.AMBTENAAR, dienst=namens_dienst()))
    afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)
    bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=NOW)
    row = fresh(row.pk)
    assert is_wiped(row)
    assert (row.vertegenwoordigde, row.namens_feiten) == (None, None)
    assert row.namens_soort == "gemachtigde"
    zaak = Zaak.objects.get()
    assert (open_initiator(zaak), open_gemachtigde(zaak)) == (VERTEGENWOORDIGDE, PERSOON)
    held = raw_bytes() + raw_bytes("zaken_zaak") + raw_bytes("toezicht_gebeurtenis")
    for bsn in (VERTEGENWOORDIGDE, PERSOON):
        assert bsn.reveal().encode() not in held


def test_stopping_wipes_the_other_too(ambtenaar: Medewerker) -> None:
    row = for_other(ambtenaar)
    afronden.stop(identification=row, reden="andere-persoon", now=timezone.now())
    assert is_wiped(fresh(row.pk))


def test_the_page_of_finishing_says_for_whom_and_why_not(sanne: Client, ambtenaar: Medewerker) -> None:
    row = for_other(ambtenaar)
    shown = sanne.get(f"/werkblad/{row.pk}/rond-af/").content.decode()
    assert "Dit kan zo nog niet voor een ander." in shown
    assert "voltooi" not in shown
    ticked(row)
    shown = sanne.get(f"/werkblad/{row.pk}/rond-af/").content.decode()
    assert "Gemachtigde. Aangetoond." in shown
    assert "voltooi" in shown
