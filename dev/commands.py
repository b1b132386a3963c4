"""The command line of every process and the settings that tie the portal to the simulators."""

from __future__ import annotations

import sys
from pathlib import Path

from dev.ports import loopback_hosts

_NIVEAUS = ("basis", "midden", "substantieel", "hoog")
_OIDC_CLIENT_FILE = "oidc-client-secret"
ZAAKSYSTEMEN = ("zgw", "stuf", "register")  # of the demo; the first is what `make run` chooses
_ZGW_APIS = ("zaken", "documenten", "catalogi")
# As the stand-ins have them (simulator/zaaksysteem/zgw_views.py, simulator/klantinteracties/views.py).
_ZGW_SECRET = "simulator-secret-niet-voor-productie"  # noqa: S105
_KLANT_TOKEN = "simulator-token-niet-voor-productie"  # noqa: S105


def of(name: str, *, run_dir: Path, port: int, sim_port: int, tls_port: int, workers: int = 1) -> list[str]:
    """The command of process `name`. `workers`: processes of the portal; the container has two (Dockerfile)."""
    python = sys.executable
    celery = [python, "-m", "celery", "-A", "config"]
    portal_url = f"http://localhost:{port}"
    bind = [part for host in loopback_hosts() for part in ("--bind", _address(host, port))]
    worker = ["--pool=threads", "--concurrency=2", "--without-gossip", "--without-mingle", "--loglevel=INFO"]
    all_of_them = {
        "simulator": [
            *(python, "-m", "simulator", "--dir", str(run_dir / "simulator"), "--portal", portal_url),
            *("--port", str(sim_port), "--tls-port", str(tls_port)),
        ],
        "portal": [
            *(python, "-m", "gunicorn", "config.wsgi:application", *bind),
            *("--worker-class", "gthread", "--workers", str(workers), "--threads", "8"),
            *("--graceful-timeout", "5", "--no-control-socket"),
        ],
        "worker": [*celery, "worker", *worker],
        "beat": [*celery, "beat", "--schedule", str(run_dir / "beat-schedule"), "--pidfile="],
    }
    return all_of_them[name]


def demo_data() -> list[str]:
    return [sys.executable, "-m", "dev.demo_data"]


def simulator_keys(folder: Path, portal_url: str, sim_port: int, tls_port: int) -> list[str]:
    ports = ["--port", str(sim_port), "--tls-port", str(tls_port)]
    return [sys.executable, "-m", "simulator.keys", "--dir", str(folder), "--portal", portal_url, *ports]


def portal_settings(simulator_dir: Path, sim_url: str) -> dict[str, str]:
    """What the portal must know of the simulators in `simulator_dir`."""
    secret = simulator_dir / _OIDC_CLIENT_FILE
    files = {
        "DIGID_IDP_METADATA_FILE": "idp-metadata.xml",
        "DIGID_IDP_CERT_FILE": "idp-signing.crt",
        "DIGID_SIGN_KEY_FILE": "portal-signing.key",
        "DIGID_SIGN_CERT_FILE": "portal-signing.crt",
        "DIGID_TLS_KEY_FILE": "portal-tls.key",
        "DIGID_TLS_CERT_FILE": "portal-tls.crt",
        "DIGID_TLS_CA_FILE": "ca.crt",
    }
    # A second connection, over eID 4.x, that a dienst may choose.
    files |= {name.replace("DIGID_", "DIGID_EID_"): file for name, file in files.items()} | {
        "DIGID_EID_IDP_METADATA_FILE": "eid-metadata.xml",
        "DIGID_EID_ENCRYPTION_KEY_FILE": "portal-encryption.key",
        "DIGID_EID_ENCRYPTION_CERT_FILE": "portal-encryption.crt",
    }
    return {
        **_broker(simulator_dir, sim_url),
        **_brp(sim_url),
        "OMGEVING": "demo",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DIGID_AANSLUITINGEN": "digid,eid,makelaar",
        "DIGID_EID_PROFIEL": "eid-4",
        "DIGID_EID_AD_ENTITY_ID": "urn:nl-eid-gdi:1.0:AD:00000000000000000000:entities:9002",
        "DIGID_EID_BVD_ENTITY_ID": "urn:nl-eid-gdi:1.0:BVD:00000000000000000000:entities:9003",
        "DIGID_EID_WETTELIJK": "1",
        "OIDC_DISCOVERY_URL": f"{sim_url}/oidc/.well-known/openid-configuration",
        "OIDC_CLIENT_ID": "beeldpas",
        "OIDC_CLIENT_SECRET": secret.read_text().strip() if secret.exists() else "",
        **{name: str(simulator_dir / file) for name, file in files.items()},
    }


