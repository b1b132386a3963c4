"""What goes to the BRP: nothing more than is needed, and who asks why."""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from begrippen.bsn import Bsn
from brp import Brp, BrpFout, Vraag
from brp.instelling import BrpInstelling, Kopnamen, Oauth
from simulator import certificates
from simulator.brp.brp import Brp as Overkant
from tests.brp.conftest import VRAAG, MakeBrp, person, reason_of
from tests.brp.overkant import Arm
from tests.brp.server import API_KEY, SECRET, Server
from tests.zaken.stuf.server import write_pair
from verkeer.oproep import Tls

BSN = Bsn("999993653")
FORBIDDEN = {"inOnderzoek", "geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie"}
MakeOauth = Callable[..., Oauth]


@pytest.fixture
def oauth(brp_server: Server) -> MakeOauth:
    def make(**changes: object) -> Oauth:
        values: dict[str, object] = {"client_id": "beeldpas", "client_secret": SECRET}
        return Oauth(f"{brp_server.base}/token", **values | changes)  # type: ignore[arg-type]

    return make


def test_the_number_is_in_the_body_alone(
    brp: Brp, overkant: Overkant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    person(brp, BSN.reveal())
    (asked,) = overkant.vragen
    body = json.loads(asked.body)
    assert body == {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": [BSN.reveal()],
        "fields": ["burgerservicenummer", "naam", "geboorte", "verblijfplaats"],
    }
    assert BSN.reveal() not in f"{asked.path} {asked.headers} {caplog.text}"
    assert asked.headers["content-type"] == "application/json; charset=utf-8"


def test_gezag_is_asked_only_when_it_is_needed(brp: Brp, overkant: Overkant) -> None:
    person(brp, BSN.reveal(), gezag=True)
    fields = json.loads(overkant.vragen[0].body)["fields"]
    assert (fields[-1], FORBIDDEN.intersection(fields)) == ("gezag", set())


def test_the_headers_say_who_asks_and_why(make_brp: MakeBrp, overkant: Overkant) -> None:
    brp = make_brp(oin="00000001234567890000", kop_extra=(("x-request-application", "beeldpas"),))
    brp.raadpleeg(BSN, VRAAG)
    sent = overkant.vragen[0].headers
    assert (sent["x-doelbinding"], sent["x-verwerking"]) == (VRAAG.doelbinding, VRAAG.verwerking)
    assert (sent["x-gebruiker"], sent["x-origin-oin"]) == ("sanne", "00000001234567890000")
    assert (sent["x-request-application"], sent["x-api-key"]) == ("beeldpas", API_KEY)


def test_names_of_headers_and_defaults_come_from_the_settings(make_brp: MakeBrp, overkant: Overkant) -> None:
    names = Kopnamen(doelbinding="x-purpose", verwerking="", gebruiker="x-user", oin="")
    brp = make_brp(kopnamen=names, doelbinding="standaard", gebruiker="balie", oin="1")
    brp.raadpleeg(BSN, Vraag(gebruiker="sanne", verwerking="iets"))
    sent = overkant.vragen[0].headers
    assert (sent["x-purpose"], sent["x-user"]) == ("standaard", "balie")
    assert not {"x-doelbinding", "x-verwerking", "x-origin-oin"} & set(sent)


def test_what_is_no_header_cannot_become_one(brp: Brp, overkant: Overkant) -> None:
    brp.raadpleeg(BSN, Vraag(gebruiker="Zoë\r\nX-Api-Key: ander 😀", doelbinding="a\nb"))
    sent = overkant.vragen[0].headers
    assert (sent["x-doelbinding"], sent["x-api-key"]) == ("ab", API_KEY)
    assert sent["x-gebruiker"].encode("latin-1").startswith("Zoë".encode("latin-1"))


@pytest.mark.parametrize("basic", [True, False])
def test_one_token_serves_many_questions(
    make_brp: MakeBrp, oauth: MakeOauth, overkant: Overkant, basic: bool
) -> None:
    brp = make_brp(api_key="", oauth=oauth(basic=basic, scope="brp", extra=(("resourceServer", "R1"),)))
    assert {person(brp, BSN.reveal()).naam.tekst for _ in range(3)} == {"Suzanne Moulin"}
    assert (overkant.poort.uitgegeven, len(overkant.vragen)) == (1, 3)


def test_a_token_that_was_withdrawn_is_replaced_once(
    make_brp: MakeBrp, oauth: MakeOauth, overkant: Overkant, arm_brp: Arm
) -> None:
    brp = make_brp(api_key="", oauth=oauth())
    person(brp, BSN.reveal())
    overkant.poort.withdraw()
    person(brp, BSN.reveal())
    assert overkant.poort.uitgegeven == 2
    arm_brp("niet-ingelogd", aantal=5)
    assert reason_of(lambda: person(brp, BSN.reveal())) == "brp-niet-ingelogd"
    assert overkant.poort.uitgegeven == 3


def test_a_token_is_renewed_before_it_ends(make_brp: MakeBrp, oauth: MakeOauth, overkant: Overkant) -> None:
    brp = make_brp(api_key="", oauth=oauth())
    person(brp, BSN.reveal())
    toegang = brp._toegang
    assert toegang is not None
    toegang._clock = lambda: toegang._until
    person(brp, BSN.reveal())
    assert overkant.poort.uitgegeven == 2


def test_a_new_token_gets_no_time_of_its_own(
    make_brp: MakeBrp, oauth: MakeOauth, overkant: Overkant, arm_brp: Arm
) -> None:
    brp = make_brp(api_key="", oauth=oauth(), seconds=3.0)
    person(brp, BSN.reveal())
    overkant.poort.withdraw()
    arm_brp("traag", aantal=2, seconden=2.0)
    assert reason_of(lambda: person(brp, BSN.reveal())) == "brp-traag"


def test_a_wrong_secret(make_brp: MakeBrp, oauth: MakeOauth, overkant: Overkant) -> None:
    brp = make_brp(api_key="", oauth=oauth(client_secret="wrong"))
    assert reason_of(lambda: person(brp, BSN.reveal())) == "brp-token-geweigerd"
    assert overkant.vragen == []


def test_a_token_service_that_is_not_there(make_brp: MakeBrp) -> None:
    away = Oauth("http://127.0.0.1:9/token", "beeldpas", SECRET)
    assert reason_of(lambda: person(make_brp(api_key="", oauth=away), BSN.reveal())).startswith("brp-token-")


def test_no_secret_shows_itself(oauth: MakeOauth) -> None:
    told = repr(BrpInstelling("https://brp", api_key=API_KEY, oauth=oauth()))
    assert (API_KEY in told, SECRET in told) == (False, False)


def test_both_sides_show_a_certificate(tmp_path: Path) -> None:
    ca = certificates.authority()
    ca_file, _ = write_pair(tmp_path, "ca", ca)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*write_pair(tmp_path, "server", certificates.server("brp", ca, host="localhost")))
    context.load_verify_locations(ca_file)
    context.verify_mode = ssl.CERT_REQUIRED
    pair = write_pair(tmp_path, "client", certificates.client("beeldpas", ca))
    server = Server(context)
    with_pair = BrpInstelling(server.base, api_key=API_KEY, tls=Tls(ca_file, *pair))
    without = BrpInstelling(server.base, api_key=API_KEY, tls=Tls(ca_file))
    try:
        assert person(Brp(with_pair), BSN.reveal()).bsn == BSN
        with pytest.raises(BrpFout, match=r"brp-(tls|geen-verbinding)"):
            person(Brp(without), BSN.reveal())
    finally:
        server.shutdown()
        server.server_close()
