"""`python -m simulator.keys`: make what the simulator and the portal need to trust each other.

What stands there already stays; running it again costs nothing. The metadata follows the ports.
"""

from __future__ import annotations

import argparse
import base64
import os
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from simulator import certificates
from simulator.addresses import Addresses
from simulator.certificates import Pair
from simulator.digid import metadata

IDP_METADATA = "idp-metadata.xml"
EID_METADATA = "eid-metadata.xml"
OIDC_KEY = "oidc-signing.key"
OIDC_SECRET = "oidc-client-secret"  # noqa: S105  (the name of a file)


def make(directory: Path, addresses: Addresses) -> None:
    """Write every missing file in `directory`, readable by its owner only."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    host = urlsplit(addresses.portal).hostname or "localhost"
    with ThreadPoolExecutor() as pool:  # RSA keys take the time, and are made outside Python's lock
        work: list[Future[Any]] = [
            pool.submit(_keep, directory, "idp-signing", lambda: certificates.signing("DigiD-simulator")),
            pool.submit(_keep, directory, "portal-signing", lambda: certificates.signing(f"Beeldpas {host}")),
            pool.submit(
                _keep, directory, "portal-encryption", lambda: certificates.encryption(f"Beeldpas {host}")
            ),
            pool.submit(_keep_oidc_key, directory),
        ]
        for job in work:
            job.result()
    _keep_transport(directory, host)
    if not (directory / OIDC_SECRET).exists():
        _write(directory / OIDC_SECRET, secrets.token_urlsafe(32).encode())
    _keep_metadata(directory, addresses)


def xmlsec_key(directory: Path, name: str) -> xmlsec.Key:
    """The key with its certificate, named by the certificate's SHA-1 fingerprint as DigiD's keys are."""
    certificate = load_certificate(directory, name)
    key = xmlsec.Key.from_file(str(directory / f"{name}.key"), xmlsec.constants.KeyDataFormatPem)
    key.load_cert_from_file(str(directory / f"{name}.crt"), xmlsec.constants.KeyDataFormatPem)
    key.name = key_name(certificate)
    return key


def key_name(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(SHA1()).hex()  # noqa: S303  (a name, not a proof)


def load_certificate(directory: Path, name: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate((directory / f"{name}.crt").read_bytes())


def load_pair(directory: Path, name: str) -> Pair:
    key = load_pem_private_key((directory / f"{name}.key").read_bytes(), None)
    assert isinstance(key, certificates.Key)  # noqa: S101  (our own file)
    return Pair(key, load_certificate(directory, name))


def _keep_transport(directory: Path, host: str) -> None:
    """The CA and the two certificates it signs; a new CA means new certificates."""
    fresh = not _complete(directory, "ca")
    ca = _keep(directory, "ca", certificates.authority)
    if fresh:
        for name in ("idp-tls", "portal-tls"):
            (directory / f"{name}.crt").unlink(missing_ok=True)
    _keep(directory, "idp-tls", lambda: certificates.server("localhost", ca))
    _keep(directory, "portal-tls", lambda: certificates.client(f"beeldpas.{host}", ca))


def _keep(directory: Path, name: str, build: Callable[[], Pair]) -> Pair:
    if _complete(directory, name):
        return load_pair(directory, name)
    pair = build()
    _write(directory / f"{name}.key", certificates.key_pem(pair.key))
    _write(directory / f"{name}.crt", certificates.certificate_pem(pair.certificate))
    return pair


def _keep_oidc_key(directory: Path) -> None:
    if not (directory / OIDC_KEY).exists():
        _write(directory / OIDC_KEY, certificates.key_pem(certificates.signing_key()))


def _keep_metadata(directory: Path, addresses: Addresses) -> None:
    certificate = load_certificate(directory, "idp-signing")
    encoded = base64.b64encode(certificate.public_bytes(Encoding.DER)).decode()
    name, key = key_name(certificate), xmlsec_key(directory, "idp-signing")
    for file, build in ((IDP_METADATA, metadata.build), (EID_METADATA, metadata.build_eid)):
        content = build(addresses, certificate=encoded, key_name=name, key=key)
        path = directory / file
        if not path.exists() or path.read_bytes() != content:
            _write(path, content)


def _complete(directory: Path, name: str) -> bool:
    return all((directory / f"{name}.{kind}").exists() for kind in ("key", "crt"))


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: a key that stopped halfway would look like a key."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    draft.replace(path)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dir", type=Path, required=True, help="map met de sleutels")
    parser.add_argument("--portal", required=True, help="adres van het portaal, zoals http://localhost:8000")
    parser.add_argument("--port", type=int, default=8001, help="poort van de pagina's")
    parser.add_argument("--tls-port", type=int, default=8002, help="poort van het TLS-kanaal")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m simulator.keys", description="Maak de sleutels van de demo."
    )
    arguments(parser)
    given = parser.parse_args(argv)
    make(given.dir, Addresses(given.portal, given.port, given.tls_port))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
