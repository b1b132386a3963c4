"""The pages for what went wrong before a view could say it."""

from __future__ import annotations

from tests.voorkant.voorbeelden.soorten import Context

FOUTEN: dict[str, object] = {
    **{f"fouten/{code}.html": None for code in (400, 403, 404, 405, 429, 503)},
    "fouten/400.html#formulier": Context(formulier=True),
}
