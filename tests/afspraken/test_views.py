"""The pages about appointments, over HTTP; and from an appointment to a call."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from afspraken import versturen
from afspraken.models import Afspraak, Afspraakmail, Stand
from afspraken.moment import AMSTERDAM
from diensten.models import Dienst
from identification.flow import ontvangst
from identification.models import Identification
from inloggen.models import Medewerker
from kluis import dagsleutel
from tests.afspraken.conftest import Plan
from tests.afspraken.gegevens import ADRES, VIDEOLINK
from tests.identification.gegevens import fresh
from tests.medewerkers import LoggedIn, QueriesOf

pytestmark = pytest.mark.django_db
NIEUW = "/afspraken/nieuw/"


def filled(dienst: Dienst, **changes: Any) -> dict[str, Any]:
    begin = (timezone.now() + timedelta(days=3)).astimezone(AMSTERDAM)
    values = {
        "versie": 0,
        "dienst": dienst.slug,
        "dag": f"{begin:%d-%m-%Y}",
        "tijd": "10.30",
        "minuten": 30,
        "ambtenaar": "",
        "tool": "Teams",
        "videolink": VIDEOLINK,
        "adres": ADRES,
        "naam": "",
        "taal": "nl",
    }
    return values | changes


def soon(**more: Any) -> dict[str, Any]:
    """Today, whatever the hour: it began just now for who looks at the clock."""
    now = timezone.now()
    return {"begint_op": now + timedelta(seconds=1), "now": now} | more


@pytest.fixture
def vandaag(plan: Plan) -> Afspraak:
    return plan(**soon(ambtenaar=None))


def test_recording_one_mails_it_and_shows_it(sanne: Client, dienst: Dienst) -> None:
    response = sanne.post(NIEUW, filled(dienst), follow=True)
    page = response.content.decode()
    assert response.redirect_chain[0][0] == f"/afspraken/{Afspraak.objects.get().pk}/"
    for words in ("De afspraak staat erin", ADRES, "Wacht, gaat zo weg", "Herinnering:"):
        assert words in page
    assert f'href="{VIDEOLINK}"' not in page
    versturen.work(clock=timezone.now)
    assert [one.to for one in mail.outbox] == [[ADRES]]
    assert "Verstuurd" in sanne.get(f"/afspraken/{Afspraak.objects.get().pk}/").content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"dag": "21-11-2020"}, "Dit moment is geweest."),
        ({"dag": "21-11-2099"}, "Dit is meer dan een jaar vooruit."),
        ({"dag": "01-01-0001", "tijd": "0.00"}, "Vul een dag in"),
        ({"dag": "31-02-2027"}, "Vul een dag in"),
        ({"tijd": "25.00"}, "Vul een tijd in"),
        ({"dag": "28-03-2027", "tijd": "2.30"}, "Deze tijd bestaat niet."),
        ({"dag": "31-10-2027", "tijd": "2:30"}, "Deze tijd komt twee keer voor."),
        ({"dienst": "weg"}, "Deze dienst is er niet (meer)."),
        ({"ambtenaar": str(uuid4())}, "Deze collega is er niet."),
        ({"videolink": "http://x.example/"}, "Deze link is niet veilig."),
        ({"videolink": "https://www.digid.nl/"}, "Dit is een link om in te loggen."),
        ({"adres": "jan"}, "Een e-mailadres ziet eruit als naam@voorbeeld.nl."),
        ({"adres": "jan@x.nl\r\nBcc: p@x.nl"}, "Een e-mailadres ziet eruit als naam@voorbeeld.nl."),
        ({"adres": "jän@x.nl"}, "Een e-mailadres ziet eruit als naam@voorbeeld.nl."),
        ({"naam": "999990019"}, "een nummer dat op een BSN lijkt"),
        ({"naam": "Jan 999-990-019"}, "een nummer dat op een BSN lijkt"),
        ({"tool": "Teams 999990019"}, "een nummer dat op een BSN lijkt"),
        ({"videolink": "https://meet.jit.si/Jan999990019"}, "een nummer dat op een BSN lijkt"),
        ({"videolink": "https://digid.nl.evil.nl/"}, "Wij mailen alleen links van: teams.microsoft.com,"),
        ({"tool": "Te\u202eams"}, "Er staan tekens in die niemand kan zien."),
        ({"minuten": "7"}, "Kies uit de lijst."),
        ({"taal": "xx"}, "Deze dienst biedt deze taal niet aan."),
    ],
)
def test_each_mistake_has_its_words_and_loses_nothing(
    sanne: Client, dienst: Dienst, changes: dict[str, str], words: str
) -> None:
    response = sanne.post(NIEUW, filled(dienst, tool="Webex", naam="M. Jansen") | changes)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "M. Jansen" in page or "naam" in changes
    assert not Afspraak.objects.exists()


def test_a_language_that_is_off_is_not_mailed_in(sanne: Client, dienst: Dienst) -> None:
    Dienst.objects.update(talen="nl,en")
    response = sanne.post(NIEUW, filled(dienst) | {"taal": "pl"})
    assert (response.status_code, "biedt deze taal niet aan" in response.content.decode()) == (422, True)
    assert not Afspraak.objects.exists()


def test_nobody_mails_more_than_people_make_appointments(
    sanne: Client, dienst: Dienst, settings: Settings
) -> None:
    settings.AFSPRAAK_MAILS_PER_UUR = 2
    answers = [sanne.post(NIEUW, filled(dienst)).status_code for _ in range(3)]
    row = Afspraak.objects.first()
    assert row is not None
    assert answers == [302, 302, 429]
    assert sanne.post(f"/afspraken/{row.pk}/mail/").status_code == 429
    Afspraakmail.objects.update(gemaakt_op=timezone.now() - timedelta(minutes=61))
    assert sanne.post(NIEUW, filled(dienst)).status_code == 302


def test_two_at_once_is_a_warning(sanne: Client, ambtenaar: Medewerker, dienst: Dienst) -> None:
    for tijd, warned in (("10.30", False), ("10.45", True), ("11.15", False)):
        page = sanne.post(NIEUW, filled(dienst, tijd=tijd, ambtenaar=ambtenaar.pk), follow=True)
        assert ("Er staat dan nog een afspraak" in page.content.decode()) is warned
    assert Afspraak.objects.count() == 3


def test_two_people_who_change_the_same_one(sanne: Client, plan: Plan, dienst: Dienst) -> None:
    now = timezone.now()
    row = plan(now=now, begint_op=now + timedelta(days=5))
    typed = filled(dienst, versie=1, tijd="11.00", naam="Van Dijk")
    assert sanne.post(f"/afspraken/{row.pk}/wijzig/", typed | {"tijd": "12.00"}).status_code == 302
    second = sanne.post(f"/afspraken/{row.pk}/wijzig/", typed)
    page = second.content.decode()
    assert second.status_code == 409
    assert "Een collega heeft deze afspraak net gewijzigd." in page
    assert "Van Dijk" in page
    assert 'name="versie" value="2"' in page
    assert sanne.post(f"/afspraken/{row.pk}/wijzig/", typed | {"versie": 2}).status_code == 302
    assert sanne.post(f"/afspraken/{row.pk}/zeg-af/", {"versie": 2}).status_code == 409


def test_a_dienst_that_stopped_can_be_cancelled_and_not_moved(
    sanne: Client, plan: Plan, dienst: Dienst
) -> None:
    now = timezone.now()
    row = plan(now=now, begint_op=now + timedelta(days=5))
    Dienst.objects.update(stand="gestopt")
    moved = sanne.post(f"/afspraken/{row.pk}/wijzig/", filled(dienst, versie=1))
    assert moved.status_code == 422
    assert "Deze dienst is er niet (meer)." in moved.content.decode()
    assert sanne.post(f"/afspraken/{row.pk}/zeg-af/", {"versie": 1}).status_code == 302
    assert Afspraak.objects.get().stand == Stand.AFGEZEGD
    for action in ("wijzig", "zeg-af"):
        assert sanne.get(f"/afspraken/{row.pk}/{action}/").status_code == 302
    assert sanne.post(f"/afspraken/{row.pk}/mail/").status_code == 409


def test_without_the_key_of_the_day_it_says_so(sanne: Client, plan: Plan, dienst: Dienst) -> None:
    now = timezone.now()
    row = plan(now=now, begint_op=now + timedelta(days=5))
    dagsleutel.destroy(row.dag, "afspraak-")
    assert (
        "kunnen de gegevens van de inwoner nu niet openen"
        in sanne.get(f"/afspraken/{row.pk}/").content.decode()
    )
    assert sanne.get("/afspraken/").status_code == sanne.get("/werkblad/").status_code == 200
    for action in ("wijzig", "zeg-af", "mail"):
        assert sanne.post(f"/afspraken/{row.pk}/{action}/", filled(dienst, versie=1)).status_code == 503


def test_a_colleague_takes_over_and_then_starts(
    sanne: Client, karim: Client, andere_ambtenaar: Medewerker, plan: Plan
) -> None:
    row = plan(**soon())
    assert "Start dit gesprek" not in karim.get("/werkblad/").content.decode()
    karim.post(f"/werkblad/afspraak/{row.pk}/")
    assert not Identification.objects.exists()
    assert karim.post(f"/afspraken/{row.pk}/neem-over/", {"versie": 9}).status_code == 409
    assert karim.post(f"/afspraken/{row.pk}/neem-over/", {"versie": 1}).status_code == 302
    assert "Start dit gesprek" not in sanne.get("/werkblad/").content.decode()
    karim.post(f"/werkblad/afspraak/{row.pk}/")
    assert Identification.objects.get().ambtenaar == andere_ambtenaar


def test_one_press_starts_the_call_and_the_receipt_has_its_address(
    sanne: Client, karim: Client, vandaag: Afspraak
) -> None:
    page = sanne.get("/werkblad/").content.decode()
    assert "Afspraken van vandaag" in page
    assert "M. Jansen" in page
    started = sanne.post(f"/werkblad/afspraak/{vandaag.pk}/")
    row = Identification.objects.get()
    assert started["Location"] == f"/werkblad/{row.pk}/"
    assert (ontvangst.address_of(fresh(row.pk)), row.dienst_id, row.taal) == (ADRES, vandaag.dienst_id, "nl")
    again = sanne.post(f"/werkblad/afspraak/{vandaag.pk}/")
    assert again["Location"] == f"/werkblad/{row.pk}/"
    karim.post(f"/werkblad/afspraak/{vandaag.pk}/")
    assert Identification.objects.count() == 1
    assert "Verder met dit gesprek" in sanne.get("/werkblad/").content.decode()


def test_where_the_bsn_is_asked_the_form_is_filled_in(sanne: Client, vandaag: Afspraak) -> None:
    Dienst.objects.update(flow_nieuw=False, flow_ambtenaar=False, staande_link=False)
    response = sanne.post(f"/werkblad/afspraak/{vandaag.pk}/")
    assert response["Location"] == f"/werkblad/start/?afspraak={vandaag.pk}"
    page = sanne.get(response["Location"]).content.decode()
    assert ADRES in page
    typed = {"flow": "BEKEND", "bsn": "999990019", "zaak": "nieuw", "taal": "nl", "ontvangst_mail": ADRES}
    typed |= {"dienst": vandaag.dienst.slug, "afspraak": str(vandaag.pk)}
    sanne.post("/werkblad/start/", typed)
    vandaag.refresh_from_db()
    assert vandaag.identificatie == Identification.objects.get().pk
    for nonsense in ("x", "", str(uuid4())):
        assert sanne.get(f"/werkblad/start/?afspraak={nonsense}").status_code == 200


def test_what_cannot_start(sanne: Client, plan: Plan, vandaag: Afspraak) -> None:
    now = timezone.now()
    morgen = plan(now=now, begint_op=now + timedelta(days=1))
    Dienst.objects.update(stand="gestopt")
    for pk in (morgen.pk, vandaag.pk, uuid4()):
        page = sanne.post(f"/werkblad/afspraak/{pk}/", follow=True).content.decode()
        assert "Deze dienst is gestopt" in page or "Deze afspraak is er niet meer" in page
    assert not Identification.objects.exists()


def test_hidden_means_hidden(sanne: Client, vandaag: Afspraak) -> None:
    sanne.post("/werkblad/verberg/", {"aan": "1"})
    for address in ("/werkblad/", "/afspraken/", f"/afspraken/{vandaag.pk}/"):
        page = sanne.get(address).content.decode()
        for secret in ("Jansen", ADRES, VIDEOLINK):
            assert secret not in page


def test_the_list_is_filtered_and_many_take_as_many_queries(
    sanne: Client, plan: Plan, dienst: Dienst, queries_of: QueriesOf
) -> None:
    begin = {"now": timezone.now(), "begint_op": timezone.now() + timedelta(days=2)}
    plan(**begin)
    few = [queries_of("afspraken", sanne, one) for one in ("/afspraken/", "/werkblad/")]
    for _ in range(5):
        plan(**begin)
        plan(**soon())
    assert [queries_of("afspraken", sanne, one) for one in ("/afspraken/", "/werkblad/")] == few == [5, 1]
    assert "Er zijn geen afspraken." in sanne.get("/afspraken/?dienst=x%00").content.decode()
    assert f"{dienst.naam}" in sanne.get(f"/afspraken/?dienst={dienst.slug}").content.decode()


def test_mail_that_is_off_is_said(sanne: Client, dienst: Dienst, settings: Settings) -> None:
    settings.MAIL_AAN = False
    assert "Beeldpas heeft geen mailserver." in sanne.get(NIEUW).content.decode()
    page = sanne.post(NIEUW, filled(dienst), follow=True).content.decode()
    assert "Beeldpas heeft geen mailserver." in page
    assert "krijgt nu een mail" not in page
    assert not Afspraakmail.objects.exists()


def test_a_new_day_begins_without_the_old_ones(sanne: Client, plan: Plan) -> None:
    plan(now=datetime(2020, 1, 1, tzinfo=AMSTERDAM), begint_op=datetime(2020, 1, 2, tzinfo=AMSTERDAM))
    assert "Er zijn geen afspraken." in sanne.get("/afspraken/").content.decode()


def test_klantcontact_plans_for_others_and_starts_nothing(
    planner: Medewerker, logged_in: LoggedIn, dienst: Dienst, vandaag: Afspraak
) -> None:
    fatima = logged_in(planner)
    assert (
        str(planner.pk) not in fatima.get(NIEUW).content.decode()
    )  # nobody's call by itself, and never her own
    assert fatima.post(NIEUW, filled(dienst, ambtenaar=str(planner.pk))).status_code == 422
    assert fatima.post(NIEUW, filled(dienst)).status_code == 302
    own = Afspraak.objects.exclude(pk=vandaag.pk).get()
    assert (own.ambtenaar, own.door) == (None, "Fatima Bouali")
    page = fatima.get(f"/afspraken/{vandaag.pk}/").content.decode()
    assert "/start/" not in page
    assert "neem-over" not in page
    assert 'href="/werkblad/"' not in page
    assert 'href="/afspraken/"' in page
    assert fatima.get("/", follow=True).redirect_chain[0][0] == "/afspraken/"
