"""The message for the chat: our own words, or those of the gemeente, with the link on a line of its own."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from begrippen.flow import Flow
from begrippen.taal import Taal
from diensten.inwonerteksten import opstellen
from diensten.inwonerteksten.nakijken import judge
from diensten.inwonerteksten.register import PLAATSEN
from diensten.models import Dienst
from identification.queries.uitnodiging import invitation, invitation_message
from inloggen.models import Medewerker
from tests.diensten.test_tekststand import NOOR, PETER
from tests.identification.gegevens import NOW, invited
from tests.medewerkers import LoggedIn

KORT_GELEDEN = NOW - timedelta(hours=1)


def hold(sleutel: str, tekst: str, *, dienst: Dienst | None = None, taal: str = "nl") -> None:

    row = opstellen.store(
        sleutel=sleutel, dienst=dienst, taal=Taal(taal), na=0, tekst=tekst, door=NOOR, now=KORT_GELEDEN
    )
    opstellen.offer(pk=row.pk, door=NOOR, now=KORT_GELEDEN)
    opstellen.approve(pk=row.pk, door=PETER, now=KORT_GELEDEN)


def test_our_own_words(ambtenaar: Medewerker, dienst: Dienst) -> None:
    row = invited(ambtenaar, dienst=dienst)
    start, link, end = invitation_message(row, now=NOW).splitlines()
    assert start.startswith(f"Hallo, dit is {ambtenaar.naam} van gemeente ")
    assert link == invitation(row, now=NOW).link
    assert end == "Zeg mij daarna de 6 cijfers die u ziet. Hang niet op."
    without = invited(ambtenaar, Flow.AMBTENAAR, dienst=dienst)
    assert invitation_message(without, now=NOW).endswith("Zeg mij daarna of het is gelukt. Hang niet op.")


def test_the_words_of_the_gemeente_keep_the_link_on_its_line(ambtenaar: Medewerker, dienst: Dienst) -> None:
    hold("chat-begin", "Dag, ik ben [medewerker].\nHier is de link voor ‘[dienst]’:", dienst=dienst)
    hold("chat-code", "Leest u daarna de cijfers voor?")
    row = invited(ambtenaar, dienst=dienst)
    assert invitation_message(row, now=NOW).splitlines() == [
        f"Dag, ik ben {ambtenaar.naam}.",
        f"Hier is de link voor ‘{dienst.naam}’:",
        invitation(row, now=NOW).link,
        "Leest u daarna de cijfers voor?",
    ]


@pytest.mark.parametrize("naam", ["[link]", "%(link)s", "A\nB"])
def test_a_name_is_only_a_name(ambtenaar: Medewerker, dienst: Dienst, naam: str) -> None:
    hold("chat-begin", "Dag, ik ben [medewerker].", dienst=dienst)
    row = invited(ambtenaar, dienst=dienst)
    row.ambtenaar_naam = naam
    assert invitation_message(row, now=NOW).startswith(f"Dag, ik ben {naam}.\nhttp")


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        ("Dag, ik ben [medewerker]. Kijk op [digid.nl] of bel [telefoon].", True),
        ("Log in op digid-inloggen.nl en kom terug.", False),
        ("Mail naar hulp@voorbeeld.nl.", False),
        ("Ga naar https://voorbeeld.example/.", False),
        ("Open bit.ly/abc en log in.", False),
        ("Of via t.me/x of evil.app.", False),
        ("Kijk op [website].", False),
    ],
)
def test_no_other_address_stands_beside_the_link(tekst: str, goed: bool) -> None:
    assert (judge(tekst, plaats=PLAATSEN["chat-begin"], taal=Taal.NEDERLANDS).fouten == ()) is goed


@pytest.mark.parametrize("stuk", ["a", "a-", "[a]"])
def test_a_long_row_of_letters_is_soon_judged(stuk: str) -> None:
    """As much as somebody can send at once (DATA_UPLOAD_MAX_MEMORY_SIZE); it took minutes, of a whole process."""
    began = time.process_time()
    judge((stuk * 16_000)[:16_000], plaats=PLAATSEN["chat-begin"], taal=Taal.NEDERLANDS)
    assert time.process_time() - began < 3


def test_words_of_the_gemeente_cost_one_query(
    logged_in: LoggedIn, ambtenaar: Medewerker, dienst: Dienst, django_assert_max_num_queries: Any
) -> None:
    """Without them a page of a call takes four (tests/identification/test_identificatie.py)."""
    sanne, row = logged_in(ambtenaar), invited(ambtenaar, dienst=dienst, now=timezone.now())
    hold("chat-begin", "Dag, ik ben [medewerker].")
    assert f"Dag, ik ben {ambtenaar.naam}." in sanne.get(f"/werkblad/{row.pk}/").content.decode()
    with django_assert_max_num_queries(5):
        sanne.get(f"/werkblad/{row.pk}/")
