"""A child by the BRP, and a document on paper: what the ambtenaar records, and what the rule says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from diensten.verhoging.tijdlijn import midnight
from identification.flow import (
    afronden,
    controle,
    gezag,
    nakijken,
    stuk,
    vertegenwoordigen,
)
from identification.flow.dossier import Stuk
from identification.flow.nakijken import SoortNietToegestaan
from identification.flow.stuk import Verklaring
from identification.flow.vertegenwoordigen import MagNiet
from identification.models import Identification
from identification.namens import Keuze
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from machtigen.regels import Aard, Dienstregel
from machtigen.rules import Reden, Uitkomst
from simulator.brp.personen import person_of
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    fresh,
    logged_in_row,
    login,
)
from tests.identification.namensgegevens import (
    VERTEGENWOORDIGDE,
    came_for,
    connected,
    namens_dienst,
)
from toezicht.models import Gebeurtenis
from zaken.register import Register

pytestmark = pytest.mark.django_db
DE_VRIES, LOTTE, DAAN = Bsn("999999047"), Bsn("999990111"), Bsn("999990135")
OVERLEDEN, KOOIJMANS, NIET_TE_BEPALEN = Bsn("999990123"), Bsn("999971116"), Bsn("999971177")
VOLMACHT = Stuk("volmacht", date(2026, 3, 1), "N-12")


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


@pytest.mark.usefixtures("brp_connected")
def test_a_parent_picks_one_of_two_children(sanne: Client, ambtenaar: Medewerker) -> None:
    row = _parent(ambtenaar, DE_VRIES)
    listed = sanne.post(f"/werkblad/{row.pk}/gezag/")
    page = listed.content.decode()
    assert page.index("11 februari 2014") < page.index("20 mei 2017")
    assert DAAN.reveal() not in page
    assert sanne.post(f"/werkblad/{row.pk}/gezag/", {"kind": "2017-05-20_0"}).status_code == 302
    row = fresh(row.pk)
    assert vertegenwoordigen.represented(row, Verzegeld.of(row)) == LOTTE
    assert (row.namens_soort, row.namens_bron, row.namens_reden) == ("ouder", "gezag", "mag")
    assert row.namens_vaststelling == "aangetoond"
    assert sanne.post(f"/werkblad/{row.pk}/gezag/", {"kind": "1999-01-01_0"}).status_code == 422


@pytest.mark.usefixtures("brp_connected")
@pytest.mark.parametrize(
    ("ouder", "kind", "reden"),
    [
        (DE_VRIES, DAAN, Reden.MAG),  # together with another
        (Bsn("999991772"), Bsn("999990147"), Reden.MAG),  # voogdij
        (Bsn("999993653"), Bsn("999990160"), Reden.MAG),  # eighteen tomorrow
        (DE_VRIES, Bsn("999990147"), Reden.GEEN_GEZAG),
        (DE_VRIES, Bsn("999990159"), Reden.TIJDELIJK_GEEN_GEZAG),
        (DE_VRIES, KOOIJMANS, Reden.MEERDERJARIG),
        (KOOIJMANS, NIET_TE_BEPALEN, Reden.GEZAG_NIET_TE_BEPALEN),
        (KOOIJMANS, Bsn("999971165"), Reden.GEZAG_IN_ONDERZOEK),
    ],
)
def test_gezag_as_the_brp_has_it(ambtenaar: Medewerker, ouder: Bsn, kind: Bsn, reden: Reden) -> None:
    row = _parent(ambtenaar, ouder)
    gezag.name_child(row, kind, gebruiker="sanne", now=timezone.now())
    row = fresh(row.pk)
    assert row.namens_reden == reden
    if "gezag-" in reden and reden not in {Reden.GEEN_GEZAG}:
        nakijken.tick(row, reden, toelichting="Uittreksel gezien.", now=timezone.now())
        assert fresh(row.pk).namens_vaststelling == "verklaard"


@pytest.mark.usefixtures("brp_connected")
def test_a_child_that_turns_18_at_midnight(ambtenaar: Medewerker) -> None:
    now = timezone.now()
    row = _parent(ambtenaar, Bsn("999993653"))
    gezag.name_child(row, Bsn("999990160"), gebruiker="sanne", now=now)
    born = person_of("999990160", today=timezone.localdate(now))["geboorte"]["datum"]["datum"]
    eighteen = midnight(date.fromisoformat(born).replace(year=int(born[:4]) + 18))
    vertegenwoordigen.check_now(fresh(row.pk), now=eighteen - timedelta(seconds=1))
    ruling = vertegenwoordigen.ruling(fresh(row.pk), now=eighteen)
    assert (ruling.uitkomst, ruling.reden) == (Uitkomst.GEWEIGERD, Reden.MEERDERJARIG)


@pytest.mark.usefixtures("brp_connected")
@pytest.mark.parametrize(("ouder", "juist"), [(DE_VRIES, True), (PERSOON, False)])
def test_flow_bekend_with_a_child(ambtenaar: Medewerker, ouder: Bsn, juist: bool) -> None:
    """The BSN of the child was typed: the code is right only if who logged in has gezag over exactly that child."""
    now = timezone.now()
    row = _parent(ambtenaar, ouder, Flow.BEKEND, bsn=LOTTE)
    shown = Verzegeld.of(row).unseal_text("code", row.code)
    assert not vertegenwoordigen.fits_known(row, Verzegeld.of(row))
    gezag.name_child(row, LOTTE, gebruiker="sanne", now=now)
    row = fresh(row.pk)
    assert controle.check_code(identification=row, typed=shown, now=now).juist is juist


def test_a_document_is_attested_and_never_proven(sanne: Client, ambtenaar: Medewerker) -> None:
    row = _parent(ambtenaar, PERSOON, keuze=Keuze.WETTELIJK)
    address = f"/werkblad/{row.pk}/stuk/"
    typed = {"soort": "curator", "bsn": "123", "stuk": "beschikking", "datum": "01-02-2099"}
    wrong = sanne.post(address, typed)
    assert wrong.status_code == 422
    assert "Deze dag is nog niet geweest" in wrong.content.decode()
    assert "01-02-2099" in wrong.content.decode()
    good = typed | {"bsn": VERTEGENWOORDIGDE.reveal(), "datum": "01-02-2026", "geldig_tot": "31-12-2099"}
    assert sanne.post(address, good).status_code == 302
    row = fresh(row.pk)
    assert (row.namens_soort, row.namens_bron, row.namens_vaststelling) == ("curator", "stuk", "verklaard")
    assert "Besluit van de rechter" in sanne.get(f"/werkblad/{row.pk}/").content.decode()


@pytest.mark.parametrize(
    ("verklaring", "aard", "reden"),
    [
        (
            Verklaring(Soort.GEMACHTIGDE, VOLMACHT, date(2026, 11, 1), VERTEGENWOORDIGDE),
            Aard.OVERIG,
            Reden.VERLOPEN,
        ),
        (Verklaring(Soort.GEMACHTIGDE, VOLMACHT, None, PERSOON), Aard.OVERIG, Reden.ZELFDE_PERSOON),
        (Verklaring(Soort.CURATOR, VOLMACHT, None, ANDER), Aard.GELD, Reden.PERSOON_NAKIJKEN),
    ],
)
def test_what_the_rule_says_of_a_document(
    ambtenaar: Medewerker, verklaring: Verklaring, aard: Aard, reden: Reden
) -> None:
    row = logged_in_row(ambtenaar, Flow.AMBTENAAR, dienst=namens_dienst(aard))
    stuk.attest(row, verklaring, now=NOW)
    assert fresh(row.pk).namens_reden == reden
    with pytest.raises(MagNiet):
        afronden.complete(identification=fresh(row.pk), verklaard=True, zaaksysteem=Register(), now=NOW)


def test_a_bewindvoerder_is_impossible_at_a_medical_dienst(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar, Flow.AMBTENAAR, dienst=namens_dienst(Aard.ZORG))
    with pytest.raises(SoortNietToegestaan):
        stuk.attest(row, Verklaring(Soort.BEWINDVOERDER, VOLMACHT, None, ANDER), now=NOW)


@pytest.mark.usefixtures("brp_connected")
def test_gezag_is_not_asked_at_a_dienst_that_lets_no_parents_come(
    sanne: Client, ambtenaar: Medewerker
) -> None:
    dienst = namens_dienst(ouder=Dienstregel())
    row = logged_in_row(ambtenaar, Flow.AMBTENAAR, dienst=dienst, now=timezone.now())
    assert sanne.post(f"/werkblad/{row.pk}/gezag/", {"bsn": LOTTE.reveal()}).status_code == 404
    with pytest.raises(SoortNietToegestaan):
        gezag.name_child(row, LOTTE, gebruiker="sanne", now=timezone.now())
    assert not Gebeurtenis.objects.filter(soort="persoon_opgezocht").exists()


def _parent(
    ambtenaar: Medewerker,
    ouder: Bsn,
    flow: Flow = Flow.AMBTENAAR,
    *,
    keuze: Keuze = Keuze.KIND,
    **invite: object,
) -> Identification:
    now = timezone.now()
    result = login(ouder, moment=now)
    return came_for(ambtenaar, result, flow, dienst=namens_dienst(), keuze=keuze, now=now, **invite)  # type: ignore[arg-type]
