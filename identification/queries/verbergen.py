"""“Verberg alles”: what the ambtenaar may show while the screen is shared."""

from __future__ import annotations

from dataclasses import replace

from identification.paginas import AfgerondPagina, IdentificatiePagina

_BOLLETJES = "•" * 9


def hide(page: IdentificatiePagina) -> IdentificatiePagina:
    """No name, number, word, code, BSN or answer of the BRP is in what is left.

    The blocks of the number and the word go as a whole: nobody may answer about something that cannot be seen.
    """
    code, person, handover = page.code, page.persoon, page.overdracht
    if code is not None:
        code = replace(code, te_vergelijken="")
    if person is not None:
        elsewhere = "" if person.brp_url else person.opgezocht_url
        person = replace(
            person, bsn="", bsn_masker=_BOLLETJES, toon_url="", brp_url="", opgezocht_url=elsewhere
        )
    if handover is not None:
        handover = replace(handover, aan="•••" if handover.aan else "")
    namens = page.namens
    if namens is not None:
        namens = replace(
            namens,
            handelende_masker=_BOLLETJES,
            vertegenwoordigde_masker=_BOLLETJES,
            feiten=(),
            nagekeken=(),
            te_doen=(),
            brp_url="",
            gezag_url="",
            stuk_url="",
            meekijk_adres="",
        )
    read_first = page.nu is not None and page.nu.soort == "eerst-tonen"
    return replace(
        page,
        rond_af_url="" if read_first else page.rond_af_url,
        namens=namens,
        zaaknummer="",
        gespreksnummer="",
        getal=None,
        woord=None,
        code=code,
        persoon=person,
        brp=None,
        overdracht=handover,
    )


def hide_finished(page: AfgerondPagina) -> AfgerondPagina:
    return replace(page, zaaknummer="", bewijs_hash="", bewijs_url="")
