"""Every text of an inwoner: a place that can be looked at and hidden where that may be, or a reason to be fixed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from begrippen.taal import Taal
from dev.messages import is_for_inwoners, texts
from diensten.inwonerteksten import opstellen
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.pleknamen import PLEKNAMEN
from diensten.inwonerteksten.register import PLAATSEN, places_of
from diensten.inwonerteksten.stand import Inhoud
from diensten.inwonerteksten.woorden import Woord
from diensten.models import Dienst
from inloggen.models import Medewerker
from tests.diensten.test_tekststand import NOOR, PETER
from tests.medewerkers import LoggedIn

ROOT = Path(settings.BASE_DIR)
VAST = (ROOT / "docs/vaste-woorden.md").read_text(encoding="utf-8")
NU = timezone.now() - timedelta(minutes=1)
PLEKKEN = [sleutel for sleutel, plaats in PLAATSEN.items() if not isinstance(plaats, Woord)]
WEG = [sleutel for sleutel, plaats in PLAATSEN.items() if plaats.mag_weg]


@pytest.fixture
def noor(logged_in: LoggedIn, schrijver: Medewerker) -> Client:
    return logged_in(schrijver)


def put(
    sleutel: str,
    tekst: str = "",
    *,
    inhoud: Inhoud = Inhoud.TEKST,
    dienst: Dienst | None = None,
    now: datetime = NU,
) -> Tekstversie:
    """A version that holds from `now`."""
    na = Tekstversie.objects.filter(sleutel=sleutel, dienst=dienst).count()
    what = {"dienst": dienst, "na": na, "tekst": tekst, "inhoud": inhoud}
    row = opstellen.store(sleutel=sleutel, taal=Taal.NEDERLANDS, door=NOOR, now=now, **what)  # type: ignore[arg-type]
    opstellen.offer(pk=row.pk, door=NOOR, now=now)
    return opstellen.approve(pk=row.pk, door=PETER, now=now)


def first(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def read_by_inwoners(message: Message) -> bool:
    public = any(file.startswith("templates/openbaar/") for file, _line in message.locations)
    return bool(message.id) and (public or is_for_inwoners(message))


def own_words(*, vast: bool = False) -> set[str]:
    return {str(line) for plaats in PLAATSEN.values() if plaats.vast or not vast for line in plaats.standaard}


def test_every_text_of_an_inwoner_has_a_place_or_a_reason_to_be_fixed() -> None:
    shown = {first(message) for message in texts() if read_by_inwoners(message)}
    fixed = [line.replace("⏎", "\n") for line in re.findall(r"^- `(.+)`$", VAST, re.MULTILINE)]
    assert shown - own_words() - set(fixed) == set()
    assert set(fixed) - shown == set()
    assert set(fixed) & own_words() == set()
    assert len(fixed) == len(set(fixed))


def test_no_text_of_an_inwoner_has_a_plural_or_a_context() -> None:
    """`spreken` hears `gettext` alone: such a text would stay ours, whatever a gemeente had approved."""
    shown = [message for message in texts() if read_by_inwoners(message)]
    assert [message.id for message in shown if isinstance(message.id, tuple) or message.context] == []


def test_the_page_that_needs_nothing_is_told_too() -> None:
    page = html.document_fromstring((ROOT / "templates/fouten/500.html").read_text(encoding="utf-8"))
    told = " ".join(VAST.replace("> ", "").split())
    lines = [" ".join(one.text_content().split()) for one in page.xpath("//h1 | //h2 | //p")]
    assert [line for line in lines if line not in told] == []


def test_each_group_of_fixed_words_says_why() -> None:
    groups = VAST.split("\n## ")[1:]
    assert [group.splitlines()[0] for group in groups if group.splitlines()[2].startswith("- ")] == []


def test_every_place_stands_somewhere_and_has_a_name() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
    used = set(re.findall(r'\{% tekst "([a-z-]+)"', templates))
    for folder in ("identification", "afspraken"):
        code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py"))
        used |= {sleutel for sleutel in PLAATSEN if f'"{sleutel}"' in code}
    assert {key for key in set(PLEKKEN) - used if not key.startswith("situatie-")} == set()
    assert used <= set(PLEKKEN) == set(PLEKNAMEN)
    assert all(places_of(pagina) and pagina.naam for pagina in Pagina)


def test_what_always_stays_stands_in_the_page_itself() -> None:
    elsewhere = {
        first(message)
        for message in texts()
        if message.id and any("inwonerteksten/register" not in file for file, _line in message.locations)
    }
    assert own_words(vast=True) - elsewhere == set()


def test_every_place_can_be_looked_at_in_its_page(noor: Client) -> None:
    missing = []
    for sleutel in PLEKKEN:
        row = put(sleutel, "Wij helpen u graag verder.")
        page = noor.get(f"/voorbeeld/tekst/{row.pk}/").content.decode()
        missing += [sleutel] if "Wij helpen u graag verder." not in page else []
    assert missing == []


def test_what_is_hidden_leaves_nothing_empty_behind(noor: Client) -> None:
    for sleutel in WEG:
        row = put(sleutel, inhoud=Inhoud.WEG)
        main = html.document_fromstring(noor.get(f"/voorbeeld/tekst/{row.pk}/").content).xpath("//main")[0]
        text = " ".join(main.text_content().split())
        assert str(PLAATSEN[sleutel].standaard[0]) not in text, sleutel
        empty = [one.tag for one in main.iter("p", "li", "a", "h1", "h2") if not one.text_content().strip()]
        lonely = [one for one in main.iter("h2", "summary") if one.getnext() is None]
        assert (empty, lonely) == ([], []), sleutel


def test_what_somebody_needs_is_never_hidden(db: None) -> None:
    for sleutel in set(PLAATSEN) - set(WEG):
        with pytest.raises(opstellen.MagNietWeg):
            put(sleutel, inhoud=Inhoud.WEG)


@pytest.mark.parametrize(
    "sleutel",
    ["code-let-op", "hulp-geen-app", "situatie-vaste-telefoon", "situatie-anders-regelen", "weg-kop"],
)
def test_who_tries_to_hide_what_somebody_needs_reads_why(noor: Client, sleutel: str) -> None:
    data = {"na": "0", "inhoud": "weg", "tekst": "", "actie": "aanbieden"}
    response = noor.post(f"/beheer/teksten/plaats/{sleutel}/nl/", data)
    assert response.status_code == 422
    assert "kunt u niet verbergen" in response.content.decode()
    assert not Tekstversie.objects.exists()


def test_hiding_goes_past_somebody_else(noor: Client) -> None:
    data = {"na": "0", "inhoud": "weg", "tekst": "Nog iets.", "actie": "aanbieden"}
    address = "/beheer/teksten/plaats/hulp-buitenland/nl/"
    assert "Er staat nog een tekst." in noor.post(address, data).content.decode()
    assert noor.post(address, data | {"tekst": ""}).status_code == 302
    row = Tekstversie.objects.get()
    assert "dit stuk is verborgen" in noor.get(f"/beheer/teksten/versie/{row.pk}/").content.decode()
    assert "Ik woon in het buitenland" in Client().get("/i/x/hulp/").content.decode()
    opstellen.approve(pk=row.pk, door=PETER, now=NU)
    assert "Ik woon in het buitenland" not in Client().get("/i/x/hulp/").content.decode()
    assert "Verborgen" in noor.get("/beheer/teksten/").content.decode()


def test_a_row_that_somebody_spoiled_hides_nothing_that_must_stay(db: None) -> None:
    row = put("weg-langskomen", "Kom naar de winkel.")
    Tekstversie.objects.filter(pk=row.pk).update(tekst="", inhoud=Inhoud.WEG)
    assert "Of kom naar het gemeentehuis." in Client().get("/i/bestaat-niet/").content.decode()


def test_one_dienst_hides_and_another_goes_back_to_our_own_words(overlijden: Dienst) -> None:
    address, ours = f"/nieuw/{overlijden.slug}/hulp/", "Soms moet u daarvoor naar een balie."
    put("hulp-buitenland", "Bel ons uit het buitenland.")
    assert "Bel ons uit het buitenland." in Client().get(address).content.decode()
    put("hulp-buitenland", inhoud=Inhoud.STANDAARD, dienst=overlijden)
    page = Client().get(address).content.decode()
    assert ours in page
    assert "Bel ons uit het buitenland." not in page
    put("hulp-buitenland", inhoud=Inhoud.WEG, dienst=overlijden)
    assert "Ik woon in het buitenland" not in Client().get(address).content.decode()
    assert "Bel ons uit het buitenland." in Client().get("/i/bestaat-niet/hulp/").content.decode()


def test_a_situation_that_is_hidden_leads_to_the_list(db: None) -> None:
    put("situatie-telefoon-kwijt", inhoud=Inhoud.WEG)
    assert Client().get("/hulp/telefoon-kwijt/")["Location"] == "/hulp/"
    page = Client().get("/hulp/").content.decode()
    assert "Ik ben mijn telefoon kwijt" not in page


def test_a_heading_stands_in_the_title_too_and_is_text_alone(db: None) -> None:
    put("hulp-alles-kop", "Hulp van [gemeente] & co")
    page = html.document_fromstring(Client().get("/hulp/").content.decode())
    said = f"Hulp van {settings.GEMEENTE_NAAM} & co"
    assert page.xpath("string(//h1)").strip() == said
    assert page.xpath("string(//title)").startswith(said)


@pytest.mark.parametrize("address", ["/hulp/", "/hulp/geen-app/", "/gebeld/", "/niet-u/", "/i/bestaat-niet/"])
def test_texts_cost_every_page_one_query(client: Client, db: None, address: str) -> None:
    for sleutel in ("weg-kop", "weg-langskomen", "hulp-alles-kop", "gebeld-kop"):
        put(sleutel, "Kom langs.")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert sum("diensten_tekstversie" in query["sql"] for query in captured) == 1


# Who asks, which code is given and which never, what is real, and what law or DigiD asks for.
WAARSCHUWT = [
    "start-wie",
    "start-bsn",
    "nummer-daarna",
    "code-lees-voor",
    "code-let-op",
    "ingelogd-let-op",
    "klaar-gewist",
    "uitloggen-uitleg",
    "kapot-gebruikt",
    "kapot-ander-wacht",
    "kapot-elders-verder",
    "kapot-getal",
    "kapot-andere-digid",
    "kapot-namens",
    "elders-niet-zelf",
    "woord-uitleg",
    "woord-anders",
    "gebeld-nepgesprek",
    "gebeld-wie",
    "gebeld-onbekend",
    "niet-u-uitleg",
    "niet-u-gemeld",
    "echt-nooit",
    "echt-klopt-niet",
    "geen-gesprek-nep",
    "situatie-link-echt",
    "melding-te-laag",
]


def test_what_warns_keeps_our_words_and_its_heading() -> None:
    assert [key for key in WAARSCHUWT if not PLAATSEN[key].vast] == []
    kapot = [key for key in WAARSCHUWT if key.startswith("kapot-") and f"{key}-kop" in PLAATSEN]
    assert kapot == []


def test_where_it_only_ends_the_words_are_those_of_the_gemeente(db: None) -> None:
    put("kapot-onbekend-kop", "Deze link is stuk")
    put("kapot-onbekend", "Vraag de medewerker om hulp.")
    page = html.document_fromstring(Client().get("/i/bestaat-niet/").content.decode())
    assert page.xpath("string(//h1)").strip() == "Deze link is stuk"
    assert "Deze link is stuk" in page.xpath("string(//title)")
    text = page.xpath("string(//main)")
    ours = [str(line) in text for line in PLAATSEN["kapot-onbekend"].standaard]
    assert ("Vraag de medewerker om hulp." in text, any(ours)) == (True, False)
    assert page.xpath("//*[@id='andere-weg-kop']")  # the other way stays


def test_a_situation_has_one_name_everywhere(db: None) -> None:
    put("situatie-geen-app-kop", "Zonder de DigiD app")
    for address in ("/hulp/", "/hulp/geen-app/", "/i/bestaat-niet/hulp/"):
        page = Client().get(address).content.decode()
        assert ("Zonder de DigiD app" in page, "Ik heb geen DigiD app" in page) == (True, False), address


@pytest.mark.parametrize("tekst", ["", "Bedankt voor het gesprek"])
def test_who_is_logged_out_reads_so_whatever_the_heading(noor: Client, tekst: str) -> None:
    row = put("klaar-kop", tekst)
    main = html.document_fromstring(noor.get(f"/voorbeeld/tekst/{row.pk}/").content).xpath("//main")[0]
    assert main.text_content().count("U bent uitgelogd") == 1
