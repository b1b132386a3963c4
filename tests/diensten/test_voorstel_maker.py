"""Whose proposal it is: only who read it and changed its words becomes the author of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from diensten.door import fingerprint
from diensten.elders import values_of
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel
from diensten.gemeente.stand import write_storing
from diensten.gemeente.vastleggen import store
from diensten.models import Dienst, Wijziging
from diensten.storing.forms import StoringForm
from diensten.storing.nakijken import trusted
from diensten.storing.standaard import TALEN
from diensten.terugzetten import Gezien, put_back
from diensten.voorstellen.besluiten import give_back, may_judge, withdraw
from diensten.voorstellen.indienen import WachtAl
from diensten.voorstellen.models import Voorstel
from diensten.voorstellen.onderwerpen import address
from diensten.wijzigen import gegevens_of
from inloggen.models import Medewerker
from tests.diensten.test_voorstellen import wait
from tests.tweede import KEURT, SCHRIJFT, rename

EIGEN = {"vorige": 0, "tekst_nl": "Wij zijn dicht.", "tekst_en": "We are closed."}
ZINNEN = {"contact": "14 0999", "storing": "Wij zijn dicht.", "dienst": "Van Noor"}


def put_down(onderwerp: str, dienst: Dienst) -> Voorstel:
    """By Noor: a telephone number, a message, or the name of a dienst."""
    if onderwerp == "contact":
        return wait()
    if onderwerp == "dienst":
        rename(dienst, ZINNEN["dienst"])
        return Voorstel.objects.get()
    now = timezone.now().replace(second=42)
    form = StoringForm(EIGEN, talen=TALEN["inwoners"], now=now, inwoners=True, vertrouwd=trusted())
    assert form.is_valid()
    inhoud = write_storing(form.as_storing())
    store(deel=Deel.STORING_INWONERS, vorige=0, inhoud=inhoud, na=0, door=SCHRIJFT, now=now)
    return Voorstel.objects.get()


def opened(client: Client, page: str) -> dict[str, str]:
    """What a browser sends of the form on that page when nobody touches it."""
    forms = html.document_fromstring(client.get(page).content.decode()).forms
    (form,) = [one for one in forms if {"naam", "telefoon", "tekst_nl"} & set(one.fields)]
    return {name: value.removeprefix("\n").replace("\n", "\r\n") for name, value in form.form_values()}


def decide_by_another(row: Voorstel) -> None:
    give_back(pk=row.pk, reden="Klopt niet.", door=KEURT, now=timezone.now())


def decide_alone(row: Voorstel) -> None:
    withdraw(pk=row.pk, reden="Toch niet.", door=SCHRIJFT, now=timezone.now())


@pytest.mark.parametrize("onderwerp", list(ZINNEN))
@pytest.mark.parametrize("decide", [decide_by_another, decide_alone])
def test_after_a_decision_nobody_proposes_it_unseen(
    overlijden: Dienst, ingrid: Client, onderwerp: str, decide: Callable[[Voorstel], None]
) -> None:
    row = put_down(onderwerp, overlijden)
    page = address(row).partition("?")[0]
    seen = opened(ingrid, page)
    assert ZINNEN[onderwerp] in seen.values()
    decide(row)
    changed = {"contact": {"maandag": "9-17"}, "dienst": {"link_minuten": "20"}}.get(onderwerp, {})
    answer = ingrid.post(page, seen | changed)
    assert (answer.status_code, ZINNEN[onderwerp] in answer.content.decode()) == (409, True)
    assert Voorstel.objects.count() == 1
    assert (Dienst.objects.get().link_minuten, bool(current().contact.tijden)) == (10, False)
    assert ZINNEN[onderwerp] not in opened(ingrid, page).values()


@pytest.mark.parametrize("onderwerp", list(ZINNEN))
def test_words_that_stay_as_they_wait_stay_of_who_wrote_them(
    overlijden: Dienst, ingrid: Client, onderwerp: str
) -> None:
    page = address(put_down(onderwerp, overlijden)).partition("?")[0]
    changed = {"contact": {"maandag": "9-17"}, "dienst": {"link_minuten": "20"}}.get(onderwerp, {})
    assert ingrid.post(page, opened(ingrid, page) | changed).status_code == 302
    assert Voorstel.objects.get().door == SCHRIJFT.naam
    assert Dienst.objects.get().link_minuten == (20 if onderwerp == "dienst" else 10)
    assert bool(current().contact.tijden) == (onderwerp == "contact")


def test_going_back_replaces_no_name_that_waits(overlijden: Dienst, ingrid: Client) -> None:
    for veld, van in (("naam", "Vroeger"), ("link_minuten", "30")):
        Wijziging.objects.create(
            dienst=overlijden, moment=timezone.now(), door="x", veld=veld, van=van, naar="-"
        )
    rename(overlijden, ZINNEN["dienst"])
    first, row = Wijziging.objects.earliest("id"), Dienst.objects.get()
    page = f"/beheer/diensten/{overlijden.slug}/terugzetten/{first.pk}/"
    for answer in (ingrid.get(page), ingrid.post(page, {"versie": row.versie})):
        assert (answer.status_code, "Er wacht al een voorstel." in answer.content.decode()) == (409, True)
    gezien, back = (
        Gezien(row.versie, fingerprint(values_of(row.slug))),
        replace(gegevens_of(row), naam="Terug"),
    )
    with pytest.raises(WachtAl):
        put_back(dienst=row, gezien=gezien, gegevens=back, waarden={}, door=KEURT, now=timezone.now())
    assert (Voorstel.objects.get().door, Dienst.objects.get().link_minuten) == (SCHRIJFT.naam, 10)


def test_nobody_approves_their_own_words_in_the_proposal_of_a_colleague(overlijden: Dienst) -> None:
    """Noor's number stays, Ingrid changes the website: then it takes a third person, or a number that is not Noor's."""
    row = put_down("contact", overlijden)
    noor = row.door_id
    ingrid = KEURT.id
    other = Voorstel.objects.create(
        onderwerp=row.onderwerp,
        nummer=row.nummer + 1,
        inhoud={**row.inhoud, "website": "https://www.voorbeeld.nl"},
        eerder=row.eerder,
        moment=timezone.now(),
        door="Ingrid Bakker",
        door_id=ingrid,
    )
    assert (may_judge(other, wie=noor), may_judge(other, wie=UUID(int=73))) == (False, True)
    Voorstel.objects.filter(pk=other.pk).update(inhoud={**row.inhoud, "telefoon": "14 0123"})
    other.refresh_from_db()
    assert may_judge(other, wie=noor)


def test_who_takes_a_number_away_does_not_approve_that_in_the_proposal_of_a_colleague(db: None) -> None:
    stands = {"telefoon": "14 0123", "website": "", "adres": "", "digid_telefoon": "", "digid_tijden": ""}
    rows = [
        Voorstel.objects.create(
            onderwerp="contact",
            nummer=number,
            inhoud=inhoud,
            eerder=stands,
            moment=timezone.now(),
            door=door.naam,
            door_id=door.id,
        )
        for number, (door, inhoud) in enumerate(
            [
                (SCHRIJFT, stands | {"telefoon": ""}),
                (KEURT, stands | {"telefoon": "", "website": "https://www.voorbeeld.nl"}),
            ],
            start=1,
        )
    ]
    assert not may_judge(rows[1], wie=SCHRIJFT.id)
    Voorstel.objects.filter(pk=rows[1].pk).update(inhoud=stands | {"telefoon": "14 0999"})
    rows[1].refresh_from_db()
    assert may_judge(rows[1], wie=SCHRIJFT.id)


def test_who_wrote_a_part_reads_why_another_person_approves(
    ingrid: Client, beheerder: Medewerker, db: None
) -> None:
    stands = {"website": "", "adres": "", "digid_telefoon": "", "digid_tijden": ""}
    for number, wie, more in ((1, beheerder.pk, {}), (2, KEURT.id, {"website": "https://www.voorbeeld.nl"})):
        row = Voorstel.objects.create(
            onderwerp="contact",
            nummer=number,
            inhoud={"telefoon": "14 0999", **stands, **more},
            eerder={},
            moment=timezone.now(),
            door="x",
            door_id=wie,
        )
    answer = ingrid.post(f"/beheer/voorstellen/{row.pk}/", {"actie": "goedkeuren"})
    text = answer.content.decode()
    assert (answer.status_code, "zelf, of een deel ervan" in text, "Keur goed" in text) == (403, True, False)
