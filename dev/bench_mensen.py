"""Fifty ambtenaren who are logged in, for the load of `bench`: prints the cookie of each as JSON.

The simulator knows two; fifty calls of two people would be pages with twenty-five calls on them. A process of its own.
"""

from __future__ import annotations

import json
import sys

import django
from django.conf import settings
from django.test import Client
from django.utils import timezone

from begrippen.rol import Rol


def cookie(number: int) -> str:
    from inloggen.models import Medewerker  # noqa: PLC0415 - the settings come first

    somebody = Medewerker.objects.create(
        issuer="https://bench.example",
        sub=f"bench-{number}",
        naam=f"Ambtenaar {number}",
        functie="Adviseur",
        rollen=[Rol.AMBTENAAR.value],
        laatst_ingelogd=timezone.now(),
    )
    client = Client()
    client.force_login(somebody)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def main() -> None:
    django.setup()
    made = [cookie(number) for number in range(int(sys.argv[1]))]
    print(json.dumps({"naam": settings.SESSION_COOKIE_NAME, "cookies": made}))


if __name__ == "__main__":
    main()