def zaaksysteem_settings(kind: str, simulator_dir: Path, sim_url: str, tls_port: int) -> dict[str, str]:
    """Where the proofs of the demo go: `register` (the portal's own), `zgw` or `stuf` (the stand-ins).

    With the stand-ins come contact moments.
    """
    beside = {
        "ZAAK_ADRES": f"{sim_url}/zaaksysteem/{{zaaknummer}}",
        "KLANTINTERACTIES_URL": f"{sim_url}/klantinteracties/api/v1/",
        "KLANTINTERACTIES_TOKEN": _KLANT_TOKEN,
    }
    if kind == "zgw":
        apis = {f"ZGW_{name.upper()}_URL": f"{sim_url}/zgw/{name}/api/v1/" for name in _ZGW_APIS}
        client = {"ZGW_CLIENT_ID": "beeldpas", "ZGW_SECRET": _ZGW_SECRET, "ZGW_RSIN": "123456782"}
        return beside | apis | client | {"ZAAKSYSTEEM": "zaken.zgw.Zgw"}
    if kind == "stuf":
        address = f"https://localhost:{tls_port}/stuf"
        urls = {f"STUF_{name}_URL": address for name in ("VRIJ", "ONTVANG", "VRAAG")}
        files = {"CA": "ca.crt", "CERT": "portal-tls.crt", "KEY": "portal-tls.key"}
        tls = {f"STUF_{name}_FILE": str(simulator_dir / file) for name, file in files.items()}
        # Six messages fit in the time that a worker keeps a row.
        own = {"STUF_ONTVANGER_APPLICATIE": "ZAAKSYSTEEM", "STUF_TIMEOUT": "3"}
        return beside | urls | tls | own | {"ZAAKSYSTEEM": "zaken.stuf.Stuf"}
    return {}


def _broker(simulator_dir: Path, sim_url: str) -> dict[str, str]:
    """A third connection, through a broker that encrypts its answers (docs/digid-aansluiten.md, nl-rdo-max)."""
    given = {
        "PROFIEL": "oidc",
        "DISCOVERY_URL": f"{sim_url}/makelaar/.well-known/openid-configuration",
        "CLIENT_ID": "beeldpas-max",
        "CLIENT_AUTH": "private_key_jwt",
        "CLIENT_KEY_FILE": str(simulator_dir / "portal-signing.key"),
        "USERINFO": "1",
        "ENCRYPTION_KEY_FILE": str(simulator_dir / "portal-encryption.key"),
        "CLAIM_NIVEAU": "loa_authn",
        "ACR": ",".join(f"{niveau}=loa:{niveau}" for niveau in _NIVEAUS),
    }
    return {f"DIGID_MAKELAAR_{name}": value for name, value in given.items()}


def _brp(sim_url: str) -> dict[str, str]:
    """The stand-in for the BRP, behind a gateway that gives out tokens (docs/brp.md)."""
    return {
        "BRP_URL": f"{sim_url}/brp",
        "BRP_TOKEN_URL": f"{sim_url}/brp/token",
        "BRP_CLIENT_ID": "beeldpas",
        "BRP_CLIENT_SECRET": "simulator-brp-niet-voor-productie",
        "BRP_DOELBINDING": "BRPACT-Beeldbellen",
        "BRP_VERWERKING": "Identificatie@Beeldbellen",
        "BRP_OIN": "00000001234567890000",
    }


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
