"""The keys that the simulator and the portal share."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from simulator import keys
from simulator.addresses import Addresses
from tests.simulator.dienstverlener import NS, verify

HERE = Addresses("http://localhost:8000", 8001, 8002)
PAIRS = ("idp-signing", "ca", "idp-tls", "portal-signing", "portal-encryption", "portal-tls")
NAMES = {f"{name}.{kind}" for name in PAIRS for kind in ("key", "crt")} | {
    "idp-metadata.xml",
    "eid-metadata.xml",
    "oidc-signing.key",
    "oidc-client-secret",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    keys.make(tmp_path / "k", HERE)
    before = contents(tmp_path / "k")
    keys.make(tmp_path / "k", HERE)
    assert contents(tmp_path / "k") == before
    assert set(before) == NAMES
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (tmp_path / "k").iterdir())


def test_other_ports_change_the_metadata_and_nothing_else(tmp_path: Path) -> None:
    keys.make(tmp_path, HERE)
    before = contents(tmp_path)
    keys.make(tmp_path, Addresses("http://localhost:8000", 9001, 9002))
    after = contents(tmp_path)
    assert {name for name in NAMES if before[name] != after[name]} == {"idp-metadata.xml", "eid-metadata.xml"}


def test_a_lost_ca_takes_its_certificates_along(tmp_path: Path) -> None:
    keys.make(tmp_path, HERE)
    (tmp_path / "ca.key").unlink()
    keys.make(tmp_path, HERE)
    ca = keys.load_certificate(tmp_path, "ca")
    for name in ("idp-tls", "portal-tls"):
        keys.load_certificate(tmp_path, name).verify_directly_issued_by(ca)


def test_the_metadata_is_signed_and_names_both_addresses(tmp_path: Path) -> None:
    keys.make(tmp_path, HERE)
    root = etree.fromstring((tmp_path / "idp-metadata.xml").read_bytes())
    verify(root, tmp_path)
    (idp,) = root.findall("md:IDPSSODescriptor", NS)
    assert idp.get("WantAuthnRequestsSigned") == "true"
    assert [node.get("Location") for node in idp.findall("md:SingleSignOnService", NS)] == [HERE.sso] * 2
    (ars,) = idp.findall("md:ArtifactResolutionService", NS)
    assert (ars.get("index"), ars.get("Location")) == ("0", "https://localhost:8002/digid/resolve")
    assert idp.findtext("md:KeyDescriptor/ds:KeyInfo/ds:KeyName", namespaces=NS)


def test_the_metadata_of_eid_is_signed_and_knows_post_only(tmp_path: Path) -> None:
    keys.make(tmp_path, HERE)
    root = etree.fromstring((tmp_path / "eid-metadata.xml").read_bytes())
    verify(root, tmp_path)
    found = [
        (node.tag.rpartition("}")[2], node.get("Binding", "").rpartition(":")[2], node.get("Location"))
        for node in root.iter(etree.Element)
        if node.get("Location")
    ]
    assert found == [
        ("ArtifactResolutionService", "SOAP", "https://localhost:8002/eid/resolve"),
        ("SingleLogoutService", "HTTP-POST", "http://localhost:8001/eid/slo"),
        ("SingleSignOnService", "HTTP-POST", "http://localhost:8001/eid/sso"),
    ]
