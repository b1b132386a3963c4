"""Why the BRP gave no answer: a fixed code each, which the audit trail and the page of the ambtenaar know."""

from __future__ import annotations

TRAAG = "brp-traag"
GEEN_RECHT = "brp-geen-recht"
TE_VEEL = "brp-te-veel-vragen"
ONBEGREPEN = "brp-antwoord-onbegrepen"
_STATUS = {
    400: "brp-vraag-geweigerd",
    401: "brp-niet-ingelogd",
    403: GEEN_RECHT,
    404: "brp-adres-onbekend",
    406: "brp-vorm-geweigerd",
    415: "brp-vorm-geweigerd",
    429: TE_VEEL,
}


class BrpFout(Exception):
    """`reason` is a fixed code; nothing of the question or the answer is in it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def fout_of_status(status: int) -> BrpFout:
    """The status decides. The texts and fields of problem+json may repeat what was asked: nobody reads them."""
    if status >= 500:
        return BrpFout("brp-storing")
    return BrpFout(_STATUS.get(status, "brp-weigert"))
