"""Where the simulator and the portal are found."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

# urn:nl-eid-gdi:1.0:<role>:<OIN>:entities:<9000-9999 for test> (ST-SAML 1.0, types)
EID_ENTITY_ID = "urn:nl-eid-gdi:1.0:RD:00000000000000000000:entities:9001"
AD_ENTITY_ID = "urn:nl-eid-gdi:1.0:AD:00000000000000000000:entities:9002"
BVD_ENTITY_ID = "urn:nl-eid-gdi:1.0:BVD:00000000000000000000:entities:9003"


@dataclass(frozen=True, slots=True)
class Addresses:
    """`portal`: base URL of the portal. The simulator itself is always found at localhost."""

    portal: str
    port: int
    tls_port: int

    @property
    def base(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def portal_origin(self) -> str:
        return origin(self.portal)

    @property
    def portal_metadata(self) -> str:
        return f"{self.portal.rstrip('/')}/digid/metadata/"

    @property
    def idp_entity_id(self) -> str:
        return f"{self.base}/digid/metadata"

    @property
    def sso(self) -> str:
        return f"{self.base}/digid/sso"

    @property
    def slo(self) -> str:
        return f"{self.base}/digid/slo"

    @property
    def artifact_resolution(self) -> str:
        return f"https://localhost:{self.tls_port}/digid/resolve"

    @property
    def eid_portal_metadata(self) -> str:
        return f"{self.portal_metadata}eid/"

    @property
    def eid_sso(self) -> str:
        return f"{self.base}/eid/sso"

    @property
    def eid_slo(self) -> str:
        return f"{self.base}/eid/slo"

    @property
    def eid_artifact_resolution(self) -> str:
        return f"https://localhost:{self.tls_port}/eid/resolve"

    @property
    def issuer(self) -> str:
        return f"{self.base}/oidc"

    def in_portal(self, url: str) -> bool:
        """Whether `url` is an address of the portal, without tricks (fragment, user name, other port)."""
        parts = urlsplit(url)
        return not parts.fragment and "@" not in parts.netloc and origin(url) == self.portal_origin


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
