"""A routeringsdienst of our own that speaks eID 4.x: `TestIdp` with other settings, requests and answers."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import xmlsec
from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen import digid
from inloggen.resultaat import LoginStart
from tests.inloggen.berichten import Answer
from tests.inloggen.berichten_4 import SP, Answer4
from tests.inloggen.berichten_4 import UUID as SERVICE
from tests.inloggen.idp import TestIdp
from tests.inloggen.keys import pair

AD = "urn:nl-eid-gdi:1.0:AD:00000004000000010001:entities:9000"
BVD = "urn:nl-eid-gdi:1.0:BVD:00000004000000010002:entities:9000"


def one_dienst(aansluiting: str, *, is_default: bool) -> list[tuple[int, str, str]]:
    """What the portal knows by a ServiceUUID in these tests (DIGID_AFNEMERSDIENSTEN)."""
    assert aansluiting == "digid"
    assert is_default
    return [(3, "Paspoort", "11111111-1111-1111-1111-111111111111"), (7, "Aangifte overlijden", SERVICE)]


@dataclass
class TestEid(TestIdp):
    """`started` is the last thing that `start` gave; `namens` and `service_uuid` are what is asked."""

    answer: Answer = field(default_factory=Answer4)
    started: LoginStart | None = None
    namens: bool = False
    service_uuid: str = SERVICE

    def settings(self, **changes: Any) -> dict[str, Any]:
        files = {
            f"{prefix}encryption_{part}_file": self.write(f"{prefix}encryption.{part}", content)
            for prefix, name in (("", "sp-encryption"), ("next_", "sp-encryption-next"))
            for part, content in (("key", pair(name).key_pem), ("cert", pair(name).cert_pem))
        }
        choices = {"dienst_in_verzoek": "extensions", "metadata_dagen": 30}
        return super().settings(**{"profiel": "eid-4", "entity_id": SP, **files, **choices, **changes})

    def start(
        self,
        *,
        niveau: Betrouwbaarheidsniveau = Betrouwbaarheidsniveau.MIDDEN,
        browser: str = "a",
        onderwerp: UUID | None = None,
    ) -> str:
        self.started = digid.start(
            niveau=niveau,
            onderwerp=onderwerp or uuid4(),
            browser=browser,
            now=self.now,
            service_uuid=self.service_uuid,
            namens=self.namens,
        )
        self.request_id = self.request().get("ID", "")
        return self.started.velden["RelayState"]

    def request(self) -> etree._Element:
        """The AuthnRequest that was started last, if it is signed with the key of the portal."""
        assert self.started is not None
        root = etree.fromstring(base64.b64decode(self.started.velden["SAMLRequest"]))
        xmlsec.tree.add_ids(root, ["ID"])
        context = xmlsec.SignatureContext()
        context.key = xmlsec.Key.from_memory(pair("sp").cert_pem, xmlsec.KeyFormat.CERT_PEM, None)
        context.verify(xmlsec.tree.find_child(root, "Signature"))
        return root
