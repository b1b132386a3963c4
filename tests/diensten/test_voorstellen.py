"""What inwoners trust takes two people: own words above the pages, how to reach us, and the name of a dienst."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from diensten.door import AnderWasEerst, fingerprint
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vastleggen import last_of, store
from diensten.models import Dienst
from diensten.voorstellen import indienen
from diensten.voorstellen.besluiten import EigenVoorstel, approve, give_back
from diensten.voorstellen.indienen import number, propose, waits
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel
from diensten.voorstellen.onderwerpen import holds
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from tests.tweede import KEURT, SCHRIJFT, agree, page, post, rename, shown, written
from toezicht.soorten import Soort

CONTACT = "/beheer/contact/"
DIENST = "/beheer/diensten/aangifte-overlijden/"
NUMMER = {"vorige": "0", "telefoon": "14 0123"}


def wait() -> Voorstel:
    """A change of the telephone number by Noor."""
    inhoud = {"telefoon": "14 0999", "website": "", "adres": "", "digid_telefoon": "", "digid_tijden": ""}
    row = propose(
        onderwerp=Onderwerp.CONTACT,
        inhoud=inhoud,
        eerder={},
        na=number(Onderwerp.CONTACT),
        door=SCHRIJFT,
        now=timezone.now(),
    )
    assert row is not None
    return row


def test_one_person_alone_changes_no_number(ingrid: Client, settings: Any) -> None:
    settings.GEMEENTE_TELEFOON = "14 000"
    ingrid.post(CONTACT, NUMMER | {"maandag": "9-17"})
    assert (shown()[0], bool(current().contact.tijden)) == ("14 000", True)
    row = Voorstel.objects.get()
    assert post(ingrid, row) == 403
    assert "Keur goed" not in ingrid.get(page(row)).content.decode()
    with pytest.raises(IntegrityError):
        Voorstel.objects.filter(pk=row.pk).update(
            besluit=Besluit.GOEDGEKEURD,
            besloten_op=row.moment,
            besloten_door="x",
            besloten_door_id=row.door_id,
        )


def test_another_person_compares_and_says_yes(ingrid: Client, peter: Client) -> None:
    ingrid.post(CONTACT, NUMMER)
    agree(Onderwerp.CONTACT)
    stands = str(last_of(Deel.CONTACT).pk)
    ingrid.post(CONTACT, NUMMER | {"vorige": stands, "na": "2", "telefoon": "14 0999"})
    row = waits(Onderwerp.CONTACT)
    text = peter.get(page(row)).content.decode()
    assert all(words in text for words in ("14 0123", "14 0999", "Ingrid Bakker", "Keur goed"))
    assert post(peter, row) == 302
    assert shown()[0] == "14 0999"
    log = ingrid.get(CONTACT).content.decode()
    assert f"Ingrid Bakker, goedgekeurd door {peter_name(row)}" in log
    assert written()[-2:] == [
        (Soort.VOORSTEL_GEDAAN, "contact_telefoon"),
        (Soort.VOORSTEL_GOEDGEKEURD, "contact_telefoon"),
    ]


def test_the_number_of_the_settings_stands_beside_a_first_one(peter: Client, settings: Any) -> None:
    settings.GEMEENTE_TELEFOON = "14 000"
    text = peter.get(page(wait())).content.decode()
    assert ("uit de instellingen, nu 14 000" in text, "Er staat niets." in text) == (True, False)


def peter_name(row: Voorstel) -> str:
    return Voorstel.objects.get(pk=row.pk).besloten_door


def test_hours_that_change_meanwhile_stay(ingrid: Client) -> None:
    ingrid.post(CONTACT, NUMMER | {"maandag": "9-17"})
    stands = str(last_of(Deel.CONTACT).pk)
    ingrid.post(CONTACT, NUMMER | {"vorige": stands, "na": "1", "maandag": "9-12"})
    assert Voorstel.objects.count() == 1  # the same number once more is no second proposal
    agree(Onderwerp.CONTACT)
    assert (shown()[0], current().contact.tijden.week[0][0][1].hour) == ("14 0123", 12)


def test_what_stands_is_not_emptied_or_put_back_by_one_person(ingrid: Client) -> None:
    for phone in ("14 0123", "14 0999"):
        last = last_of(Deel.CONTACT)
        vorige = {"vorige": str(last.pk if last else 0), "na": str(number(Onderwerp.CONTACT))}
        ingrid.post(CONTACT, NUMMER | vorige | {"telefoon": phone})
        agree(Onderwerp.CONTACT)
    first, last = (
        GemeenteVersie.objects.filter(inhoud__telefoon="14 0123").earliest("id"),
        last_of(Deel.CONTACT),
    )
    back = f"/beheer/versies/contact/{first.pk}/terugzetten/"
    ingrid.post(back, {"vorige": str(last.pk)})
    assert (shown()[0], waits(Onderwerp.CONTACT).inhoud["telefoon"]) == ("14 0999", "14 0123")
    again = ingrid.post(back, {"vorige": str(last_of(Deel.CONTACT).pk)}, follow=True).content.decode()
    assert ("Er wacht al een voorstel." in again, "het staat al zo" in again) == (True, False)
    store(
        deel=Deel.CONTACT, vorige=last_of(Deel.CONTACT).pk, inhoud={}, na=5, door=SCHRIJFT, now=timezone.now()
    )
    assert (shown()[0], waits(Onderwerp.CONTACT).inhoud["telefoon"]) == ("14 0999", "")


def test_who_has_an_older_page_does_not_replace_a_proposal_unseen(
    overlijden: Dienst, ingrid: Client, invoer: dict[str, Any]
) -> None:
    rename(overlijden, "Van Noor")
    answer = ingrid.post(DIENST, invoer | {"naam": "Van Ingrid"})
    assert (answer.status_code, "Van Ingrid" in answer.content.decode()) == (409, True)
    assert 'value="Van Noor"' in ingrid.get(DIENST).content.decode()
    elsewhere = f"{DIENST}?voorstel={wait().pk}"  # of another subject
    assert 'value="Van Noor"' in ingrid.get(elsewhere).content.decode()
    answer = ingrid.post(CONTACT, NUMMER)
    assert (answer.status_code, "14 0123" in answer.content.decode()) == (409, True)
    assert 'value="14 0999"' in ingrid.get(CONTACT).content.decode()
    assert Voorstel.objects.count() == 2


def test_what_the_other_did_not_see_is_not_approved(peter: Client) -> None:
    row = wait()
    seen = fingerprint(holds(row, now=timezone.now()))
    newer = propose(
        onderwerp=Onderwerp.CONTACT, inhoud={}, eerder={}, na=1, door=SCHRIJFT, now=timezone.now()
    )
    assert post(peter, row) == 409
    assert post(peter, newer, "teruggeven", reden="Niet leeg.") == 302
    assert post(peter, newer) == 409
    with pytest.raises(AnderWasEerst):
        approve(pk=wait().pk, gezien=f"{seen}x", door=KEURT, now=timezone.now())
    with pytest.raises(EigenVoorstel):
        give_back(pk=waits(Onderwerp.CONTACT).pk, reden="x", door=SCHRIJFT, now=timezone.now())


@pytest.mark.parametrize(("actie", "soort"), [("teruggeven", "teruggegeven"), ("intrekken", "ingetrokken")])
def test_what_is_not_approved_stays_to_be_read(ingrid: Client, peter: Client, actie: str, soort: str) -> None:
    row = wait()
    client = peter if actie == "teruggeven" else ingrid
    assert post(client, row, actie) == 422
    assert post(client, row, actie, reden="Het oude nummer klopt.") == 302
    assert "Het oude nummer klopt." in ingrid.get(page(row)).content.decode()
    assert ("Het oude nummer klopt." in ingrid.get(CONTACT).content.decode()) == (actie == "teruggeven")
    assert written()[-1] == (f"voorstel_{soort}", "contact_telefoon")
    assert shown()[0] != "14 0999"


@pytest.mark.parametrize("actie", ["goedkeuren", "teruggeven", "intrekken", "onzin"])
def test_who_may_not(
    client: Client,
    logged_in: LoggedIn,
    ambtenaar: Medewerker,
    schrijver: Medewerker,
    peter: Client,
    actie: str,
) -> None:
    row = wait()
    assert post(client, row, actie, reden="x") == 302
    for wie in (ambtenaar, schrijver):
        assert post(logged_in(wie), row, actie, reden="x") == 403
    if actie in {"intrekken", "onzin"}:
        assert post(peter, row, actie, reden="x") == (403 if actie == "intrekken" else 422)
    assert Voorstel.objects.get().besluit == Besluit.OPEN


def test_what_waits_is_told(ingrid: Client, peter: Client) -> None:
    row = wait()
    for client, addresses in (
        (ingrid, ("/beheer/", "/beheer/teksten/", CONTACT)),
        (peter, ("/beheer/teksten/",)),
    ):
        for address in addresses:
            assert f'href="{page(row)}"' in client.get(address).content.decode(), address


def test_somebody_looks_at_the_number_again(ingrid: Client) -> None:
    ingrid.post(CONTACT, NUMMER)
    agree(Onderwerp.CONTACT)
    assert "telefoonnummer, website en adres nog" not in ingrid.get("/beheer/").content.decode()
    row = last_of(Deel.CONTACT)
    inhoud = row.inhoud | {"controleer_op": timezone.localdate().isoformat()}
    GemeenteVersie.objects.filter(pk=row.pk).update(inhoud=inhoud)
    assert "telefoonnummer, website en adres nog" in ingrid.get("/beheer/").content.decode()
    assert f'href="{CONTACT}"' in ingrid.get("/beheer/teksten/").content.decode().partition("<main")[2]
    same = NUMMER | {"vorige": str(row.pk), "na": "1", "maandag": "9-12"}
    ingrid.post(CONTACT, same)  # other hours: nobody looked at the number
    assert last_of(Deel.CONTACT).inhoud["controleer_op"] == inhoud["controleer_op"]
    day = timezone.localdate() + timedelta(days=90)
    ingrid.post(CONTACT, same | {"vorige": str(last_of(Deel.CONTACT).pk), "controleer_op": f"{day:%d-%m-%Y}"})
    assert last_of(Deel.CONTACT).inhoud["controleer_op"] == day.isoformat()


@pytest.mark.parametrize(
    "naam",
    ["Kijk op evil.nl", "Bel 06-12345678", "evil\u200b.nl", "evil\ufe0f.nl", "K\u202etsre", "<b>Kerst"],
)
def test_the_name_of_a_day_sends_nobody_elsewhere(ingrid: Client, naam: str) -> None:
    answer = ingrid.post(CONTACT, {"vorige": "0", "dicht": f"25-12-2027 {naam}"})
    assert (answer.status_code, GemeenteVersie.objects.exists()) == (422, False)
    assert ingrid.post(CONTACT, {"vorige": "0", "dicht": "25-12-2027 1e Kerstdag"}).status_code == 302


def test_of_two_proposals_at_once_one_is_told(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both read that there is none yet, and the unique number lets one of them in."""
    wait()
    monkeypatch.setattr(indienen, "newest", lambda *_args: None)
    with pytest.raises(AnderWasEerst):
        propose(onderwerp=Onderwerp.CONTACT, inhoud={}, eerder={}, na=0, door=KEURT, now=timezone.now())
    assert Voorstel.objects.get().door == SCHRIJFT.naam
