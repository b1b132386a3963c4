"""Contact moments in Klantinteracties (Open Klant), from the environment (docs/instellingen.md)."""

from __future__ import annotations

from typing import Any

from environs import Env


def klantinteracties(env: Env, *, zgw: bool) -> dict[str, Any]:
    """Every setting; an empty `url` means that no contact moments are made. `zgw`: zaken have a UUID."""
    url = env.str("KLANTINTERACTIES_URL", "")
    return {
        "url": f"{url.rstrip('/')}/" if url else "",
        "token": env.str("KLANTINTERACTIES_TOKEN", ""),
        "seconds": env.float("KLANTINTERACTIES_TIMEOUT", 6.0),
        "ca_file": env.str("KLANTINTERACTIES_CA_FILE", ""),
        "cert_file": env.str("KLANTINTERACTIES_CERT_FILE", ""),
        "key_file": env.str("KLANTINTERACTIES_KEY_FILE", ""),
        "kanaal": env.str("KLANTINTERACTIES_KANAAL", "videobellen"),
        "onderwerp": env.str("KLANTINTERACTIES_ONDERWERP", "Identificatie tijdens een videogesprek"),
        "vertrouwelijk": env.bool("KLANTINTERACTIES_VERTROUWELIJK", True),
        "zaak_objecttype": env.str("KLANTINTERACTIES_ZAAK_OBJECTTYPE", "zgw-Zaak"),
        "zaak_register": env.str("KLANTINTERACTIES_ZAAK_REGISTER", "openzaak" if zgw else "zaaksysteem"),
        "zaak_soort_id": env.str("KLANTINTERACTIES_ZAAK_SOORT_ID", "uuid" if zgw else "identificatie"),
        "medewerker": env.bool("KLANTINTERACTIES_MEDEWERKER", True),
        "medewerker_objecttype": env.str("KLANTINTERACTIES_MEDEWERKER_OBJECTTYPE", "mdw"),
        "medewerker_register": env.str("KLANTINTERACTIES_MEDEWERKER_REGISTER", "beeldpas"),
        "medewerker_soort_id": env.str("KLANTINTERACTIES_MEDEWERKER_SOORT_ID", "idf"),
    }
