"""Logging in with DigiD over SAML with HTTP-Artifact, profiles DigiD 3.x and eID 4.x; a broker behind the same door.

What a portal needs is here and in three modules; how to put them into another project stands in
docs/digid-aansluiten.md. The package knows no pages, no diensten and no identifications: a login is about an
`onderwerp`, a UUID of the caller, and a browser, a secret of the caller.

- `start` gives where the browser goes, `finish` gives one `LoginFinished` or raises a `LoginMislukt`; nothing else.
- `uitloggen` and `uitlogverzoek`: logging out at DigiD, and when DigiD asks.
- `vernieuwen`: fetches DigiD's metadata.
- `sso_origins` for a content security policy, `purge` for a daily task.
"""

from inloggen.digid.login import finish, purge, sso_origins, start
from inloggen.resultaat import (
    DigidFout,
    DigidOnbereikbaar,
    LoginFinished,
    LoginGeannuleerd,
    LoginMislukt,
    LoginOnbekend,
    LoginResult,
    LoginStart,
    NiveauTeLaag,
)

__all__ = [
    "DigidFout",
    "DigidOnbereikbaar",
    "LoginFinished",
    "LoginGeannuleerd",
    "LoginMislukt",
    "LoginOnbekend",
    "LoginResult",
    "LoginStart",
    "NiveauTeLaag",
    "finish",
    "purge",
    "sso_origins",
    "start",
]
