"""A prescribed text holds only when another person approved it, and every step is in the audit trail."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from diensten.inwonerteksten.models import Tekststap, Tekstversie
from diensten.inwonerteksten.opstellen import EigenTekst
from diensten.queries import prescribed_text
from diensten.teksten.invullen import approve, withdraw
from diensten.teksten.queries import filled_in
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst, Door
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from tests.voorgeschreven import KEURT, SCHRIJFT, hold, wait
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

LIJST = "/beheer/teksten/logius/"
FOUT = "/beheer/teksten/digid-fout/"
INVOER = {"tekst": "De tekst van Logius.", "bron": "Checklist 9", "na": "0", "actie": "voorstellen"}
JA = {"actie": "goedkeuren", "stand": "ter-goedkeuring"}


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


@pytest.fixture
def peter(logged_in: LoggedIn, keurder: Medewerker) -> Client:
    return logged_in(keurder)


def shown() -> tuple[str, ...]:
    return prescribed_text(Sleutel.DIGID_FOUT)


def written() -> list[tuple[str, str, str]]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", "door", "reden"))


def test_one_person_alone_changes_nothing_of_what_inwoners_read(ingrid: Client) -> None:
    attack = INVOER | {"tekst": "Mail uw BSN en wachtwoord naar hulp@evil.nl", "bron": "x"}
    refused = ingrid.post(FOUT, attack)
    assert (refused.status_code, "e-mailadres" in refused.content.decode()) == (422, True)
    assert not Tekstversie.objects.exists()
    response = ingrid.post(FOUT, INVOER)
    assert shown() == ()
    own = ingrid.post(response["Location"], JA)
    assert (own.status_code, "U schreef deze tekst zelf" in own.content.decode()) == (403, True)
    assert "Keur goed" not in ingrid.get(response["Location"]).content.decode()
    assert shown() == ()


def test_another_person_approves_and_then_it_holds(
    ingrid: Client, peter: Client, beheerder: Medewerker, keurder: Medewerker
) -> None:
    hold("Wat er eerst stond.")
    address = ingrid.post(FOUT, INVOER | {"na": "1"})["Location"]
    page = peter.get(address).content.decode()
    for words in ("Wat er eerst stond.", INVOER["tekst"], INVOER["bron"], beheerder.naam, "Keur goed"):
        assert words in page
    assert shown() == ("Wat er eerst stond.",)
    assert peter.post(address, JA, follow=True).status_code == 200
    assert shown() == (INVOER["tekst"],)
    place = "logius-digid-fout_nl"
    assert written()[2:] == [
        (Soort.TEKST_VOORGESTELD, beheerder.naam, place),
        (Soort.TEKST_GEPUBLICEERD, keurder.naam, place),
    ]
    row = Gebeurtenis.objects.latest("id")
    assert (row.aantal, row.onderwerp) == (2, None)
    history = ingrid.get(FOUT).content.decode()
    assert f'<td translate="no">{keurder.naam}</td>' in history


def test_an_empty_text_waits_for_another_person_too(ingrid: Client, peter: Client) -> None:
    hold("De tekst van Logius.")
    address = ingrid.post(FOUT, {"actie": "standaard", "na": "1"})["Location"]
    assert ingrid.post(address, JA).status_code == 403
    assert shown() == ("De tekst van Logius.",)
    peter.post(address, JA)
    assert shown() == ()
    assert {reden for _soort, _door, reden in written()[2:]} == {"logius-digid-fout_nl_leeg"}


@pytest.mark.parametrize(("actie", "soort"), [("teruggeven", "teruggegeven"), ("intrekken", "ingetrokken")])
def test_what_is_not_approved_stays_to_be_read(
    ingrid: Client, peter: Client, beheerder: Medewerker, keurder: Medewerker, actie: str, soort: str
) -> None:
    hold("Wat er staat.")
    address = ingrid.post(FOUT, INVOER | {"na": "1"})["Location"]
    client, naam = (peter, keurder.naam) if actie == "teruggeven" else (ingrid, beheerder.naam)
    data = {"actie": actie, "stand": "ter-goedkeuring"}
    assert client.post(address, data).status_code == 422  # without a reason
    assert client.post(address, data | {"reden": "Staat niet in het document."}).status_code == 302
    page = ingrid.get(address).content.decode()
    assert "Staat niet in het document." in page
    assert INVOER["tekst"] in page
    assert shown() == ("Wat er staat.",)
    assert written()[-1][:2] == (f"tekst_{soort}", naam)
    assert peter.post(address, JA).status_code == 409


def test_going_back_is_a_proposal_again(ingrid: Client, beheerder: Medewerker) -> None:
    hold("De eerste.")
    hold("De tweede.")
    first = Tekstversie.objects.get(nummer=1)
    page = ingrid.get(f"{FOUT}?versie={first.pk}").content.decode()
    assert ">\nDe eerste.</textarea>" in page
    ingrid.post(FOUT, INVOER | {"tekst": "De eerste.", "na": "2"})
    assert shown() == ("De tweede.",)
    third = Tekstversie.objects.get(nummer=3)
    with pytest.raises(EigenTekst):
        approve(pk=third.pk, door=Door(naam="x", id=beheerder.pk), now=timezone.now())
    approve(pk=third.pk, door=SCHRIJFT, now=timezone.now())
    assert shown() == ("De eerste.",)


def test_what_holds_is_not_withdrawn_by_one_person(ingrid: Client) -> None:
    hold("Wat er staat.")
    row = Tekstversie.objects.get()
    with pytest.raises(AnderWasEerst):
        withdraw(pk=row.pk, reden="x", door=SCHRIJFT, now=timezone.now())
    data = {"actie": "intrekken", "stand": "ter-goedkeuring", "reden": "x"}
    assert ingrid.post(f"{LIJST}{row.pk}/", data).status_code == 409
    assert ingrid.post(f"/beheer/teksten/versie/{row.pk}/", data).status_code == 404  # not by the other road
    assert shown() == ("Wat er staat.",)


def test_who_changed_a_proposal_of_another_does_not_approve_that(
    ingrid: Client, beheerder: Medewerker
) -> None:
    first = wait("Van Noor.")
    address = ingrid.post(FOUT, INVOER | {"na": "1"})["Location"]
    assert ingrid.post(address, JA).status_code == 403
    assert ingrid.post(f"{LIJST}{first}/", JA).status_code == 409  # a newer one took its place
    assert shown() == ()


def test_the_database_wants_two_people_too(db: None) -> None:
    row = Tekstversie.objects.get(pk=wait("Van Noor."))
    with pytest.raises(IntegrityError):
        Tekstversie.objects.filter(pk=row.pk).update(
            geldt_vanaf=timezone.now(), goedgekeurd_door_id=row.door_id
        )


@pytest.mark.parametrize("actie", ["goedkeuren", "teruggeven", "intrekken", "onzin"])
def test_who_may_not(
    client: Client, logged_in: LoggedIn, ambtenaar: Medewerker, schrijver: Medewerker, actie: str
) -> None:
    address = f"{LIJST}{wait('Van Noor.')}/"
    data = {"actie": actie, "stand": "ter-goedkeuring", "reden": "Daarom."}
    assert client.post(address, data).status_code == 302  # a stranger, to the login
    for wie in (ambtenaar, schrijver):
        assert logged_in(wie).post(address, data).status_code == 403
        assert logged_in(wie).get(address).status_code == 403
    assert Tekststap.objects.count() == 2
    assert shown() == ()


def test_a_goedkeurder_writes_nothing(peter: Client) -> None:
    address = f"{LIJST}{wait('Van Noor.')}/"
    data = {"actie": "intrekken", "stand": "ter-goedkeuring", "reden": "Daarom."}
    assert peter.post(address, data).status_code == 403
    assert peter.post(FOUT, INVOER | {"na": "1"}).status_code == 403
    assert peter.post(address, {"actie": "onzin"}).status_code == 422
    assert FOUT not in peter.get(LIJST).content.decode()
    assert Tekstversie.objects.count() == 1


def test_what_waits_is_told(ingrid: Client, peter: Client) -> None:
    address = f"{LIJST}{wait('Van Noor.')}/"
    assert "Een tekst van Logius wacht op goedkeuring" in ingrid.get("/beheer/").content.decode()
    for client in (ingrid, peter):
        for page in (LIJST, "/beheer/teksten/"):
            assert f'href="{address}"' in client.get(page).content.decode()
    approve(pk=Tekstversie.objects.get().pk, door=KEURT, now=timezone.now())
    assert address not in ingrid.get("/beheer/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_was_stored_keeps_holding() -> None:
    """Through the migration and back, with what stood there before and who wrote it."""
    node, now = ("diensten", "0016_voorgeschreven_versies"), timezone.now()
    executor = MigrationExecutor(connection)
    before = [
        parent for parent in executor.loader.graph.node_map[node].parents if parent.key[0] == "diensten"
    ]
    try:
        executor.migrate([before[0].key])
        _store_as_before(now)
        MigrationExecutor(connection).migrate([node])
        assert filled_in(Sleutel.DIGID_FOUT, now=now) == ("Nieuw.", "En meer.")
        assert filled_in(Sleutel.DIGID_GEANNULEERD, now=now) == ()
        rows = Tekstversie.objects.order_by("sleutel", "nummer").values_list("tekst", "toelichting", "door")
        assert list(rows) == [
            ("Oud.", "a", "Ingrid"),
            ("Nieuw.\nEn meer.", "b", "opdracht"),
            ("Weg.", "c", "Ingrid"),
            ("", "", "Ingrid"),
        ]
        MigrationExecutor(connection).migrate([before[0].key])
        assert not Tekstversie.objects.exists()
    finally:
        everything = MigrationExecutor(connection)
        everything.migrate(everything.loader.graph.leaf_nodes())
    assert filled_in(Sleutel.DIGID_FOUT, now=now) == ("Nieuw.", "En meer.")


def _store_as_before(now: datetime) -> None:
    who = "moment, door, door_id) VALUES ("
    changed = (
        f"INSERT INTO diensten_tekstwijziging (sleutel, van, naar, bron, {who} %s, %s, %s, %s, %s, %s, NULL)"
    )
    stored = (
        "INSERT INTO diensten_voorgeschreventekst (sleutel, tekst, bron, versie, gewijzigd_op, door) "
        "VALUES (%s, %s, %s, 2, %s, %s)"
    )
    fout, stop, meer = "digid-fout", "digid-geannuleerd", "Nieuw.\nEn meer."
    with connection.cursor() as cursor:
        cursor.execute(changed, [fout, "", "Oud.", "a", now, "Ingrid"])
        cursor.execute(changed, [fout, "Oud.", meer, "b", now, "opdracht"])
        cursor.execute(changed, [stop, "", "Weg.", "c", now, "Ingrid"])
        cursor.execute(changed, [stop, "Weg.", "", "", now, "Ingrid"])
        cursor.execute(stored, [fout, meer, "b", now, "opdracht"])
        cursor.execute(stored, [stop, "", "", now, "Ingrid"])
