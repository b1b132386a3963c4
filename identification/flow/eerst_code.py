"""Nothing of a person is shown before the code is right."""

from __future__ import annotations

from begrippen.flow import Flow
from identification.models import Identification


class EerstCode(Exception):
    """The dienst asks for the code first: until it is right nothing of the person is shown."""


def may_see_person(identification: Identification) -> bool:
    return (
        identification.flow == Flow.AMBTENAAR
        or identification.brp_eerst
        or identification.code_klopt_op is not None
    )
