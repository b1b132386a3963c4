"""Answers of the simulator, genuine and made wrong, as lines of text: to see what a switch changes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xmlsec
from lxml import etree

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator import keys
from simulator.addresses import EID_ENTITY_ID
from simulator.digid import answer, saml
from simulator.digid.answer import Answer, Login, Outcome
from simulator.digid.bericht import Signer
from simulator.digid.fouten import Fout
from simulator.digid.provider import Acs, Provider
from simulator.digid.request import ArtifactResolve, AuthnRequest, Profiel
from simulator.digid.versleuteling import Sleutel
from simulator.eid import answer as eid
from simulator.people import Band
from tests.simulator.ontsleutelen import decrypt

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BSN, ANDER = "999993653", "999990019"
SERVICE = "00000000-0000-4000-8000-000000000020"
ACS = "http://localhost:8000/digid/acs/"
_NOISE = {"SignatureValue", "DigestValue", "CipherValue"}
_RENUMBERED = {"EncryptedData", "EncryptedKey", "RetrievalMethod", "DataReference"}


@dataclass(frozen=True)
class Werkplaats:
    """Makes answers that differ in nothing but the switch: the IDs are counted, the clock stands still."""

    folder: Path
    patch: pytest.MonkeyPatch

    def make(
        self,
        fout: Fout | None = None,
        profiel: Profiel = Profiel.DIGID_3,
        *,
        band: Band | None = None,
        outcome: Outcome = Outcome.GELUKT,
    ) -> bytes:
        counter = itertools.count()
        self.patch.setattr(saml, "new_id", lambda: f"_id{next(counter):03}")
        login = Login(Bsn(BSN), Betrouwbaarheidsniveau.MIDDEN, NOW, "127.0.0.1", "_sessie", band)
        found = Answer(self._request(profiel), outcome, login if outcome is Outcome.GELUKT else None)
        resolve = ArtifactResolve("_resolve", "", self.provider, denied=False)
        maker = answer.resolved if profiel is Profiel.DIGID_3 else eid.resolved
        return maker(resolve, found, signer=self._signer(profiel), now=NOW, fout=fout)

    def _request(self, profiel: Profiel) -> AuthnRequest:
        return AuthnRequest(
            id="_vraag",
            provider=self.provider,
            acs_url=ACS,
            relay_state=None,
            niveau=Betrouwbaarheidsniveau.MIDDEN,
            provider_name="",
            denied=None,
            profiel=profiel,
            service_uuid=SERVICE,
        )

    @property
    def provider(self) -> Provider:
        return Provider(
            entity_id="http://localhost:8000/digid/metadata/",
            certificates=(keys.load_certificate(self.folder, "portal-signing"),),
            keys=(),
            acs=(Acs("0", ACS, True),),
            want_assertions_signed=True,
            encryption=(Sleutel("naam", keys.load_certificate(self.folder, "portal-encryption")),),
        )

    def _signer(self, profiel: Profiel) -> Signer:
        certificate = keys.load_certificate(self.folder, "idp-signing")
        name = EID_ENTITY_ID if profiel is Profiel.EID_4 else "http://localhost:8001/digid/metadata"
        key = keys.xmlsec_key(self.folder, "idp-signing")
        return Signer(name, key, keys.key_name(certificate), certificate)

    def changed(self, fout: Fout, profiel: Profiel = Profiel.DIGID_3) -> dict[str, set[str]]:
        """What the switch takes away (-) and what it adds (+), as `{"-": {line}, "+": {line}}`."""
        old, new = (Counter(self.lines(self.make(which, profiel))) for which in (None, fout))
        return {"-": set(old - new), "+": set(new - old)}

    def lines(self, content: bytes) -> Iterator[str]:
        """`NameID=…` and `Response@Destination=…` for every element; of signatures only how they are made."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for node in etree.fromstring(content, parser).iter(etree.Element):
            name = etree.QName(node).localname
            if name == "EncryptedID":
                yield from self._secret(node)
            text = "".join((node.text or "").split())
            yield f"{name}={'' if name in _NOISE else text}"
            for key, value in sorted(node.attrib.items()):
                if name not in _RENUMBERED or key not in {"Id", "URI"}:
                    yield f"{name}@{etree.QName(key).localname}={value}"

    def _secret(self, holder: etree._Element) -> Iterator[str]:
        try:
            plain = decrypt(holder, self.folder / "portal-encryption.key")
        except xmlsec.Error:
            yield "geheim=onleesbaar"
        else:
            yield f"geheim={plain.get('NameQualifier', '').rpartition(':')[2]}:{plain.text}"
