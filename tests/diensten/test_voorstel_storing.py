"""A message above the pages of inwoners: what stands ready holds at once, own words wait for another person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.vastleggen import last_of, store
from diensten.storing.standaard import INWONERS, TALEN
from diensten.voorstellen.indienen import waits
from diensten.voorstellen.models import Onderwerp, Voorstel
from tests.diensten.test_tekstplaatsen import put
from tests.tweede import SCHRIJFT, page, post, shown
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

STORING = "/beheer/storing/inwoners/"
EIGEN = {"vorige": "0", "tekst_nl": "Wij zijn dicht.", "tekst_en": "We are closed."}


@pytest.mark.parametrize("naam", list(INWONERS))
def test_a_text_that_stands_ready_holds_at_once(ingrid: Client, naam: str) -> None:
    ready = {
        f"tekst_{taal}": text
        for taal, text in INWONERS[naam].in_talen(TALEN["inwoners"], now=timezone.now()).items()
    }
    assert ingrid.post(STORING, ready | {"vorige": "0"}).status_code == 302
    assert shown()[1] == ready["tekst_nl"]
    stands = {"vorige": str(last_of(Deel.STORING_INWONERS).pk)}
    later = {"tot": f"{timezone.localtime() + timedelta(days=1):%d-%m-%Y %H.%M}"}
    ingrid.post(STORING, ready | stands | later)
    assert (current().storing_inwoners.tot is not None, Voorstel.objects.exists()) == (True, False)
    stands = {"vorige": str(last_of(Deel.STORING_INWONERS).pk)}
    ingrid.post(STORING, ready | stands | {"tekst_pl": "Zadzwoń do mnie."})
    assert (shown()[1], Voorstel.objects.count()) == (ready["tekst_nl"], 1)


def test_the_text_that_stands_ready_is_the_one_that_was_approved(ingrid: Client) -> None:
    put("w-videobellen-werkt-nu-niet-goed", "Het beeld doet het niet. Wij bellen u.")
    words = INWONERS["video"].in_talen(TALEN["inwoners"], now=timezone.now())
    ingrid.post(STORING, {f"tekst_{taal}": text for taal, text in words.items()} | {"vorige": "0"})
    assert shown()[1] == "Het beeld doet het niet. Wij bellen u."


def test_own_words_wait_and_a_ready_text_may_stand_meanwhile(ingrid: Client, peter: Client) -> None:
    said = ingrid.post(STORING, EIGEN, follow=True).content.decode()
    assert ("Voorgesteld." in said, shown()[1]) == (True, "")
    ready = INWONERS["video"].in_talen(TALEN["inwoners"], now=timezone.now())
    ingrid.post(STORING, {f"tekst_{taal}": text for taal, text in ready.items()} | {"vorige": "0", "na": "1"})
    row = waits(Onderwerp.STORING)
    assert (shown()[1], row is not None) == (ready["nl"], True)
    stands = {"vorige": str(last_of(Deel.STORING_INWONERS).pk), "na": "1"}
    same = {f"tekst_{taal}": text for taal, text in ready.items()} | stands
    assert "wacht al op goedkeuring." not in ingrid.post(STORING, same, follow=True).content.decode()
    assert "wacht al op goedkeuring." in ingrid.post(STORING, EIGEN | stands, follow=True).content.decode()
    assert post(peter, row) == 302
    assert shown()[1] == EIGEN["tekst_nl"]
    placed = Gebeurtenis.objects.filter(soort=Soort.MEDEDELING_GEPLAATST).latest("id")
    maker = f"medewerker Ingrid Bakker ({str(row.door_id)[:8]})"  # the id is hers, and not of who approved it
    assert placed.door == f"{maker}, goedgekeurd door Peter Kok"
    ingrid.post(f"{STORING}weghalen/", {"vorige": str(last_of(Deel.STORING_INWONERS).pk)})
    assert shown()[1] == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Log nu in op evil.nl.", "Er staat een webadres in dat hier niet mag: evil.nl"),
        ("Mail naar hulp@evil.nl.", "Er staat een e-mailadres in."),
        ("Bel 06-12-34-56-78.", "Er staat een nummer in dat niet van u is: 06-12-34-56-78"),
        ("Bel 06.12.34.56.78.", "Er staat een nummer in dat niet van u is: 06.12.34.56.78"),
        ("Dicht van 24-12-2026 9.00 tot 27-12-2026 17.00 uur, daarna 09:00-17:00 uur.", ""),
        ("Bel 06-1234 5678.", "Er staat een nummer in dat niet van u is: 06-1234 5678"),
        (
            "Bel \u24ea6 \u2460\u2461\u2462\u2463 5678.",
            "Er staat een nummer in dat niet van u is: 06 1234 5678",
        ),
        (
            "Bel 0\ufe0f6 12\ufe0f34\ufe0f 56\ufe0f78.",
            "Er staat een nummer in dat niet van u is: 06 1234 5678",
        ),
        ("Bel 14 0123 of kijk op www.voorbeeld.nl, tot 25-12-2026 om 14.30 uur.", ""),
    ],
)
def test_own_words_send_nobody_elsewhere(ingrid: Client, settings: Any, text: str, told: str) -> None:
    settings.GEMEENTE_TELEFOON, settings.GEMEENTE_WEBSITE = "(0123) 45 67 89", "https://www.voorbeeld.nl"
    answer = ingrid.post(STORING, EIGEN | {"tekst_nl": text.replace("14 0123", "0123 45 67 89")})
    assert answer.status_code == (422 if told else 302)
    assert told in answer.content.decode()


@pytest.mark.parametrize(
    ("inhoud", "told"),
    [
        (
            {"teksten": {"nl": "Log in op evil.nl.", "en": "Hello."}, "tot": None},
            "Nederlands: Er staat een webadres",
        ),
        (
            {"teksten": {"nl": "Dicht.", "en": "Closed."}, "tot": "2026-01-02T09:00:00+00:00"},
            "Tot: Het einde moet",
        ),
        ({"teksten": 7, "tot": None}, "Nederlands: Vul de tekst in."),
    ],
)
def test_what_nobody_may_write_today_is_not_put_back(
    ingrid: Client, inhoud: dict[str, Any], told: str
) -> None:
    first = {"van": "2026-01-01T09:00:00+00:00", **inhoud}
    rows = [
        GemeenteVersie.objects.create(
            deel=Deel.STORING_INWONERS, volgt_op=after, inhoud=stood, moment=timezone.now(), door="x"
        )
        for after, stood in enumerate([first, {}])
    ]
    back = f"/beheer/versies/storing-inwoners/{rows[0].pk}/terugzetten/"
    said = ingrid.post(back, {"vorige": str(rows[1].pk)}, follow=True).content.decode()
    assert (f"Er is niets teruggezet. {told}" in said, Voorstel.objects.exists()) == (True, False)


def test_a_message_whose_time_went_by_is_not_approved(ingrid: Client, peter: Client) -> None:
    now = timezone.now() - timedelta(hours=3)
    inhoud = {
        "teksten": {"nl": "Dicht.", "en": "Closed."},
        "van": now.isoformat(),
        "tot": (now + timedelta(hours=1)).isoformat(),
    }
    store(deel=Deel.STORING_INWONERS, vorige=0, inhoud=inhoud, na=0, door=SCHRIJFT, now=now)
    row = waits(Onderwerp.STORING)
    assert post(peter, row) == 409
    assert "De tijd van dit voorstel is voorbij" in peter.get(page(row)).content.decode()
    assert "Niemand keurde het op tijd goed" in ingrid.get("/beheer/storing/").content.decode()
    assert page(row) not in ingrid.get("/beheer/").content.decode()
    assert shown()[1] == ""


def test_what_begins_later_is_not_said_to_stand_there(ingrid: Client, peter: Client) -> None:
    begin = timezone.localtime() + timedelta(days=2)
    ingrid.post(STORING, EIGEN | {"van": f"{begin:%d-%m-%Y} 10.00"})
    row = waits(Onderwerp.STORING)
    assert post(peter, row) == 302
    said = peter.get(page(row)).content.decode()
    assert ("De mededeling begint vanzelf" in said, "Het staat er vanaf nu" in said) == (True, False)
